import type { Condition } from '#contracts/conditions.js';
import { conditionsFor, type Permission } from '#contracts/permissions.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { LOGINS } from '../../support/logins.js';
import { openDesk, type Desk } from '../../support/desk.js';
import type { Operation } from '../../support/openapi.js';
import { objectWalk, type ObjectWalk } from '../../support/object-walk.js';

/** Who has a hand in single cases alone, and where the case stands when it is their turn. */
const CHOSEN: Readonly<Partial<Record<Role, string>>> = {
  expert: 'underExpertReview',
  recommender: 'underRecommendation',
};

/** Where there is nothing left to change: operation and role → why. */
const NOTHING_LEFT: Readonly<Record<string, string>> = {
  'invitations_withdraw (administrator)': 'an officer has withdrawn it before',
};

describe('whatever changes an object', () => {
  let desk: Desk;
  let walk: ObjectWalk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    walk = await objectWalk(desk);
  });
  afterAll(() => desk.stop());

  /** Does a condition of the table hold for somebody of the park, or of the commission? */
  function holds({ path, ...operation }: Operation, role: Role, { id = '' }: Record<string, string>): boolean {
    const { life } = walk;
    const isTheirPersons = /\/(uploads|account|sessions)\//.test(path);
    if (isTheirPersons) return role === 'applicant';
    const facts: readonly Condition[] = ['any', id === life.scheme ? 'withAnAwardForIt' : 'ofOwnOrganisation'];
    const conditions = conditionsFor(operation['x-permission'] as Permission, role);
    return conditions.some((each) => facts.includes(each));
  }

  it('lets in whoever a condition of the table holds for: where it refuses, it is for the object as it is', async () => {
    const tokens = new Map<Role, string>();
    for (const role of ROLES) tokens.set(role, await desk.tokenOf(LOGINS[role]));
    // What is deleted is there for all that comes before.
    const writes = [...walk.operations].filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    writes.sort((one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'));
    const { life, house } = walk;
    const members = { batchId: house.batch, fileId: life.file, accountId: life.colleague };
    const kept: string[] = [];
    let tried = 0;
    for (const operation of writes) {
      for (const role of ROLES.filter((each) => !CHOSEN[each])) {
        const own = walk.targets(operation).filter((values) => holds(operation, role, values));
        if (own.length === 0) continue;
        const token = tokens.get(role) as string;
        const answers = await Promise.all(own.map((values) => walk.ask(operation, values, token, members)));
        const isLetIn = answers.some(({ status, said }) => status !== 404 && said['code'] !== 'request.forbidden');
        if (!isLetIn) kept.push(`${operation.operationId} (${role})`);
        tried += 1;
      }
    }
    expect(kept.sort()).toEqual(Object.keys(NOTHING_LEFT).sort());
    expect(tried).toBeGreaterThan(80);
  }, 600_000);

  it.each(Object.entries(CHOSEN) as [Role, string][])(
    'lets in the %s, too, with a case that is %s and with what is about oneself',
    async (role, state) => {
      const { accreditation } = walk.life;
      const { accountId } = await desk.as(LOGINS[role]);
      await desk.rows(`UPDATE procedure_case SET state = $2, due_at = NULL WHERE id = $1`, [accreditation, state]);
      if (role === 'expert')
        await desk.rows(`INSERT INTO expert_assignment (id, case_id, expert_id) VALUES (gen_random_uuid(), $1, $2)`, [
          accreditation,
          accountId,
        ]);
      const own: Readonly<Record<string, string>> = { cases: accreditation, experts: accountId };
      const token = await desk.tokenOf(LOGINS[role]);
      const kept: string[] = [];
      let tried = 0;
      // Who has answered by standing aside has no more to do with the case.
      const writes = [...walk.operations].filter(({ method }) => method !== 'GET' && method !== 'HEAD');
      const ends = (operation: Operation) => operation['x-permission'] === 'answer:invitation';
      writes.sort((one, other) => Number(ends(one)) - Number(ends(other)));
      for (const operation of writes) {
        const id = own[operation.path.split('/')[3] ?? ''];
        if (id === undefined || conditionsFor(operation['x-permission'] as Permission, role).length === 0) continue;
        const { status, said } = await walk.ask(operation, { id }, token);
        if (status === 404 || said['code'] === 'request.forbidden') kept.push(`${operation.operationId}: ${status}`);
        tried += 1;
      }
      expect(kept).toEqual([]);
      expect(tried).toBeGreaterThan(1);
    },
    120_000,
  );
});
