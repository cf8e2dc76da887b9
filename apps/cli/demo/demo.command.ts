import { fileURLToPath } from 'node:url';
import { Command, Option } from 'nest-commander';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { EXIT_USAGE } from '../exit.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { Narrator } from './narrator.js';
import { addressOf, explained, runningUrl } from './running.js';
import { runDemo, summary } from './run-demo.js';

interface DemoCommandOptions extends OutputOptions {
  readonly url?: string;
  readonly daySeconds?: number;
}

const FOLDER = fileURLToPath(new URL('../../../../seeds/demo', import.meta.url));
/** A working day of the rehearsal, in seconds: the whole takes about two minutes. */
const DEFAULT_DAY_SECONDS = 1;
/** Below, people could not act before their limits pass. */
const LEAST_DAY_SECONDS = 0.3;
const MOST_DAY_SECONDS = 60;

@Command({
  name: 'demo',
  description:
    'Take sixteen dossiers of all types through the whole life of a base, over HTTP, against a running `npm start`',
})
export class DemoCommand extends GuoheCommand {
  async run(_: string[], options: DemoCommandOptions): Promise<void> {
    const url = options.url ?? (await runningUrl('demo'));
    const { daySeconds = DEFAULT_DAY_SECONDS } = options;
    // With --json the story goes to standard error, and the result alone to standard output.
    const output = options.json ? process.stderr : process.stdout;
    const narrator = new Narrator((line) => output.write(`${line}\n`), output.isTTY === true);
    narrator.line(`国合基地全流程演示  Guohe, from application to subsidy — ${url}`);
    try {
      const result = await runDemo({ url, daySeconds, folder: FOLDER }, narrator);
      this.print(options, result, summary(result, url).join('\n'));
    } catch (error) {
      throw explained(error, url, 'The demonstration stopped (演示中断)');
    }
  }

  @Option({ flags: '--url <url>', description: 'Where Guohe answers; that of the running `guohe start` unless given' })
  url(url: string): string {
    return addressOf(url);
  }

  @Option({
    flags: '--day-seconds <seconds>',
    description: `How long a working day of the rehearsal lasts (${LEAST_DAY_SECONDS}–${MOST_DAY_SECONDS}, ${DEFAULT_DAY_SECONDS} unless given)`,
  })
  daySeconds(text: string): number {
    const seconds = Number(text);
    if (!(seconds >= LEAST_DAY_SECONDS && seconds <= MOST_DAY_SECONDS)) {
      throw new StartFailure(
        `--day-seconds must be a number from ${LEAST_DAY_SECONDS} to ${MOST_DAY_SECONDS} (须为此范围内的数), not "${text}".`,
        EXIT_USAGE,
      );
    }
    return seconds;
  }
}
