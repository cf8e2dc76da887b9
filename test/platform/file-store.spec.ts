import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FileStore } from '#platform/storage/file-store.js';
import { StorageAway } from '#platform/storage/kept-files.js';
import { LocalFiles } from '#platform/storage/local-files.js';
import { S3Files } from '#platform/storage/s3-files.js';
import { attachmentHeader, safeName } from '#platform/storage/safe-name.js';
import { startS3, type S3Server } from '../support/s3.js';

const DAY_MS = 86_400_000;
const stream = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe.each(['a local disk', 'a bucket'])('the file store on %s', (where) => {
  let folder: string;
  let s3: S3Server;
  let store: FileStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guohe-store-'));
    s3 = await startS3();
    store = new FileStore(folder, where === 'a bucket' ? new S3Files(s3.place) : new LocalFiles(folder));
  });
  afterAll(async () => {
    await s3?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const incoming = () => readdir(join(folder, 'incoming'));
  const keep = async (...chunks: string[]) => {
    const received = await store.receive(stream(...chunks));
    const key = await store.keep(received);
    await store.discard(received);
    return { key, sha256: received.sha256 };
  };
  const read = async ({ key, sha256 }: { key: string; sha256: string }) => {
    const found = await store.read(key, sha256);
    return found && [await text(found.stream), found.sizeBytes];
  };

  it('keeps what it received, under a key', async () => {
    const received = await store.receive(stream('国', '合'));
    expect(received).toMatchObject({
      sizeBytes: 6,
      sha256: '1e7ae05dc66daabefc5e931edf1af9530d0a3950ee5b33344059debeca0628ca',
    });
    const key = await store.keep(received);
    await store.discard(received);
    expect(await read({ key, sha256: received.sha256 })).toEqual(['国合', 6]);
    expect(await incoming()).toEqual([]);
  });

  it('gives out nothing whole that is not what was uploaded', async () => {
    const { key } = await keep('x'.repeat(200_000));
    const other = await keep('y');
    const found = await store.read(key, other.sha256);
    await expect(text(found?.stream as Readable)).rejects.toThrow(/not those that were uploaded/);
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
    const yesterday = (Date.now() - 25 * 3_600_000) / 1000;
    await utimes(old, yesterday, yesterday);
    expect(await store.sweep()).toBe(1);
    expect(await incoming()).toEqual(['fresh']);
  });

  it('names what was kept a day ago, and sets it aside for weeks', async () => {
    const settled = async (now: number) => {
      const found: string[] = [];
      for await (const keys of store.settledKeys(now)) found.push(...keys);
      return found;
    };
    const [one, other] = [await keep('one'), await keep('other')];
    expect(await settled(Date.now())).toEqual([]);
    expect(await settled(Date.now() + 2 * DAY_MS)).toEqual(expect.arrayContaining([one.key, other.key]));
    await store.setAside(one.key);
    expect(await read(one)).toBeUndefined();
    expect(await settled(Date.now() + 2 * DAY_MS)).not.toContain(one.key);
    expect(await store.sweep(Date.now() + 29 * DAY_MS)).toBeLessThanOrEqual(1); // what has only arrived
    expect(await store.sweep(Date.now() + 31 * DAY_MS)).toBe(1);
    expect(await read(other)).toEqual(['other', 5]);
    await store.remove(other.key);
    expect(await read(other)).toBeUndefined();
  });
});

describe('files on a local disk', () => {
  it('are read by no key outside their folder', async () => {
    const files = new LocalFiles(tmpdir());
    await expect(files.read('../etc/passwd')).rejects.toThrow(/inside the store/);
    await expect(files.read('/etc/passwd')).rejects.toThrow(/inside the store/);
  });
});

describe('files in a bucket', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3?.stop());

  it('are many: all pages are read', async () => {
    const files = new S3Files(s3.place);
    const folder = await mkdtemp(join(tmpdir(), 'guohe-many-'));
    const store = new FileStore(folder, files);
    for (let index = 0; index < 12; index += 1) await store.keep(await store.receive(stream(String(index))));
    const few = new S3Files({ ...s3.place, pageSize: 5 });
    const pages: number[] = [];
    for await (const keys of few.keysBefore(Date.now() + DAY_MS)) pages.push(keys.length);
    expect(pages).toEqual([5, 5, 2]);
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['a bucket that is not there', { bucket: 'none' }, /no such bucket/],
    ['a wrong key', { accessKeyId: 'wrong' }, /does not open it/],
  ])('are refused at the start in %s', async (_, change, said) => {
    expect(await new S3Files({ ...s3.place, ...change }).check()).toMatch(said);
  });

  it('cannot be had while the store is away; whoever waits is told', async () => {
    const files = new S3Files(s3.place);
    await s3.away();
    expect(await files.check()).toBeUndefined();
    await expect(files.read('00/x')).rejects.toThrow(StorageAway);
    await s3.back();
    expect(await files.read('00/x')).toBeUndefined();
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
