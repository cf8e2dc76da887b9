import { Command } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';
import { migrate } from './migrate.js';

@Command({
  name: 'migrate',
  description: 'Bring the database schema up to date (DATABASE_URL, or that of a running `guohe start`)',
})
export class MigrateCommand extends GuoheCommand {
  async run(_: string[], options: OutputOptions): Promise<void> {
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const { applied } = await migrate(databaseUrl);
    const text = applied.map((name) => `applied ${name}`).join('\n') || 'The schema is current (数据库结构已是最新).';
    this.print(options, { applied }, text);
  }
}
