import { createDataSource } from '#persistence/data-source.js';
import { DATABASE_ROLES, type DatabaseRole } from '#persistence/roles.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import { openDesk, type Desk } from '../../support/desk.js';

const NOT_ALLOWED = '42501';
const ENTRY = `INSERT INTO audit_entry (subject_kind, subject_id, actor_role, action) VALUES ('x', gen_random_uuid(), 'system', 'x')`;

describe('the roles of the database', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  /** SQLSTATE by statement; undefined for one that went through. */
  async function tried(role: DatabaseRole, statements: readonly string[]): Promise<(string | undefined)[]> {
    const dataSource = createDataSource({
      databaseUrl: desk.stack.databaseUrl,
      pool: 1,
      applicationName: 'test',
      role,
    });
    await dataSource.initialize();
    const states: (string | undefined)[] = [];
    for (const sql of statements) states.push(await dataSource.query(sql).then(() => undefined, sqlStateOf));
    await dataSource.destroy();
    return states;
  }

  it('can neither sign in nor bypass row-level security', async () => {
    expect(
      await desk.rows(
        `SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = ANY($1) ORDER BY 1`,
        [DATABASE_ROLES],
      ),
    ).toEqual(
      [...DATABASE_ROLES].sort().map((rolname) => ({
        rolname,
        rolcanlogin: false,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
      })),
    );
  });

  it.each(['guohe_app', 'guohe_relay'] as const)('let %s change neither schema nor law nor trail', async (role) => {
    const refused = [
      'ALTER TABLE dossier DISABLE ROW LEVEL SECURITY',
      'DROP TABLE notice',
      'CREATE TABLE own (id int)',
      'TRUNCATE audit_entry',
      'DELETE FROM audit_entry',
      `UPDATE audit_entry SET reason = ''`,
      `UPDATE audit_chain SET length = 0`,
      `DELETE FROM audit_chain`,
      `UPDATE measure_version SET sha256 = ''`,
      `DELETE FROM letter_template`,
      `DELETE FROM migrations`,
    ];
    expect(await tried(role, refused)).toEqual(refused.map(() => NOT_ALLOWED));
    expect(await tried(role, [ENTRY, 'SELECT FROM audit_entry LIMIT 1'])).toEqual([undefined, undefined]);
  });

  it('let guohe_audit add to the trail, and read nothing', async () => {
    expect(await tried('guohe_audit', [ENTRY, 'SELECT FROM audit_entry', 'SELECT FROM account'])).toEqual([
      undefined,
      NOT_ALLOWED,
      NOT_ALLOWED,
    ]);
  });

  it('are the ones as which the API acts, whoever it signs in as', async () => {
    const ask = async () => (await fetch(`${desk.stack.apiUrl}/api/v1/batches`)).status;
    expect(await ask()).toBe(200);
    await desk.rows('REVOKE SELECT ON batch FROM guohe_app');
    expect(await ask()).toBe(500);
    await desk.rows('GRANT SELECT ON batch TO guohe_app');
  });
});
