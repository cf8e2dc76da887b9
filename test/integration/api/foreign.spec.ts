import { v7 as uuid } from 'uuid';
import type { Condition } from '#contracts/conditions.js';
import { audienceOf, conditionsFor, type Permission } from '#contracts/permissions.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { LOGINS } from '../../support/logins.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { examplesNaming, operationsOf, type Operation } from '../../support/openapi.js';
import { objectWalk, SHARED, type ObjectWalk } from '../../support/object-walk.js';
import type { WholeLife } from '../../support/whole-life.js';

/** Persons to whom the park is foreign. */
const STRANGERS: readonly (readonly [login: string, role: Role])[] = [
  ['research', 'applicant'],
  ['expert1', 'expert'],
  ['recommender', 'recommender'],
];

describe("another organisation's objects", () => {
  let desk: Desk;
  let walk: ObjectWalk;
  let life: WholeLife;
  let operations: readonly Operation[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    walk = await objectWalk(desk);
    ({ life, operations } = walk);
  });
  afterAll(() => desk.stop());

  it('are led to by every operation that names one, but for what is shared, each with its reason', () => {
    expect(walk.names).toEqual(expect.arrayContaining(Object.keys(SHARED)));
    for (const operation of operations) expect(walk.targets(operation).length).toBeGreaterThan(0);
    // Whoever may come in without an account has nobody's objects.
    for (const { security, path } of operations) expect([path, security.length > 0]).toEqual([path, true]);
  });

  /** May somebody of this role, who is a stranger to the park, do it with one of its objects? */
  function holds(permission: Permission, role: Role, { id = '' }: Record<string, string>): boolean {
    const isTheirPersons = [life.upload, life.token, life.session].includes(id);
    if (isTheirPersons || STRANGERS.some(([, stranger]) => stranger === role)) return false;
    // It is the very people's of the offices.
    if (id === life.delegation) return true;
    return conditionsFor(permission, role).some((each) => each === 'any' || (each === 'handedIn' && id !== life.draft));
  }

  /** Every row of the park, as it is. */
  async function recordOfLife(): Promise<unknown[]> {
    const own: string[] = [...Object.values(life), ...Object.values(walk.house)];
    const tables = await desk.rows<{ name: string; column: string }>(
      `SELECT c.relname AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.atttypid = 'uuid'::regtype
         AND a.attname IN ('id', 'case_id', 'dossier_id', 'organisation_id', 'subject_id') AND c.relname NOT IN ('session', 'command') ORDER BY 1, 2`,
    );
    return Promise.all(
      tables.map(({ name, column }) =>
        desk.rows(`SELECT '${name}' AS table, to_jsonb(t) AS row FROM ${name} t WHERE ${column} = ANY($1) ORDER BY 2`, [
          own,
        ]),
      ),
    );
  }

  it.each(STRANGERS)('are to %s (%s) as if they were not there, whatever is asked of them', async (login, role) => {
    const token = await desk.tokenOf(login);
    const wrong: string[] = [];
    let tried = 0;
    for (const operation of operations) {
      const audience = audienceOf(operation['x-permission'] as Permission);
      const may = typeof audience === 'string' || audience.includes(role);
      if (!may) continue;
      for (const values of walk.targets(operation)) {
        const foreign = await walk.ask(operation, values, token);
        const absent = await walk.ask(operation, { part: 'host' }, token);
        if (foreign.status !== 404 || JSON.stringify(foreign) !== JSON.stringify(absent)) {
          wrong.push(`${operation.operationId}: ${JSON.stringify(foreign)}, absent: ${JSON.stringify(absent)}`);
        }
        tried += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  });

  it.each(STRANGERS)('stand in no list that %s (%s) can read', async (login) => {
    const token = await desk.tokenOf(login);
    const lists = operationsOf(walk.api).filter(
      ({ method, path }) => method === 'GET' && !path.includes('{') && path.startsWith('/api/v1/'),
    );
    expect(lists.length).toBeGreaterThan(10);
    const paths = lists.map(({ path }) => path).filter((path) => path !== '/api/v1/bases');
    for (const path of [...paths, `/api/v1/campaigns/${walk.house.campaign}/evaluations`]) {
      const answer = await fetch(`${desk.stack.apiUrl}${path}`, { headers: { Authorization: `Bearer ${token}` } });
      const text = await answer.text();
      for (const id of Object.values(life) as string[]) expect(`${path} ${text}`).not.toContain(id);
    }
  });

  it('are shown to those of every role for whom a condition of the table holds, and to nobody else', async () => {
    const wrong: string[] = [];
    let shown = 0;
    const tokens = new Map<Role, string>();
    for (const role of ROLES) tokens.set(role, await desk.tokenOf(LOGINS[role]));
    // An upload that has begun is its person's alone, whatever the role.
    const read = operations.filter(({ method, path }) => method === 'GET' && !path.includes('/uploads/'));
    for (const operation of read) {
      const permission = operation['x-permission'] as Permission;
      for (const values of walk.targets(operation)) {
        const facts: readonly Condition[] = [
          'any',
          values['id'] === life.scheme ? 'withAnAwardForIt' : 'ofOwnOrganisation',
          ...(values['id'] === life.draft ? [] : (['handedIn'] as const)),
        ];
        const answers = new Map<Role, [status: number, may: boolean]>();
        for (const role of ROLES) {
          const may = conditionsFor(permission, role).some((each) => facts.includes(each));
          answers.set(role, [(await walk.ask(operation, values, tokens.get(role) as string)).status, may]);
        }
        // Where there is nothing to be shown yet, as a letter, nobody is shown it.
        if (![...answers.values()].some(([status]) => status === 200)) continue;
        for (const [role, [status, may]] of answers) {
          if (may !== (status === 200)) wrong.push(`${operation.operationId} of ${values['id']}, ${role}: ${status}`);
        }
        shown += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(20);
  });

  it('are changed by nobody for whom no condition of the table holds: who has no such right is told so, to the others they are not there', async () => {
    const wrong: string[] = [];
    let tried = 0;
    const before = await recordOfLife();
    for (const role of ROLES) {
      const token = await desk.tokenOf(role === 'applicant' ? 'research' : LOGINS[role]);
      for (const operation of operations.filter(({ method }) => method !== 'GET')) {
        const permission = operation['x-permission'] as Permission;
        const audience = audienceOf(permission);
        const comesIn = typeof audience === 'string' || audience.includes(role);
        for (const values of walk.targets(operation)) {
          if (comesIn && holds(permission, role, values)) continue;
          const foreign = await walk.ask(operation, values, token);
          const isStranger = STRANGERS.some(([, stranger]) => stranger === role);
          // Staff, who see the case, are told besides whose turn it is.
          const same = comesIn || isStranger;
          const absent = same ? await walk.ask(operation, { part: 'host' }, token) : foreign;
          const said = comesIn ? foreign.status === 404 : foreign.said['code'] === 'request.forbidden';
          if (!said || JSON.stringify(foreign) !== JSON.stringify(absent)) {
            wrong.push(
              `${operation.operationId}, ${role}: ${JSON.stringify(foreign)}, absent: ${JSON.stringify(absent)}`,
            );
          }
          tried += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(500);
    expect(await recordOfLife()).toEqual(before);
  }, 120_000);

  it.each(STRANGERS)('are to %s (%s) as if they were not there, too, where a body names them', async (login, role) => {
    const token = await desk.tokenOf(login);
    // What comes behind an id in the path is looked at where that is one's own.
    const own: Record<string, string> = {};
    if (role === 'applicant') own['dossiers'] = (await desk.draft('research', walk.house.batch)).id;
    const before = await recordOfLife();
    const wrong: string[] = [];
    let tried = 0;
    for (const operation of operationsOf(walk.api)) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      const id = own[operation.path.split('/')[3] ?? ''];
      if (!schema || (operation.path.includes('{') && id === undefined)) continue;
      // A draft is saved whatever it names: what of it is not there is said at submission.
      if (operation.parameters?.some(({ name }) => name === 'If-Match')) continue;
      const audience = audienceOf(operation['x-permission'] as Permission);
      if (typeof audience !== 'string' && !audience.includes(role)) continue;
      const ask = async (named: string) => {
        const bodies = examplesNaming(named, schema, walk.api);
        const answers = bodies.map((body) => walk.askWith(operation, { ...(id && { id }), part: 'host' }, token, body));
        return (await Promise.all(answers)).map(({ status, said }) =>
          status < 300 ? `${status}` : JSON.stringify({ status, said }).replaceAll(named, 'it'),
        );
      };
      const absent = await ask(uuid());
      for (const named of new Set<string>(absent.length > 0 ? Object.values(life) : [])) {
        const foreign = await ask(named);
        // Whoever asks too often is told nothing else.
        const told = foreign.filter((each, place) => each !== absent[place] && !each.includes('"status":429'));
        wrong.push(...told.map((each) => `${operation.operationId}: ${each}, absent: ${absent.join()}`));
        tried += foreign.length;
      }
    }
    expect(wrong).toEqual([]);
    if (role === 'applicant') expect(tried).toBeGreaterThan(50);
    expect(await recordOfLife()).toEqual(before);
  });

  it("are not an employee's either who does not act for the organisation", async () => {
    await desk.rows(`UPDATE account SET organisation_id = $1 WHERE login = 'expert2'`, [life.organisation]);
    const expert = await desk.as('expert2');
    for (const path of [
      '/work-items',
      '/notices',
      '/files',
      '/dossiers',
      '/cases',
      '/evaluations',
      '/rectifications',
    ]) {
      expect(await expert.get(path)).toEqual([]);
    }
    for (const path of [`/cases/${life.accreditation}`, `/files/${life.file}`, `/dossiers/${life.dossier}`]) {
      expect((await expert.send('GET', path)).status).toBe(404);
    }
  });

  it('are seen by their owner and by the commission', async () => {
    const park = await desk.as('park');
    const officer = await desk.as('officer');
    for (const path of [
      `/cases/${life.accreditation}`,
      `/dossiers/${life.dossier}`,
      `/files/${life.file}`,
      `/organisations/${life.organisation}`,
      `/evaluations/${life.evaluation}`,
      `/rectifications/${life.rectification}`,
      `/subsidy-schemes/${life.scheme}`,
    ]) {
      expect([path, (await park.send('GET', path)).status]).toEqual([path, 200]);
      expect([path, (await officer.send('GET', path)).status]).toEqual([path, 200]);
    }
    expect((await officer.send('GET', `/dossiers/${life.draft}`)).status).toBe(404);
  });
});
