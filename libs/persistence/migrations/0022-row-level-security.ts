import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What whoever is asking sees, for the parts of `guohe.sees`. */
const ALL = `current_setting('guohe.sees', true) = 'all'`;
const sees = (what: 'judged' | 'recommended' | 'public') => `current_setting('guohe.sees', true) LIKE '%${what}%'`;
const OWN = `organisation_id = nullif(current_setting('guohe.organisation', true), '')::uuid`;
const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;
/** A function, not a query: it is called for experts only, and a query would be made ready for everybody. */
const judges = (organisation: string, dossier: string) =>
  `${sees('judged')} AND judges(${ME}, ${organisation}, ${dossier})`;

/** Table → which of its rows are there for whoever asks; what somebody may not see can be neither changed nor made. */
const WALLS = {
  // Whom there are is known from the register; only an organisation itself sees no other one.
  organisation: `${ALL} OR id = nullif(current_setting('guohe.organisation', true), '')::uuid
    OR ${sees('judged')} OR ${sees('recommended')} OR ${sees('public')}`,
  dossier: `${ALL} OR ${OWN} OR receipt_number IS NOT NULL AND (
      ${sees('recommended')} OR ${sees('public')}
      OR ${judges('organisation_id', 'id')})`,
  dossier_part: `${ALL} OR EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)`,
  dossier_submission: `${ALL} OR EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)`,
  dossier_number: `${ALL} OR EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)`,
  stored_file: `${ALL} OR ${OWN} OR uploaded_by = ${ME} OR ${sees('recommended')} AND organisation_id IS NOT NULL
    OR ${sees('public')} AND organisation_id IS NULL
    OR ${sees('judged')} AND organisation_id IS NULL OR ${judges('organisation_id', 'NULL')}`,
  letter: `${ALL} OR EXISTS (SELECT FROM procedure_case c WHERE c.id = case_id AND c.${OWN})`,
} as const;

/** To whom a notice goes is free; who reads it, is not. */
const READS_NOTICE = `${ALL} OR account_id = ${ME} OR ${OWN} OR account_id IS NULL AND organisation_id IS NULL`;

/**
 * The second wall: whatever filter the API forgets, an organisation finds no row of another one. Forced, so that it holds for the owner
 * too but for the policy that lets it; the worker moves everybody's cases and sees all.
 */
export class RowLevelSecurity1790000000022 implements MigrationInterface {
  name = 'RowLevelSecurity1790000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Is this person asked about, or on the panel or the visit of, a case of this organisation, and of this dossier if one is given?
      CREATE FUNCTION judges(person uuid, host uuid, dossier uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          RETURN EXISTS (
            SELECT FROM procedure_case c
              LEFT JOIN base b ON b.id = c.subject_id
              LEFT JOIN procedure_case led ON led.id = b.case_id
            WHERE c.organisation_id = host AND (dossier IS NULL OR dossier = coalesce(led.subject_id, c.subject_id)) AND (
              EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = c.id AND e.expert_id = person)
              OR EXISTS (SELECT FROM visit_member m WHERE m.case_id = c.id AND m.account_id = person)));
        END $$;
      -- Views are read with the eyes of their owner: they tell of others what a rule needs, and no more.
      CREATE VIEW competing_host AS
        SELECT o.uscc, d.batch_id, d.type FROM organisation o JOIN dossier d ON d.organisation_id = o.id
        WHERE d.submitted_at IS NOT NULL;
      CREATE VIEW base_platform AS
        SELECT b.name, b.rehearsal, b.batch_id, c.subject_id AS dossier_id, p.content->>'platformName' AS platform_name,
          coalesce(p.content->'fields', '[]') AS fields
        FROM base b
          JOIN procedure_case c ON c.id = b.case_id
          JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'
        WHERE b.state <> 'revoked';
      REVOKE INSERT, UPDATE, DELETE ON competing_host, base_platform FROM guohe_app, guohe_relay;
    `);
    for (const [table, rows] of Object.entries(WALLS)) {
      await queryRunner.query(`
        ${raised(table)}
        CREATE POLICY app ON ${table} TO guohe_app USING (${rows});
      `);
    }
    await queryRunner.query(`
      ${raised('notice')}
      CREATE POLICY app ON notice TO guohe_app USING (${READS_NOTICE});
      CREATE POLICY app_tells ON notice FOR INSERT TO guohe_app WITH CHECK (true);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(WALLS), 'notice']) {
      await queryRunner.query(`
        DROP POLICY house ON ${table};
        DROP POLICY app ON ${table};
        ${table === 'notice' ? 'DROP POLICY app_tells ON notice;' : ''}
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      `);
    }
    await queryRunner.query(`DROP VIEW base_platform, competing_host; DROP FUNCTION judges(uuid, uuid, uuid)`);
  }
}

function raised(table: string): string {
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY house ON ${table} TO guohe_relay, CURRENT_USER USING (true) WITH CHECK (true);`;
}
