import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = `current_setting('guohe.sees', true) = 'all'`;
const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;

/** There for whoever sees the case: the wall around cases decides. */
const OF_CASE = `${ALL} OR sees_case(case_id)`;

/** Table → which of its rows are there for whoever asks. What a case is owned through, its rows are owned through, too. */
const WALLS = {
  case_deadline: OF_CASE,
  case_score: OF_CASE,
  check_mark: OF_CASE,
  correction_answer: OF_CASE,
  indicator_value: OF_CASE,
  evaluation: OF_CASE,
  rectification: OF_CASE,
  reconsideration: OF_CASE,
  onsite_visit: OF_CASE,
  visit_plan: OF_CASE,
  visit_mark: OF_CASE,
  visit_findings: OF_CASE,
  visit_signature: OF_CASE,
  meeting_item: OF_CASE,
  // Who asks for a review has it looked for somebody who took no part in the decision.
  meeting_vote: OF_CASE,
  meeting_recusal: OF_CASE,
  // Their own rows first: whoever is asked about a case has not been let see it yet.
  expert_assignment: `${ALL} OR expert_id = ${ME} OR sees_case(case_id)`,
  visit_member: `${ALL} OR account_id = ${ME} OR sees_case(case_id)`,
  upload: `${ALL} OR account_id = ${ME}`,
  upload_part: `${ALL} OR EXISTS (SELECT FROM upload u WHERE u.id = upload_id)`,
  digest_item: `${ALL} OR account_id = ${ME}`,
  objection_file: `${ALL} OR EXISTS (SELECT FROM objection o WHERE o.id = objection_id)`,
  // Of these an organisation has no part in its own case either.
  expert_draw: ALL,
  expert_draw_round: ALL,
  expert_verdict: ALL,
  void_draw: ALL,
  letter_draft: ALL,
  bulk_action_case: ALL,
  subsidy_payment: ALL,
} as const;

/** Whoever acts adds to the trail; who reads it, is not free. */
const READS_TRAIL = `${ALL} OR actor_id = ${ME} OR case_id IS NOT NULL AND sees_case(case_id)`;

/** Written in one statement with the case itself, which is not there to be seen before that ends. */
const WITH_ITS_CASE = ['case_deadline', 'indicator_value', 'audit_entry'];

/** The second wall around what an organisation owns through a case: see migrations 0022 and 0035. */
export class WallsThroughCases1790000000036 implements MigrationInterface {
  name = 'WallsThroughCases1790000000036';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, rows] of Object.entries({ ...WALLS, audit_entry: READS_TRAIL })) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY house ON ${table} TO guohe_relay, CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY app ON ${table} TO guohe_app USING (${rows});
      `);
    }
    for (const table of WITH_ITS_CASE) {
      await queryRunner.query(`CREATE POLICY app_adds ON ${table} FOR INSERT TO guohe_app WITH CHECK (true)`);
    }
    await queryRunner.query(`CREATE POLICY audit_adds ON audit_entry FOR INSERT TO guohe_audit WITH CHECK (true)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP POLICY audit_adds ON audit_entry`);
    for (const table of WITH_ITS_CASE) await queryRunner.query(`DROP POLICY app_adds ON ${table}`);
    for (const table of [...Object.keys(WALLS), 'audit_entry']) {
      await queryRunner.query(`
        DROP POLICY house ON ${table};
        DROP POLICY app ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      `);
    }
  }
}
