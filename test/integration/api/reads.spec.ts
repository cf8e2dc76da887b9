import type { ApiClient } from '#cli/client/api-client.js';
import { everythingFor, readsOf } from '../../support/everything.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { operationsOf, readDescription } from '../../support/openapi.js';

/** What asking leaves behind: that somebody was there, and on the trail that somebody looked. */
const TRACES = ['session', 'attempt_count', 'audit_entry', 'audit_chain'];
const LOOKS = ['openFile', 'takeArchive', 'takeEvidence', 'takeOwnData', 'lookAtPersonalData', 'lookAtDossier', 'lookAtMailboxes', 'lookAtExperts']; // prettier-ignore

describe('whatever is asked with GET', () => {
  let desk: Desk;
  let ids: readonly string[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    const batch = await desk.openBatch();
    const { id: dossier } = await desk.draft('park', batch.id);
    const park = await desk.as('park');
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${dossier}/submission`);
    const [own] = await desk.rows<{ organisation: string; file: string; measure: string }>(
      `SELECT organisation_id AS organisation, measure_id AS measure,
         (SELECT id FROM stored_file f WHERE f.organisation_id = c.organisation_id LIMIT 1) AS file
       FROM procedure_case c WHERE id = $1`,
      [caseId],
    );
    ids = [caseId, dossier, batch.id, park.accountId, ...Object.values(own ?? {})];
  }, 60_000);
  afterAll(() => desk?.stop());

  /** Each table, in a word for all that it holds. */
  async function record(): Promise<Record<string, string>> {
    const tables = await desk.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1) ORDER BY 1`,
      [TRACES],
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await desk.rows<{ whole: string | null }>(
        `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS whole FROM "${name}" t`,
      );
      found[name] = row?.whole ?? '';
    }
    return found;
  }

  it('changes nothing but the trail of who looked', async () => {
    const reads = readsOf(operationsOf(await readDescription(desk.stack.apiUrl)));
    const people: ApiClient[] = [];
    for (const login of ['park', 'officer', 'admin', 'auditor', 'decider', 'finance', 'expert1', 'assessor', 'recommender'])
      people.push(await desk.as(login)); // prettier-ignore
    const before = await record();
    const [{ last } = { last: 0 }] = await desk.rows<{ last: number }>(`SELECT max(id) AS last FROM audit_entry`);
    let asked = 0;
    for (const person of people) asked += (await everythingFor(person, reads, ids)).length;
    expect(asked).toBeGreaterThan(1_000);
    expect(await record()).toEqual(before);
    const written = await desk.rows<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entry WHERE id > $1 ORDER BY action`,
      [last],
    );
    expect(written.map(({ action }) => action).filter((action) => !LOOKS.includes(action))).toEqual([]);
    expect(written).not.toEqual([]);
  }, 240_000);
});
