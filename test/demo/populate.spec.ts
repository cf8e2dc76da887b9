import type { Populated } from '#cli/populate/populate.js';
import { createDataSource } from '#persistence/data-source.js';
import { Guohe, refusal } from '../support/guohe.js';
import { startStack, type Stack } from '../support/stack.js';

/** Everything that a second run could add to or change. What the clock goes on to say of limits, such as a plaque's, is not of it. */
const RECORD = [
  `SELECT id, kind, state, version, revision, outcome, closed_at FROM procedure_case WHERE kind <> 'plaque' ORDER BY id`,
  `SELECT id, case_id, task, assignee_id, closed_at FROM work_item ORDER BY id`,
  // Looking is on record, and changes nothing.
  `SELECT id, action, actor_id FROM audit_entry WHERE actor_id IS NOT NULL AND action <> 'lookAtPersonalData' ORDER BY id`,
  `SELECT id, template, recipient FROM notice WHERE template NOT IN ('case.dueSoon', 'case.overdue', 'case.escalated') ORDER BY id`,
  `SELECT id, login FROM account ORDER BY id`,
  `SELECT id, uscc FROM organisation ORDER BY id`,
  `SELECT id, revision, locked, receipt_number, content_hash FROM dossier ORDER BY id`,
  `SELECT dossier_id, revision, part, version, saved_at FROM dossier_part ORDER BY dossier_id, revision, part`,
  `SELECT id, storage_key FROM stored_file ORDER BY id`,
  `SELECT * FROM visit_plan ORDER BY case_id`,
  `SELECT * FROM expert_assignment ORDER BY id`,
  `SELECT id, certificate_number FROM base ORDER BY id`,
];

describe('guohe populate', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
    const { databaseUrl, temporalAddress, folder } = stack;
    const env = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, GUOHE_DATA: folder };
    expect(await Guohe.run(['seed', '--demo'], env).ended()).toBe(0);
  });
  afterAll(() => stack?.stop());

  async function populate(): Promise<Populated> {
    const run = Guohe.run(['populate', '--url', stack.apiUrl, '--each', '1', '--json']);
    const code = await run.ended();
    if (code !== 0) throw new Error(`exit code ${code}\n${run.stderr}`);
    return JSON.parse(run.stdout) as Populated;
  }

  it('brings dossiers to every state of the procedure; again, it changes nothing', async () => {
    const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    const read = () => Promise.all(RECORD.map((sql) => record.query<unknown>(sql)));
    try {
      const { batches, dossiers } = await populate();
      expect(dossiers).toBe(24);
      const [finished, current] = batches.map(({ states }) => states);
      expect(finished).toEqual({
        underAnnouncement: 1,
        accredited: 1,
        cultivated: 1,
        notSelected: 1,
        refused: 1,
        lapsed: 1,
        withdrawn: 1,
      });
      expect(current).toEqual({
        draft: 1,
        underRecommendation: 1,
        notRecommended: 1,
        underFormalCheck: 1,
        returned: 1,
        underDraw: 1,
        underInvitation: 1,
        underExpertReview: 1,
        underOnsiteAssessment: 1,
        underDecision: 2,
        proposed: 1,
        underPublicNotice: 1,
        underObjection: 1,
        refused: 1,
        notSelected: 1,
        withdrawn: 1,
      });
      expect(await record.query(`SELECT state FROM objection ORDER BY state`)).toEqual([
        { state: 'accepted' },
        { state: 'filed' },
      ]);
      const before = await read();
      const again = await populate();
      expect(again.batches).toEqual(batches);
      expect(await read()).toEqual(before);
    } finally {
      await record.destroy();
    }
  }, 300_000);

  it('says in a sentence what it cannot do', async () => {
    expect(await refusal(['populate', '--each', '0'])).toMatchObject({ code: 2 });
    expect(await refusal(['populate', '--url', 'http://127.0.0.1:9'])).toMatchObject({ code: 69 });
  });
});
