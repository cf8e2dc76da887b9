import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type pg from 'pg';
import { until } from '../support/until.js';
import { startStack, type Stack } from '../support/stack.js';
import { asking, Instance } from './blows/instance.js';
import { Surroundings } from './blows/outages.js';
import { installGates, removeGates } from './blows/points.js';
import { reportOf } from './blows/report.js';
import { blowsOf, needsNewCase, strike, type Recovery } from './blows/schedule.js';
import type { Ask } from './check/ask.js';
import { faultsOf, type Known } from './check/faults-of.js';
import { footprintsOf, type Footprints } from './check/reference.js';
import { readRuns } from './check/runs.js';
import { gatherCast } from './model/cast.js';
import { Chance } from './model/chance.js';
import { Memory } from './model/memory.js';
import { play } from './model/play.js';
import { isShort, plansOf } from './model/stories.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { SIZE } from './size.js';

const { seed, cases, blowsAtAnyMoment, everyPoint, outages, thinkMs, daySeconds, withinMs } = SIZE;

/** The last moves of a run are told of a moment after they are acknowledged: to Temporal, and to whoever wants mail. */
async function allToldOf(ask: Ask): Promise<void> {
  await until(async () => (await ask(`SELECT FROM outbox`)).length === 0);
  await until(async () => (await ask(`SELECT FROM notice WHERE NOT passed_on`)).length === 0);
}

/**
 * kill -9 of every process, at any moment and at the points where it hurts, and in the large form links that are cut and disks that are
 * full for some seconds, while cases run: nothing is lost, doubled or stuck, and every case comes to what an undisturbed run of the same
 * seed gives. And the checker sees what is wrong.
 */
describe(`kill -9 while ${cases} cases run (seed ${seed})`, () => {
  const chance = new Chance(seed);
  const plans = plansOf(chance, cases);
  const memory = new Memory();
  let around: Surroundings | undefined;
  let instance: Instance;
  let stack: Stack;
  let reference: Footprints;
  let known: Known;
  let database: pg.Client;
  const recoveries: Recovery[] = [];

  const ask: Ask = async <T>(sql: string, parameters: unknown[] = []) =>
    (await database.query(sql, parameters)).rows as T[];

  beforeAll(async () => {
    if (outages) around = await Surroundings.make();
    [instance, stack] = await Promise.all([Instance.start(around?.env, around?.on), startStack()]);
    await installGates(instance);
  }, 180_000);
  afterAll(async () => {
    await database?.end();
    await instance?.stop();
    await around?.close();
    await stack?.stop();
  });

  /** The same stories on other servers, where nobody kills anything. */
  async function undisturbed(): Promise<Footprints> {
    const own = new Memory();
    const cast = await gatherCast(stack.apiUrl, own, { code: 'CALM', rehearsalDaySeconds: daySeconds });
    await Promise.all(plans.map((plan) => play(plan, cast, { chance, thinkMs: thinkMs / 2 })));
    await allToldOf(asking(stack.databaseUrl));
    return footprintsOf(asking(stack.databaseUrl), own);
  }

  /** The stories begin a few with every blow, so that there is something of everything under way at each. */
  async function disturbed(): Promise<void> {
    const cast = await gatherCast(instance.url, memory, { code: 'CRASH', rehearsalDaySeconds: daySeconds });
    const blows = blowsOf(chance, blowsAtAnyMoment, everyPoint, around?.possible ?? []);
    // What ends at once comes last: the others wait for the end of their public notice.
    const waiting = [...plans].sort((a, b) => Number(isShort(a)) - Number(isShort(b)));
    const lives: Promise<void>[] = [];
    const failed = Promise.withResolvers<never>();
    const begin = (count: number) => {
      for (const plan of waiting.splice(0, count)) lives.push(play(plan, cast, { chance, thinkMs }));
      Promise.all(lives).catch(failed.reject);
    };
    begin(Math.ceil((cases * 2) / 3));
    await pause(1_000);
    for (const [index, blow] of blows.entries()) {
      const left = blows.slice(index);
      const kept = left.filter(needsNewCase).length;
      begin(needsNewCase(blow) ? 1 : Math.floor(Math.max(0, waiting.length - kept) / (left.length - kept)));
      const struck = strike(instance, memory, blow, { chance, around });
      recoveries.push(await Promise.race([struck, failed.promise]));
    }
    await Promise.all(lives);
  }

  it(
    'nothing acknowledged is lost, doubled or changed, and every case ends as undisturbed',
    async () => {
      [reference] = await Promise.all([undisturbed(), disturbed()]);
      await allToldOf(instance.ask);
      await removeGates(instance);
      database = await instance.connect('postgres');
      const connection = await Connection.connect({ address: instance.temporalAddress });
      const temporal = new Client({ connection });
      known = { memory, reference, runs: await readRuns(ask, temporal) };
      await connection.close();
      expect(memory.cases.size).toBe(cases);
      expect(await faultsOf(ask, known)).toEqual([]);
    },
    withinMs,
  );

  it('goes on within five seconds of a restart', () => {
    process.stdout.write(`${reportOf(recoveries)}\n`);
    const killed = recoveries.filter(({ blow }) => 'part' in blow);
    const goesOn = ({ blow, answerMs, moveMs }: Recovery) =>
      ('part' in blow && blow.part === 'API' ? answerMs : moveMs) ?? [];
    const shown = killed.flatMap(goesOn);
    // A blow after which nothing was due says nothing: that must not be many of them.
    expect(shown.length).toBeGreaterThanOrEqual(Math.ceil(killed.length * 0.75));
    // How many, not how fast the slowest: a busy machine is given one in four.
    const soon = shown.filter((ms) => ms <= 5_000);
    expect(soon.length).toBeGreaterThanOrEqual(Math.ceil(shown.length * 0.75));
    expect(Math.max(...shown)).toBeLessThan(30_000);
  });

  it.each(PLANTED_FAULTS)('the checker sees %s', async (_, fault, found) => {
    await database.query('BEGIN');
    try {
      // Neither the trail's own guard nor foreign keys keep a fault out.
      await database.query('SET LOCAL session_replication_role = replica');
      await database.query(fault);
      expect((await faultsOf(ask, known)).join('\n')).toMatch(found);
    } finally {
      await database.query('ROLLBACK');
    }
  });
});
