import pg from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Roles of the database besides its owner, who alone changes the schema. They cannot sign in: whoever a process signs in as
 * ({@link LOGINS}, or a user of the installation's own) is a member of one of them, and acts as it.
 * - `guohe_app`: the API. Row-level security holds for it, and it owns nothing that it could lift it from.
 * - `guohe_relay`: the worker, which moves everybody's cases.
 * - `guohe_audit`: may add to the trail, nothing else. The other two are members of it and have no right of their own to do so.
 */
export const DATABASE_ROLES = ['guohe_app', 'guohe_relay', 'guohe_audit'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/** What an administrator of the server runs where the owner may not make roles. */
export const ROLES_BY_HAND = `CREATE ROLE guohe_app; CREATE ROLE guohe_relay; CREATE ROLE guohe_audit; GRANT guohe_audit TO guohe_app, guohe_relay; GRANT guohe_app, guohe_relay TO <the owner>;`;

/** Roles belong to the whole server: another database of it may have them already, or make them at this moment. */
const MAKE = `
  DO $$
  DECLARE name text;
  BEGIN
    FOREACH name IN ARRAY ARRAY['guohe_app', 'guohe_relay', 'guohe_audit'] LOOP
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        BEGIN
          EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
      END IF;
    END LOOP;
    FOREACH name IN ARRAY ARRAY['guohe_app', 'guohe_relay'] LOOP
      IF NOT pg_has_role(name, 'guohe_audit', 'USAGE') THEN EXECUTE format('GRANT guohe_audit TO %I', name); END IF;
      IF NOT pg_has_role(name, 'USAGE') THEN EXECUTE format('GRANT %I TO CURRENT_USER', name); END IF;
    END LOOP;
  END $$`;

/** Makes the roles that are not there yet. @throws PostgreSQL's 42501 where the owner may not: see {@link ROLES_BY_HAND} */
export async function ensureRoles(owner: Pick<DataSource, 'query'>): Promise<void> {
  await owner.query(MAKE);
}

/** As whom API and worker sign in where nobody has made users of their own: each may act as one role, and is nothing besides. */
export const LOGINS = { guohe_api: 'guohe_app', guohe_worker: 'guohe_relay' } as const satisfies Record<
  string,
  DatabaseRole
>;
export type DatabaseLogin = keyof typeof LOGINS;

/** Makes the users that are not there yet, and gives each its password. The roles are there, and the owner has made them. */
export async function ensureLogins(
  owner: Pick<DataSource, 'query'>,
  passwords: Readonly<Record<DatabaseLogin, string>>,
): Promise<void> {
  for (const [login, role] of Object.entries(LOGINS)) {
    const password = pg.escapeLiteral(passwords[login as DatabaseLogin]);
    const known = await owner.query<unknown[]>(`SELECT FROM pg_roles WHERE rolname = $1`, [login]);
    // NOINHERIT: whoever gives the role up, as SET ROLE NONE does, is left without any right.
    if (known.length === 0) await owner.query(`CREATE ROLE ${login} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS`);
    await owner.query(`ALTER ROLE ${login} PASSWORD ${password}`);
    await owner.query(`GRANT ${role} TO ${login}`);
  }
}
