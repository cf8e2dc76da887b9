import { Caller } from '#cli/bench/caller.js';
import { fillDossiers } from '#cli/bench/lists/fill.js';
import { tapOn, type Tap } from '#cli/bench/tap/tap.js';
import { createDataSource } from '#persistence/data-source.js';
import { recomputeProvisional } from '#persistence/record/provisional.js';
import { openBatch } from '../support/accreditation-case.js';
import { DEMO_PASSWORD, startScene, type Scene } from '../support/scene.js';

const FEW = 10;
const MANY = 1_000;
/** As many votes as one request may hold. */
const MANY_VOTES = 500;

describe('what is read or written for many rows together', () => {
  let scene: Scene;
  let tap: Tap;
  let officer: Caller;
  let decider: Caller;
  beforeAll(async () => {
    scene = await startScene({
      worker: false,
      envOf: async (part, { DATABASE_URL = '' }): Promise<Record<string, string>> => {
        if (part !== 'api') return {};
        tap = await tapOn(DATABASE_URL);
        return { DATABASE_URL: tap.databaseUrl };
      },
    });
    officer = await Caller.signIn(scene.stack.apiUrl, 'officer', DEMO_PASSWORD);
    decider = await Caller.signIn(scene.stack.apiUrl, 'decider', DEMO_PASSWORD);
  }, 60_000);
  afterAll(async () => {
    officer?.close();
    decider?.close();
    await scene?.stop();
    await tap?.close();
  });

  /** Accreditations of a batch of their own that await a decision, each with a score that differs from the others'. */
  const waiting = async (count: number) => {
    const { record, applicant, commission } = scene;
    const { id: batchId, measureId } = await openBatch(record, applicant, { quota: 10_000 });
    const [park] = await record.query<{ id: string }[]>(
      `SELECT organisation_id AS id FROM account WHERE login = 'park'`,
    );
    const officerId = commission.officer.accountId;
    await fillDossiers(record, { batchId, measureId, organisationId: park?.id as string, officerId }, count);
    await record.query(`UPDATE procedure_case SET state = 'underDecision' WHERE group_id = $1`, [batchId]);
    await record.query(
      `INSERT INTO case_score (case_id, data_hundredths, expert_hundredths, management_hundredths, landed_hundredths, total_hundredths)
       SELECT id, 8000, 8000, 0, 0, 7000 + row_number() OVER (ORDER BY id) FROM procedure_case WHERE group_id = $1`,
      [batchId],
    );
    const rows = await record.query<{ id: string }[]>(`SELECT id FROM procedure_case WHERE group_id = $1 ORDER BY id`, [
      batchId,
    ]);
    return { batchId, caseIds: rows.map(({ id }) => id) };
  };
  const convened = async (batchId: string, caseIds: readonly string[]) => {
    const { deciders } = scene.commission;
    const body = {
      batchId,
      heldOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      memberIds: deciders.map(({ accountId }) => accountId),
      caseIds,
    };
    return (JSON.parse(await officer.ask('POST', '/meetings', body)) as { id: string }).id;
  };
  /** Statements of a request at least: who is signed in is asked for anew every few seconds. */
  const statementsOf = async (request: () => Promise<unknown>) => {
    const counts: number[] = [];
    for (let times = 0; times < 3; times += 1) counts.push((await tap.during(request)).length);
    return Math.min(...counts);
  };

  it('a ranking', async () => {
    const counts: number[] = [];
    for (const count of [FEW, MANY]) {
      const { batchId } = await waiting(count);
      counts.push(await statementsOf(() => decider.ask('GET', `/batches/${batchId}/ranking`)));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('the list of meetings, in session each', async () => {
    const { batchId, caseIds } = await waiting(60);
    const counts: number[] = [];
    for (const count of [FEW, 60]) {
      for (const id of caseIds.splice(0, count === FEW ? FEW : 50)) await convened(batchId, [id]);
      counts.push(await statementsOf(() => decider.ask('GET', `/batches/${batchId}/meetings?limit=200`)));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('votes, for the title and against it', async () => {
    const counts: number[] = [];
    for (const count of [FEW, MANY_VOTES]) {
      const { batchId, caseIds } = await waiting(count);
      const meeting = await convened(batchId, caseIds);
      const votes = caseIds.map((caseId, index) =>
        index % 2 === 0 ? { caseId, vote: 'selected' } : { caseId, vote: 'notSelected', reasons: ['dishonesty'] },
      );
      const cast = () => decider.ask('PUT', `/meetings/${meeting}/votes`, { votes });
      counts.push(await statementsOf(cast));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('objections to a case, with their files', async () => {
    const counts: number[] = [];
    for (const count of [FEW, MANY]) {
      const { caseIds } = await waiting(1);
      const [caseId] = caseIds as [string];
      await scene.record.query(
        `WITH objections AS (
           INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at)
           SELECT uuidv7(), $1::uuid, 'R-' || $1::uuid::text || '-' || n, '', 'filed', 'person', '', '', '材料不实', now() FROM generate_series(1, $2::int) n
           RETURNING id
         ), files AS (
           INSERT INTO stored_file (id, name, media_type, size_bytes, sha256, storage_key)
           SELECT uuidv7(), '照片.pdf', 'application/pdf', 1, '', id::text FROM objections RETURNING id
         )
         INSERT INTO objection_file (file_id, objection_id)
         SELECT f.id, o.id FROM (SELECT id, row_number() OVER () AS n FROM files) f
           JOIN (SELECT id, row_number() OVER () AS n FROM objections) o USING (n)`,
        [caseId, count],
      );
      const path = `/cases/${caseId}/objections`;
      const shown = JSON.parse(await decider.ask('GET', path)) as { files: string[] }[];
      expect(shown.map(({ files }) => files.length)).toEqual(Array(count).fill(1));
      counts.push(await statementsOf(() => decider.ask('GET', path)));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('limits that are computed anew, once a year is announced: page by page', async () => {
    // Who announces a year is who migrates: the owner of the record.
    const owners = await tapOn(scene.stack.databaseUrl);
    const tapped = createDataSource({ databaseUrl: owners.databaseUrl, pool: 1, applicationName: 'test' });
    await tapped.initialize();
    const counts: number[] = [];
    for (const count of [FEW, MANY]) {
      const { batchId } = await waiting(count);
      await scene.record.query(`UPDATE procedure_case SET state = 'underFormalCheck' WHERE group_id = $1`, [batchId]);
      await scene.record.query(
        `UPDATE case_deadline SET provisional = true WHERE case_id IN (SELECT id FROM procedure_case WHERE group_id = $1)`,
        [batchId],
      );
      const work = () => tapped.transaction(async (tx) => expect(await recomputeProvisional(tx)).toBe(count));
      counts.push((await owners.during(work)).length);
    }
    await tapped.destroy();
    await owners.close();
    const [few = 0, many = 0] = counts;
    // Two pages of five hundred, and what is asked once.
    expect(many).toBeLessThanOrEqual(2 * few);
  });
});
