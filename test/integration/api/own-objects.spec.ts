import type { Condition } from '#contracts/conditions.js';
import { conditionsFor, type Permission } from '#contracts/permissions.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { LOGINS } from '../../support/logins.js';
import { openDesk, type Desk } from '../../support/desk.js';
import type { Operation } from '../../support/openapi.js';
import { objectWalk, type ObjectWalk } from '../../support/object-walk.js';

/** Chosen by name for one case: what they may change is asked where they are. */
const CHOSEN: readonly Role[] = ['expert', 'recommender'];

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
      for (const role of ROLES.filter((each) => !CHOSEN.includes(each))) {
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
});
