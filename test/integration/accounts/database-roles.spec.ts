import { createDataSource } from '#persistence/data-source.js';
import { DATABASE_ROLES, type DatabaseRole } from '#persistence/roles.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import pg from 'pg';
import { openDesk, type Desk } from '../../support/desk.js';
import { signedInAs } from '../../support/servers.js';

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

  it.each(['guohe_app', 'guohe_relay'] as const)(
    'let %s put nothing in the way of what acts as the owner',
    async (role) => {
      const inTheWay = `CREATE FUNCTION pg_temp.as_owner() RETURNS pg_catalog.bool LANGUAGE plpgsql AS $$
      BEGIN
        IF current_user = '${role}' THEN RETURN true; END IF;
        EXECUTE 'GRANT UPDATE, DELETE ON public.audit_entry TO ${role}';
        EXECUTE 'ALTER TABLE public.audit_entry DISABLE TRIGGER USER, DISABLE ROW LEVEL SECURITY';
        RETURN true;
      END $$`;
      const types = ['uuid', 'text', 'int4', 'timestamptz', 'bytea'].map(
        (type) => `CREATE DOMAIN pg_temp.${type} AS pg_catalog.${type} CHECK (pg_temp.as_owner())`,
      );
      const id = `'018f4e2a-0000-7000-8000-000000000000'::pg_catalog.uuid`;
      const called = [`SELECT public.owns_case(${id})`, `SELECT public.sees_case(${id})`, ENTRY];
      const [, ...states] = await tried(role, [
        inTheWay,
        ...types,
        ...called,
        `UPDATE audit_entry SET reason = 'forged'`,
        `DELETE FROM audit_entry`,
      ]);
      expect(states).toEqual([...types, ...called].map(() => undefined).concat([NOT_ALLOWED, NOT_ALLOWED] as never[]));
    },
  );

  it('find the path of every function that acts as the owner set', async () => {
    expect(
      await desk.rows(
        `SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
           AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=pg_catalog, public, pg_temp']`,
      ),
    ).toEqual([]);
  });

  it('let guohe_audit add to the trail, and read nothing', async () => {
    expect(await tried('guohe_audit', [ENTRY, 'SELECT FROM audit_entry', 'SELECT FROM account'])).toEqual([
      undefined,
      NOT_ALLOWED,
      NOT_ALLOWED,
    ]);
  });

  it.each([
    ['guohe_api', 'guohe_app'],
    ['guohe_worker', 'guohe_relay'],
  ] as const)(
    'are all that %s can be: who gives %s up has no right at all, and becomes nobody else',
    async (login, role) => {
      const members = await desk.rows<{ name: string }>(
        `SELECT rolname AS name FROM pg_roles WHERE pg_has_role($1, oid, 'MEMBER') ORDER BY 1`,
        [login],
      );
      expect(members.map(({ name }) => name)).toEqual([login, role, 'guohe_audit'].sort());
      const [owner] = await desk.rows<{ name: string }>('SELECT current_user AS name');
      const client = new pg.Client({
        connectionString: signedInAs(login, desk.stack.databaseUrl),
        options: `-c role=${role}`,
      });
      await client.connect();
      const tried = (sql: string) =>
        client.query(sql).then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
      try {
        for (const other of ['guohe_app', 'guohe_relay', owner?.name, 'postgres'].filter((each) => each !== role)) {
          for (const sql of [`SET ROLE ${other}`, `SET SESSION AUTHORIZATION ${other}`])
            expect([sql, await tried(sql)]).toEqual([sql, NOT_ALLOWED]);
        }
        // Back to what it began as, which is no more than it was.
        await client.query('RESET ROLE; RESET SESSION AUTHORIZATION');
        expect((await client.query('SELECT current_user AS is')).rows).toEqual([{ is: role }]);
        if (role === 'guohe_app') {
          expect((await client.query('SELECT FROM organisation')).rowCount).toBe(0);
          expect((await desk.rows('SELECT id FROM organisation')).length).toBeGreaterThan(0);
        }
        await client.query('SET ROLE NONE');
        const nothing = [
          'SELECT FROM organisation',
          'SELECT FROM dossier',
          'ALTER TABLE dossier DISABLE ROW LEVEL SECURITY',
          ENTRY,
        ];
        for (const sql of nothing) expect([sql, await tried(sql)]).toEqual([sql, NOT_ALLOWED]);
      } finally {
        await client.end();
      }
    },
  );

  it('are the ones as which the API acts, whoever it signs in as', async () => {
    const ask = async () => (await fetch(`${desk.stack.apiUrl}/api/v1/batches`)).status;
    expect(await ask()).toBe(200);
    await desk.rows('REVOKE SELECT ON batch FROM guohe_app');
    expect(await ask()).toBe(500);
    await desk.rows('GRANT SELECT ON batch TO guohe_app');
  });
});
