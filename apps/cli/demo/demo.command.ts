import { fileURLToPath } from 'node:url';
import { Command, Option } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { runningInstance } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { UnknownExpert } from '../client/accreditation.journey.js';
import { ProblemError, TookTooLong } from '../client/api-client.js';
import { EXIT_USAGE } from '../exit.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { Narrator } from './narrator.js';
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
    const url = (options.url ?? (await runningUrl())).replace(/\/+$/, '');
    const { daySeconds = DEFAULT_DAY_SECONDS } = options;
    // With --json the story goes to standard error, and the result alone to standard output.
    const output = options.json ? process.stderr : process.stdout;
    const narrator = new Narrator((line) => output.write(`${line}\n`), output.isTTY === true);
    narrator.line(`国合基地全流程演示  Guohe, from application to subsidy — ${url}`);
    try {
      const result = await runDemo({ url, daySeconds, folder: FOLDER }, narrator);
      this.print(options, result, summary(result, url).join('\n'));
    } catch (error) {
      throw explained(error, url);
    }
  }

  @Option({ flags: '--url <url>', description: 'Where Guohe answers; that of the running `guohe start` unless given' })
  url(url: string): string {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new StartFailure(`--url must be an address such as http://localhost:3000, not "${url}".`, EXIT_USAGE);
    }
    return url;
  }

  @Option({
    flags: '--day-seconds <seconds>',
    description: `How long a working day of the rehearsal lasts (${LEAST_DAY_SECONDS}–${MOST_DAY_SECONDS}, ${DEFAULT_DAY_SECONDS} unless given)`,
  })
  daySeconds(text: string): number {
    const seconds = Number(text);
    if (!(seconds >= LEAST_DAY_SECONDS && seconds <= MOST_DAY_SECONDS)) {
      throw new StartFailure(
        `--day-seconds must be a number from ${LEAST_DAY_SECONDS} to ${MOST_DAY_SECONDS}, not "${text}".`,
        EXIT_USAGE,
      );
    }
    return seconds;
  }
}

/** @throws {StartFailure} when no instance runs here */
async function runningUrl(): Promise<string> {
  const { dataFolder } = loadSettings(process.env);
  const url = (await runningInstance(dataFolder))?.url;
  if (url) return url;
  throw new StartFailure(
    `Guohe is not running on ${dataFolder} (系统未运行). Run \`npm start\` in another terminal first, or say where it answers: guohe demo --url http://localhost:3000`,
    69,
  );
}

/** One sentence, where a person can understand the failure. */
function explained(error: unknown, url: string): unknown {
  if (error instanceof UnknownExpert) {
    return new StartFailure(
      'The demonstration stopped (演示中断): the pool holds experts besides those of the demonstration, and one of them was drawn. Declare them unavailable (awayUntil), or use a fresh GUOHE_DATA.',
      1,
    );
  }
  if (error instanceof ProblemError) {
    const { request, problem } = error;
    const details = problem['errors'] ?? problem['problems'];
    const why = `${problem.sentence.en} (${problem.sentence.zh})${details ? ` ${JSON.stringify(details).slice(0, 500)}` : ''}`;
    const hint =
      problem.code === 'session.refused'
        ? ' The demo accounts exist where DEMO_ACCOUNTS is on and `guohe seed --demo` has run.'
        : '';
    return new StartFailure(`The demonstration stopped (演示中断): ${request} was refused: ${why}${hint}`, 1);
  }
  if (error instanceof TookTooLong) {
    return new StartFailure(
      `The demonstration stopped (演示中断): ${error.message} after a minute. Look at ${url}/health/ready whether a worker runs (请检查工作进程是否运行).`,
      1,
    );
  }
  if (error instanceof TypeError && error.message === 'fetch failed') {
    const cause = error.cause instanceof Error ? error.cause.message : '';
    return new StartFailure(`Guohe does not answer at ${url} (无法连接): ${cause}. Is \`npm start\` running?`, 69);
  }
  return error;
}
