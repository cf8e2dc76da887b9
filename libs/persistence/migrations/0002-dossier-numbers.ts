import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Project, contract, patent and DOI numbers of submitted dossiers, so that one used in several of them is found at once. */
export class DossierNumbers1790000000002 implements MigrationInterface {
  name = 'DossierNumbers1790000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE dossier_number (
        dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
        kind text NOT NULL,
        number text NOT NULL,
        part text NOT NULL,
        row_id uuid NOT NULL
      );
      CREATE INDEX dossier_number_dossier ON dossier_number (dossier_id);
      CREATE INDEX dossier_number_number ON dossier_number (kind, number);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE dossier_number`);
  }
}
