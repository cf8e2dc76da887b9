import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#platform/config/config.js';
import { readKeys } from '#platform/crypto/key-ring.js';
import { ownKeys, readOwnKeys } from '#platform/embedded/own-keys.js';

describe('the keys of an installation of its own', () => {
  it('are made once, and can be read by their owner alone', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'guohe-keys-'));
    const settings = loadSettings({ GUOHE_DATA: dataFolder });
    expect(await readOwnKeys(dataFolder, 'personal-data')).toBeUndefined();
    const made = await ownKeys(settings, 'personal-data');
    expect(readKeys(made)).toHaveLength(1);
    expect(await ownKeys(settings, 'personal-data')).toBe(made);
    expect(await readOwnKeys(dataFolder, 'personal-data')).toBe(made);
    expect(await readdir(join(dataFolder, 'keys'))).toEqual(['personal-data.keys']);
    expect((await stat(join(dataFolder, 'keys/personal-data.keys'))).mode & 0o777).toBe(0o600);
  });

  it('are not made anew where their file is damaged', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'guohe-keys-'));
    const settings = loadSettings({ GUOHE_DATA: dataFolder });
    await ownKeys(settings, 'personal-data');
    await writeFile(join(dataFolder, 'keys/personal-data.keys'), 'own:AAAA');
    await expect(ownKeys(settings, 'personal-data')).rejects.toThrow('holds no key (密钥文件已损坏)');
  });
});
