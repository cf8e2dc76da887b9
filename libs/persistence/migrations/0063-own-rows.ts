import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ALL,
  FUNCTIONS as FORMER_FUNCTIONS,
  JUDGES,
  ME,
  NARROW,
  NOTICED,
  OWN,
  OWNER,
  RECEIPT,
  REVIEWS,
  sees,
  TO_RECOMMEND,
} from './0042-narrow-eyes.js';
import { ASKING_SO, caseWall, rewrite, TO_THEIR_UNIT } from './0059-recommending-units.js';

const RECOMMENDS = `${sees('recommended')} AND ${TO_THEIR_UNIT}`;

/** What a dossier is made of: whose it is, each of its rows says. */
const OF_A_DOSSIER = ['dossier_part', 'dossier_submission', 'dossier_number', 'dossier_role'] as const;

/**
 * Table → which of its rows are there for whoever asks. A condition is made ready for every statement that names its table, however
 * few of its rows are looked at: all but the whole house and the owner is asked about in a function.
 */
const WALLS = {
  procedure_case: `${ALL} OR ${OWN} OR sees_foreign_case(id, organisation_id, kind, state, outcome, recommending_unit_id)`,
  dossier: `${ALL} OR ${OWN} OR receipt_number IS NOT NULL AND sees_handed_in(id, NULL, true)`,
  dossier_part: `${ALL} OR ${OWN}
    OR sees_handed_in(dossier_id, revision, part IN ('host', 'legalRepresentative', 'leader'))`,
  dossier_submission: `${ALL} OR ${OWN} OR sees_handed_in(dossier_id, revision, false)`,
  dossier_number: `${ALL} OR ${OWN}`,
  dossier_role: `${ALL} OR ${OWN}`,
  stored_file: `${ALL} OR ${OWN} OR uploaded_by = ${ME} OR sees_file(id, organisation_id)`,
  upload_part: `${ALL} OR sees_upload(upload_id)`,
  objection_file: `${ALL} OR sees_objection(objection_id)`,
  letter: `${ALL} OR owns_case(case_id)`,
} as const;

/** As they were before. */
const FORMER = {
  ...NARROW,
  procedure_case: caseWall('AND recommends_for(recommending_unit_id)'),
  upload_part: `${ALL} OR EXISTS (SELECT FROM upload u WHERE u.id = upload_id)`,
  objection_file: `${ALL} OR EXISTS (SELECT FROM objection o WHERE o.id = objection_id)`,
  letter: `${ALL} OR EXISTS (SELECT FROM procedure_case c WHERE c.id = case_id AND c.${OWN})`,
} as const;

/** These look for what is there for reviewers alone: of others they ask nothing. */
const FOR_REVIEWERS = ['sees_handed_in(uuid, integer, boolean)', 'sees_file(uuid, uuid)'];
const NO_REVIEWER = `IF NOT ${REVIEWS} THEN RETURN false; END IF;`;

/** With the eyes of the owner. */
const says = (name: string, body: string) => `
  CREATE OR REPLACE FUNCTION ${name} RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN ${body} END $$;`;

