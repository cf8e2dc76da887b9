import { v7 as uuid } from 'uuid';
import type { ActorRef } from '#contracts/actor.js';
import { createDataSource } from '#persistence/data-source.js';
import { currentScope, withEyesOf } from '#persistence/scope.js';
import type { DataSource } from 'typeorm';
import { anOrganisation } from '../../support/an-organisation.js';
import { openDesk, type Desk } from '../../support/desk.js';

/** How many requests are asked, in half a minute. */
const REQUESTS = 100_000;
const AT_ONCE = 16;
const ORGANISATIONS = 8;
/** There for whoever sees the case that they belong to. */
const OF_A_CASE = [
  'case_deadline',
  'case_score',
  'check_mark',
  'correction_answer',
  'indicator_value',
  'evaluation',
  'rectification',
  'reconsideration',
  'onsite_visit',
  'visit_plan',
  'visit_mark',
  'visit_findings',
  'visit_signature',
  'visit_member',
  'meeting_item',
  'meeting_vote',
  'meeting_recusal',
  'expert_assignment',
  'audit_entry',
] as const;
/** There for the house alone: an organisation has no part in these of its own case either. */
const OF_THE_HOUSE = [
  'expert_draw',
  'expert_draw_round',
  'expert_verdict',
  'void_draw',
  'letter_draft',
  'bulk_action_case',
  'subsidy_payment',
] as const;
const TABLES = [
  ...OF_A_CASE,
  'objection_file',
  'upload',
  'organisation',
  'dossier',
  'dossier_part',
  'dossier_submission',
  'stored_file',
  'letter',
  'notice',
  'procedure_case',
  'work_item',
  'objection',
  'subsidy_award',
  'subsidy_left_out',
  'subsidy_voucher',
  'command',
  'invitation',
  'mail',
] as const;

type Walled = (typeof TABLES)[number] | (typeof OF_THE_HOUSE)[number];

const OF_ITS_CASE = '(SELECT c.organisation_id FROM procedure_case c WHERE c.id = case_id)';
const OF_ITS_PERSON = '(SELECT a.organisation_id FROM account a WHERE a.id = account_id)';
/** Batches, meetings and schemes are nobody's own. */
const SOMEBODYS: Partial<Record<(typeof TABLES)[number], string>> = {
  procedure_case: 'WHERE organisation_id IS NOT NULL',
  case_deadline: `WHERE rule = 'x'`,
  audit_entry: `WHERE subject_kind = 'accreditation'`,
};

/** Which rows are an organisation's own. */
const OWNED: Readonly<Record<(typeof TABLES)[number], string>> = {
  ...(Object.fromEntries(OF_A_CASE.map((table) => [table, OF_ITS_CASE])) as Record<(typeof OF_A_CASE)[number], string>),
  objection_file: `(SELECT c.organisation_id FROM objection o JOIN procedure_case c ON c.id = o.case_id WHERE o.id = objection_id)`,
  upload: '(SELECT d.organisation_id FROM dossier d WHERE d.id = dossier_id)',
  procedure_case: 'organisation_id',
  work_item: OF_ITS_CASE,
  objection: OF_ITS_CASE,
  subsidy_award: 'organisation_id',
  subsidy_left_out: 'organisation_id',
  subsidy_voucher: 'organisation_id',
  organisation: 'id',
  dossier: 'organisation_id',
  dossier_part: '(SELECT d.organisation_id FROM dossier d WHERE d.id = dossier_id)',
  dossier_submission: '(SELECT d.organisation_id FROM dossier d WHERE d.id = dossier_id)',
  stored_file: 'organisation_id',
  letter: OF_ITS_CASE,
  notice: 'coalesce(organisation_id, $1::uuid)',
  command: OF_ITS_PERSON,
  invitation: 'organisation_id',
  mail: OF_ITS_PERSON,
};

