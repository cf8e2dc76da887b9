import { request } from 'node:http';
import { openDesk, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

describe('the API when it is told to stop', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ worker: false })));

  it('finishes what is under way, and tells whoever comes to come back', async () => {
    const upload = beginUpload(desk.stack.apiUrl, await desk.tokenOf('park'));
    await upload.begun;
    const ended = desk.stack.stop();
    const probe = () => fetch(`${desk.stack.apiUrl}/api/v1/batches`);
    await until(async () => (await probe()).status === 503);
    const refused = await probe();
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'server.closing', status: 503 });
    expect((await fetch(`${desk.stack.apiUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${desk.stack.apiUrl}/health/ready`)).status).toBe(503);
    upload.finish();
    expect(await upload.status).toBe(201);
    expect(await ended).toEqual({ api: 0 });
  });
});

/** A file that is sent in two pieces. */
function beginUpload(apiUrl: string, token: string) {
  const { promise: begun, resolve: began } = Promise.withResolvers<void>();
  const { promise: status, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sending = request(`${apiUrl}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'multipart/form-data; boundary=half' },
  });
  sending.on('response', (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  });
  sending.on('error', reject);
  sending.write(
    '--half\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n',
    // The server needs a moment to read it.
    () => setTimeout(began, 500),
  );
  return { begun, status, finish: () => sending.end('%%EOF\n\r\n--half--\r\n') };
}
