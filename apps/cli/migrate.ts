import type { ensureLogins } from '#persistence/roles.js';
import { StartFailure } from '#platform/embedded/start-failure.js';

/** Names of the migrations that were applied now, in order; none when the schema was current. */
export interface MigrationResult {
  readonly applied: readonly string[];
}

/** One key for all Guohe processes that migrate the same database. */
const MIGRATION_LOCK = 7_266_843;
const NOT_ALLOWED = '42501';

/** Passwords of the users as whom API and worker sign in, where there is nobody else to make them. */
type LoginPasswords = Parameters<typeof ensureLogins>[1];

/**
 * Brings the roles and the schema of the database up to date, each migration once: several processes may do so at the same time.
 * @throws {StartFailure} when the database cannot be reached, or its owner may not make the roles.
 */
export async function migrate(databaseUrl: string, logins?: LoginPasswords): Promise<MigrationResult> {
  const [{ createDataSource }, { ensureLogins, ensureRoles, ROLES_BY_HAND }, { sqlStateOf }] = await Promise.all([
    import('#persistence/data-source.js'),
    import('#persistence/roles.js'),
    import('#persistence/sql-state.js'),
  ]);
  const dataSource = createDataSource({ databaseUrl, pool: 2, applicationName: 'guohe-migrate' });
  await dataSource.initialize().catch((error: Error) => {
    throw StartFailure.unreachableDatabase(error);
  });
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(dataSource).catch((error: Error) => {
      throw sqlStateOf(error) === NOT_ALLOWED ? StartFailure.rolesMissing(error, ROLES_BY_HAND) : error;
    });
    if (logins) await ensureLogins(dataSource, logins);
    const applied = await dataSource.runMigrations({ transaction: 'all' });
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return { applied: applied.map(({ name }) => name) };
  } finally {
    await guard.release();
    await dataSource.destroy();
  }
}
