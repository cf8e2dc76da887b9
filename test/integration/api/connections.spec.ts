import { Agent, request } from 'node:http';
import { openDesk, type Desk } from '../../support/desk.js';

const LARGE = Buffer.alloc(6 * 1_048_576, 'a');
const head = (name: string) =>
  Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`); // prettier-ignore
const FORM = { 'Content-Type': 'multipart/form-data; boundary=b' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const inForm = (name: string) => Buffer.concat([head(name), LARGE, Buffer.from('\r\n--b--\r\n')]);

/** Requests that are refused while their bodies are still on the line, and with what. */
const REFUSED: readonly [string, number, string, string, Record<string, string>, Buffer][] = [
  ['JSON over the limit', 413, 'POST', '/dossiers', JSON_TYPE, LARGE],
  ['what no endpoint takes', 415, 'POST', '/dossiers', { 'Content-Type': 'application/x-tar' }, LARGE],
  ['a file by somebody who is not signed in', 401, 'POST', '/files', { ...FORM, Authorization: '' }, inForm('file')],
  ['a file to a dossier that is not theirs', 404, 'POST', '/files?dossierId=01900000-0000-7000-8000-000000000000', FORM, inForm('file')], // prettier-ignore
  ['a file over the limit', 413, 'POST', '/files', FORM, inForm('file')],
  ['a part of another name', 400, 'POST', '/files', FORM, inForm('other')],
];

describe('a connection on which something large was refused', () => {
  let desk: Desk;
  let token: string;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { MAX_UPLOAD_MB: '5' } });
    token = await desk.tokenOf('park');
  });
  afterAll(() => desk?.stop());

  it.each(REFUSED)('goes on after %s', async (_, status, method, path, headers, body) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    const ask = (to: string, options: { method?: string; headers?: Record<string, string> } = {}, content?: Buffer) =>
      new Promise<number>((resolve, reject) => {
        const own = { Authorization: `Bearer ${token}`, ...options.headers };
        const asked = request(`${desk.stack.apiUrl}/api/v1${to}`, { ...options, agent, headers: own });
        asked.on('error', reject);
        asked.on('response', (answer) => {
          ports.add(answer.socket.localPort);
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
        });
        asked.end(content);
      });
    const answers = [ask(path, { method, headers }, body), ask('/sessions/current'), ask(path, { method, headers }, body)]; // prettier-ignore
    expect(await Promise.all(answers)).toEqual([status, 200, status]);
    expect(ports.size).toBe(1);
    agent.destroy();
  });
});
