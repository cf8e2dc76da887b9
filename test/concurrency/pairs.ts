import type { Scene } from '../support/scene.js';
import { interleaved, inTurn, MOMENTS, type Moment } from './interleaving.js';
import { movesOf } from './linear.js';
import { outcomeOf, type Act, type Outcome } from './outcome.js';

/** Pairs that are tried at the same time, each on a case of its own. */
const HANDS = 4;

export interface Pairs {
  /** A case of its own for each trial. */
  readonly fresh: () => Promise<string>;
  readonly actsOn: (id: string) => Promise<readonly Act[]>;
  /** Ends the case of a trial; what it is refused is no matter. */
  readonly after: (id: string) => Promise<unknown>;
  /** What else of a case has to be the same in every order. */
  readonly alsoSeen?: (id: string) => Promise<Found>;
  /** Whether each act is also tried with itself. */
  readonly withItself?: boolean;
}

export interface Orders {
  /** What became of each, one after the other: `withdraw, accept` → `withdrawn`, `409 case.closed at withdrawn`. */
  readonly inTurn: Readonly<Record<string, readonly string[]>>;
  /** What is otherwise than one after the other: the second asked for at a moment of the first, or both at once. */
  readonly differing: readonly string[];
}

/** Tries every ordered pair of what can be done on a case, at every moment, and both at once. */
export async function ordersOf(scene: Scene, pairs: Pairs): Promise<Orders> {
  const { fresh, actsOn, withItself = true } = pairs;
  const count = (await actsOn(await fresh())).length;
  const all = Array.from({ length: count * count }, (_, n) => [Math.floor(n / count), n % count] as Pair);
  const tried = all.filter(([first, second]) => withItself || first !== second);
  const expected = new Map<string, Trial>();
  const differing: string[] = [];
  const overtaken: { readonly pair: Pair; readonly found: Found; readonly told: string }[] = [];
  await byHands(tried, async (pair) => {
    const expecting = await tryOut(scene, pairs, pair);
    expected.set(pair.join(), expecting);
    for (const moment of MOMENTS) {
      const { name, found } = await tryOut(scene, pairs, pair, moment);
      const differences = differencesBetween(found, expecting.found);
      const told = `${name}, ${moment}: ${differences.join()}`;
      if (differences.length === 0) continue;
      // The case's own run may be what waits for the lock: then the second of the two may have it first, and nothing is between them.
      if (moment === 'waiting for the case') overtaken.push({ pair, found, told });
      else differing.push(told);
    }
  });
  for (const { pair, found, told } of overtaken) {
    const reverse = expected.get([...pair].reverse().join());
    if (!reverse || differencesBetween(found, reverse.found).length > 0) differing.push(told);
  }
  const unordered = tried.filter(([first, second]) => first <= second);
  await byHands(unordered, async ([first, second]) => {
    const { name, found } = await tryOut(scene, pairs, [first, second], 'both at once');
    const orders = [`${first},${second}`, `${second},${first}`].map((order) =>
      differencesBetween(found, (expected.get(order) as Trial).found),
    );
    if (orders.every(({ length }) => length > 0)) differing.push(`${name}, both at once: ${orders.join(' or ')}`);
  });
  const entries = tried.map((pair) => expected.get(pair.join()) as Trial);
  return { inTurn: Object.fromEntries(entries.map(({ name, told }) => [name, told])), differing };
}

type Pair = readonly [number, number];

/** By what it is; the outcomes by name, whichever came first. */
type Found = Readonly<Record<string, unknown>>;

interface Trial {
  readonly name: string;
  readonly told: readonly string[];
  /** Everything that is compared. */
  readonly found: Found;
}

async function tryOut(
  scene: Scene,
  { fresh, actsOn, after, alsoSeen }: Pairs,
  pair: Pair,
  moment?: Moment | 'both at once',
): Promise<Trial> {
  const id = await fresh();
  const all = await actsOn(id);
  const acts = pair.map((index) => all[index] as Act) as [Act, Act];
  const outcomes =
    moment === undefined
      ? await inTurn(id, acts)
      : moment === 'both at once'
        ? await Promise.all(acts.map((act) => outcomeOf(act, id)))
        : await interleaved(scene.stack.databaseUrl, id, acts, moment);
  const found = { ...(await seen(scene, id, outcomes)), ...(await alsoSeen?.(id)) };
  await after(id).catch(() => undefined);
  return { name: acts.map(({ name }) => name).join(', '), told: outcomes.map(inWords), found };
}

/** What of the two is not the same, each as it was found and as it was to be. */
function differencesBetween(found: Found, expected: Found): string[] {
  return Object.keys(expected).flatMap((part) => {
    const [is, shall] = [JSON.stringify(found[part]), JSON.stringify(expected[part])];
    return is === shall ? [] : [`\n  ${part} ${is}\n  instead of ${shall}`];
  });
}

async function byHands<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const hand = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

function inWords({ status, answer, code, current }: Outcome): string {
  return answer ? String(answer['state'] ?? 'done') : `${status} ${code}${current ? ` at ${current.state}` : ''}`;
}

/** What can be compared between two cases: the answers without ids and instants, the moves, whose turn it is, the marks, who was told. */
async function seen({ record }: Scene, id: string, outcomes: readonly Outcome[]): Promise<Found> {
  return {
    outcomes: outcomes
      .map((outcome) =>
        JSON.stringify({
          action: outcome.action,
          ...(outcome.answer
            ? { state: outcome.answer['state'], version: outcome.answer['version'] }
            : { refused: refusalOf(outcome) }),
        }),
      )
      .sort(),
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
    told: await record.query(
      `SELECT template, role, count(*)::int FROM notice WHERE case_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
      [id],
    ),
  };
}

/**
 * Whoever loses the seat meanwhile is told either that there is no such case, or that it has gone on; whoever corrects a dossier,
 * that it is locked, or where its case is.
 */
const TOO_LATE: Readonly<Record<string, readonly string[]>> = {
  saveScores: ['request.notFound', 'case.wrongState'],
  submitScores: ['request.notFound', 'case.wrongState'],
  acceptInvitation: ['request.notFound', 'case.wrongState'],
  savePart: ['dossier.locked', 'case.wrongState', 'case.closed'],
};

function refusalOf({ action, status, code, current }: Outcome): unknown {
  return code && TOO_LATE[action]?.includes(code) ? 'too late' : { status, code, current };
}
