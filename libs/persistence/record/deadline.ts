import type { EntityManager } from 'typeorm';
import { deadlineOf, type ClockStop, type Deadline, type DeadlineInput } from '#domain/clock/deadline.js';
import { remindersOf, type Reminder } from '#domain/clock/reminders.js';
import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import type { DeadlineKey, Measure } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { calendarAt, currentCalendar } from './calendar.js';
import { momentOf } from './moment.js';

/** A time in which a limit of a case ran. */
export interface Opening {
  opened_at: Date;
  closed_at: Date | null;
  extended_working_days: number;
  /** It goes on with the clock of the one before. */
  continues: boolean;
  /** 停止计时: times in which it stood still. The last one may be open. */
  stops: readonly { readonly stoppedAt: string; readonly resumedAt?: string }[];
}

/** A limit as it is computed for a case: with the working days granted on top, and when the record is asked next. */
export interface StageLimit {
  readonly deadline: Deadline;
  readonly granted: number;
  readonly continues: boolean;
  readonly reminders: readonly Reminder[];
  readonly wakeAt: Date | null;
}

/**
 * The limit of the stage that a case enters now. A stage that resumes, or comes back by a reversal, goes on with its clock: the
 * time in between is taken out; where it had been used up, the limit runs anew. Any other stage begins its limit anew.
 * @param openings of this limit so far
 * @param entry `calendar`: its version, as PostgreSQL gave it in this transaction; `continuesLimit`: also where the stage does not resume
 * @returns undefined where no limit runs
 */
export async function limitOfStage(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  openings: readonly Opening[],
  { calendar: calendarVersion, continuesLimit }: { readonly calendar: string; readonly continuesLimit: boolean },
): Promise<StageLimit | undefined> {
  const stage = PROCEDURES[theCase.kind].stages[theCase.state];
  const key = stage?.deadline;
  if (!key) return undefined;
  const continues = (stage.resumes || continuesLimit) && openings.length > 0;
  const earlier = continues ? lastRun(openings) : [];
  const granted = earlier.at(-1)?.extended_working_days ?? 0;
  const calendar = await calendarAt(tx, calendarVersion);
  const openedAt = theCase.stateSince;
  const limit = { theCase, rule: measure.deadlines[key], earlier, openedAt, stops: [], granted, calendar };
  const deadline = limitOf(limit);
  const reminders = remindersOfStage(theCase, measure, deadline, openedAt, calendar);
  return { deadline, granted, continues, reminders, wakeAt: nextWake(deadline, reminders, openedAt) };
}

/** The openings through which the last one's clock has run. */
function lastRun(openings: readonly Opening[]): readonly Opening[] {
  const anew = openings.findLastIndex(({ continues }) => !continues);
  return openings.slice(Math.max(anew, 0));
}

/** A limit of the measure that opens at `openedAt`, for what has no stage of its own. */
export async function firstDeadline(
  tx: EntityManager,
  rule: DeadlineInput['rule'],
  openedAt: Date,
  rehearsalDaySeconds: number | null,
): Promise<Deadline> {
  return deadlineOf({ rule, calendar: await currentCalendar(tx), openedAt, rehearsalDaySeconds });
}

/** A limit that is no stage's own. */
interface SideLimit {
  readonly key: DeadlineKey;
  readonly openedAt: Date;
  readonly limit: Pick<Deadline, 'dueOn' | 'dueAt'>;
}

/** The last reminder before a limit that is no stage's own; null where it is too short for one. */
export async function lastReminderBefore(
  tx: EntityManager,
  { rehearsalDaySeconds }: Pick<ProcedureCase, 'rehearsalDaySeconds'>,
  { reminders: rules, deadlines }: Measure,
  { key, openedAt, limit }: SideLimit,
): Promise<Date | null> {
  const calendar = await currentCalendar(tx);
  const reminders = remindersOf({ rules, rule: deadlines[key], openedAt, limit, calendar, rehearsalDaySeconds });
  return reminders.findLast(({ kind }) => kind === 'before')?.at ?? null;
}

/** The reminders of the limit that runs in the stage of a case; none where nobody acts, or one act settles many cases. */
export function remindersOfStage(
  { kind, state, rehearsalDaySeconds }: Pick<ProcedureCase, 'kind' | 'state' | 'rehearsalDaySeconds'>,
  { deadlines, reminders: rules }: Measure,
  limit: Pick<Deadline, 'dueOn' | 'dueAt'>,
  openedAt: Date,
  calendar: WorkCalendar,
): Reminder[] {
  const stage = PROCEDURES[kind].stages[state];
  if (!stage?.deadline || stage.turn === 'public' || stage.collective) return [];
  return remindersOf({ rules, rule: deadlines[stage.deadline], openedAt, limit, calendar, rehearsalDaySeconds });
}

/** The first instant after `now` at which a limit passes or somebody is reminded of it. */
export function nextWake({ dueAt }: Pick<Deadline, 'dueAt'>, reminders: readonly Reminder[], now: Date): Date | null {
  const instants = [dueAt, ...reminders.map(({ at }) => at)].filter((at) => at > now);
  return instants.length > 0 ? new Date(Math.min(...instants.map((at) => at.getTime()))) : null;
}

/** Grants more working days in the open stage: computes its limit again, for the case and for its work items. */
export async function extendDeadline(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  workingDays: number,
): Promise<StageLimit | undefined> {
  const key = PROCEDURES[theCase.kind].stages[theCase.state]?.deadline;
  if (!key) return undefined;
  return recompute(tx, theCase, measure, key, workingDays);
}

