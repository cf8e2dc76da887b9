import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = `CREATE OR REPLACE FUNCTION sees_case(the_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$`;

/**
 * Whether a case is seen is asked for every row that belongs to it, and the rows of a statement mostly belong to one: the case last
 * found seen is kept in mind until the transaction ends, as the eyes themselves are (migrations 0035, 0036).
 */
export class SeenOnce1790000000047 implements MigrationInterface {
  name = 'SeenOnce1790000000047';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${HEAD}
        BEGIN
          IF current_setting('guohe.seen', true) = the_case::text THEN
            RETURN true;
          END IF;
          IF NOT EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case) THEN
            RETURN false;
          END IF;
          PERFORM set_config('guohe.seen', the_case::text, true);
          RETURN true;
        END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${HEAD}
        BEGIN
          RETURN EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case);
        END $$;
    `);
  }
}
