import { Command, CommandRunner, Option } from 'nest-commander';
import { createDataSource } from '#persistence/data-source.js';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import type { OutputOptions } from '../output.js';
import { print } from '../output.js';
import { seed } from './seed.js';

interface SeedOptions extends OutputOptions {
  readonly demo?: boolean;
}

@Command({
  name: 'seed',
  description:
    'Load the versions of the measures; twice changes nothing (DATABASE_URL, or that of a running `guohe start`)',
})
export class SeedCommand extends CommandRunner {
  async run(_: string[], options: SeedOptions): Promise<void> {
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-seed' });
    await dataSource.initialize();
    try {
      const result = await seed(dataSource, { demoAccounts: options.demo === true });
      const lines = [
        ...result.measures.map((id) => `measure ${id} loaded`),
        ...result.years.map((year) => `holidays of ${year} loaded`),
        ...(result.limits > 0 ? [`${result.limits} provisional limits computed again`] : []),
        ...result.accounts.map((login) => `account ${login} added`),
      ];
      print(options, result, lines.join('\n') || 'Everything was there already (已是最新).');
    } finally {
      await dataSource.destroy();
    }
  }

  @Option({ flags: '--demo', description: 'Also add the published demo accounts; never in production' })
  demo(): boolean {
    return true;
  }

  @Option({ flags: '--json', description: 'Answer with one JSON document' })
  json(): boolean {
    return true;
  }
}
