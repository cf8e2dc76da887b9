import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as listen, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import type { ApiClient } from '#cli/client/api-client.js';
import { postEvent } from '#platform/webhooks/post-event.js';
import { readNetworks } from '#platform/webhooks/reachable.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Added {
  readonly id: string;
  readonly secret: string;
}
interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastStatus: number | null;
}

describe('events for other systems', () => {
  let desk: Desk;
  let admin: ApiClient;
  let host: Server;
  let url: string;
  const received: Received[] = [];
  let answer: (received: Received) => { status: number; headers?: Record<string, string> } = () => ({ status: 204 });
  beforeAll(async () => {
    host = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const one = { headers: request.headers, body: Buffer.concat(chunks).toString() };
        received.push(one);
        const { status, headers } = answer(one);
        response.writeHead(status, headers).end();
      });
    }).listen(0, '127.0.0.1');
    await once(host, 'listening');
    url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/events`;
    desk = await openDesk({ env: { WEBHOOK_NETWORKS: '127.0.0.1/32' } });
    admin = await desk.as('admin');
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    host?.close();
  });
  beforeEach(() => {
    received.length = 0;
    answer = () => ({ status: 204 });
  });

  const add = (more: object = {}) => admin.post<Added>('/webhooks', { url, ...more });
  const sent = (id: string) => admin.get<Delivery[]>(`/webhooks/${id}/deliveries`);
  const tell = (template: string, role = 'caseOfficer', key = template) =>
    desk.rows(
      `INSERT INTO notice (id, event_key, recipient, role, template, params) VALUES (uuidv7(), $1, $2, $2, $3, '{"title": "x"}')`,
      [`test/${key}`, role, template],
    );
  const remove = (id: string) => admin.send('DELETE', `/webhooks/${id}`);

  it('are CloudEvents, signed so that only we can have sent them, of the topics that were asked for', async () => {
    const { id, secret } = await add({ topics: ['batch'] });
    await tell('case.submitted', 'caseOfficer', 'other-topic');
    // Two roles are told of the same event: it is one.
    await tell('batch.windowClosed', 'caseOfficer', 'closed');
    await tell('batch.windowClosed', 'administrator', 'closed');
    await until(() => received.length > 0);
    await until(async () => (await sent(id)).every(({ state }) => state === 'delivered'));
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    const event = new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;
    expect(() =>
      new Webhook(secret).verify(body.replace('batch', 'case'), headers as Record<string, string>),
    ).toThrow();
    expect(headers['content-type']).toContain('application/cloudevents+json');
    expect(event).toMatchObject({
      specversion: '1.0',
      id: headers['webhook-id'],
      type: 'guohe.batch.windowClosed',
      source: expect.stringMatching(/^http/) as string,
    });
    expect((await desk.rows<{ secret: string }>(`SELECT secret FROM webhook WHERE id = $1`, [id]))[0]?.secret).toMatch(
      /^sealed:/,
    );
    expect(JSON.stringify(await admin.get('/webhooks'))).not.toContain('whsec_');
    await remove(id);
  });

  it('that are not taken are sent again under the same id, and by hand', async () => {
    const { id } = await add();
    let times = 0;
    answer = () => ({ status: (times += 1) < 2 ? 500 : 204 });
    const { eventId } = await admin.post<Delivery>(`/webhooks/${id}/trial`);
    await until(async () => (await sent(id))[0]?.state === 'delivered', 20_000);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    const [one] = (await sent(id)) as [Delivery];
    expect(one).toMatchObject({ attempts: 2, lastStatus: 204 });
    await admin.post(`/webhooks/${id}/deliveries/${one.id}/redelivery`);
    await until(() => received.length === 3);
    expect(received[2]?.headers['webhook-id']).toBe(eventId);
    await remove(id);
  }, 40_000);

  it('follow no redirect', async () => {
    const { id } = await add();
    answer = () => ({ status: 302, headers: { Location: `${url}/elsewhere` } });
    await admin.post(`/webhooks/${id}/trial`);
    await until(async () => (await sent(id))[0]?.lastStatus === 302);
    expect(received).toHaveLength(1);
    await remove(id);
  });

  it('end where they fail again and again: the administrators are told, and may begin anew', async () => {
    const { id } = await add();
    answer = () => ({ status: 503 });
    await admin.post(`/webhooks/${id}/trial`);
    const stopped = async () => {
      await desk.rows(
        `UPDATE webhook_delivery SET next_attempt_at = now() WHERE state = 'waiting' AND last_status = 503`,
      );
      return (await admin.get<{ disabledBecause: string }[]>('/webhooks'))[0]?.disabledBecause === 'failing';
    };
    await until(stopped, 40_000);
    const [failed] = (await sent(id)) as [Delivery];
    expect(failed).toMatchObject({ state: 'failed', attempts: 9 });
    const notices = await admin.get<{ template: string; text: { en: string } }[]>('/notices');
    expect(notices.filter(({ template }) => template === 'webhook.disabled')).toHaveLength(1);
    expect((await refusalOf(admin.post(`/webhooks/${id}/trial`))).code).toBe('webhook.switchedOff');
    answer = () => ({ status: 200 });
    expect(await admin.send('PATCH', `/webhooks/${id}`, { enabled: true })).toMatchObject({ status: 200 });
    await admin.post(`/webhooks/${id}/deliveries/${failed.id}/redelivery`);
    await until(async () => (await sent(id))[0]?.state === 'delivered');
    await remove(id);
  }, 60_000);

  it('end at once where the system says that it is gone', async () => {
    const { id } = await add();
    answer = () => ({ status: 410 });
    await admin.post(`/webhooks/${id}/trial`);
    await until(
      async () => (await admin.get<{ disabledBecause: string }[]>('/webhooks'))[0]?.disabledBecause === 'gone',
    );
    await remove(id);
  });

  it.each([
    'http://127.0.0.2/', 'https://127.0.0.2/', 'https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'https://[::1]/',
    'https://[::ffff:127.0.0.2]/', 'https://2130706434/', 'https://0x7f000002/', 'https://0177.0.0.2/', 'https://nothing.invalid/',
    'ftp://example.org/', 'file:///etc/passwd', 'https://user:pass@example.org/', 'https://8.8.8.8/#x', 'http://8.8.8.8/', 'nonsense',
  ])('are not sent to %s', async (bad) => {
    expect((await refusalOf(admin.post('/webhooks', { url: bad }))).code).toMatch(/^webhook\.(addressUnfit|unreachable)$/);
  }); // prettier-ignore

  it('are not sent to what a name leads to later on, either: the address is looked at when it is connected to', async () => {
    const { id } = await add();
    let connections = 0;
    const inside = listen((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.2');
    await once(inside, 'listening');
    const elsewhere = `https://127.0.0.2:${(inside.address() as AddressInfo).port}/`;
    // As if it had led to the Internet when it was given, and leads inside now.
    await desk.rows(`UPDATE webhook SET url = $2 WHERE id = $1`, [id, elsewhere]);
    await admin.post(`/webhooks/${id}/trial`);
    await until(async () => ((await sent(id))[0]?.attempts ?? 0) > 0);
    const lastError = expect.stringMatching(/127\.0\.0\.2, which is no address of the Internet/) as string;
    expect((await sent(id))[0]).toMatchObject({ state: 'waiting', lastStatus: null, lastError });
    expect([connections, received]).toEqual([0, []]);
    inside.close();
    await remove(id);
  });

  it('are not sent to a name that leads inside, nor in the clear to the Internet', async () => {
    const nowhere = {
      url: 'https://localhost:1/',
      secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
      id: 'nobody',
      body: '{}',
    };
    await expect(postEvent(nowhere, [])).rejects.toThrow(/no address of the Internet/);
    await expect(postEvent({ ...nowhere, url: 'http://8.8.8.8/' }, readNetworks('127.0.0.1/32') ?? [])).rejects.toThrow(
      /plain http/,
    );
  });

  it('are the business of administrators', async () => {
    const officer = await desk.as('officer');
    expect((await refusalOf(officer.get('/webhooks'))).code).toBe('request.forbidden');
  });
});
