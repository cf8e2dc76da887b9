import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = `current_setting('guohe.sees', true) = 'all'`;
const sees = (what: 'judged' | 'recommended' | 'public') => `current_setting('guohe.sees', true) LIKE '%${what}%'`;
const OWN = `organisation_id = nullif(current_setting('guohe.organisation', true), '')::uuid`;
const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;
/** What is or was put before the public. */
const NOTICED = `state IN ('underPublicNotice', 'underObjection', 'underAnnouncement', 'accredited')`;

/** Table → which of its rows are there for whoever asks; functions where a query would be made ready for everybody. */
const WALLS = {
  // Of nobody's own are batches, meetings and subsidy schemes. What somebody objected to is looked up by receipt after it has ended, too.
  procedure_case: `${ALL} OR ${OWN} OR organisation_id IS NULL
    OR ${sees('judged')} AND judges_case(${ME}, id)
    OR ${sees('recommended')} AND (state = 'underRecommendation' OR jsonb_exists(outcome, 'recommendation'))
    OR ${sees('public')} AND (${NOTICED} OR kind = 'evaluation' AND closed_at IS NOT NULL OR is_objected_to(id))`,
  work_item: `${ALL} OR ${OWN} OR assignee_id = ${ME} OR sees_case(case_id)`,
  objection: `${ALL} OR ${sees('public')} OR current_setting('guohe.organisation', true) <> '' AND sees_case(case_id)`,
  // What was granted is published in sums.
  subsidy_award: `${ALL} OR ${OWN} OR ${sees('public')} AND allocated_fen IS NOT NULL`,
  subsidy_left_out: `${ALL} OR ${OWN}`,
  subsidy_voucher: `${ALL} OR ${OWN}`,
} as const;

/** The second wall also around cases, what waits in them, objections and subsidies: see migration 0022. */
export class WallsAroundCases1790000000035 implements MigrationInterface {
  name = 'WallsAroundCases1790000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Is this person asked about the case, or in the team of its visit?
      CREATE FUNCTION judges_case(person uuid, the_case uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = the_case AND e.expert_id = person)
            OR EXISTS (SELECT FROM visit_member m WHERE m.case_id = the_case AND m.account_id = person);
        END $$;
      CREATE FUNCTION is_objected_to(the_case uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM objection o WHERE o.case_id = the_case);
        END $$;
      -- With the eyes of whoever asks: the wall around cases decides.
      CREATE FUNCTION sees_case(the_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case);
        END $$;
    `);
    for (const [table, rows] of Object.entries(WALLS)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY house ON ${table} TO guohe_relay, CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY app ON ${table} TO guohe_app USING (${rows});
      `);
    }
    // Whoever hands something in makes it wait for others.
    await queryRunner.query(`CREATE POLICY app_asks ON work_item FOR INSERT TO guohe_app WITH CHECK (true)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP POLICY app_asks ON work_item`);
    for (const table of Object.keys(WALLS)) {
      await queryRunner.query(`
        DROP POLICY house ON ${table};
        DROP POLICY app ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      `);
    }
    await queryRunner.query(
      `DROP FUNCTION sees_case(uuid); DROP FUNCTION is_objected_to(uuid); DROP FUNCTION judges_case(uuid, uuid)`,
    );
  }
}
