import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockHeld, acquireLock, readLock, underLock } from '#platform/embedded/instance-lock.js';

describe('the lock of a data folder', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guohe-lock-'));
    file = join(folder, 'guohe.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is held by one, which says what it is', async () => {
    const lock = await acquireLock(file, 'first');
    await expect(acquireLock(file, 'second')).rejects.toMatchObject({
      name: 'LockHeld',
      pid: process.pid,
      note: 'first',
    });
    await lock.describe('http://localhost:3000');
    expect((await readLock(file))?.note).toBe('http://localhost:3000');
    await lock.release();
    expect(await readLock(file)).toBeUndefined();
    await (await acquireLock(file, 'second')).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['of a process that is no more', JSON.stringify({ pid: 4_194_000, started: 'long ago', note: '' })],
    ['whose number another process has now', JSON.stringify({ pid: process.pid, started: 'long ago', note: '' })],
    ['of which only half was written', '{"pid":12'],
    ['that is empty', ''],
    ['that is something else', 'null'],
  ])('is taken over from one %s', async (_, content) => {
    await writeFile(file, content);
    expect(await readLock(file)).toBeUndefined();
    const lock = await acquireLock(file, 'new');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid, note: 'new' });
    await lock.release();
  });

  it('lets work be done by one after the other', async () => {
    let inside = 0;
    const waitedFor: LockHeld[] = [];
    const work = async () => {
      inside += 1;
      await new Promise((done) => setTimeout(done, 100));
      expect(inside).toBe(1);
      inside -= 1;
      return 'done';
    };
    const results = await Promise.all(
      [1, 2, 3].map(() => underLock(file, 'work', (held) => waitedFor.push(held), work)),
    );
    expect(results).toEqual(['done', 'done', 'done']);
    expect(waitedFor).toHaveLength(2);
  });
});
