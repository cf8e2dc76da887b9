import { audienceOf, type Permission } from '#contracts/permissions.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { LOGINS } from '../../support/logins.js';
import {
  exampleBody,
  operationsOf,
  pathOf,
  readDescription,
  type ApiDescription,
  type Operation,
} from '../../support/openapi.js';

const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';
/** What somebody would like to have written besides, were bodies taken as they are. */
const SMUGGLED = {
  id: NOBODYS,
  organisationId: NOBODYS,
  accountId: NOBODYS,
  state: 'accredited',
  verifiedFen: 1,
  isAdmin: true,
};

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string }[];
}

describe('what nobody should get away with, at every operation', () => {
  let desk: Desk;
  let api: ApiDescription;
  let operations: Operation[];
  const tokens = new Map<Role, string>();
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { RATE_LIMIT_PER_MINUTE: '0' } });
    api = await readDescription(desk.stack.apiUrl);
    operations = operationsOf(api);
    for (const role of ROLES) tokens.set(role, await desk.tokenOf(LOGINS[role]));
  });
  afterAll(() => desk.stop());

  /** With the token of somebody who may come in, so that the body is what it fails of. */
  function headersFor(operation: Operation): Record<string, string> {
    const audience = audienceOf(operation['x-permission'] as Permission);
    if (audience === 'public') return {};
    const role = audience === 'signedIn' ? 'administrator' : (audience[0] as Role);
    return { Authorization: `Bearer ${tokens.get(role)}` };
  }

  it('fields that are not declared are refused by name, never taken along', async () => {
    const wrong: string[] = [];
    const taking = operations.filter(({ requestBody }) => requestBody?.content['application/json']);
    expect(taking.length).toBeGreaterThan(60);
    for (const operation of taking) {
      const body = exampleBody(operation, api) as Record<string, unknown>;
      const smuggled = Object.entries(SMUGGLED).filter(([name]) => !(name in declaredIn(operation)));
      for (const [name, value] of smuggled) {
        const answer = await fetch(`${desk.stack.apiUrl}${pathOf(operation, { part: 'host' }, NOBODYS)}`, {
          method: operation.method,
          headers: { ...headersFor(operation), 'Content-Type': 'application/json', 'If-Match': '"1"' },
          body: JSON.stringify({ ...body, [name]: value }),
        });
        const problem = (await answer.json().catch(() => ({}))) as Problem;
        const named = problem.errors?.some(({ path }) => path === name || path.startsWith(`${name}.`));
        if (problem.code !== 'request.invalid' || !named) {
          // A part of a dossier that is not there is refused before its body is looked at.
          if (problem.code === 'request.notFound' && operation.path.includes('{part}')) continue;
          wrong.push(`${operation.operationId} ${name}: ${answer.status} ${problem.code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  function declaredIn(operation: Operation): object {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const name = schema?.$ref?.split('/').at(-1) ?? '';
    return api.components.schemas[name]?.properties ?? schema?.properties ?? {};
  }

  it('no list gives more than a page, whatever is asked for', async () => {
    const lists = operations.filter(({ parameters }) => parameters?.some(({ name }) => name === 'limit'));
    expect(lists.length).toBeGreaterThan(15);
    for (const operation of lists) {
      for (const limit of ['100000', '-1', '0', '1e9', 'NaN', '5&limit=100000']) {
        const path = pathOf(operation, {}, NOBODYS).split('?')[0];
        const answer = await fetch(`${desk.stack.apiUrl}${path}?limit=${limit}`, { headers: headersFor(operation) });
        expect([operation.operationId, limit, answer.status]).toEqual([operation.operationId, limit, 400]);
      }
    }
  }, 120_000);

  it('a body is read to its limit and no further', async () => {
    const officer = { Authorization: `Bearer ${tokens.get('caseOfficer')}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ code: 'x'.repeat(2 * 1_048_576) });
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/batches`, { method: 'POST', headers: officer, body });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([413, 'request.tooLarge']);
  });

  it('nobody is sent to another site, however it is asked for', async () => {
    const evil = 'https://evil.example';
    for (const path of ['/', '/api/v1', '/public', '/docs', '/desk', '/check/x']) {
      for (const way of [
        '',
        `?next=${evil}`,
        `?returnTo=//evil.example`,
        `?url=${evil}`,
        '/',
        '//evil.example',
        '/%2F%2Fevil.example',
        '/%5Cevil.example',
        '/..//evil.example',
      ]) {
        const answer = await fetch(`${desk.stack.apiUrl}${path}${way}`, {
          redirect: 'manual',
          headers: { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example', Referer: evil },
        });
        const location = answer.headers.get('location') ?? '/';
        expect(`${path}${way} → ${location}`).toMatch(/ → \/(?![/\\])/);
        expect(location).not.toContain('evil');
      }
    }
  });
});
