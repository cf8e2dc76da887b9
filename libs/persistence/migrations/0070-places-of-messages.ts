import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The place of a message among those of the act that wrote it: the relay takes the first of every act before the second of any, so
 * that a single message never waits behind the thousands of one act.
 */
export class PlacesOfMessages1790000000070 implements MigrationInterface {
  name = 'PlacesOfMessages1790000000070';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE outbox ADD COLUMN place integer NOT NULL DEFAULT 0;
      DROP INDEX outbox_next;
      CREATE INDEX outbox_turn ON outbox (place, id);
      CREATE INDEX outbox_run ON outbox (workflow_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX outbox_run;
      DROP INDEX outbox_turn;
      CREATE INDEX outbox_next ON outbox (next_attempt_at, id);
      ALTER TABLE outbox DROP COLUMN place;
    `);
  }
}
