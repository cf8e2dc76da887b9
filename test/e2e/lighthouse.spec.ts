import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { constants, getPriority, setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { openDesk, type Desk } from '../support/desk.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { chromiumPath, FLAGS } from './browser.js';

const LIGHTHOUSE = resolve(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof CATEGORIES)[number];

interface Report {
  /** How fast this machine is just now: 1500 and more when it is idle. */
  readonly environment: { readonly benchmarkIndex: number };
  readonly categories: Record<
    Category,
    { readonly score: number; readonly auditRefs: readonly { readonly id: string }[] }
  >;
  readonly audits: Record<
    string,
    { readonly score: number | null; readonly title: string; readonly displayValue?: string }
  >;
}

/** A phone of the middle, by the same measure: Lighthouse takes every machine for four times as fast, busy ones too. */
const PHONE_INDEX = 400;
let slowdown = 4;

/** Lighthouse as it comes, on a slow 4G line; as whoever is signed in in the browser of the folder. */
async function audited(url: string, folder?: string): Promise<Report> {
  const options = [url, `--only-categories=${CATEGORIES.join(',')}`, `--throttling.cpuSlowdownMultiplier=${slowdown}`];
  const report = await measured(options, folder ? [`--user-data-dir=${folder}`] : []);
  slowdown = Math.min(4, Math.max(1, report.environment.benchmarkIndex / PHONE_INDEX));
  return report;
}

/** On a busy machine Chromium may give Lighthouse no whole trace of a page: it says so itself, and asks to be run again. */
async function measured(options: readonly string[], own: readonly string[], attempts = 3): Promise<Report> {
  const flags = `--chrome-flags=${['--headless=new', ...FLAGS, ...own].join(' ')}`;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CHROME_PATH: chromiumPath() };
  const args = [LIGHTHOUSE, ...options, '--output=json', '--quiet', '--no-enable-error-reporting', flags];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 26 });
    return JSON.parse(stdout) as Report;
  } catch (error) {
    if (attempts === 1 || !String((error as { stderr?: unknown }).stderr).includes('run Lighthouse again')) throw error;
    return measured(options, own, attempts - 1);
  }
}

/** What cost points, for whoever reads the failure. */
function faultsOf({ categories, audits }: Report, category: Category): string[] {
  return categories[category].auditRefs
    .map(({ id }) => ({ id, ...audits[id] }))
    .filter(({ score }) => typeof score === 'number' && score < 0.9)
    .map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`.trim());
}

/** What the best of some audits reaches. */
const FAST = 0.9;
/** Where it cannot go before whatever else the machine does: then a page that runs scripts loses more than one that does not. */
const FAST_BESIDE_OTHERS = 0.75;
const ATTEMPTS = 5;

const SOUND = ['accessibility', 'best-practices'] as const;

function expectSound(path: string, report: Report): void {
  for (const category of SOUND) {
    const { score } = report.categories[category];
    expect({ path, category, faults: faultsOf(report, category), score }).toMatchObject({ faults: [], score: 1 });
  }
}

/** Sound, and nothing that jumps, each time; fast once: a busy machine makes pages slow that are not. */
async function expectFast(url: string, enough: number, folder?: string): Promise<void> {
  const { pathname } = new URL(url);
  const performances: number[] = [];
  let faults: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const report = await audited(url, folder);
    expectSound(pathname, report);
    const still = (report.audits['cumulative-layout-shift']?.score ?? 0) >= 0.9;
    expect({ pathname, still }).toEqual({ pathname, still: true });
    const { score } = report.categories.performance;
    performances.push(score);
    faults = faultsOf(report, 'performance');
    if (score >= enough) break;
  }
  console.info(`${pathname} performance ${performances.join(', ')}, slowdown ${slowdown.toFixed(1)}`);
  const reached = Math.max(...performances) >= enough;
  expect({ pathname, reached, performances, faults }).toMatchObject({ reached: true });
}

describe('Lighthouse, on a phone with a slow line', () => {
  let desk: Desk;
  let batchId: string;
  let caseId: string;
  let desksReach = FAST_BESIDE_OTHERS;
  const usual = getPriority();
  beforeAll(async () => {
    // What is measured goes first, by right of whoever may ask for that.
    try {
      setPriority(constants.priority.PRIORITY_HIGH);
      desksReach = FAST;
    } catch (error) {
      expect(error).toMatchObject({ info: { code: 'EACCES' } });
    }
    desk = await openDesk();
    ({ id: batchId } = await desk.openBatch());
    const { id } = await desk.draft('park', batchId);
    ({ caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`));
  });
  afterAll(async () => {
    if (desksReach === FAST) setPriority(usual);
    await desk?.stop();
  });

  it.each(['/', '/public/register', '/public/statistics', '/public/guides'])(
    'the public page %s: performance 90, accessibility and best practices 100',
    (path) => expectFast(`${desk.stack.apiUrl}${path}`, FAST),
    300_000,
  );

  /** A browser in which somebody has signed in, as it is left on the disk. */
  async function browserOf(login: string): Promise<string> {
    const folder = await mkdtemp(join(desk.stack.folder, 'browser-'));
    const browser = await chromium.launchPersistentContext(folder, { executablePath: chromiumPath(), args: FLAGS });
    const data = { login, password: DEMO_PASSWORD, cookie: true };
    const answer = await browser.request.post(`${desk.stack.apiUrl}/api/v1/sessions`, { data });
    expect(answer.ok()).toBe(true);
    await browser.close();
    return folder;
  }

  it.each([
    ['officer', '/desk'],
    ['officer', '/desk/cases'],
    ['officer', '/desk/cases/{case}'],
    ['officer', '/desk/batches/{batch}'],
    ['park', '/desk/dossiers'],
  ] as const)(
    'the desk of %s, %s: fast, nothing jumps, accessibility and best practices 100',
    async (login, page) => {
      const path = page.replace('{case}', caseId).replace('{batch}', batchId);
      await expectFast(`${desk.stack.apiUrl}${path}`, desksReach, await browserOf(login));
    },
    300_000,
  );
});
