import { InvalidArgumentError } from 'commander';
import { Command, Option } from 'nest-commander';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { answers, type AnswersResult } from './answers/answers.js';
import { bench, type BenchResult } from './bench.js';
import { lists, type ListsResult } from './lists/lists.js';
import { answersReport, listsReport, report, scaleReport } from './report.js';
import { scale, type ScaleResult } from './scale/scale.js';
import { signIn, type SignInResult } from './sign-in/sign-in.js';
import { signInReport } from './sign-in/sign-in-report.js';
import { trail, type TrailResult } from './trail/trail.js';
import { trailReport } from './trail/trail-report.js';
import { walls, type WallsResult } from './walls/walls.js';
import { wallsReport } from './walls/walls-report.js';
import { wholeNumber } from './whole-number.js';

const PARTS = ['cases', 'answers', 'lists', 'scale', 'audit', 'walls', 'signin'] as const;
type Part = (typeof PARTS)[number];

interface Options extends OutputOptions {
  readonly only: readonly Part[];
  readonly rounds: number;
  readonly cases: number;
  readonly concurrency: number;
  readonly anew: boolean;
  readonly dossiers: number;
  readonly batch: number;
  readonly rows: number;
  readonly entries: number;
}

/** What was measured, part by part. */
export interface BenchResults {
  cases?: BenchResult;
  answers?: AnswersResult;
  lists?: ListsResult;
  scale?: ScaleResult;
  audit?: TrailResult;
  walls?: WallsResult;
  signin?: SignInResult;
}

/** A working day of the measured rehearsal: long enough that no limit of the commission passes on a busy machine. */
const DAY_SECONDS = 0.4;

/** A batch as large as they come; the pool of experts that goes with it has five times as many. */
const LARGE_BATCH = 10_000;
const EXPERTS_A_CASE = 5;

@Command({
  name: 'bench',
  description:
    'Measure Guohe against bare programs that do the least, on servers of its own that are removed afterwards',
})
export class BenchCommand extends GuoheCommand {
  async run(
    _: string[],
    { only, rounds, cases, concurrency, anew = false, dossiers, batch, rows, entries, json }: Options,
  ): Promise<void> {
    const say = (text: string) => void process.stderr.write(`${text}\n`);
    const results: BenchResults = {};
    const told: string[] = [];
    if (only.includes('cases')) {
      const beginning = anew ? 'anew' : 'clone';
      results.cases = await bench({ cases, concurrency, rounds, daySeconds: DAY_SECONDS, beginning, say });
      told.push(report(results.cases));
    }
    if (only.includes('answers')) {
      results.answers = await answers({ rounds, dossiers, say });
      told.push(answersReport(results.answers));
    }
    if (only.includes('lists')) {
      results.lists = await lists({
        few: Math.ceil(rows / 1_000),
        many: Math.ceil(rows / 10),
        most: rows,
        rounds,
        say,
      });
      told.push(listsReport(results.lists));
    }
    if (only.includes('scale')) {
      results.scale = await scale({ cases: batch, experts: batch * EXPERTS_A_CASE, rounds, say });
      told.push(scaleReport(results.scale));
    }
    if (only.includes('audit')) {
      results.audit = await trail({ entries, rounds, say });
      told.push(trailReport(results.audit));
    }
    if (only.includes('walls')) {
      results.walls = await walls({ rounds, say });
      told.push(wallsReport(results.walls));
    }
    if (only.includes('signin')) {
      results.signin = await signIn({ rounds, say });
      told.push(signInReport(results.signin));
    }
    this.print({ json }, results, told.join('\n'));
  }

  @Option({
    flags: '--only <parts>',
    description: `Measure some parts alone, with commas between them (${PARTS.join(', ')})`,
    defaultValue: PARTS.join(','),
  })
  parseOnly(text: string): readonly Part[] {
    const parts = text.split(',');
    const known = parts.filter((part): part is Part => PARTS.some((name) => name === part));
    if (known.length === parts.length) return known;
    throw new InvalidArgumentError(`--only takes ${PARTS.join(', ')}, with commas between them.`);
  }

  @Option({
    flags: '--rounds <number>',
    description: 'How often each side is measured, in turns; medians are reported',
    defaultValue: 5,
  })
  parseRounds(text: string): number {
    return wholeNumber('--rounds', text, 20);
  }

  @Option({ flags: '--cases <number>', description: 'cases: complete cases in each run', defaultValue: 30 })
  parseCases(text: string): number {
    return wholeNumber('--cases', text, 1_000);
  }

  @Option({ flags: '--concurrency <number>', description: 'cases: how many are under way at once', defaultValue: 16 })
  parseConcurrency(text: string): number {
    return wholeNumber('--concurrency', text, 500);
  }

  @Option({
    flags: '--anew',
    description:
      'cases: applicants fill in every part; without it they clone an earlier dossier and change what is new',
  })
  parseAnew(): boolean {
    return true;
  }

  @Option({
    flags: '--dossiers <number>',
    description: 'answers: submissions and decisions in each round',
    defaultValue: 40,
  })
  parseDossiers(text: string): number {
    return wholeNumber('--dossiers', text, 500);
  }

  @Option({ flags: '--batch <cases>', description: 'scale: cases of the notice', defaultValue: LARGE_BATCH })
  parseBatch(text: string): number {
    return wholeNumber('--batch', text, LARGE_BATCH);
  }

  @Option({ flags: '--rows <number>', description: 'lists: dossiers of the largest record', defaultValue: 1_000_000 })
  parseRows(text: string): number {
    return wholeNumber('--rows', text, 1_000_000);
  }

  @Option({ flags: '--entries <number>', description: 'audit: entries that are verified', defaultValue: 1_000_000 })
  parseEntries(text: string): number {
    return wholeNumber('--entries', text, 10_000_000);
  }
}
