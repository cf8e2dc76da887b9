import { Command, Option } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { seedDatabase } from './seed-database.js';

interface SeedOptions extends OutputOptions {
  readonly demo?: boolean;
  readonly holidays?: string;
}

@Command({
  name: 'seed',
  description:
    'Load the versions of the measures, the templates of letters and mails, the rules of retention and the recommending units; twice changes nothing (DATABASE_URL, or that of a running `guohe start`)',
})
export class SeedCommand extends GuoheCommand {
  async run(_: string[], options: SeedOptions): Promise<void> {
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const result = await seedDatabase(databaseUrl, {
      demoAccounts: options.demo === true,
      holidays: options.holidays,
    });
    const lines = [
      ...result.measures.map((id) => `measure ${id} loaded`),
      ...result.letters.map((template) => `letter ${template} loaded`),
      ...result.mails.map((template) => `mail ${template} loaded`),
      ...result.retention.map((what) => `retention of ${what} loaded`),
      ...result.units.map((key) => `recommending unit ${key} added`),
      ...result.years.map((year) => `holidays of ${year} loaded`),
      ...(result.limits > 0 ? [`${result.limits} provisional limits computed again`] : []),
      ...result.accounts.map((login) => `account ${login} added`),
    ];
    this.print(options, result, lines.join('\n') || 'Everything was there already (已是最新).');
  }

  @Option({ flags: '--holidays <file>', description: 'Announced holidays, instead of seeds/reference/holidays.json' })
  holidays(file: string): string {
    return file;
  }

  @Option({ flags: '--demo', description: 'Also add the published demo accounts; never in production' })
  demo(): boolean {
    return true;
  }
}
