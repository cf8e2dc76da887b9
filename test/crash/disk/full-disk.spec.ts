import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { aPdf, openDesk, type Desk } from '../../support/desk.js';
import { smallDisk, type SmallDisk } from './small-disk.js';

const disk = smallDisk(8);
afterAll(() => disk?.remove());

(disk ? describe : describe.skip)('the disk of the uploaded files, full', () => {
  const { folder, fill, free } = disk as SmallDisk;
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ env: { GUOHE_STORAGE: folder } });
  }, 180_000);
  afterAll(() => desk?.stop());

  const upload = async (key: string) => {
    const park = await desk.as('park');
    const form = new FormData();
    const content = Buffer.concat([aPdf(key), Buffer.alloc(1_000_000, ' ')]);
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), 'a.pdf');
    const response = await park.send('POST', '/files', form, { 'Idempotency-Key': key });
    return { status: response.status, answer: (await response.json()) as { id?: string; code?: string } };
  };
  const known = () => desk.rows(`SELECT id FROM stored_file ORDER BY id`);
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'ballast')
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();

  it('refuses an upload with a code, keeps nothing of it, and takes it under the same key once there is room', async () => {
    expect((await upload(randomUUID())).status).toBe(201);
    const before = [await known(), await kept()];
    fill();
    const key = randomUUID();
    expect(await upload(key)).toMatchObject({ status: 507, answer: { code: 'file.storageFull' } });
    expect([await known(), await kept()]).toEqual(before);
    // Everything that needs no room on this disk goes on.
    const park = await desk.as('park');
    expect(await park.get<unknown[]>('/files?limit=5')).toHaveLength(1);
    free();
    expect((await upload(key)).status).toBe(201);
    expect(await known()).toHaveLength(2);
    expect(await kept()).toHaveLength(2);
  });
});
