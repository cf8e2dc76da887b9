import { fileURLToPath } from 'node:url';
import { Command, Option } from 'nest-commander';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { addressOf, explained, runningUrl } from '../demo/running.js';
import { EXIT_USAGE } from '../exit.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { populate, type Populated } from './populate.js';

interface PopulateCommandOptions extends OutputOptions {
  readonly url?: string;
  readonly each?: number;
}

const FOLDER = fileURLToPath(new URL('../../../../seeds/demo', import.meta.url));

@Command({
  name: 'populate',
  description:
    'Fill a running `npm start` with two rehearsed batches of dossiers in every state, over HTTP; twice changes nothing',
})
export class PopulateCommand extends GuoheCommand {
  async run(_: string[], options: PopulateCommandOptions): Promise<void> {
    const url = options.url ?? (await runningUrl('populate'));
    const output = options.json ? process.stderr : process.stdout;
    try {
      const result = await populate({ url, folder: FOLDER, each: options.each }, (zh, en) =>
        output.write(`${zh}  ${en} …\n`),
      );
      this.print(options, result, summary(result).join('\n'));
    } catch (error) {
      throw explained(error, url, 'It stopped (中断), and goes on where it is when it is started again');
    }
  }

  @Option({ flags: '--url <url>', description: 'Where Guohe answers; that of the running `guohe start` unless given' })
  url(url: string): string {
    return addressOf(url);
  }

  @Option({
    flags: '--each <count>',
    description: 'At most so many dossiers of each kind in each batch (all unless given)',
  })
  each(count: string): number {
    if (/^[1-9]\d{0,2}$/.test(count)) return Number(count);
    throw new StartFailure(
      `--each must be a whole number from 1 to 999 (须为 1 至 999 的整数), not "${count}".`,
      EXIT_USAGE,
    );
  }
}

function summary({ batches, dossiers, seconds }: Populated): string[] {
  const rows = batches.flatMap(({ title, code, states }) => [
    `${title}  ${code}`,
    ...Object.entries(states).map(([state, count]) => {
      const { zh, en } = text(STATE_TEXTS, state);
      return `  ${String(count).padStart(3)}  ${zh}  ${en}`;
    }),
  ]);
  return [...rows, `共 ${dossiers} 份，用时 ${seconds} 秒  ${dossiers} dossiers in ${seconds} s`];
}
