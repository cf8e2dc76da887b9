import { Command } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { createLogger } from '#platform/logging/logger.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';
import { banner } from './start/banner.js';
import { Shutdown } from './start/shutdown.js';
import { Supervisor } from './start/supervisor.js';

/** With `--json`, log lines are JSON too, and one document with `"ready":true` says when everything serves. */
@Command({
  name: 'start',
  description:
    'Run everything on this machine: PostgreSQL and Temporal (unless DATABASE_URL and TEMPORAL_ADDRESS name others), worker and API. Ctrl-C stops it in order.',
})
export class StartCommand extends GuoheCommand {
  async run(_: string[], options: OutputOptions): Promise<void> {
    const settings = loadSettings(process.env);
    const logFormat = options.json ? 'json' : settings.logFormat;
    process.env['LOG_FORMAT'] = logFormat;
    const log = createLogger({ name: 'start', logLevel: settings.logLevel, logFormat });
    const shutdown = new Shutdown((reason) => log.info(`Stopping because of ${reason} (正在停止) …`));
    const supervisor = new Supervisor(settings, log, shutdown);
    try {
      const started = await supervisor.start();
      if (started) this.print(options, { ready: true, ...started, pids: supervisor.pids }, banner(started));
      await shutdown.untilRequested();
    } catch (error) {
      // Told to stop in the middle of starting: what that cut off is no failure.
      if (!shutdown.requested.aborted) throw error;
    } finally {
      await supervisor.stop();
    }
    if (supervisor.fatal) throw supervisor.fatal;
    log.info('Stopped (已停止).');
    process.exit(0);
  }
}
