import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { Config } from '#platform/config/config.js';
import { openMailer } from '#platform/mail/mailer.js';
import { postEvent } from '#platform/webhooks/post-event.js';
import { readNetworks } from '#platform/webhooks/reachable.js';

const ROOT = resolve(import.meta.dirname, '../..');
const UNTRUSTED = /self[- ]signed|unable to verify|certificate/;

describe('a server with a certificate that nobody vouches for', () => {
  let server: SMTPServer;
  let port: number;
  let heard = 0;
  beforeAll(async () => {
    // TLS from the first byte, with the certificate that the package signed itself.
    server = new SMTPServer({
      secure: true,
      logger: false,
      authOptional: true,
      onConnect: (_, done) => {
        heard += 1;
        done();
      },
    });
    server.on('error', () => {}); // whoever hangs up
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<void>((done) => server.close(() => done())));
  afterEach(() => expect(heard).toBe(0));

  it('gets no event', async () => {
    const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
    const event = { url: `https://localhost:${port}/`, secret, id: '1', body: '{}' };
    await expect(postEvent(event, readNetworks('127.0.0.1/32,::1/128') ?? [])).rejects.toThrow(UNTRUSTED);
  });

  it('gets no mail', async () => {
    const config = { smtpUrl: `smtps://127.0.0.1:${port}`, mailFrom: 'no-reply@guohe.example' } as Config;
    const mailer = await openMailer(config);
    const mail = { id: '1', to: 'somebody@guohe.example', subject: 's', text: 't', html: '' };
    await expect(mailer?.send(mail)).rejects.toThrow(UNTRUSTED);
    mailer?.close();
  });

  it('is trusted by no line of ours', () => {
    const sources = ['apps', 'activities', 'libs', 'workflows', 'deploy'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(ROOT, folder, path)),
    );
    const read = sources.filter((path) => /\.(ts|tsx|mjs|js|ya?ml|env|json)$/.test(path));
    expect(read.length).toBeGreaterThan(500);
    const off = /rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity\s*:|sslmode=no-verify/;
    expect(read.filter((path) => off.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
