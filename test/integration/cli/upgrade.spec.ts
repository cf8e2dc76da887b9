import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { freshDatabase, type FreshDatabase } from '../../support/servers.js';

/** The migrations that the first databases in use were made by. */
const FIRST = 2;

/** Cases as they stood before there were several recommending units: title, state and outcome. */
const RECOMMENDED = [
  ['waiting', 'underRecommendation', {}],
  ['recommended', 'underFormalCheck', { recommendation: { recommended: true } }],
  ['never asked', 'underFormalCheck', {}],
] as const;
const OF_THE_WHOLE_CITY = {
  accounts: ['r'],
  cases: ['recommended', 'waiting'],
  items: ['recommended', 'waiting'],
  notices: ['never asked', 'recommended', 'waiting'],
  otherItems: 0,
  otherNotices: 0,
};

describe('the migrations', () => {
  let database: FreshDatabase;
  let record: DataSource;
  beforeAll(async () => {
    database = await freshDatabase({ empty: true });
    record = createDataSource({ databaseUrl: database.databaseUrl, pool: 1, applicationName: 'test' });
  });
  afterAll(async () => {
    if (record.isInitialized) await record.destroy();
    await database.drop();
  });

  it('add to what an earlier version holds, and can be taken back', async () => {
    const migrations = record.options.migrations as (() => void)[];
    const earlier = new DataSource({ ...record.options, migrations: migrations.slice(0, FIRST) });
    await earlier.initialize();
    await earlier.runMigrations();
    const [account, open, scheme, campaign] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await earlier.query(
      `INSERT INTO account (id, login, display_name, roles, password_hash) VALUES ($1, 'a', 'a', '{expert}', '')`,
      [account],
    );
    await earlier.query(`INSERT INTO measure_version (id, content, sha256) VALUES ('m', '{}', '')`);
    for (const id of [open, scheme]) {
      await earlier.query(
        `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, due_at)
         VALUES ($1, 'x', $2, $1, '', 'm', 'x', '2026-06-01T16:00:00Z')`,
        [id, `x/${id}`],
      );
    }
    await earlier.query(
      `INSERT INTO expert_assignment (id, case_id, expert_id, state, submitted_at) VALUES ($1, $1, $2, 'submitted', '2026-05-01')`,
      [open, account],
    );
    await earlier.query(
      `INSERT INTO campaign (id, code, year, title, measure_id, created_by) VALUES ($1, 'c', 2026, '', 'm', $2)`,
      [campaign, account],
    );
    await earlier.query(
      `INSERT INTO subsidy_scheme (case_id, code, year, title, budget_fen, campaign_id) VALUES ($1, 's', 2026, '', 1, $2)`,
      [scheme, campaign],
    );
    const [organisation, batch, dossier] = [randomUUID(), randomUUID(), randomUUID()];
    await earlier.query(`INSERT INTO organisation (id, name, uscc, district) VALUES ($1, '', '', '')`, [organisation]);
    await earlier.query(
      `INSERT INTO batch (id, code, title, year, measure_id, opens_on, closes_on, fields, countries, quotas, created_by)
       VALUES ($1, 'b', '', 2026, 'm', '2026-01-01', '2026-02-01', '{}', '{}', '{}', $2)`,
      [batch, account],
    );
    await earlier.query(
      `INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, revision, locked, created_by)
       VALUES ($1, $2, $3, 'park', 'renamed', 2, true, $4)`,
      [dossier, organisation, batch, account],
    );
    await earlier.query(
      `INSERT INTO dossier_part (dossier_id, revision, part, version, content, saved_by)
       VALUES ($1, 1, 'base', 1, '{"name": "as handed in"}', $2), ($1, 2, 'base', 2, '{"name": "renamed"}', $2)`,
      [dossier, account],
    );
    await earlier.query(
      `INSERT INTO dossier_submission (dossier_id, revision, content_hash, submitted_by) VALUES ($1, 1, '', $2)`,
      [dossier, account],
    );
    await earlier.query(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, title, measure_id, state, closed_at)
       VALUES ($1, 'accreditation', 'accreditation/d', $2, $3, $4, 'as handed in', 'm', 'lapsed', now())`,
      [randomUUID(), dossier, batch, organisation],
    );
    await earlier.query(
      `INSERT INTO account (id, login, display_name, roles, password_hash) VALUES ($1, 'r', 'r', '{recommender}', '')`,
      [randomUUID()],
    );
    for (const [title, state, outcome] of RECOMMENDED) {
      const id = randomUUID();
      await earlier.query(
        `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, outcome)
         VALUES ($1, 'x', $2, $1, $3, 'm', $4, $5)`,
        [id, `x/${id}`, title, state, JSON.stringify(outcome)],
      );
      for (const role of ['recommender', 'caseOfficer']) {
        await earlier.query(`INSERT INTO work_item (id, case_id, task, role) VALUES ($1, $2, $3, $3)`, [
          randomUUID(),
          id,
          role,
        ]);
        await earlier.query(
          `INSERT INTO notice (id, event_key, recipient, role, case_id, template) VALUES ($1, $2::uuid::text, $3, $3, $2, 't')`,
          [randomUUID(), id, role],
        );
      }
    }
    await earlier.destroy();

    await record.initialize();
    const added = await record.runMigrations();
    expect(added).toHaveLength(migrations.length - FIRST);
    expect(await record.query(`SELECT ended_at = submitted_at AS kept FROM expert_assignment`)).toEqual([
      { kept: true },
    ]);
    expect(await record.query(`SELECT vouchers_due_on FROM subsidy_scheme`)).toEqual([
      { vouchers_due_on: '2026-06-02' },
    ]);
    expect(await record.query(`SELECT revision, base_name FROM dossier`)).toEqual([
      { revision: 1, base_name: 'as handed in' },
    ]);
    expect(await ofTheWholeCity()).toEqual(OF_THE_WHOLE_CITY);
    for (const _ of added) await record.undoLastMigration();
    expect(await record.query(`SELECT revision, base_name, locked FROM dossier`)).toEqual([
      { revision: 2, base_name: 'renamed', locked: true },
    ]);
    await record.query(`UPDATE expert_assignment SET state = 'assigned', submitted_at = NULL`);
    expect(await record.runMigrations()).toHaveLength(added.length);
    expect(await ofTheWholeCity()).toEqual(OF_THE_WHOLE_CITY);
  });

  /** What belongs to the recommending unit for the whole city, and how much belongs to another one. */
  async function ofTheWholeCity(): Promise<object> {
    const [found] = await record.query<[object]>(
      `WITH city AS (SELECT id FROM recommending_unit WHERE city_wide)
       SELECT ARRAY(SELECT login FROM account WHERE recommending_unit_id = city.id ORDER BY 1) AS accounts,
         ARRAY(SELECT title FROM procedure_case WHERE recommending_unit_id = city.id ORDER BY 1) AS cases,
         ARRAY(SELECT c.title FROM work_item w JOIN procedure_case c ON c.id = w.case_id
           WHERE w.recommending_unit_id = city.id AND w.role = 'recommender' ORDER BY 1) AS items,
         ARRAY(SELECT c.title FROM notice n JOIN procedure_case c ON c.id = n.case_id
           WHERE n.recommending_unit_id = city.id AND n.role = 'recommender' ORDER BY 1) AS notices,
         (SELECT count(*)::int FROM work_item WHERE recommending_unit_id IS NOT NULL AND role <> 'recommender') AS "otherItems",
         (SELECT count(*)::int FROM notice WHERE recommending_unit_id IS NOT NULL AND role <> 'recommender') AS "otherNotices"
       FROM city`,
    );
    return found;
  }
});
