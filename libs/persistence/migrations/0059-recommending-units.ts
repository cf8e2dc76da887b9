import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALL, ME, NOTICED, OWN, OWNER, RECEIPT, REVIEWS, sees, TO_RECOMMEND } from './0042-narrow-eyes.js';

/** Of which unit whoever asks is, as libs/persistence/scope.ts says it. */
const UNIT = `substring(current_setting('guohe.sees', true) from 'recommended@([0-9a-f-]{36})')::uuid`;

/** Written in the functions of migration 0042 that look at a case `c` for whoever recommends. */
export const TO_THEIR_UNIT = `(${TO_RECOMMEND} AND public.recommends_for(c.recommending_unit_id))`;
export const ASKING_SO = [
  'sees_case(uuid)',
  'meets_host(uuid)',
  'sees_handed_in(uuid, integer, boolean)',
  'sees_file(uuid, uuid)',
];

export const caseWall = (theirs: string) => `${ALL} OR ${OWN}
    OR organisation_id IS NULL AND (${OWNER} IS NOT NULL OR kind = 'batch' AND ${REVIEWS})
    OR ${sees('judged')} AND was_asked(${ME}, id)
    OR ${sees('recommended')} AND (state = 'underRecommendation' OR jsonb_exists(outcome, 'recommendation')) ${theirs}
    OR ${sees('public')} AND (kind = 'accreditation' AND state IN ${NOTICED} OR kind = 'meeting' AND is_noticed(id)
      OR ${RECEIPT} IS NOT NULL AND is_objected_to(id))`;
const noticeWall = (theirs: string) => `${ALL} OR account_id = ${ME} OR ${OWN}
    OR account_id IS NULL AND organisation_id IS NULL AND (
      ${sees('judged')} AND role = 'expert' OR ${sees('recommended')} AND role = 'recommender' ${theirs}
      OR ${OWNER} IS NOT NULL AND role = 'applicant')`;

/**
 * 推荐单位: a case is addressed to one unit, and only those who recommend for it, or for the whole city, find it behind the second wall.
 * Whoever recommended until now did so for the whole city, and goes on to; so do the cases and notices that went to them.
 */
export class RecommendingUnits1790000000059 implements MigrationInterface {
  name = 'RecommendingUnits1790000000059';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE recommending_unit (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- By what the release knows its own.
        key text UNIQUE,
        name jsonb NOT NULL,
        -- Answers for what no other one does, and sees what all of them do.
        city_wide boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX recommending_unit_city_wide ON recommending_unit (city_wide) WHERE city_wide;
      CREATE TABLE recommending_unit_district (
        district text PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES recommending_unit
      );
      CREATE INDEX recommending_unit_district_unit ON recommending_unit_district (unit_id);
      INSERT INTO recommending_unit (key, name, city_wide)
        VALUES ('city', '{"zh": "全市推荐单位", "en": "Recommending unit for the whole city"}', true);

      ALTER TABLE account ADD COLUMN recommending_unit_id uuid REFERENCES recommending_unit;
      ALTER TABLE invitation ADD COLUMN recommending_unit_id uuid REFERENCES recommending_unit;
      ALTER TABLE procedure_case ADD COLUMN recommending_unit_id uuid REFERENCES recommending_unit;
      ALTER TABLE notice ADD COLUMN recommending_unit_id uuid REFERENCES recommending_unit;
      CREATE INDEX account_recommending_unit ON account (recommending_unit_id) WHERE recommending_unit_id IS NOT NULL;
      CREATE INDEX procedure_case_recommending_unit ON procedure_case (recommending_unit_id, id)
        WHERE recommending_unit_id IS NOT NULL;

      UPDATE account SET recommending_unit_id = u.id FROM recommending_unit u WHERE roles @> '{recommender}';
      UPDATE invitation SET recommending_unit_id = u.id FROM recommending_unit u WHERE roles @> '{recommender}';
      UPDATE procedure_case c SET recommending_unit_id = u.id FROM recommending_unit u WHERE ${TO_RECOMMEND};
      UPDATE notice SET recommending_unit_id = u.id FROM recommending_unit u WHERE role = 'recommender';

      CREATE FUNCTION recommends_for(unit uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT current_setting('guohe.sees', true) LIKE '%@city%' OR unit = ${UNIT} $$;
    `);
    await rewrite(queryRunner, ASKING_SO, TO_RECOMMEND, TO_THEIR_UNIT);
    await queryRunner.query(`
      ALTER POLICY app ON procedure_case USING (${caseWall('AND recommends_for(recommending_unit_id)')});
      ALTER POLICY app ON notice USING (${noticeWall(`AND recommending_unit_id = ${UNIT}`)});
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER POLICY app ON procedure_case USING (${caseWall('')});
      ALTER POLICY app ON notice USING (${noticeWall('')});
    `);
    await rewrite(queryRunner, ASKING_SO, TO_THEIR_UNIT, TO_RECOMMEND);
    await queryRunner.query(`
      DROP FUNCTION recommends_for(uuid);
      ALTER TABLE notice DROP COLUMN recommending_unit_id;
      ALTER TABLE procedure_case DROP COLUMN recommending_unit_id;
      ALTER TABLE invitation DROP COLUMN recommending_unit_id;
      ALTER TABLE account DROP COLUMN recommending_unit_id;
      DROP TABLE recommending_unit_district;
      DROP TABLE recommending_unit;
    `);
  }
}

/** In the text of the functions, so that all else about them stays as it is: with whose eyes they look, and where they look for names. */
export async function rewrite(
  queryRunner: QueryRunner,
  functions: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  for (const name of functions) {
    const [{ definition }] = (await queryRunner.query(`SELECT pg_get_functiondef($1::regprocedure) AS definition`, [
      name,
    ])) as [{ definition: string }];
    if (!definition.includes(from)) throw new Error(`${name} does not say: ${from}`);
    await queryRunner.query(definition.replaceAll(from, to));
  }
}
