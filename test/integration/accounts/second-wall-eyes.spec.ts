import { v7 as uuid } from 'uuid';
import type { ActorRef } from '#contracts/actor.js';
import { createDataSource } from '#persistence/data-source.js';
import { withEyesOf, withEyesOfObjector } from '#persistence/scope.js';
import type { DataSource } from 'typeorm';
import { anOrganisation } from '../../support/an-organisation.js';
import { openDesk, type Desk } from '../../support/desk.js';

/** What somebody sees: table → which of its rows, as SQL; of what is not named, none. */
type Seen = Readonly<Record<string, string>>;

/** There for whoever judges or recommends the case that they belong to. */
const OF_A_CASE = [
  'audit_entry',
  'case_deadline',
  'case_score',
  'check_mark',
  'correction_answer',
  'evaluation',
  'indicator_value',
  'onsite_visit',
  'reconsideration',
  'rectification',
  'visit_findings',
  'visit_mark',
  'visit_member',
  'visit_plan',
  'visit_signature',
  'work_item',
];

/** An organisation for each way in which somebody may have to do with its case. */
const SITUATIONS = [
  'foreign',
  'judged',
  'visited',
  'invited',
  'declined',
  'toRecommend',
  'recommended',
  'elsewhere',
  'recommendedElsewhere',
  'noticed',
  'evaluated',
] as const;
type Situation = (typeof SITUATIONS)[number];

interface Host {
  readonly organisation: string;
  readonly caseId: string;
  readonly dossier: string;
  readonly file: string;
  readonly meeting: string;
}

const TOKEN_HASH = 'hash-of-a-token';

