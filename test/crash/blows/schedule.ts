import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../model/chance.js';
import type { Memory } from '../model/memory.js';
import { PARTS, type Instance, type Part } from './instance.js';
import type { OutageName, Surroundings } from './outages.js';
import { POINTS, type PointName } from './points.js';

/** kill -9 of one process, at a point or, without one, at any moment. */
interface Kill {
  readonly part: Part;
  readonly point?: PointName;
}

/** For some seconds. */
interface Outage {
  readonly outage: OutageName;
}

export type Blow = Kill | Outage;

/** What became of it, in ms. */
export interface Recovery {
  readonly blow: Blow;
  /** From the blow until all served again. */
  readonly downMs: number;
  /** From then until the first action was acknowledged; null where none was for as long as was waited. */
  readonly answerMs: number | null;
  /** From then until the first move was committed; null where none was due. */
  readonly moveMs: number | null;
}

const PROGRESS_WITHIN_MS = 20_000;
const MOMENT_WITHIN_MS = 1_500;
const OUTAGE_MS = [2_000, 6_000] as const;

/** Every point with every process that takes part in it. */
const EVERY_POINT: readonly Kill[] = [
  ...PARTS.map((part) => ({ part, point: 'a move before its commit' as const })),
  ...PARTS.map((part) => ({ part, point: 'between a commit and its answer' as const })),
  ...(['API', 'PostgreSQL'] as const).map((part) => ({ part, point: 'a contribution before its commit' as const })),
  ...(['worker', 'Temporal'] as const).map((part) => ({ part, point: 'before the start of a workflow' as const })),
  ...(['worker', 'Temporal', 'PostgreSQL'] as const).map((part) => ({
    part,
    point: 'after the start of a workflow, before it is crossed out' as const,
  })),
];

/** Each point once, with the process whose death there is the hardest. */
const HARDEST: readonly Kill[] = [
  { part: 'worker', point: 'a move before its commit' },
  { part: 'API', point: 'between a commit and its answer' },
  { part: 'PostgreSQL', point: 'a contribution before its commit' },
  { part: 'worker', point: 'before the start of a workflow' },
  { part: 'Temporal', point: 'after the start of a workflow, before it is crossed out' },
];

/** In a seeded order: each process `times` at any moment, and at the points; and each of these outages once. */
export function blowsOf(chance: Chance, times: number, everyPoint: boolean, outages: readonly OutageName[]): Blow[] {
  const anyMoment = PARTS.flatMap((part) => Array.from({ length: times }, () => ({ part })));
  const kills: readonly Blow[] = [...anyMoment, ...(everyPoint ? EVERY_POINT : HARDEST)];
  return chance.shuffled<Blow>([...kills, ...outages.map((outage) => ({ outage }))], 'blows');
}

/** Is it at a point that a new case surely comes to, while the others may all be waiting for the end of a notice? */
export function needsNewCase(blow: Blow): boolean {
  return 'part' in blow && /start of a workflow|contribution/.test(blow.point ?? '');
}

/** Strikes, and waits until work goes on. */
export async function strike(
  instance: Instance,
  memory: Memory,
  blow: Blow,
  { chance, around }: { readonly chance: Chance; readonly around: Surroundings | undefined },
): Promise<Recovery> {
  const any = (from: number, to: number) => chance.between(from, to, JSON.stringify(blow), memory.acknowledged.length);
  const { struckAt, servesAt } =
    'part' in blow
      ? await kill(instance, blow, any(0, MOMENT_WITHIN_MS))
      : await outage(instance, blow, any(...OUTAGE_MS), around);
  let answerAt: number | undefined;
  let moveAt: number | undefined;
  for (const end = Date.now() + PROGRESS_WITHIN_MS; Date.now() < end && !(answerAt && moveAt); await pause(50)) {
    answerAt ??= memory.acknowledged.find(({ at }) => at > servesAt)?.at;
    moveAt ??= await firstMove(instance, servesAt);
  }
  const since = (at: number | undefined) => (at === undefined ? null : at - servesAt);
  return { blow, downMs: servesAt - struckAt, answerMs: since(answerAt), moveMs: since(moveAt) };
}

interface Struck {
  readonly struckAt: number;
  readonly servesAt: number;
}

async function kill(instance: Instance, { part, point }: Kill, afterMs: number): Promise<Struck> {
  const held = point ? await POINTS[point](instance, part) : await pause(afterMs).then(() => undefined);
  const { killedAt, servesAt } = await instance.kill(part, async () => held?.release());
  return { struckAt: killedAt, servesAt };
}

async function outage(
  instance: Instance,
  { outage }: Outage,
  forMs: number,
  around: Surroundings | undefined,
): Promise<Struck> {
  if (!around) throw new Error(`${outage}: nothing here can be cut or filled`);
  const struckAt = Date.now();
  return { struckAt, servesAt: await around.bring(outage, instance, forMs) };
}

async function firstMove({ ask }: Instance, after: number): Promise<number | undefined> {
  const [row] = await ask<{ at: Date | null }>(
    `SELECT min(at) AS at FROM audit_entry WHERE before->>'state' IS NOT NULL AND at > to_timestamp($1 / 1000.0)`,
    [after],
  );
  return row?.at?.getTime();
}
