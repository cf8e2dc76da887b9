import type { EntityManager } from 'typeorm';
import { deadlineOf, type ClockStop, type Deadline, type DeadlineInput } from '#domain/clock/deadline.js';
import { remindersOf, type Reminder } from '#domain/clock/reminders.js';
import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import type { DeadlineKey, Measure } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { calendarAt, currentCalendar } from './calendar.js';

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
  const before = await openings(tx, theCase.id, key);
  const open = before.pop();
  if (!open) return undefined;
  const earlier = open.continues ? lastRun(before) : [];
  const granted = open.extended_working_days + more;
  const calendar = await currentCalendar(tx);
  const openedAt = open.opened_at;
  const stops = stopsOf(open, new Date());
  const deadline = limitOf({ theCase, rule: measure.deadlines[key], earlier, openedAt, stops, granted, calendar });
  const reminders = remindersOfStage(theCase, measure, deadline, openedAt, calendar);
  await tx.query(
    `WITH items AS (
       UPDATE work_item w SET due_at = $3 FROM procedure_case c
       WHERE c.id = $1 AND w.case_id = $1 AND w.closed_at IS NULL AND w.due_at IS NOT DISTINCT FROM c.due_at
     )
     UPDATE case_deadline SET due_on = $2, due_at = $3, provisional = $4, explanation = $5, extended_working_days = $6, lapsed = false
     WHERE case_id = $1 AND closed_at IS NULL`,
    [theCase.id, ...columnsOf(deadline), granted],
  );
  const { continues } = open;
  return { deadline, granted, continues, reminders, wakeAt: nextWake(deadline, reminders, new Date()) };
}

async function openings(tx: EntityManager, caseId: string, key: string): Promise<Opening[]> {
  return tx.query(
    `SELECT opened_at, closed_at, extended_working_days, stops, continues FROM case_deadline WHERE case_id = $1 AND rule = $2 ORDER BY id`,
    [caseId, key],
  );
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

function columnsOf({ dueOn, dueAt, provisional, explanation }: Deadline): unknown[] {
  return [dueOn, dueAt, provisional, JSON.stringify(explanation)];
}
