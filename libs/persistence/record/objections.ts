import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import { ACCREDITATION } from '#domain/procedures/index.js';
import { OPEN_OBJECTIONS } from '#domain/objection/objection.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { Objection } from '../entities/objection.entities.js';
import { LAST_ITEM } from './meeting/meeting.js';

/** 公示 that a case is or was part of, as its meeting keeps it. */
export interface Notice {
  readonly meetingId: string;
  readonly runs: boolean;
  readonly since: Date;
  readonly dueOn: string;
  readonly dueAt: Date;
}

/** The meeting that has selected a case, locked until the transaction ends; undefined where none has. */
export async function selectingMeeting(tx: EntityManager, caseId: string): Promise<string | undefined> {
  const [meeting] = await tx.query<{ id: string }[]>(
    `SELECT m.id FROM meeting_item i JOIN procedure_case m ON m.id = i.meeting_id
     WHERE i.case_id = $1 AND i.result = 'selected' AND ${LAST_ITEM} FOR SHARE OF m`,
    [caseId],
  );
  return meeting?.id;
}

/**
 * Limit `own` of a case is its part in the public notice whose limit is `l`: they began at the same moment. A meeting may have a further
 * notice, for those who stood still before the first.
 */
export const OWN_NOTICE = `own.rule = 'publicNotice' AND own.opened_at = l.opened_at`;

/**
 * The public notice of a case: that of its last meeting, where that one selected and published it. Until the transaction ends, it neither
 * begins nor ends.
 * @returns undefined where there was none
 */
export async function noticeOf(tx: EntityManager, caseId: string): Promise<Notice | undefined> {
  const meetingId = await selectingMeeting(tx, caseId);
  const [notice] = await tx.query<Notice[]>(
    `SELECT m.id AS "meetingId", l.opened_at AS since, l.due_on AS "dueOn", l.due_at AS "dueAt",
       m.state = 'underPublicNotice' AND l.closed_at IS NULL AND l.due_at > now() AS runs
     FROM procedure_case m JOIN case_deadline l ON l.case_id = m.id AND l.rule = 'publicNotice'
     WHERE m.id = $1 AND EXISTS (SELECT FROM case_deadline own WHERE own.case_id = $2 AND ${OWN_NOTICE})
     ORDER BY l.id DESC LIMIT 1`,
    [meetingId, caseId],
  );
  return notice;
}

/** A case that comes back to a notice that still runs: it ends with the notice of all, as it began. */
export async function rejoinNotice(tx: EntityManager, theCase: ProcedureCase, notice: Notice): Promise<void> {
  theCase.dueAt = notice.dueAt;
  theCase.wakeAt = null;
  theCase.stateSince = notice.since;
  await tx.query(
    `WITH limits AS (
       UPDATE case_deadline l SET opened_at = m.opened_at, due_on = m.due_on, due_at = m.due_at, provisional = m.provisional,
         explanation = m.explanation, stops = m.stops
       FROM case_deadline m
       WHERE l.case_id = $1 AND l.closed_at IS NULL AND m.case_id = $2 AND m.rule = 'publicNotice' AND m.closed_at IS NULL
     )
     UPDATE procedure_case SET due_at = $3, wake_at = NULL, state_since = $4 WHERE id = $1`,
    [theCase.id, notice.meetingId, notice.dueAt, notice.since],
  );
}

/** How many objections to a case are still open, besides this one. */
export async function openObjections(tx: EntityManager, caseId: string, besides: string): Promise<number> {
  const [open] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM objection WHERE case_id = $1 AND id <> $2 AND state = ANY($3)`,
    [caseId, besides, OPEN_OBJECTIONS],
  );
  return open?.count ?? 0;
}

/** Of these cases, those to which an objection is open. */
export async function objectedTo(tx: EntityManager, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT case_id AS id FROM objection WHERE case_id = ANY($1) AND state = ANY($2)`,
    [caseIds, OPEN_OBJECTIONS],
  );
  return new Set(rows.map(({ id }) => id));
}

export function objectionOf(tx: EntityManager, caseId: string, id: string): Promise<Objection | null> {
  return tx.getRepository(Objection).findOneBy({ id, caseId });
}

/** 待决定是否受理: for the officers, while nobody has said yet whether an objection is accepted. */
const SCREENING = 'objectionScreening';

/** An objection has come in: the officers say whether it is accepted. */
export async function askForScreening(
  tx: EntityManager,
  { id, dueAt }: ProcedureCase,
  objectionId: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO work_item (id, case_id, task, role, opened_at, due_at, objection_id)
     VALUES ($1, $2, $3, 'caseOfficer', now(), $4, $5)`,
    [uuid(), id, SCREENING, dueAt, objectionId],
  );
}

/** What waited for this objection waits no more; what waits for the others stays. */
export async function endItemsOf(
  tx: EntityManager,
  objectionId: string,
  by: string | null,
  outcome: string,
): Promise<void> {
  await tx.query(
    `UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = $3 WHERE objection_id = $1 AND closed_at IS NULL`,
    [objectionId, by, outcome],
  );
}

/** An objection was accepted: the item that its stage opens for nobody in particular is its own, or it gets one besides. */
export async function askForDecision(
  tx: EntityManager,
  { id, dueAt }: ProcedureCase,
  objectionId: string,
): Promise<void> {
  const { turn, task } = ACCREDITATION.stages.underObjection;
  await tx.query(
    `WITH stage AS (
       UPDATE work_item SET objection_id = $5 WHERE case_id = $2 AND task = $3 AND objection_id IS NULL AND closed_at IS NULL
       RETURNING id
     )
     INSERT INTO work_item (id, case_id, task, role, opened_at, due_at, objection_id)
     SELECT $1, $2, $3, $4, now(), $6, $5 WHERE NOT EXISTS (SELECT FROM stage)`,
    [uuid(), id, task, turn, objectionId, dueAt],
  );
}

/** A case waits for objections of which none is accepted yet: nobody is asked to decide before one is. */
export async function endDecisionOnNone(tx: EntityManager, caseId: string, outcome: string): Promise<void> {
  await tx.query(
    `UPDATE work_item SET closed_at = now(), outcome = $3 WHERE case_id = $1 AND task = $2 AND objection_id IS NULL
       AND closed_at IS NULL AND NOT EXISTS (SELECT FROM objection o WHERE o.case_id = $1 AND o.state = 'accepted')`,
    [caseId, ACCREDITATION.stages.underObjection.task, outcome],
  );
}

/** Cases that were held together: what waits for their objections is due with them. */
export async function dueWithTheirCases(tx: EntityManager, caseIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE work_item w SET due_at = c.due_at FROM procedure_case c
     WHERE c.id = ANY($1) AND w.case_id = c.id AND w.objection_id IS NOT NULL AND w.closed_at IS NULL`,
    [caseIds],
  );
}
