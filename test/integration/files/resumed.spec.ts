import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { Upload, type UploadOptions } from 'tus-js-client';
import type { ApiClient } from '#cli/client/api-client.js';
import { aPdf, openDesk, refusalOf, upload, type Desk, type FileView } from '../../support/desk.js';
import { until } from '../../support/until.js';
import { settingsOf, startS3, type S3Server } from '../../support/s3.js';

interface UploadView {
  readonly id: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly fileId: string | null;
}

const MB = 1_048_576;
const bigPdf = (bytes: number) => Buffer.concat([aPdf('big'), randomBytes(bytes)]);

describe.each(['a disk', 'a bucket'])('uploads that break off, kept on %s', (place) => {
  let s3: S3Server | undefined;
  let desk: Desk;
  let park: ApiClient;
  let token: string;
  beforeAll(async () => {
    if (place === 'a bucket') s3 = await startS3();
    desk = await openDesk({ worker: false, env: { MAX_UPLOAD_MB: '20', ...(s3 && settingsOf(s3)) } });
    park = await desk.as('park');
    token = await desk.tokenOf('park');
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    await s3?.stop();
  });

  const endpoint = () => `${desk.stack.apiUrl}/api/v1/uploads`;
  /** A real tus client. @returns the address of the upload */
  function send(content: Buffer, name: string, more: Partial<UploadOptions> = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const upload: Upload = new Upload(content, {
        endpoint: endpoint(),
        headers: { Authorization: `Bearer ${token}` },
        metadata: { filename: name },
        retryDelays: [100, 500, 1_000],
        onError: reject,
        onSuccess: () => resolve(upload.url as string),
        ...more,
      });
      upload.start();
    });
  }
  const raw = (method: string, url: string, headers: Record<string, string>, body?: Buffer) =>
    fetch(url, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', ...headers },
      body: body as BodyInit | undefined,
    });
  const begin = async (size: number, name = 'plan.pdf') => {
    const answer = await raw('POST', endpoint(), {
      'Upload-Length': String(size),
      'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}`,
    });
    return { status: answer.status, url: new URL(answer.headers.get('location') ?? '/', endpoint()).href };
  };
  const view = (url: string) => park.get<UploadView>(`/uploads/${url.split('/').at(-1)}`);
  const fileOf = async (url: string) => park.get<FileView>(`/files/${(await view(url)).fileId}`);
  const partsLeft = async () => {
    const [rows] = await desk.rows<{ count: number }>(`SELECT count(*)::int FROM upload_part`);
    const folder = await readdir(join(desk.stack.folder, 'files', 'parts'), { recursive: true, withFileTypes: true }).catch(() => []); // prettier-ignore
    return (rows?.count ?? 0) + folder.filter((entry) => entry.isFile()).length;
  };

  it('are whole files in the end, in however many parts they come', async () => {
    const content = bigPdf(3 * MB);
    const url = await send(content, '实施方案.pdf', { chunkSize: MB });
    const file = await fileOf(url);
    expect(file).toMatchObject({
      name: '实施方案.pdf',
      mediaType: 'application/pdf',
      sizeBytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    const answer = await park.send('GET', `/files/${file.id}/content`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(await partsLeft()).toBe(0);
  });

  it('go on behind the last byte that came, after the connection was cut in the midst of one and the API was killed', async () => {
    const content = bigPdf(4 * MB);
    const { url } = await begin(content.length);
    // The first part says that it is whole and is not: the connection is cut in its midst.
    const cut = new AbortController();
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(content.subarray(0, 2 * MB));
        setTimeout(() => cut.abort(), 500);
      },
    });
    await fetch(url, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${token}`,
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      },
      body: half,
      duplex: 'half',
      signal: cut.signal,
    } as RequestInit).catch(() => undefined);
    let received = 0;
    for (let turn = 0; turn < 100 && received === 0; turn += 1) {
      received = (await view(url)).receivedBytes;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(content.length);
    await desk.stack.kill('api');
    await desk.stack.restart('api');
    expect((await raw('HEAD', url, {})).headers.get('upload-offset')).toBe(String(received));
    const sent: number[] = [];
    await send(content, 'plan.pdf', { uploadUrl: url, onProgress: (bytes) => sent.push(bytes) });
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(received);
    expect((await fileOf(url)).sha256).toBe(createHash('sha256').update(content).digest('hex'));
  }, 60_000);

  it('take each byte once, however many send it', async () => {
    const content = bigPdf(MB);
    const { url } = await begin(content.length);
    const patch = () =>
      raw('PATCH', url, { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, content);
    const statuses = (await Promise.all([patch(), patch(), patch()])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    for (const status of statuses) expect([204, 404, 409, 423]).toContain(status);
    expect((await fileOf(url)).sizeBytes).toBe(content.length);
    const files = await desk.rows(`SELECT 1 FROM stored_file WHERE name = 'plan.pdf' AND size_bytes = $1`, [content.length]); // prettier-ignore
    expect(files).toHaveLength(1);
  });

  it('leave the connection as it was where they are refused before they were read', async () => {
    const content = bigPdf(4 * MB);
    const { url } = await begin(content.length);
    const [agent, answers] = [new Agent({ keepAlive: true, maxSockets: 1 }), [] as number[]];
    const ask = (method: string, headers: Record<string, string>, body?: Buffer) =>
      new Promise<void>((resolve, reject) => {
        const asked = request(url, { method, agent, headers: { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', ...headers } }); // prettier-ignore
        asked.on('error', reject).on('response', (answer) => {
          answers.push(answer.statusCode ?? 0);
          answer.resume().on('end', resolve);
        });
        asked.end(body);
      });
    const ahead = { 'Upload-Offset': '1', 'Content-Type': 'application/offset+octet-stream' };
    await Promise.all([ask('PATCH', ahead, content), ask('HEAD', {}), ask('PATCH', ahead, content), ask('HEAD', {})]);
    agent.destroy();
    expect(answers).toEqual([409, 200, 409, 200]);
  });

  it('are judged like any other file, and forgotten where they are not accepted', async () => {
    const lie = Buffer.from('<html><script>alert(1)</script></html>');
    await expect(send(lie, 'plan.pdf')).rejects.toThrow(/422/);
    await expect(send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo.png')).rejects.toThrow(/422/);
    expect(await partsLeft()).toBe(0);
    expect(await desk.rows(`SELECT 1 FROM upload WHERE file_id IS NULL AND received_bytes = size_bytes`)).toEqual([]);
  });

  it('have a size that is told before, within the limit, and are not many at a time', async () => {
    const large = await raw('POST', endpoint(), { 'Upload-Length': String(21 * MB) });
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'file.tooLarge', params: { limitMb: 20 } }]);
    expect((await raw('POST', endpoint(), { 'Upload-Defer-Length': '1' })).status).toBe(400);
    expect((await raw('POST', endpoint(), { 'Upload-Length': '0' })).status).toBe(422);
    expect((await raw('POST', endpoint(), { 'Upload-Length': '5', 'Tus-Resumable': '0.2.2' })).status).toBe(400);
    const { url } = await begin(10);
    const over = await raw(
      'PATCH',
      url,
      { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
      Buffer.alloc(11),
    );
    expect([over.status, (await view(url)).receivedBytes]).toEqual([413, 0]);
    expect(await over.json()).toMatchObject({ code: 'upload.moreThanAnnounced' });
    const wrong = await raw('PATCH', url, { 'Upload-Offset': '5', 'Content-Type': 'application/offset+octet-stream' }, Buffer.alloc(5)); // prettier-ignore
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([409, 'upload.offsetDiffers']);
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1) statuses.push((await begin(10)).status);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(await desk.rows(`SELECT 1 FROM upload WHERE file_id IS NULL`)).toHaveLength(20);
    expect((await raw('DELETE', url, {})).status).toBe(204);
    expect((await begin(10)).status).toBe(201);
    await desk.rows(`DELETE FROM upload WHERE file_id IS NULL`);
  });

  it('are for nobody but their own', async () => {
    const { url } = await begin(10);
    const foreign = await desk.tokenOf('research');
    for (const method of ['HEAD', 'GET', 'PATCH', 'DELETE']) {
      const answer = await fetch(url, {
        method,
        headers: {
          Authorization: `Bearer ${foreign}`,
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': '0',
          ...(method === 'PATCH' && { 'Content-Type': 'application/offset+octet-stream' }),
        },
        ...(method === 'PATCH' && { body: Buffer.alloc(10) as BodyInit }),
      });
      expect([method, answer.status]).toEqual([method, 404]);
    }
    expect((await view(url)).receivedBytes).toBe(0);
    expect((await refusalOf((await desk.as('research')).get(`/uploads/${url.split('/').at(-1)}`))).status).toBe(404);
  });

  it('of an expert as such are not their organisation’s', async () => {
    const url = await send(bigPdf(1_000), 'photo.pdf', { metadata: { filename: 'photo.pdf', asExpert: 'true' } });
    const { id } = await fileOf(url);
    expect(await desk.rows(`SELECT organisation_id FROM stored_file WHERE id = $1`, [id])).toEqual([
      { organisation_id: null },
    ]);
  });

  const part = (url: string, offset: number, content: Buffer, at = url) =>
    raw('PATCH', at, { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }, content);
  const restarted = async () => {
    await desk.stack.kill('api');
    await desk.stack.restart('api');
    await until(async () => (await fetch(`${desk.stack.apiUrl}/health/live`)).status === 200);
  };

  it('are one file where two processes finish one at the same moment', async () => {
    const other = await desk.stack.furtherApi();
    for (let turn = 0; turn < 5; turn += 1) {
      const content = bigPdf(MB);
      const { url } = await begin(content.length, `twice-${turn}.pdf`);
      await part(url, 0, content.subarray(0, content.length - 1));
      const last = content.subarray(content.length - 1);
      const elsewhere = url.replace(desk.stack.apiUrl, other);
      const sent = [url, elsewhere].map((at) => part(url, content.length - 1, last, at));
      const statuses = (await Promise.all(sent)).map(({ status }) => status);
      // A finish that is repeated, here and there.
      const again = [url, elsewhere].map((at) => part(url, content.length, Buffer.alloc(0), at));
      for (const { status } of await Promise.all(again)) expect([204, 409, 423]).toContain(status);
      expect(statuses).toContain(204);
      expect((await fileOf(url)).sha256).toBe(createHash('sha256').update(content).digest('hex'));
      expect(await desk.rows(`SELECT FROM stored_file WHERE name = $1`, [`twice-${turn}.pdf`])).toHaveLength(1);
    }
    expect(await partsLeft()).toBe(0);
  }, 60_000);

  it('are forgotten a day after their last part, not after their beginning', async () => {
    const [old, going] = [await begin(100, 'old.pdf'), await begin(100, 'going.pdf')];
    for (const { url } of [old, going]) await part(url, 0, Buffer.alloc(10));
    await desk.rows(
      `UPDATE upload SET created_at = now() - interval '3 days', advanced_at = now() - interval '2 days' WHERE file_id IS NULL`,
    );
    await part(going.url, 10, Buffer.alloc(10));
    await restarted();
    await until(async () => (await raw('HEAD', old.url, {})).status === 404);
    expect((await raw('HEAD', going.url, {})).headers.get('upload-offset')).toBe('20');
    expect((await raw('DELETE', going.url, {})).status).toBe(204);
    expect(await partsLeft()).toBe(0);
  }, 60_000);

  it('leave nothing in the store once their draft is deleted', async () => {
    const { id } = await park.post<{ id: string }>('/dossiers', { batchId: (await desk.openBatch()).id, type: 'park' });
    const metadata = [
      `filename ${Buffer.from('x.pdf').toString('base64')}`,
      `dossierId ${Buffer.from(id).toString('base64')}`,
    ];
    const begun = await raw('POST', endpoint(), { 'Upload-Length': '100', 'Upload-Metadata': metadata.join(',') });
    const url = new URL(begun.headers.get('location') ?? '/', endpoint()).href;
    await part(url, 0, Buffer.alloc(10));
    expect(await partsLeft()).toBeGreaterThan(0);
    expect((await park.send('DELETE', `/dossiers/${id}`)).status).toBe(204);
    expect((await part(url, 10, Buffer.alloc(90))).status).toBe(404);
    await restarted();
    await until(async () => (await partsLeft()) === 0);
  }, 60_000);
});

describe('how many files there may be', () => {
  let desk: Desk;
  let park: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { MAX_DAILY_FILES: '5', MAX_DOSSIER_FILES: '2' } });
    park = await desk.as('park');
  }, 60_000);
  afterAll(() => desk?.stop());

  it('is limited for each dossier, and for each person and day', async () => {
    const { id } = await park.post<{ id: string }>('/dossiers', { batchId: (await desk.openBatch()).id, type: 'park' });
    const add = (query = '') => upload(park, '附件.pdf', aPdf(), query);
    await add(`?dossierId=${id}`);
    await add(`?dossierId=${id}`);
    expect(await refusalOf(add(`?dossierId=${id}`))).toMatchObject({ status: 409, code: 'file.tooManyInDossier' });
    for (let n = 0; n < 3; n += 1) await add();
    expect(await refusalOf(add())).toMatchObject({ status: 429, code: 'file.tooManyToday' });
    expect(await desk.rows(`SELECT FROM stored_file WHERE uploaded_by = $1`, [park.accountId])).toHaveLength(5);
    const kept = await readdir(join(desk.stack.folder, 'files'), { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toHaveLength(5);
    await desk.rows(`UPDATE stored_file SET uploaded_at = now() - interval '25 hours' WHERE uploaded_by = $1`, [
      park.accountId,
    ]);
    await add();
    await upload(await desk.as('research'), '附件.pdf', aPdf());
  });
});
