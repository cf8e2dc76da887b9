import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, type Desk } from '../support/desk.js';

/** `.ci/run` makes it; `npm test` alone leaves this folder out. */
const SCHEMATHESIS = process.env['SCHEMATHESIS'] ?? '';
const LEAST_CASES = 5_000;
/** For each operation and role. */
const AT_RANDOM = 3;
const MINUTES = 10;

/**
 * Whoever signs out is a stranger to all that follows; a machine that is kept busy may not be ready; and of bytes in parts schemathesis
 * knows nothing.
 */
const LEFT_OUT = ['sessions_signOut', 'sessions_endOthers', 'health_ready', 'uploads_add'];
/** The officer, who may most, also with a case at each bound of every field: those are three in four of all. */
const PHASES = { officer: 'coverage,fuzzing', anybody: 'fuzzing', park: 'fuzzing', expert1: 'fuzzing', decider: 'fuzzing', admin: 'fuzzing' }; // prettier-ignore

interface Run {
  readonly code: number;
  readonly said: string;
  readonly cases: number;
}

describe('the API, asked at random from its own description', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.stop());

  async function ask(phases: string, token: string | undefined): Promise<Run> {
    const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
    const report = join(folder, 'report.xml');
    const args = [
      'run', `${desk.stack.apiUrl}/docs/openapi.json`,
      '--checks', 'not_a_server_error', '--phases', phases, '--max-examples', String(AT_RANDOM),
      // More threads than one end in a fault of CPython 3.11 now and then (its parser forgets how deep it is).
      '--workers', '1', '--seed', '1', '--no-shrink', '--continue-on-failure', '--suppress-health-check', 'all',
      '--warnings', 'off', '--request-timeout', '30', '--report', 'junit', '--report-junit-path', report, '--no-color',
      ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]),
      ...(token ? ['--header', `Authorization: Bearer ${token}`] : []),
    ]; // prettier-ignore
    const { code, said } = await new Promise<Omit<Run, 'cases'>>((done) => {
      const options = { cwd: folder, maxBuffer: 100 * 1_048_576, timeout: MINUTES * 60_000 };
      execFile(SCHEMATHESIS, args, options, (error, stdout, stderr) =>
        done({ code: error ? Number(error.code) || 1 : 0, said: `${stdout}\n${stderr}` }),
      );
    });
    if (code !== 0) console.log(said.slice(-20_000), (await readFile(report, 'utf8').catch(() => '')).slice(0, 20_000));
    return { code, said, cases: Number(/([\d,]+) generated/.exec(said)?.[1]?.replaceAll(',', '') ?? 0) };
  }

  it(
    `answers at least ${LEAST_CASES} cases, as anybody and in several roles, without one error of its own`,
    async () => {
      expect(SCHEMATHESIS).toMatch(/schemathesis$/);
      const runs: [login: string, code: number][] = [];
      let cases = 0;
      for (const [login, phases] of Object.entries(PHASES)) {
        const run = await ask(phases, login === 'anybody' ? undefined : await desk.tokenOf(login));
        runs.push([login, run.code]);
        cases += run.cases;
      }
      console.log(`schemathesis: ${cases} cases in ${runs.length} runs`);
      expect(runs).toEqual(runs.map(([login]) => [login, 0]));
      expect(cases).toBeGreaterThanOrEqual(LEAST_CASES);
      expect(desk.stack.output('api')).not.toContain('"request failed"');
    },
    MINUTES * 60_000,
  );
});
