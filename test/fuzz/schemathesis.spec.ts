import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, type Desk } from '../support/desk.js';

/** `.ci/run` makes it; `npm test` alone leaves this folder out. */
const SCHEMATHESIS = process.env['SCHEMATHESIS'] ?? '';
const LEAST_CASES = 5_000;
const IN_TURN = join(import.meta.dirname, 'in_turn.py');
/** For each operation: three a role. */
const AT_RANDOM = 18;
const MINUTES = 25;

/**
 * Whoever signs out is a stranger to all that follows; a machine that is kept busy may not be ready; and of bytes in parts schemathesis
 * knows nothing.
 */
const LEFT_OUT = ['sessions_signOut', 'sessions_endOthers', 'health_ready', 'uploads_add'];
/**
 * In turn, as one run: to learn how to make cases for an operation takes longer than to send them. The officer, who may most, also sends
 * a case at each bound of every field: those are three in four of all.
 */
const ASKING = { coverage: ['officer'], fuzzing: ['officer', 'anybody', 'park', 'expert1', 'decider', 'admin'] };

interface Run {
  readonly code: number;
  readonly said: string;
  readonly cases: number;
  /** How many of those in whose name it asked the API has told that they may not. */
  readonly known: number;
}

describe('the API, asked at random from its own description', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.stop());

  async function ask(phase: string, tokens: readonly string[]): Promise<Run> {
    const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
    const report = join(folder, 'report.xml');
    const args = [
      'run', `${desk.stack.apiUrl}/docs/openapi.json`,
      '--checks', 'not_a_server_error', '--phases', phase, '--max-examples', String(AT_RANDOM),
      // More threads than one end in a fault of CPython 3.11 now and then (its parser forgets how deep it is).
      '--workers', '1', '--seed', '1', '--no-shrink', '--continue-on-failure', '--suppress-health-check', 'all',
      '--warnings', 'off', '--request-timeout', '30', '--report', 'junit', '--report-junit-path', report, '--no-color',
      ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]),
    ]; // prettier-ignore
    const { code, said } = await new Promise<Omit<Run, 'cases' | 'known'>>((done) => {
      const env = { ...process.env, SCHEMATHESIS_HOOKS: IN_TURN, TOKENS: tokens.join(',') };
      const options = { cwd: folder, env, maxBuffer: 100 * 1_048_576, timeout: MINUTES * 60_000 };
      execFile(SCHEMATHESIS, args, options, (error, stdout, stderr) =>
        done({ code: error ? Number(error.code) || 1 : 0, said: `${stdout}\n${stderr}` }),
      );
    });
    if (code !== 0) console.log(said.slice(-20_000), (await readFile(report, 'utf8').catch(() => '')).slice(0, 20_000));
    const cases = Number(/([\d,]+) generated/.exec(said)?.[1]?.replaceAll(',', '') ?? 0);
    return { code, said, cases, known: Number(/(\d+) were known by name/.exec(said)?.[1] ?? 0) };
  }

  it(
    `answers at least ${LEAST_CASES} cases, as anybody and in several roles, without one error of its own`,
    async () => {
      expect(SCHEMATHESIS).toMatch(/schemathesis$/);
      const runs: [phase: string, code: number, known: number][] = [];
      let cases = 0;
      // Before the first run: its wrong passwords would keep them out.
      const tokens = new Map<string, string>([['anybody', '']]);
      for (const login of ASKING.fuzzing.filter((each) => each !== 'anybody'))
        tokens.set(login, await desk.tokenOf(login));
      for (const [phase, logins] of Object.entries(ASKING)) {
        const run = await ask(
          phase,
          logins.map((login) => tokens.get(login) ?? ''),
        );
        runs.push([phase, run.code, run.known]);
        cases += run.cases;
      }
      console.log(`schemathesis: ${cases} cases in ${runs.length} runs`);
      expect(runs).toEqual([
        ['coverage', 0, 1],
        ['fuzzing', 0, 5],
      ]);
      expect(cases).toBeGreaterThanOrEqual(LEAST_CASES);
      expect(desk.stack.output('api')).not.toContain('"request failed"');
    },
    MINUTES * 60_000,
  );
});
