import { StartFailure } from '#platform/embedded/start-failure.js';

/** Names of the migrations that were applied now, in order; none when the schema was current. */
export interface MigrationResult {
  readonly applied: readonly string[];
}

/** One key for all Guohe processes that migrate the same database. */
const MIGRATION_LOCK = 7_266_843;

/**
 * Brings the schema of the database up to date, each migration once: several processes may do so at the same time.
 * @throws {StartFailure} when the database cannot be reached.
 */
export async function migrate(databaseUrl: string): Promise<MigrationResult> {
  const { createDataSource } = await import('#persistence/data-source.js');
  const dataSource = createDataSource({ databaseUrl, pool: 2, applicationName: 'guohe-migrate' });
  await dataSource.initialize().catch((error: Error) => {
    throw StartFailure.unreachableDatabase(error);
  });
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations({ transaction: 'all' });
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return { applied: applied.map(({ name }) => name) };
  } finally {
    await guard.release();
    await dataSource.destroy();
  }
}