const FUNCTIONS = [
  // With the eyes of whoever asks: what it has to know beyond the row, other functions tell it.
  `CREATE FUNCTION sees_foreign_case(the_case uuid, host uuid, kind text, state text, outcome jsonb, unit uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
    BEGIN
      -- Of nobody's own are batches, meetings and subsidy schemes. How a batch stands is asked about each dossier of it.
      IF host IS NULL AND (${OWNER} IS NOT NULL OR kind = 'batch' AND ${REVIEWS}) THEN RETURN true; END IF;
      IF ${sees('judged')} AND public.was_asked(${ME}, the_case) THEN RETURN true; END IF;
      IF ${sees('recommended')} AND (state = 'underRecommendation' OR jsonb_exists(outcome, 'recommendation'))
          AND public.recommends_for(unit) THEN
        RETURN true;
      END IF;
      RETURN ${sees('public')} AND (kind = 'accreditation' AND state IN ${NOTICED}
        OR kind = 'meeting' AND public.is_noticed(the_case)
        OR ${RECEIPT} IS NOT NULL AND public.is_objected_to(the_case));
    END $$;`,
  ...(['upload', 'objection'] as const).map(
    (table) => `CREATE FUNCTION sees_${table}(the_${table} uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      BEGIN RETURN EXISTS (SELECT FROM public.${table} t WHERE t.id = the_${table}); END $$;`,
  ),
  // It is asked for every row, and the rows of a statement mostly belong to one case: the one last seen is kept in mind until the
  // transaction ends, as the eyes are.
  says(
    'sees_case(the_case uuid)',
    `IF current_setting('guohe.seen', true) = the_case::text THEN RETURN true; END IF;
     IF ${OWNER} IS NOT NULL THEN
       IF EXISTS (SELECT FROM public.procedure_case c
           WHERE c.id = the_case AND (c.${OWN} OR c.organisation_id IS NULL)) THEN
         RETURN set_config('guohe.seen', the_case::text, true) IS NOT NULL;
       END IF;
     END IF;
     IF ${REVIEWS} THEN
       IF EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case AND (${JUDGES} OR ${RECOMMENDS})) THEN
         RETURN set_config('guohe.seen', the_case::text, true) IS NOT NULL;
       END IF;
     END IF;
     RETURN false;`,
  ),
];

/**
 * Whose a dossier's rows are stands in each of them: to find that out, every statement looked up all dossiers of whoever asks, for
 * each of these tables anew. It is the dossier's, by a foreign key.
 */
export class OwnRows1790000000063 implements MigrationInterface {
  name = 'OwnRows1790000000063';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE dossier ADD CONSTRAINT dossier_of_organisation UNIQUE (id, organisation_id)');
    for (const table of OF_A_DOSSIER) {
      await queryRunner.query(`
        ALTER TABLE ${table} ADD COLUMN organisation_id uuid;
        UPDATE ${table} r SET organisation_id = d.organisation_id FROM dossier d WHERE d.id = r.dossier_id;
        ALTER TABLE ${table} ALTER COLUMN organisation_id SET NOT NULL,
          DROP CONSTRAINT ${table}_dossier_id_fkey,
          ADD CONSTRAINT ${table}_dossier_id_fkey FOREIGN KEY (dossier_id, organisation_id)
            REFERENCES dossier (id, organisation_id) ON DELETE CASCADE;
      `);
    }
    await queryRunner.query(FUNCTIONS.join(''));
    await rewrite(queryRunner, FOR_REVIEWERS, 'BEGIN', `BEGIN ${NO_REVIEWER}`);
    for (const [table, rows] of Object.entries(WALLS)) {
      await queryRunner.query(`ALTER POLICY app ON ${table} USING (${rows})`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WALLS) as (keyof typeof WALLS)[]) {
      await queryRunner.query(`ALTER POLICY app ON ${table} USING (${FORMER[table]})`);
    }
    await queryRunner.query(`
      DROP FUNCTION sees_foreign_case(uuid, uuid, text, text, jsonb, uuid);
      DROP FUNCTION sees_upload(uuid);
      DROP FUNCTION sees_objection(uuid);
      ${FORMER_FUNCTIONS.join('')}
    `);
    await rewrite(queryRunner, ASKING_SO, TO_RECOMMEND, TO_THEIR_UNIT);
    await queryRunner.query(`
      DO $$
      DECLARE of_owner regprocedure;
      BEGIN
        FOR of_owner IN SELECT oid FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
            AND proowner = current_user::regrole AND proconfig IS NULL LOOP
          EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', of_owner);
        END LOOP;
      END $$;
    `);
    for (const table of OF_A_DOSSIER) {
      await queryRunner.query(`
        ALTER TABLE ${table} DROP CONSTRAINT ${table}_dossier_id_fkey, DROP COLUMN organisation_id,
          ADD CONSTRAINT ${table}_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier ON DELETE CASCADE;
      `);
    }
    await queryRunner.query('ALTER TABLE dossier DROP CONSTRAINT dossier_of_organisation');
  }
}
