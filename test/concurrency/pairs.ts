import type { Scene } from '../support/scene.js';
import { interleaved, inTurn, MOMENTS, type Moment } from './interleaving.js';
import { movesOf } from './linear.js';
import type { Action, Outcome } from './outcome.js';

/** Pairs that are tried at the same time, each on a case of its own. */
const HANDS = 4;

export interface Pairs {
  /** A case of its own for each trial. */
  readonly fresh: () => Promise<string>;
  readonly actionsOn: (id: string) => Promise<readonly Action[]>;
  /** Ends the case of a trial; what it is refused is no matter. */
  readonly after: (id: string) => Promise<unknown>;
  /** What else of a case has to be the same in every order. */
  readonly alsoSeen?: (id: string) => Promise<unknown>;
}

/**
 * Tries every ordered pair of what can be done on a case, the second asked for at every moment of the first.
 * @returns what differs from one after the other
 */
export async function differingPairs(
  scene: Scene,
  { fresh, actionsOn, after, alsoSeen = async () => undefined }: Pairs,
): Promise<string[]> {
  const count = (await actionsOn(await fresh())).length;
  const pairs = Array.from({ length: count * count }, (_, n) => [Math.floor(n / count), n % count] as const);
  const faults: string[] = [];
  const tried = async (pair: (typeof pairs)[number], moment?: Moment) => {
    const id = await fresh();
    const actions = await actionsOn(id);
    const [first, second] = pair.map((index) => actions[index] as Action) as [Action, Action];
    const outcomes = moment
      ? await interleaved(scene.stack.databaseUrl, id, [first, second], moment)
      : await inTurn(id, [first, second]);
    const found = JSON.stringify({ ...(await seen(scene, id, outcomes)), also: await alsoSeen(id) });
    await after(id).catch(() => undefined);
    return { name: `${first.name}, then ${second.name}`, found };
  };
  const hand = async (): Promise<void> => {
    for (let pair = pairs.shift(); pair; pair = pairs.shift()) {
      const expected = await tried(pair);
      for (const moment of MOMENTS) {
        const { name, found } = await tried(pair, moment);
        if (found !== expected.found) faults.push(`${name}, ${moment}:\n  ${found}\n  ${expected.found}`);
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return faults;
}

/** What can be compared between two cases: the answers without ids and instants, the moves, whose turn it is, the marks. */
async function seen({ record }: Scene, id: string, outcomes: readonly Outcome[]): Promise<object> {
  return {
    outcomes: outcomes.map((outcome) => ({
      action: outcome.action,
      ...(outcome.answer
        ? { state: outcome.answer['state'], version: outcome.answer['version'] }
        : { refused: refusalOf(outcome) }),
    })),
    moves: await movesOf(record, id),
    turns: await record.query(
      `SELECT task, role, count(*)::int FROM work_item WHERE case_id = $1 AND closed_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
      [id],
    ),
    lines: await record.query(
      `SELECT action, count(*)::int FROM audit_entry WHERE case_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    ),
    limits: await record.query(
      `SELECT rule, sum(extended_working_days)::int AS days FROM case_deadline WHERE case_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    ),
  };
}

/** Whoever loses the seat meanwhile is told either that there is no such case, or that it has gone on. */
function refusalOf({ action, status, code, current }: Outcome): unknown {
  return /Scores$/.test(action) && (status === 404 || code === 'case.wrongState')
    ? 'too late'
    : { status, code, current };
}
