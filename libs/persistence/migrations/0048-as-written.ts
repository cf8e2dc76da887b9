import type { MigrationInterface, QueryRunner } from 'typeorm';
import { chained } from './0018-audit-chain.js';

/** What the application sends is canonical already, without a blank outside its words; what SQL makes of jsonb has one after each colon. */
export const madeBySql = (column: string) => `(${column}::text LIKE '%": %' OR ${column}::text LIKE '%, %')`;
export const ofText = (column: string) =>
  `CASE WHEN ${madeBySql(column)} THEN public.canonical_json(${column}::jsonb) ELSE ${column}::text END`;

/**
 * What is kept to be read again as a whole stays the text that it was: answers of commands, and what an entry of the trail was before
 * and after. To take it apart and to sort it anew at each entry cost a tenth of the entry.
 */
export class AsWritten1790000000048 implements MigrationInterface {
  name = 'AsWritten1790000000048';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE command ALTER COLUMN result TYPE json USING result::json;
      ALTER TABLE audit_entry
        ALTER COLUMN before TYPE json USING public.canonical_json(before)::json,
        ALTER COLUMN after TYPE json USING public.canonical_json(after)::json;
      ${chained(ofText)}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE command ALTER COLUMN result TYPE jsonb;
      ALTER TABLE audit_entry ALTER COLUMN before TYPE jsonb, ALTER COLUMN after TYPE jsonb;
      ${chained((column) => `public.canonical_json(${column})`)}
    `);
  }
}
