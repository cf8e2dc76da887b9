import { randomUUID } from 'node:crypto';
import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

describe('the headers of an answer', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { LOG_LEVEL: 'info' } });
  });
  afterAll(() => desk.stop());

  const lines = () =>
    desk.stack
      .output('api')
      .split('\n')
      .filter((line) => line.includes('"security"'))
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const triedAs = expect.stringMatching(/^[\w-]{22}$/) as string;
  const headersOf = async (path: string) => (await fetch(`${desk.stack.apiUrl}${path}`)).headers;

  it.each(['/api/v1/batches', '/api/v1/nothing', '/health/live'])(
    'allow nothing inline at %s, and name the request',
    async (path) => {
      const headers = await headersOf(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000; includeSubDomains/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
    },
  );

  it.each(['/docs', '/docs/', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/start.js'])(
    'allow nothing inline at %s either, where the API is described, and there is nothing inline',
    async (path) => {
      const answer = await fetch(`${desk.stack.apiUrl}${path}`);
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/style-src 'self'(;|$)/);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      if (!answer.headers.get('content-type')?.startsWith('text/html')) return;
      const page = await answer.text();
      expect(page).not.toMatch(/<style|style=|<script(?! src=)|\son\w+=/);
      for (const [, file] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
        expect([file, (await fetch(`${desk.stack.apiUrl}${file}`)).status]).toEqual([file, 200]);
      }
    },
  );

  it('are those of no file of Swagger UI that its page does not load', async () => {
    for (const name of ['index.html', 'package.json', 'swagger-initializer.js', 'oauth2-redirect.html']) {
      expect((await fetch(`${desk.stack.apiUrl}/docs/${name}`)).status).toBe(404);
    }
  });

  it('allow no other origin, whichever asks', async () => {
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/batches`, { headers: { Origin: 'https://elsewhere.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }); // prettier-ignore

  it('come with a line in the log for each sign-in, good or bad, and for whatever was refused: who, from where, when', async () => {
    const before = lines().length;
    const officer = await desk.as('officer');
    expect((await officer.send('GET', '/audit')).status).toBe(403);
    const wrong = { password: 'not the right one' };
    const anonymous = ApiClient.anonymous(desk.stack.apiUrl);
    for (const login of ['officer', 'nobody.of.ours', 'officer']) {
      await anonymous.send('POST', '/sessions', { ...wrong, login });
    }
    await until(() => lines().length >= before + 5);
    const [signedIn, refused, ...failed] = lines().slice(before);
    expect(signedIn).toMatchObject({
      ...{ route: '/api/v1/sessions', status: 201, address: '127.0.0.1' },
      ...{ accountId: officer.accountId, secondFactor: false },
    });
    expect(refused).toMatchObject({ route: '/api/v1/audit', status: 403, accountId: officer.accountId });
    for (const line of failed) {
      expect(line).toMatchObject({ route: '/api/v1/sessions', status: 401, code: 'session.refused', triedAs });
      expect(line).toMatchObject({ reqId: expect.any(String) as string, time: expect.any(Number) as number });
    }
    // Which of them were for one and the same name can be told, and nothing else of it.
    const [first, other, again] = failed.map((line) => line['triedAs']);
    expect([first === again, first === other]).toEqual([true, false]);
    expect(JSON.stringify(lines())).not.toMatch(/not the right one|nobody\.of\.ours|"officer"/);
  });

  it('come with a line for what is looked for by id and not there, for fields that nobody declared, for a password that is not shown', async () => {
    const officer = await desk.as('officer');
    const before = lines().length;
    const id = randomUUID();
    expect((await officer.send('GET', `/cases/${id}`)).status).toBe(404);
    expect((await officer.send('POST', '/delegations', { madeBy: id })).status).toBe(400);
    expect((await officer.send('POST', '/account/second-factor', { password: 'not the right one' })).status).toBe(422);
    expect((await officer.send('GET', '/cases')).status).toBe(200);
    expect((await officer.send('POST', '/delegations', {})).status).toBe(400);
    await until(() => lines().length >= before + 3);
    const { accountId } = officer;
    expect(lines().slice(before)).toMatchObject([
      { route: '/api/v1/cases/:id', status: 404, accountId, ids: [id] },
      { route: '/api/v1/delegations', status: 400, accountId, code: 'request.invalid' },
      { route: '/api/v1/account/second-factor', status: 422, accountId, code: 'account.passwordWrong' },
    ]);
  });
});
