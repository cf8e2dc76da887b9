import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { limitText } from '#contracts/limit-text.js';
import { Refusal } from '#contracts/problems.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import type { Role } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { currentCalendar } from './calendar.js';
import { contribute, EVERY_STAGE } from './contribute.js';
import { measureVersion } from './measures.js';
import { presentStage, reminderParams, runningLimit, whoseTurn } from './reminders.js';
import { notify, type AuditLine } from './trail.js';

/** What a reminder by an officer answers. */
export interface Reminded {
  readonly caseId: string;
  /** ISO instant. */
  readonly remindedAt: string;
  /** How many persons, organisations or roles were told. */
  readonly told: number;
}

export interface ReminderOrder {
  readonly caseId: string;
  readonly actor: ActorRef;
  readonly as: Role;
  readonly command: CommandKey;
  readonly visible: (theCase: ProcedureCase) => boolean;
}

/**
 * 催办: reminds everybody whose turn it is in a case, now; at most once a working day for one stage.
 * @throws {Refusal} case.nobodyToRemind, case.remindedAlready, and those of every contribution
 */
export function remind(dataSource: DataSource, order: ReminderOrder): Promise<Reminded> {
  return contribute(dataSource, {
    ...order,
    action: 'remind',
    states: EVERY_STAGE,
    async work(tx, theCase) {
      const now = theCase.asOf;
      const { told, line } = await remindTurnOf(tx, theCase, now);
      return { answer: { caseId: theCase.id, remindedAt: now.toISOString(), told }, audit: line };
    },
  });
}

/**
 * Tells everybody whose turn it is; the caller puts the line into the trail.
 * @throws {Refusal} case.nobodyToRemind, case.remindedAlready
 */
export async function remindTurnOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  now: Date,
): Promise<{ readonly told: number; readonly line: Pick<AuditLine, 'rule' | 'after'> }> {
  const stage = await presentStage(tx, theCase);
  const turn = stage ? await whoseTurn(tx, theCase, stage) : [];
  if (!stage || turn.length === 0) throw new Refusal('case.nobodyToRemind');
  await onceADay(tx, theCase, now);
  const limit = await runningLimit(tx, theCase.id);
  const template = limit ? 'case.reminded' : 'case.remindedWithoutLimit';
  const params = reminderParams(theCase, stage, limit);
  await notify(
    tx,
    `${theCase.id}/${theCase.version}/remind/${now.getTime()}`,
    theCase.id,
    turn.map((to) => ({ to, template, params })),
  );
  const { reminders } = await measureVersion(tx, theCase.measureId);
  return { told: turn.length, line: { rule: reminders.article, after: { state: theCase.state } } };
}

/** @throws {Refusal} case.remindedAlready where no working day has begun since the last one */
async function onceADay(tx: EntityManager, theCase: ProcedureCase, now: Date): Promise<void> {
  const [last] = await tx.query<{ at: Date }[]>(
    `SELECT at FROM audit_entry WHERE case_id = $1 AND action = 'remind' AND actor_id IS NOT NULL AND at >= $2
     ORDER BY id DESC LIMIT 1`,
    [theCase.id, theCase.stateSince],
  );
  if (!last) return;
  const { rehearsalDaySeconds } = theCase;
  const rehearsal = rehearsalDaySeconds !== null;
  const again = rehearsal
    ? now.getTime() - last.at.getTime() >= rehearsalDaySeconds * 1000
    : calendarDateOf(last.at) < (await workingDayOf(tx, now));
  if (again) return;
  const on = limitText({ dueOn: calendarDateOf(last.at), dueAt: last.at }, rehearsal).en;
  throw new Refusal('case.remindedAlready', { on });
}

/** Today, or on a free day the working day before it. */
async function workingDayOf(tx: EntityManager, now: Date): Promise<string> {
  const calendar = await currentCalendar(tx);
  let day = calendarDateOf(now);
  while (!calendar.dayOf(day).working) day = addDays(day, -1);
  return day;
}
