import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads that may be resumed, and whether a file was found to be clean. */
export class Uploads1790000000026 implements MigrationInterface {
  name = 'Uploads1790000000026';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        dossier_id uuid REFERENCES dossier ON DELETE CASCADE,
        name text NOT NULL,
        size_bytes bigint NOT NULL CHECK (size_bytes > 0),
        received_bytes bigint NOT NULL DEFAULT 0 CHECK (received_bytes <= size_bytes),
        created_at timestamptz NOT NULL DEFAULT now(),
        -- What came of it.
        file_id uuid REFERENCES stored_file ON DELETE SET NULL
      );
      CREATE INDEX upload_account ON upload (account_id) WHERE file_id IS NULL;
      CREATE INDEX upload_created ON upload (created_at);

      -- Written before its bytes are kept: nothing lies in the store that no row knows.
      CREATE TABLE upload_part (
        storage_key text PRIMARY KEY,
        upload_id uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
        begins_at bigint NOT NULL,
        -- Null until all of it is kept.
        size_bytes bigint,
        sha256 text NOT NULL
      );
      CREATE UNIQUE INDEX upload_part_place ON upload_part (upload_id, begins_at) WHERE size_bytes IS NOT NULL;

      ALTER TABLE stored_file
        ADD COLUMN scan text NOT NULL DEFAULT 'none' CHECK (scan IN ('none', 'waiting', 'clean', 'infected', 'unscannable')),
        ADD COLUMN scan_finding text, ADD COLUMN scanned_at timestamptz,
        ADD COLUMN scan_next_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN scan_attempts integer NOT NULL DEFAULT 0;
      CREATE INDEX stored_file_to_scan ON stored_file (scan_next_at) WHERE scan = 'waiting';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE stored_file DROP COLUMN scan, DROP COLUMN scan_finding, DROP COLUMN scanned_at,
        DROP COLUMN scan_next_at, DROP COLUMN scan_attempts;
      DROP TABLE upload_part, upload;
    `);
  }
}
