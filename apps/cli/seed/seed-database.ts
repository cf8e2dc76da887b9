import { StartFailure } from '#platform/embedded/start-failure.js';
import type { SeedOrder, SeedResult } from './seed.js';

/**
 * Seeds the database at this address, which must be migrated.
 * @throws {StartFailure} when it cannot be reached or a seed contradicts what it holds.
 */
export async function seedDatabase(databaseUrl: string, what: SeedOrder): Promise<SeedResult> {
  const [{ createDataSource }, { seed }] = await Promise.all([
    import('#persistence/data-source.js'),
    import('./seed.js'),
  ]);
  const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-seed' });
  await dataSource.initialize().catch((error: Error) => {
    throw StartFailure.unreachableDatabase(error);
  });
  return seed(dataSource, what).finally(() => dataSource.destroy());
}
