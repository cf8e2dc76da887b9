import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `libs/persistence/search.ts` asks for them. */
const ACCOUNT = `(login || chr(10) || display_name)`;
const EXPERT = `(name || chr(10) || institution)`;

/**
 * People are found by a part of what they are called. Chinese names have two or three characters: trigrams, as PostgreSQL brings
 * them, know no such short ones, so the index holds the single characters and the pairs.
 */
export class SearchedLists1790000000072 implements MigrationInterface {
  name = 'SearchedLists1790000000072';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION search_grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT coalesce(array_agg(DISTINCT substr(lower(words), at, size)), '{}')
        FROM generate_series(1, length(lower(words))) at, generate_series(1, 2) size $$;
      CREATE INDEX account_search ON account USING gin (search_grams(${ACCOUNT}));
      CREATE INDEX expert_profile_search ON expert_profile USING gin (search_grams(${EXPERT})) WHERE valid_until IS NULL;
      CREATE INDEX expert_profile_institution ON expert_profile (institution) WHERE valid_until IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX expert_profile_institution, expert_profile_search, account_search;
      DROP FUNCTION search_grams;
    `);
  }
}