/** Computes the open limit of a stage again, with `more` working days granted, and keeps it for case and for the work items that go by it. */
export async function recompute(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  key: DeadlineKey,
  more: number,
): Promise<StageLimit | undefined> {
  const limit = limitAnew({
    theCase,
    measure,
    key,
    more,
    openings: (await openingsOf(tx, [theCase.id]))(theCase.id, key),
    calendar: await currentCalendar(tx),
    now: await momentOf(tx),
  });
  if (limit) await keepLimits(tx, [{ caseId: theCase.id, limit }]);
  return limit;
}

/** A stage's limit that is open, as it is computed now. @returns undefined where none is open */
export function limitAnew({ theCase, measure, key, more, openings, calendar, now }: Anew): StageLimit | undefined {
  const before = [...openings];
  const open = before.pop();
  if (!open) return undefined;
  const earlier = open.continues ? lastRun(before) : [];
  const granted = open.extended_working_days + more;
  const openedAt = open.opened_at;
  const stops = stopsOf(open, now);
  const deadline = limitOf({ theCase, rule: measure.deadlines[key], earlier, openedAt, stops, granted, calendar });
  const reminders = remindersOfStage(theCase, measure, deadline, openedAt, calendar);
  return { deadline, granted, continues: open.continues, reminders, wakeAt: nextWake(deadline, reminders, now) };
}

interface Anew {
  readonly theCase: ProcedureCase;
  readonly measure: Measure;
  readonly key: DeadlineKey;
  /** Working days that are granted on top of those before. */
  readonly more: number;
  /** Of this limit of the case so far, the open one last. */
  readonly openings: readonly Opening[];
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

/** Keeps open limits as they were computed anew, for cases under their locks: with the work items that went by the old ones. */
export async function keepLimits(
  tx: EntityManager,
  limits: readonly { readonly caseId: string; readonly limit: StageLimit }[],
): Promise<void> {
  await tx.query(
    `WITH limits AS (
       SELECT * FROM unnest($1::uuid[], $2::date[], $3::timestamptz[], $4::boolean[], $5::jsonb[], $6::int[])
         AS l (case_id, due_on, due_at, provisional, explanation, granted)
     ), items AS (
       UPDATE work_item w SET due_at = l.due_at FROM limits l JOIN procedure_case c ON c.id = l.case_id
       WHERE w.case_id = l.case_id AND w.closed_at IS NULL AND w.due_at IS NOT DISTINCT FROM c.due_at
     )
     UPDATE case_deadline d SET due_on = l.due_on, due_at = l.due_at, provisional = l.provisional, explanation = l.explanation,
       extended_working_days = l.granted, lapsed = false
     FROM limits l WHERE d.case_id = l.case_id AND d.closed_at IS NULL`,
    [
      limits.map(({ caseId }) => caseId),
      limits.map(({ limit }) => limit.deadline.dueOn),
      limits.map(({ limit }) => limit.deadline.dueAt),
      limits.map(({ limit }) => limit.deadline.provisional),
      limits.map(({ limit }) => JSON.stringify(limit.deadline.explanation)),
      limits.map(({ limit }) => limit.granted),
    ],
  );
}

/** The times in which limits of these cases ran, by case and by limit. */
export async function openingsOf(
  tx: EntityManager,
  caseIds: readonly string[],
): Promise<(caseId: string, key: DeadlineKey) => readonly Opening[]> {
  const rows = await tx.query<(Opening & { case_id: string; rule: string })[]>(
    `SELECT case_id, rule, opened_at, closed_at, extended_working_days, stops, continues FROM case_deadline
     WHERE case_id = ANY($1) ORDER BY id`,
    [caseIds],
  );
  const byLimit = Map.groupBy(rows, ({ case_id, rule }) => `${case_id}/${rule}`);
  return (caseId, key) => byLimit.get(`${caseId}/${key}`) ?? [];
}

interface Limit {
  readonly theCase: ProcedureCase;
  readonly rule: DeadlineInput['rule'];
  /** The openings of the stage before this one. */
  readonly earlier: readonly Opening[];
  readonly openedAt: Date;
  /** In this opening. */
  readonly stops: readonly ClockStop[];
  /** Working days granted so far. */
  readonly granted: number;
  readonly calendar: WorkCalendar;
}

/** The clock of the stage over all its openings, or anew from the last one where it had been used up. */
function limitOf({ theCase, rule, earlier, openedAt, stops, granted, calendar }: Limit): Deadline {
  const before = earlier.flatMap((opening, index) => {
    const stoppedAt = opening.closed_at ?? openedAt;
    const resumedAt = earlier[index + 1]?.opened_at ?? openedAt;
    return [...stopsOf(opening, stoppedAt), { stoppedAt, resumedAt }];
  });
  const { rehearsalDaySeconds } = theCase;
  const input = { rule, calendar, extensions: [{ workingDays: granted }], rehearsalDaySeconds };
  const resumed = deadlineOf({ ...input, openedAt: earlier[0]?.opened_at ?? openedAt, stops: [...before, ...stops] });
  return resumed.dueAt > openedAt ? resumed : deadlineOf({ ...input, openedAt, stops });
}

/** The times in which an opening's clock stood still; one that still stands does so until `now`. */
function stopsOf({ stops }: Opening, now: Date): ClockStop[] {
  return stops.map(({ stoppedAt, resumedAt }) => ({
    stoppedAt: new Date(stoppedAt),
    resumedAt: resumedAt ? new Date(resumedAt) : now,
  }));
}
