import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other systems that are told of events. */
export class Webhooks1790000000025 implements MigrationInterface {
  name = 'Webhooks1790000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY,
        url text NOT NULL,
        -- Sealed: whoever has it can speak in our name.
        secret text NOT NULL,
        -- None: all of them.
        topics text[] NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        disabled_at timestamptz,
        disabled_because text CHECK (disabled_because IN ('byHand', 'failing', 'gone')),
        CHECK ((disabled_at IS NULL) = (disabled_because IS NULL))
      );
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_id uuid NOT NULL,
        event jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        last_status integer,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        UNIQUE (webhook_id, event_id),
        CHECK ((state = 'waiting') = (ended_at IS NULL))
      );
      CREATE INDEX webhook_delivery_next ON webhook_delivery (next_attempt_at, id) WHERE state = 'waiting';
      CREATE INDEX webhook_delivery_list ON webhook_delivery (webhook_id, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE webhook_delivery, webhook`);
  }
}
