import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { startStack, type Stack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { asking } from '../blows/instance.js';
import { faultsOf } from '../check/faults-of.js';
import { footprintsOf, type Footprints } from '../check/reference.js';
import { readRuns } from '../check/runs.js';
import { gatherCast } from '../model/cast.js';
import { Chance } from '../model/chance.js';
import { Memory } from '../model/memory.js';
import { play } from '../model/play.js';
import { plansOf } from '../model/stories.js';
import { isLarge } from '../size.js';
import { ROUNDS, type Bug } from './bugs.js';

const BUILT = resolve(import.meta.dirname, '../../../dist');

describe('a fault that is planted in the code', () => {
  // The small form plants a third of them: the others would lose their places unseen.
  it.each(ROUNDS.flat().map((bug) => [bug.name, bug] as const))('has its place: %s', async (_, { file, replace }) => {
    const text = await readFile(resolve(BUILT, file), 'utf8');
    expect(text.split(replace)).toHaveLength(2);
  });
});

/** Accredited, corrected, declined, extended: one of each. */
const CASES = 4;
const rounds = isLarge ? ROUNDS : ROUNDS.slice(0, 1);
const PLANT = pathToFileURL(resolve(import.meta.dirname, 'plant.mjs')).href;

/** The stories of the crash suite, undisturbed, on code that is wrong: what its checker says of the record. */
describe('the checker, where the code itself is wrong,', () => {
  const chance = new Chance('bugs');
  const plans = plansOf(chance, CASES);
  let reference: Footprints;
  const faults = new Map<number, readonly string[]>();

  /** Plays the stories on code with these bugs. */
  async function played(bugs: readonly Bug[]) {
    const memory = new Memory();
    const stack = await startStack({ env: { NODE_OPTIONS: `--import ${PLANT}`, PLANTED_BUGS: JSON.stringify(bugs) } });
    const cast = await gatherCast(stack.apiUrl, memory, { code: 'BUGS', rehearsalDaySeconds: 4 });
    await Promise.all(plans.map((plan) => play(plan, cast, { chance, thinkMs: 0 })));
    const ask = asking(stack.databaseUrl);
    await until(async () => (await ask(`SELECT FROM outbox`)).length === 0);
    return { memory, stack, ask };
  }

  async function faultsOfRound(bugs: readonly Bug[], known: Promise<Footprints>): Promise<readonly string[]> {
    const { memory, stack, ask } = await played(bugs);
    try {
      return await faultsOf(ask, { memory, reference: await known, runs: await runsOf(stack) });
    } finally {
      await stack.stop();
    }
  }

  beforeAll(async () => {
    const sound = played([]).then(async ({ memory, stack, ask }) => {
      reference = await footprintsOf(ask, memory);
      await stack.stop();
      return reference;
    });
    await Promise.all([
      sound,
      ...rounds.map(async (bugs, round) => faults.set(round, await faultsOfRound(bugs, sound))),
    ]);
  }, 400_000);

  it.each(rounds.flatMap((bugs, round) => bugs.map((bug) => [bug.name, round, bug.found] as const)))(
    'sees %s',
    (_, round, found) => expect(faults.get(round)?.join('\n')).toMatch(found),
  );
});

async function runsOf({ databaseUrl, temporalAddress, namespace }: Stack) {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    return await readRuns(asking(databaseUrl), new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}
