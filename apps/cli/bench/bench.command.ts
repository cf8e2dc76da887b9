import { Command, Option } from 'nest-commander';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { bench } from './bench.js';
import { report, scaleReport } from './report.js';
import { scale } from './scale/scale.js';
import { wholeNumber } from './whole-number.js';

interface Options extends OutputOptions {
  readonly cases: number;
  readonly concurrency: number;
  readonly rounds: number;
  readonly scale?: number;
}

/** A working day of the measured rehearsal: long enough that no limit of the commission passes on a busy machine. */
const DAY_SECONDS = 0.4;

/** A batch as large as they come, and the pool of experts that goes with it. */
const LARGE_BATCH = 10_000;
const EXPERTS_A_CASE = 5;

@Command({
  name: 'bench',
  description:
    'Measure complete accreditation cases through the API against a bare Temporal program, on servers of its own that are removed afterwards',
})
export class BenchCommand extends GuoheCommand {
  async run(_: string[], { cases, concurrency, rounds, scale: large, json }: Options): Promise<void> {
    const say = (text: string) => void process.stderr.write(`${text}\n`);
    if (large) {
      const result = await scale({ cases: large, experts: large * EXPERTS_A_CASE, rounds, say });
      this.print({ json }, result, scaleReport(result));
      return;
    }
    const result = await bench({ cases, concurrency, rounds, daySeconds: DAY_SECONDS, say });
    this.print({ json }, result, report(result));
  }

  @Option({ flags: '--cases <number>', description: 'Cases in each run', defaultValue: 60 })
  parseCases(text: string): number {
    return wholeNumber('--cases', text, 1_000);
  }

  @Option({ flags: '--concurrency <number>', description: 'Cases under way at once', defaultValue: 16 })
  parseConcurrency(text: string): number {
    return wholeNumber('--concurrency', text, 500);
  }

  @Option({
    flags: '--scale [cases]',
    description: `Measure instead what one act over very many rows costs (${LARGE_BATCH} cases unless said otherwise)`,
  })
  parseScale(text: string | boolean): number {
    return typeof text === 'string' ? wholeNumber('--scale', text, LARGE_BATCH) : LARGE_BATCH;
  }

  @Option({ flags: '--rounds <number>', description: 'Runs of each program; medians are reported', defaultValue: 2 })
  parseRounds(text: string): number {
    return wholeNumber('--rounds', text, 20);
  }
}