/** Of an organisation; of everybody else: second-wall-eyes.spec.ts. */
describe('the second wall', () => {
  let desk: Desk;
  let app: DataSource;
  let actors: ActorRef[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    app = createDataSource({
      databaseUrl: desk.stack.databaseUrl,
      pool: 4,
      applicationName: 'test',
      role: 'guohe_app',
    });
    await app.initialize();
    const { id: batchId } = await desk.openBatch();
    actors = await Promise.all(Array.from({ length: ORGANISATIONS }, () => anOrganisation(desk, batchId)));
  }, 60_000);
  afterAll(async () => {
    await app?.destroy();
    await desk.stop();
  });

  const seenBy = <T>(actor: ActorRef | undefined, work: () => T) => withEyesOf(() => actor, work);
  const counting = (table: Walled) =>
    `SELECT count(*)::int AS n FROM ${table} ${(SOMEBODYS as Partial<Record<Walled, string>>)[table] ?? ''}`;
  const count = (table: Walled) => app.query<[{ n: number }]>(counting(table)).then(([{ n }]) => n);

  it('shows whoever connects without saying for whom nothing at all', async () => {
    expect(currentScope()).toBeUndefined();
    for (const table of TABLES.filter((each) => each !== 'notice'))
      expect([table, await count(table)]).toEqual([table, 0]);
  });

  it('shows an organisation its own rows, and the commission all of them', async () => {
    const officer = {
      ...(actors[0] as ActorRef),
      accountId: uuid(),
      roles: ['caseOfficer'] as const,
      organisationId: null,
    };
    for (const table of [...TABLES, ...OF_THE_HOUSE]) {
      const own = (TABLES as readonly string[]).includes(table) ? 1 : 0;
      const [all] = await desk.rows<{ n: number }>(counting(table));
      expect([table, (all?.n ?? 0) >= ORGANISATIONS]).toEqual([table, true]);
      expect([table, await seenBy(officer, () => count(table))]).toEqual([table, all?.n]);
      expect([table, await seenBy(actors[0], () => count(table))]).toEqual([table, own]);
    }
  });

  it('lets no organisation change, take or make a row of another one', async () => {
    const [own, other] = actors as [ActorRef, ActorRef];
    const changed = await seenBy(own, () =>
      app.query(`UPDATE dossier SET base_name = 'theirs' WHERE organisation_id = $1 RETURNING id`, [
        other.organisationId,
      ]),
    );
    expect(changed).toEqual([[], 0]);
    await expect(
      seenBy(own, () => app.query(`UPDATE dossier SET organisation_id = $1`, [other.organisationId])),
    ).rejects.toThrow('row-level security');
    expect(
      await seenBy(own, () =>
        app.query(`DELETE FROM stored_file WHERE organisation_id = $1 RETURNING id`, [other.organisationId]),
      ),
    ).toEqual([[], 0]);
  });

  it('lets the counter read nothing of what a mail says, whoever asks', async () => {
    const officer = { ...(actors[0] as ActorRef), roles: ['administrator'] as const, organisationId: null };
    for (const column of ['params', 'calendar', '*']) {
      await expect(seenBy(officer, () => app.query(`SELECT ${column} FROM mail`))).rejects.toThrow('permission denied');
    }
  });

  it('is not gone round by what one statement leaves behind, nor by a transaction that fails', async () => {
    const [own] = actors as [ActorRef];
    await seenBy(own, () => app.query('SELECT * FROM no_such_table')).catch(() => undefined);
    await seenBy(own, () =>
      app.transaction(async () => {
        throw new Error('given up');
      }),
    ).catch(() => undefined);
    for (let each = 0; each < 8; each += 1) expect(await count('dossier')).toBe(0);
    const left = await app.query<[{ sees: string | null }]>(
      `SELECT nullif(current_setting('guohe.organisation', true), '') AS sees`,
    );
    expect(left[0].sees).toBeNull();
  });

  it(`shows nobody a foreign row in ${REQUESTS} requests of ${ORGANISATIONS} organisations in turns over four connections`, async () => {
    const foreign: string[] = [];
    let rows = 0;
    let asked = 0;
    const ask = async (number: number): Promise<void> => {
      const actor = actors[(number * 7) % ORGANISATIONS] as ActorRef;
      const table = TABLES[number % TABLES.length] as (typeof TABLES)[number];
      // No filter but the wall: everything that there is.
      const sql = `SELECT ${OWNED[table]} AS owner, $1::uuid AS me FROM ${table} ${SOMEBODYS[table] ?? ''}`;
      const read = (db: Pick<DataSource, 'query'>) => db.query<{ owner: string }[]>(sql, [actor.organisationId]);
      const found = await seenBy(actor, () =>
        number % 3 === 0 ? app.transaction((tx) => read(tx as unknown as DataSource)) : read(app),
      );
      rows += found.length;
      for (const { owner } of found) if (owner !== actor.organisationId) foreign.push(`${table} ${owner}`);
    };
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (asked < REQUESTS) await ask(asked++);
      }),
    );
    expect(foreign).toEqual([]);
    expect(rows).toBe(asked);
  }, 600_000);

  it('stands around every table that an organisation owns rows of, by itself or through others, or says why not', async () => {
    const open = await desk.rows<{ name: string }>(
      `WITH refers AS (SELECT conrelid AS table, confrelid AS to FROM pg_constraint WHERE contype = 'f'),
         named AS (
           SELECT c.oid, c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled
           FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         )
       SELECT t.name FROM named t WHERE NOT t.walled AND (
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname IN ('organisation_id', 'case_id', 'dossier_id'))
         OR EXISTS (SELECT FROM refers r JOIN named o ON o.oid = r.to WHERE r.table = t.oid AND o.walled)
       ) ORDER BY 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(Object.keys(NO_WALL).sort());
  });

  it('asks about a row in functions: a query in a condition would be made ready for, and go through the table of, every statement', async () => {
    const conditions = await desk.rows<{ table: string }>(
      `SELECT tablename || '.' || policyname AS table FROM pg_policies WHERE 'guohe_app' = ANY(roles) AND concat(qual, with_check) ~ 'SELECT'`,
    );
    expect(conditions).toEqual([]);
  });
});

/** Tables without a wall, and why. */
const NO_WALL: Readonly<Record<string, string>> = {
  account: 'is a person, who may be looked up by colleagues',
  base: 'is in the public register',
  meeting: 'is the commission’s; what it decides on is behind the wall',
  membership: 'is read by a person for all the own organisations, also those for which nobody acts now',
  registration: 'is read by officers before there is an organisation',
  subsidy_scheme: 'is the commission’s; awards and vouchers are behind the wall',
};
