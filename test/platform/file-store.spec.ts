import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FileStore } from '#platform/storage/file-store.js';
import { attachmentHeader, safeName } from '#platform/storage/safe-name.js';

describe('the file store', () => {
  let folder: string;
  let store: FileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guohe-store-'));
    store = new FileStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const stream = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const incoming = () => readdir(join(folder, 'incoming'));

  it('keeps what it received, under a key', async () => {
    const received = await store.receive(stream('国', '合'));
    expect(received).toMatchObject({
      sizeBytes: 6,
      sha256: '1e7ae05dc66daabefc5e931edf1af9530d0a3950ee5b33344059debeca0628ca',
    });
    const key = await store.keep(received);
    const { stream: content, sizeBytes } = await store.read(key);
    expect([await text(content), sizeBytes]).toEqual(['国合', 6]);
    expect(await incoming()).toEqual([]);
  });

  it('leaves nothing of a stream that breaks', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('gone');
      })(),
    );
    await expect(store.receive(broken)).rejects.toThrow('gone');
    expect(await incoming()).toEqual([]);
  });

  it('takes away what was abandoned a day ago, and only that', async () => {
    await store.discard(await store.receive(stream('x')));
    const [old, fresh] = ['old', 'fresh'].map((name) => join(folder, 'incoming', name)) as [string, string];
    await writeFile(old, 'x');
    await writeFile(fresh, 'x');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(old, yesterday, yesterday);
    expect(await store.sweep()).toBe(1);
    expect(await incoming()).toEqual(['fresh']);
  });

  it('names what was kept a day ago, and sets it aside for weeks', async () => {
    const keep = async (content: string) => store.keep(await store.receive(stream(content)));
    const [key, fresh] = [await keep('old'), await keep('new')];
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(join(folder, key), yesterday, yesterday);
    const settled: string[] = [];
    for await (const keys of store.settledKeys()) settled.push(...keys);
    expect(settled).toEqual([key]);
    await store.setAside(key);
    await expect(store.read(key)).rejects.toThrow(/ENOENT/);
    expect(await store.sweep()).toBe(0);
    expect(await store.sweep(Date.now() + 31 * 86_400_000)).toBe(1);
    const { stream: content, sizeBytes } = await store.read(fresh);
    expect([await text(content), sizeBytes]).toEqual(['new', 3]);
  });

  it('reads no key outside its folder', async () => {
    await expect(store.read('../../etc/passwd')).rejects.toThrow(/inside the store/);
    await expect(store.read('/etc/passwd')).rejects.toThrow(/inside the store/);
    await expect(store.read('ab/none')).rejects.toThrow(/ENOENT/);
  });
});

describe('names of files', () => {
  it.each([
    ['', 'file'],
    ['...', 'file'],
    ['.pdf', 'pdf'],
    ['a/b\\c.pdf', 'c.pdf'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['  x .pdf ', 'x .pdf'],
    ['nul.pdf', 'file-nul.pdf'],
    ['e\u0301.pdf', '\u00e9.pdf'],
  ])('%p becomes %p', (given, safe) => expect(safeName(given)).toBe(safe));

  it('stay short, whatever is given', () => {
    expect([...safeName(`${'x'.repeat(1000)}.pdf`)].length).toBe(200);
    expect([...safeName(`x.${'y'.repeat(1000)}`)].length).toBe(200);
  });

  it('are quoted so that no name ends the header', () => {
    expect(attachmentHeader(`a"; x="b'(1).pdf`)).toBe(
      `attachment; filename="a_; x=_b'(1).pdf"; filename*=UTF-8''a%22%3B%20x%3D%22b%27%281%29.pdf`,
    );
    expect(attachmentHeader('合同.pdf')).toBe(`attachment; filename="__.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`);
  });
});
