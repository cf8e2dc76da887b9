import type { EntityManager } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import { STATE_TEXTS, TASK_TEXTS, text, TURN_TEXTS } from '#contracts/texts.js';
import type { Reminder } from '#domain/clock/reminders.js';
import type { Measure } from '#domain/measures/measure.js';
import { isCollective, NEXT_IN_LINE, PROCEDURES, type Stage } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { draftingOrganisations } from './drafting.js';
import { currentCalendar } from './calendar.js';
import { nextWake, remindersOfStage } from './deadline.js';
import { audit, everyoneOf, notify, recipientOf, type NoticeDraft, type Recipient } from './trail.js';

/** The limit that runs, as the record keeps it. */
export interface RunningLimit {
  readonly id: string;
  readonly openedAt: Date;
  readonly dueOn: string;
  readonly dueAt: Date;
}

/** The limit that runs for the stage a case is in. */
export async function runningLimit(tx: EntityManager, caseId: string): Promise<RunningLimit | undefined> {
  const [limit] = await tx.query<RunningLimit[]>(
    `SELECT id, opened_at AS "openedAt", due_on AS "dueOn", due_at AS "dueAt" FROM case_deadline
     WHERE case_id = $1 AND closed_at IS NULL ORDER BY id DESC LIMIT 1`,
    [caseId],
  );
  return limit;
}

/** The next instant at which the run of a case has to ask the record. Rows that were moved in bulk may name their limit alone. */
export function wakeAtOf(theCase: ProcedureCase): Date | null {
  const { dueAt, wakeAt, answerDueAt, answerRemindAt, overdue, suspendedAt } = theCase;
  if (!dueAt || suspendedAt || isCollective(theCase)) return null;
  return earliest(wakeAt, answerRemindAt, answerDueAt, overdue ? null : dueAt);
}

function earliest(...instants: readonly (Date | null)[]): Date | null {
  const known = instants.flatMap((instant) => (instant ? [instant.getTime()] : []));
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}

/**
 * Sends what has fallen due of the reminders of a locked case's limit, each once, and keeps when the record is to be asked next.
 * Where several fell due at once, because nobody could ask, the last of its kind says it all.
 */
export async function sendDueReminders(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  now: Date,
): Promise<void> {
  const due = wakeAtOf(theCase);
  if (!due || due > now) return;
  const limit = await runningLimit(tx, theCase.id);
  const stage = await presentStage(tx, theCase);
  if (!limit || !stage) return;
  const since = theCase.wakeAt ?? limit.openedAt;
  const reminders = remindersOfStage(theCase, measure, limit, limit.openedAt, await currentCalendar(tx));
  const fallen = reminders.filter(({ at }) => at >= since && at > limit.openedAt && at <= now);
  for (const reminder of lastOfEachKind(fallen)) {
    if (reminder.kind === 'before' && limit.dueAt <= now) continue;
    await send(tx, theCase, stage, limit, reminder, measure.reminders.article);
  }
  theCase.wakeAt = nextWake(limit, reminders, now);
  await tx.query(`UPDATE procedure_case SET wake_at = $2 WHERE id = $1`, [theCase.id, theCase.wakeAt]);
}

function lastOfEachKind(reminders: readonly Reminder[]): Reminder[] {
  return [...new Map(reminders.map((reminder) => [reminder.kind, reminder])).values()];
}

async function send(
  tx: EntityManager,
  theCase: ProcedureCase,
  stage: Stage,
  limit: RunningLimit,
  { kind, workingDays }: Reminder,
  article: string,
): Promise<void> {
  const next = stage.turn === 'public' ? null : NEXT_IN_LINE[stage.turn];
  // Where nothing waits for anybody, because the case is on an agenda, nobody has let the limit pass.
  const turn = await whoseTurn(tx, theCase, kind === 'escalation' ? { ...stage, inTurns: true } : stage);
  if (turn.length === 0) return;
  const to: Recipient[] = kind === 'escalation' ? (next ? [everyoneOf(next, theCase)] : []) : turn;
  if (to.length === 0) return;
  const template = TEMPLATES[kind];
  const params = reminderParams(theCase, stage, limit);
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: null,
    actorRole: 'system',
    action: kind === 'escalation' ? 'escalate' : 'remind',
    rule: article,
    after: { state: theCase.state, reminder: `${kind}/${workingDays}` },
  });
  // A limit that is moved has its reminders anew.
  const eventKey = `${theCase.id}/${limit.id}/${limit.dueAt.getTime()}/${kind}/${workingDays}`;
  await notify(
    tx,
    eventKey,
    theCase.id,
    to.map((each): NoticeDraft => ({ to: each, template, params })),
  );
}

const TEMPLATES: Readonly<Record<Reminder['kind'], string>> = {
  before: 'case.dueSoon',
  after: 'case.overdue',
  escalation: 'case.escalated',
};

/** What a reminder says of the case, its stage and its limit. */
export function reminderParams(
  theCase: ProcedureCase,
  { task, turn }: Stage,
  limit: Pick<RunningLimit, 'dueOn' | 'dueAt'> | undefined,
): Record<string, string> {
  const [stageName, taskName] = [text(STATE_TEXTS, theCase.state), text(TASK_TEXTS, task)];
  const due = limit && limitText(limit, theCase.rehearsalDaySeconds !== null);
  return {
    title: theCase.title,
    stageZh: stageName.zh,
    stageEn: stageName.en,
    taskZh: taskName.zh,
    taskEn: taskName.en,
    turnZh: TURN_TEXTS[turn].zh,
    turnEn: TURN_TEXTS[turn].en,
    ...(due && { dueZh: due.zh, dueEn: due.en }),
  };
}

/** The stage a case is in; where the turn goes round inside it, with the task and the turn of whoever has it now. */
export async function presentStage(tx: EntityManager, theCase: ProcedureCase): Promise<Stage | undefined> {
  const stage: Stage | undefined = PROCEDURES[theCase.kind].stages[theCase.state];
  if (!stage?.inTurns) return stage;
  const [now] = await tx.query<Pick<Stage, 'task' | 'turn'>[]>(
    `SELECT task, role AS turn FROM work_item WHERE case_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 1`,
    [theCase.id],
  );
  return { ...stage, ...now };
}

/** Everybody for whom the stage's task waits, or what comes in turns there: persons, an organisation, or a role. */
export async function whoseTurn(
  tx: EntityManager,
  { id, kind }: ProcedureCase,
  { task, inTurns = false }: Stage,
): Promise<Recipient[]> {
  if (kind === 'batch' && task === 'application') return draftingOrganisations(tx, id);
  const items = await tx.query<{ recipient: Recipient }[]>(
    `SELECT DISTINCT ${recipientOf('assignee_id')} AS recipient
     FROM work_item WHERE case_id = $1 AND (task = $2 OR objection_id IS NOT NULL OR $3) AND closed_at IS NULL`,
    [id, task, inTurns],
  );
  return items.map(({ recipient }) => recipient);
}
