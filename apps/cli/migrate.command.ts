import { Command, CommandRunner, Option } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { migrate } from './migrate.js';
import type { OutputOptions } from './output.js';
import { print } from './output.js';

@Command({
  name: 'migrate',
  description: 'Bring the database schema up to date (DATABASE_URL, or that of a running `guohe start`)',
})
export class MigrateCommand extends CommandRunner {
  async run(_: string[], options: OutputOptions): Promise<void> {
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const { applied } = await migrate(databaseUrl);
    const text = applied.map((name) => `applied ${name}`).join('\n') || 'The schema is current (数据库结构已是最新).';
    print(options, { applied }, text);
  }

  @Option({ flags: '--json', description: 'Answer with one JSON document' })
  json(): boolean {
    return true;
  }
}
