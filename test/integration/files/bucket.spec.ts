import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '#cli/client/api-client.js';
import { aPdf, openDesk, refusalOf, upload, type Desk, type FileView } from '../../support/desk.js';
import { settingsOf, startS3, type S3Server } from '../../support/s3.js';

describe('files in a bucket, over HTTP', () => {
  let s3: S3Server;
  let desk: Desk;
  let park: ApiClient;
  beforeAll(async () => {
    s3 = await startS3();
    desk = await openDesk({ worker: false, env: settingsOf(s3) });
    park = await desk.as('park');
  });
  afterAll(async () => {
    await desk?.stop();
    await s3?.stop();
  });

  const content = async (id: string) => {
    const answer = await park.send('GET', `/files/${id}/content`);
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const incoming = () => readdir(join(desk.stack.folder, 'files', 'incoming'));
  const known = () => desk.rows(`SELECT id FROM stored_file`);

  it('are taken in, given out, and leave nothing on the local disk', async () => {
    const bytes = Buffer.concat([aPdf(), Buffer.alloc(8_000_000, ' ')]);
    const { id } = await upload(park, '合同.pdf', bytes);
    const given = await content(id);
    // Compared by themselves: an assertion on millions of bytes takes longer than the rest of the test.
    expect([given.status, given.bytes.equals(bytes)]).toEqual([200, true]);
    expect(await incoming()).toEqual([]);
  });

  it('are refused while the store is away, with nothing half-done, and taken under the same key once it is back', async () => {
    const { id } = await upload(park, 'before.pdf', aPdf());
    const before = await known();
    const key = randomUUID();
    const send = () => {
      const form = new FormData();
      form.set('file', new Blob([aPdf('later') as Uint8Array<ArrayBuffer>]), 'later.pdf');
      return park.post<FileView>('/files', form, { key });
    };
    await s3.away();
    expect(await refusalOf(send())).toMatchObject({ status: 503, code: 'file.storageAway' });
    expect(await refusalOf(park.get(`/files/${id}/content`))).toMatchObject({ status: 503, code: 'file.storageAway' });
    expect([await known(), await incoming()]).toEqual([before, []]);
    // Everything else goes on.
    expect((await park.get<FileView[]>('/files')).length).toBe(before.length);
    await s3.back();
    expect((await content((await send()).id)).bytes).toEqual(aPdf('later'));
    expect((await content(id)).status).toBe(200);
    expect(await known()).toHaveLength(before.length + 1);
  });

  it('are not begun with where the bucket is not there', async () => {
    const start = desk.stack.furtherApi({ S3_BUCKET: 'another-bucket' });
    await expect(start).rejects.toThrow(
      /ended \(78\)[^]*S3_BUCKET is "another-bucket": there is no such bucket\. Create it/,
    );
  });

  it('are not begun with where the store does not know the keys, nor where it takes another secret for them', async () => {
    for (const wrong of ['S3_SECRET_ACCESS_KEY', 'S3_ACCESS_KEY_ID']) {
      await expect(desk.stack.furtherApi({ [wrong]: 'another' })).rejects.toThrow(
        /ended \(78\)[^]*the store does not open it with these keys\. Correct S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY/,
      );
    }
  });
});
