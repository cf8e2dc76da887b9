import { subject } from '@casl/ability';
import { abilityFrom, conditionsOf, may as mayWith } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { audienceOf, conditionsFor, PERMISSIONS, type Permission } from '#contracts/permissions.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { actsWithoutEntry, entriesWithoutRule, entriesWithoutSides } from '../../support/entries.js';
import { LOGINS } from '../../support/logins.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import {
  exampleBody,
  operationsWithHead,
  pathOf,
  readDescription,
  type ApiDescription,
  type Operation,
} from '../../support/openapi.js';

const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

/** In which whoever is signed in shows that it is still them. */
const REASSURED = ['apiTokens_add', 'noticeSettings_give'];

const OF_STATUS: Readonly<Record<number, string>> = { 401: 'session.required', 403: 'request.forbidden' };

describe('every endpoint and every role', () => {
  let desk: Desk;
  let api: ApiDescription;
  let operations: Operation[];
  const tokens = new Map<Role, string>();
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { LOG_LEVEL: 'debug' } });
    api = await readDescription(desk.stack.apiUrl);
    // Whoever signs out is a stranger to all that follows.
    operations = operationsWithHead(api).filter(({ operationId }) => operationId !== 'sessions_signOut');
    expect(operations.map(({ method }) => method)).toContain('HEAD');
    for (const role of ROLES) tokens.set(role, await desk.tokenOf(LOGINS[role]));
  });
  afterAll(() => desk.stop());

  async function ask(operation: Operation, token?: string): Promise<{ status: number; code?: string }> {
    const example = exampleBody(operation, api);
    const body = REASSURED.includes(operation.operationId)
      ? { ...(example as object), password: DEMO_PASSWORD }
      : example;
    const answer = await fetch(`${desk.stack.apiUrl}${pathOf(operation, {}, NOBODYS)}`, {
      method: operation.method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // Of an answer without a body, its status says it.
    if (operation.method === 'HEAD') return { status: answer.status, code: OF_STATUS[answer.status] };
    const text = await answer.text();
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
    return { status: answer.status, ...(isProblem && { code: (JSON.parse(text) as { code: string }).code }) };
  }

  const audienceAt = (operation: Operation) => audienceOf(operation['x-permission'] as Permission);
  const closed = () => operations.filter((operation) => audienceAt(operation) !== 'public');

  it('lets nobody in without a session, or with a made-up one, but where everybody may come', async () => {
    const let_in: string[] = [];
    for (const operation of closed()) {
      for (const token of [undefined, 'made-up-token-made-up-token-made-up', 'x']) {
        const { status, code } = await ask(operation, token);
        if (status !== 401 || code !== 'session.required') let_in.push(`${operation.operationId}: ${status} ${code}`);
      }
    }
    expect(let_in).toEqual([]);
  });

  it('lets everybody in where everybody may come', async () => {
    const open = operations.filter((each) => audienceAt(each) === 'public' && each.operationId !== 'sessions_signIn');
    expect(open.length).toBeGreaterThan(5);
    for (const operation of open) expect([200, 201, 204, 404, 503]).toContain((await ask(operation)).status);
  });

  it.each(ROLES)('lets the %s in where the table of permissions says so, and nowhere else', async (role) => {
    const wrong: string[] = [];
    for (const operation of closed()) {
      const audience = audienceAt(operation);
      const may = typeof audience === 'string' || audience.includes(role);
      const { status, code } = await ask(operation, tokens.get(role));
      const refused = status === 403 && code === 'request.forbidden';
      const failed = status === 401 || (status >= 500 && status !== 503);
      if (may === refused || failed) wrong.push(`${operation.operationId}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('leaves an entry on the trail of whatever was done, or says why not', async () => {
    const { acts, without } = await actsWithoutEntry(desk.stack, (sql) => desk.rows(sql));
    expect(without).toEqual([]);
    expect(acts).toBeGreaterThan(50);
  });

  it('says in it what was before and after, or why not', async () => {
    expect(await entriesWithoutSides((sql) => desk.rows(sql))).toEqual([]);
  });

  it('says in it under which rule it was done', async () => {
    expect(await entriesWithoutRule((sql) => desk.rows(sql))).toEqual([]);
  });
});

describe('the permission check', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { RATE_LIMIT_PER_MINUTE: '0' } });
  });
  afterAll(() => desk.stop());

  it('adds no more than a twentieth to a read', async () => {
    const park = await desk.as('park');
    const { id } = await desk.draft('park', (await desk.openBatch()).id);
    const actor = await park.get<ActorRef>('/sessions/current');
    const { organisationId } = actor;
    const timesOf = async (rounds: number, work: () => unknown) => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now();
        await work();
        times.push(performance.now() - begun);
      }
      return times.sort((one, other) => one - other)[rounds / 2] as number;
    };
    const read = await timesOf(400, () => park.get(`/dossiers/${id}`));
    // All that is asked of the table on the way: at the door, for the scope, of the object.
    const AT_ONCE = 1_000;
    const checks = await timesOf(400, () => {
      for (let each = 0; each < AT_ONCE; each += 1) {
        audienceOf('read:dossier');
        conditionsOf(actor, 'read:case');
        mayWith(actor, 'draft:dossier', { organisationId });
        mayWith(actor, 'read:dossier', { organisationId, handedIn: true });
      }
    });
    const share = checks / AT_ONCE / read;
    console.info(
      `a read: ${read.toFixed(3)} ms, of which its permission ${((checks / AT_ONCE) * 1_000).toFixed(1)} µs (${(share * 100).toFixed(2)} %)`,
    );
    expect(share).toBeLessThan(0.05);
  }, 60_000);
});

describe('what the web is told of the table', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  it.each(ROLES)('lets the %s do what the table lets do, with objects that are theirs', async (role) => {
    const person = await desk.as(LOGINS[role]);
    const rules =
      await person.get<{ action: string; subject: string; conditions: object | null }[]>('/permissions/current');
    const ability = abilityFrom(rules.map(({ conditions, ...rule }) => (conditions ? { ...rule, conditions } : rule)));
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const [action, kind] = permission.split(':') as [string, string];
      const conditions = conditionsFor(permission, role);
      expect([permission, ability.can(action, kind)]).toEqual([permission, conditions.length > 0]);
      const foreign = subject(kind, {
        organisationId: NOBODYS,
        accountId: NOBODYS,
        state: 'underFormalCheck',
        outcome: {},
      });
      expect([permission, ability.can(action, foreign)]).toEqual([permission, conditions.includes('any')]);
    }
    const own = subject('case', {
      organisationId: (await person.get<{ organisationId: string | null }>('/sessions/current')).organisationId,
    });
    expect(ability.can('withdraw', own)).toBe(role === 'applicant');
  });
});

describe('the table of permissions', () => {
  const may = (permission: Permission, role: Role) => {
    const audience = audienceOf(permission);
    return typeof audience === 'string' || audience.includes(role);
  };
  /** What changes something, but for what everybody may, of the own account among it. */
  const WRITES = (Object.keys(PERMISSIONS) as Permission[]).filter(
    (each) => !/^(read|list|close)|:own/.test(each) && PERMISSIONS[each] !== 'public',
  );

  it('lets auditors change nothing', () => {
    expect(WRITES.filter((permission) => may(permission, 'auditor'))).toEqual([]);
  });

  it('keeps applicants from what the commission does, and the commission from what applicants do', () => {
    const applicants = WRITES.filter((permission) => may(permission, 'applicant'));
    const officers = WRITES.filter((permission) => may(permission, 'caseOfficer') || may(permission, 'decisionMaker'));
    expect(applicants.filter((permission) => officers.includes(permission))).toEqual(['upload:file']);
  });

  it('lets one who checks not decide, and one who manages accounts do no procedure', () => {
    expect(may('conclude:meeting', 'caseOfficer')).toBe(false);
    expect(may('check:case', 'decisionMaker')).toBe(false);
    expect(may('score:case', 'caseOfficer')).toBe(false);
    for (const permission of [
      'check:case',
      'conclude:meeting',
      'score:case',
      'conclude:visit',
      'approve:subsidy',
    ] as const) {
      expect(may(permission, 'administrator')).toBe(false);
    }
  });
});