describe('behind the second wall, without any filter,', () => {
  let desk: Desk;
  let app: DataSource;
  let hosts: Readonly<Record<Situation, Host>>;
  let photo: string;
  const expert = aPerson('expert');
  const [unit, anotherUnit] = [uuid(), uuid()];
  const recommender = { ...aPerson('recommender'), recommendingUnitId: unit };

  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    app = createDataSource({
      databaseUrl: desk.stack.databaseUrl,
      pool: 1,
      applicationName: 'test',
      role: 'guohe_app',
    });
    await app.initialize();
    const { id: batchId } = await desk.openBatch();
    const found = await Promise.all(SITUATIONS.map(async (situation) => [situation, await aHost(batchId)] as const));
    hosts = Object.fromEntries(found) as Record<Situation, Host>;
    photo = await arrange();
  }, 60_000);
  afterAll(async () => {
    await app?.destroy();
    await desk.stop();
  });

  const among = (column: string, key: keyof Host, ...situations: Situation[]) =>
    `${column} IN (${situations.map((each) => `'${hosts[each][key]}'`).join(', ')})`;

  /** With a dossier that was handed in; a file of it, another file, and a revision that is still being changed. */
  async function aHost(batchId: string): Promise<Host> {
    const { organisationId: organisation } = await anOrganisation(desk, batchId);
    const [row] = await desk.rows<Omit<Host, 'organisation'>>(
      `SELECT c.id AS "caseId", d.id AS dossier, f.id AS file, i.meeting_id AS meeting
       FROM procedure_case c JOIN dossier d ON d.id = c.subject_id JOIN stored_file f ON f.organisation_id = c.organisation_id
         JOIN meeting_item i ON i.case_id = c.id WHERE c.organisation_id = $1`,
      [organisation],
    );
    const host = { organisation: organisation as string, ...(row as Omit<Host, 'organisation'>) };
    await desk.rows(`UPDATE dossier SET receipt_number = id, revision = 2 WHERE id = $1`, [host.dossier]);
    await desk.rows(`UPDATE dossier_part SET content = $2 WHERE dossier_id = $1`, [
      host.dossier,
      { evidence: [host.file] },
    ]);
    await desk.rows(
      `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT dossier_id, organisation_id, r, p, 1, '{}', saved_by FROM dossier_part, (VALUES (1, 'host'), (1, 'plan'), (2, 'base')) AS v (r, p)
       WHERE dossier_id = $1`,
      [host.dossier],
    );
    await desk.rows(
      `INSERT INTO stored_file (id, organisation_id, name, media_type, size_bytes, sha256, storage_key)
       VALUES ($1::uuid, $2, 'b', 'a/b', 1, '', $1::text)`,
      [uuid(), organisation],
    );
    for (const caseId of [host.caseId, host.meeting]) {
      await desk.rows(
        `INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
         VALUES ($1, $2, 'publicNotice', now(), '2026-01-01', now(), false, '{}')`,
        [uuid(), caseId],
      );
    }
    return host;
  }

  /** @returns the id of a photo of the visit in whose team the expert is */
  async function arrange(): Promise<string> {
    for (const id of [unit, anotherUnit]) {
      await desk.rows(`INSERT INTO recommending_unit (id, name) VALUES ($1, '{}')`, [id]);
    }
    for (const { accountId, roles } of [expert, recommender]) {
      await desk.rows(
        `INSERT INTO account (id, login, display_name, roles, password_hash) VALUES ($1::uuid, $1::text, '', $2, '')`,
        [accountId, roles],
      );
    }
    for (const [situation, state] of [
      ['judged', 'assigned'],
      ['invited', 'invited'],
      ['declined', 'declined'],
    ] as const) {
      await desk.rows(
        `INSERT INTO expert_assignment (id, case_id, expert_id, state, ended_at) VALUES ($1, $2, $3, $4, CASE WHEN $4 = 'declined' THEN now() END)`,
        [uuid(), hosts[situation].caseId, expert.accountId, state],
      );
    }
    const file = uuid();
    await desk.rows(
      `INSERT INTO stored_file (id, name, media_type, size_bytes, sha256, storage_key) VALUES ($1::uuid, 'c', 'a/b', 1, '', $1::text), ($2::uuid, 'd', 'a/b', 1, '', $2::text)`,
      [file, uuid()],
    );
    await desk.rows(`INSERT INTO visit_member (case_id, account_id, seat, place) VALUES ($1, $2, 'expert', 2)`, [
      hosts.visited.caseId,
      expert.accountId,
    ]);
    await desk.rows(`UPDATE visit_mark SET photos = ARRAY[$2::uuid] WHERE case_id = $1`, [hosts.visited.caseId, file]);
    const moved = (situation: Situation, state: string, outcome = {}) =>
      desk.rows(`UPDATE procedure_case SET state = $2, outcome = $3 WHERE id = $1`, [
        hosts[situation].caseId,
        state,
        outcome,
      ]);
    await moved('toRecommend', 'underRecommendation');
    await moved('recommended', 'underFormalCheck', { recommendation: 'recommended' });
    await moved('elsewhere', 'underRecommendation');
    await moved('recommendedElsewhere', 'underFormalCheck', { recommendation: 'recommended' });
    for (const [given, ...to] of [
      [unit, 'toRecommend', 'recommended'],
      [anotherUnit, 'elsewhere', 'recommendedElsewhere'],
    ] as const) {
      await desk.rows(
        `UPDATE procedure_case SET recommending_unit_id = $1 WHERE ${among('id', 'caseId', ...(to as readonly Situation[]))}`,
        [given],
      );
    }
    await moved('noticed', 'underPublicNotice');
    await desk.rows(`UPDATE meeting_item SET result = 'selected' WHERE case_id = $1`, [hosts.noticed.caseId]);
    await desk.rows(
      `UPDATE campaign SET state = 'published', published_at = now(), filing_due_at = now()
       WHERE id = (SELECT campaign_id FROM evaluation WHERE case_id = $1)`,
      [hosts.evaluated.caseId],
    );
    await desk.rows(`UPDATE objection SET token_hash = $2 WHERE case_id = $1`, [hosts.foreign.caseId, TOKEN_HASH]);
    for (const [role, told] of [
      ['expert', null],
      ['recommender', unit],
      ['recommender', anotherUnit],
      ['recommender', null],
      ['applicant', null],
      ['caseOfficer', null],
      ['decisionMaker', null],
    ] as const) {
      await desk.rows(
        `INSERT INTO notice (id, event_key, recipient, role, recommending_unit_id, template)
         VALUES ($1::uuid, $1::text, $2::text, $2::text, $3, 'x')`,
        [uuid(), role, told],
      );
    }
    return file;
  }

  /** Every table that has a wall, with all that is seen of it, beside what should be. */
  async function expectSeen(as: (ask: () => Promise<string[]>) => Promise<string[]>, seen: Seen): Promise<void> {
    const walled = await desk.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const names = walled.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(seen)));
    for (const name of names) {
      // What a mail says is read by nobody at the counter.
      const row = name === 'mail' ? 't.id::text' : 'to_jsonb(t)::text';
      const rows = `SELECT ${row} AS row FROM ${name} t`;
      const shown = await as(() => app.query<{ row: string }[]>(rows).then((found) => found.map(({ row }) => row)));
      const should = await desk.rows<{ row: string }>(`${rows} WHERE ${seen[name] ?? 'false'}`);
      expect([name, shown.sort()]).toEqual([name, should.map(({ row }) => row).sort()]);
      if (seen[name]) expect([name, shown.length > 0]).toEqual([name, true]);
    }
  }

  const ofCases = (...situations: Situation[]): Seen =>
    Object.fromEntries(OF_A_CASE.map((table) => [table, among('case_id', 'caseId', ...situations)]));

  const published = (): Seen => ({
    organisation: 'id IN (SELECT organisation_id FROM base)',
    procedure_case: `${among('id', 'caseId', 'noticed')} OR ${among('id', 'meeting', 'noticed')}`,
    case_deadline: `rule = 'publicNotice' AND (${among('case_id', 'caseId', 'noticed')} OR ${among('case_id', 'meeting', 'noticed')})`,
    meeting_item: among('case_id', 'caseId', 'noticed'),
    evaluation: among('case_id', 'caseId', 'evaluated'),
  });

  it('the public sees what is under notice with its limit, whom the register names, and published grades: no dossier, no file, no objection', async () => {
    await expectSeen((ask) => withEyesOf(() => undefined, ask), published());
  });

  it('whoever has the token of an objection sees that one besides, with its files and its case', async () => {
    const seen = published();
    const ofCase = among('case_id', 'caseId', 'foreign');
    await expectSeen((ask) => withEyesOfObjector(TOKEN_HASH, ask), {
      ...seen,
      procedure_case: `${seen['procedure_case']} OR ${among('id', 'caseId', 'foreign')}`,
      objection: ofCase,
      objection_file: `objection_id IN (SELECT id FROM objection WHERE ${ofCase})`,
    });
    await expectSeen((ask) => withEyesOfObjector('', ask), seen);
  });

  const toRecommend = (...theirs: Situation[]): Seen => ({
    ...ofCases(...theirs),
    procedure_case: `${among('id', 'caseId', ...theirs)} OR kind = 'batch'`,
    organisation: among('id', 'organisation', ...theirs),
    dossier: among('id', 'dossier', ...theirs),
    dossier_part: `revision = 1 AND ${among('dossier_id', 'dossier', ...theirs)}`,
    dossier_submission: among('dossier_id', 'dossier', ...theirs),
    stored_file: among('id', 'file', ...theirs),
  });

  it('whoever recommends sees the cases that are or were their unit’s to recommend, with what was handed in: no draft, no file beside, nothing of another unit', async () => {
    await expectSeen((ask) => withEyesOf(() => recommender, ask), {
      ...toRecommend('toRecommend', 'recommended'),
      notice: `recommending_unit_id = '${unit}'`,
    });
  });

  it('whoever recommends for the whole city sees those of every unit, and what is told to the own one', async () => {
    const [city] = await desk.rows<{ id: string }>(`SELECT id FROM recommending_unit WHERE city_wide`);
    const cityWide = { ...aPerson('recommender'), recommendingUnitId: city?.id as string, recommendsCityWide: true };
    await expectSeen(
      (ask) => withEyesOf(() => cityWide, ask),
      toRecommend('toRecommend', 'recommended', 'elsewhere', 'recommendedElsewhere'),
    );
  });

  it('whoever is to recommend and belongs to no unit sees nothing', async () => {
    await expectSeen((ask) => withEyesOf(() => aPerson('recommender'), ask), {});
  });

  it('an expert sees the cases that he has a seat in, and of the others who is asked about what', async () => {
    const seated = ['judged', 'visited'] as const;
    const me = `'${expert.accountId}'`;
    await expectSeen((ask) => withEyesOf(() => expert, ask), {
      ...ofCases(...seated),
      procedure_case: `${among('id', 'caseId', ...seated, 'invited', 'declined')} OR kind = 'batch'`,
      organisation: among('id', 'organisation', ...seated, 'invited', 'declined'),
      dossier: among('id', 'dossier', ...seated, 'invited'),
      dossier_part: `revision = 1 AND (${among('dossier_id', 'dossier', ...seated)}
        OR part = 'host' AND ${among('dossier_id', 'dossier', 'invited')})`,
      dossier_submission: among('dossier_id', 'dossier', ...seated),
      stored_file: `${among('id', 'file', ...seated)} OR id = '${photo}'`,
      expert_assignment: `expert_id = ${me}`,
      notice: `role = 'expert'`,
    });
  });

  it('a view tells nobody who judges another case; those that see more than whoever asks say why', async () => {
    const judged = async (actor: ActorRef | undefined) => {
      const rows = await withEyesOf(
        () => actor,
        () => app.query<{ id: string }[]>('SELECT DISTINCT case_id AS id FROM involved_expert'),
      );
      return rows.map(({ id }) => id).sort();
    };
    const cases = (...situations: Situation[]) => situations.map((each) => hosts[each].caseId).sort();
    expect(await judged(undefined)).toEqual([]);
    expect(await judged(expert)).toEqual(cases('judged', 'visited'));
    // Of the team of a visit, whoever sees the case is told.
    expect(await judged(recommender)).toEqual(cases('toRecommend', 'recommended'));
    const others = await desk.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
         AND NOT coalesce(reloptions::text[] @> '{security_invoker=true}', false) ORDER BY 1`,
    );
    expect(others.map(({ name }) => name)).toEqual(Object.keys(SEES_MORE).sort());
  });

  it('nobody of them adds what is not theirs to give', async () => {
    const file = `INSERT INTO stored_file (id, organisation_id, name, media_type, size_bytes, sha256, storage_key, uploaded_by)
      VALUES (gen_random_uuid(), $1, 'x', 'a/b', 1, '', gen_random_uuid()::text, $2)`;
    const added = (actor: ActorRef | undefined, values: unknown[]) =>
      withEyesOf(
        () => actor,
        () => app.query(file, values),
      );
    await added(undefined, [null, null]);
    await expect(added(undefined, [hosts.foreign.organisation, null])).rejects.toThrow('row-level security');
    await expect(added(undefined, [null, expert.accountId])).rejects.toThrow('row-level security');
    await expect(added(expert, [null, null])).rejects.toThrow('row-level security');
  });
});

/** Views with the eyes of their owner, and why. */
const SEES_MORE: Readonly<Record<string, string>> = {
  base_platform: 'a platform has one base: of bases in force, which the register names',
  competing_host: 'who applies beside somebody: codes alone, of what was submitted',
  employer: 'a tie to an organisation counts, whoever one acts for now',
  member: 'for which organisations a person may act, also those for which nobody does now',
  open_seat: 'whether somebody is still to come, not who',
  shown_work:
    'whoever wrote what a dossier shows stands aside before it is theirs to read: numbers and their last days alone',
  standing_in: 'who stands in for whom is asked before it is known who asks',
};

function aPerson(role: 'expert' | 'recommender'): ActorRef {
  return { accountId: uuid(), displayName: '', roles: [role], organisationId: null };
}
