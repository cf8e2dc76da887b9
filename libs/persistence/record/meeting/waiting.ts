import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { ACCREDITATION } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { lockCases } from '../cases.js';
import { auditAll, enqueueSignals, type AuditLine } from '../trail.js';
import { LAST_ITEM } from './meeting.js';

/** A case leaves the way to its title: the meeting that selected it may have nothing left to carry. */
export async function tellMeetingOf(tx: EntityManager, caseId: string): Promise<void> {
  const meetings = await tx.query<{ workflowId: string }[]>(
    `SELECT m.workflow_id AS "workflowId" FROM meeting_item i JOIN procedure_case m ON m.id = i.meeting_id
     WHERE i.case_id = $1 AND i.result = 'selected' AND m.closed_at IS NULL AND ${LAST_ITEM}`,
    [caseId],
  );
  await enqueueSignals(
    tx,
    meetings.map(({ workflowId }) => workflowId),
    STAGE_COMPLETE,
  );
}

/** Cases of a batch that await a meeting and are on no agenda, under their row locks. */
export async function lockWaiting(tx: EntityManager, batchId: string): Promise<ProcedureCase[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM procedure_case c
     WHERE c.group_id = $1 AND c.kind = 'accreditation' AND c.state = 'underDecision' AND c.suspended_at IS NULL
       AND NOT EXISTS (SELECT FROM meeting_item i WHERE i.case_id = c.id AND i.result IS NULL)`,
    [batchId],
  );
  const locked = await lockCases(
    tx,
    rows.map(({ id }) => id),
    ['underDecision'],
  );
  // Somebody may have suspended it while it was waited for.
  return locked.filter(({ suspendedAt }) => suspendedAt === null);
}

/** They stand on an agenda now: nobody has to put them there any more. */
export async function takeUp(
  tx: EntityManager,
  cases: readonly ProcedureCase[],
  by: Pick<AuditLine, 'actorId' | 'actorRole'> & { readonly rule: string; readonly meetingId: string },
): Promise<void> {
  const { meetingId, ...actor } = by;
  await tx.query(
    `UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = 'conveneMeeting'
     WHERE case_id = ANY($1) AND closed_at IS NULL`,
    [cases.map(({ id }) => id), actor.actorId],
  );
  await auditAll(
    tx,
    cases.map(({ id, kind, subjectId, state, version }) => ({
      ...actor,
      caseId: id,
      subject: { kind, id: subjectId },
      action: 'conveneMeeting',
      before: { state, version },
      after: { state, version, by: meetingId },
    })),
  );
}

/**
 * What a meeting ends without a result on awaits another one, unless that has it already; also a case that stands still now: it goes on one
 * day.
 */
export async function waitAgain(tx: EntityManager, meetingId: string): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT case_id AS id FROM meeting_item i WHERE meeting_id = $1 AND coalesce(result, 'left') IN ('left', 'putOver') AND ${LAST_ITEM}`,
    [meetingId],
  );
  const cases = await lockCases(
    tx,
    rows.map(({ id }) => id),
    ['underDecision'],
  );
  await tx.query(`UPDATE meeting_item SET result = 'left' WHERE meeting_id = $1 AND result IS NULL`, [meetingId]);
  const { turn, task } = ACCREDITATION.stages.underDecision;
  await tx.query(
    `INSERT INTO work_item (id, case_id, task, role, opened_at, due_at)
     SELECT item, case_id, $3, $4, now(), c.due_at FROM unnest($1::uuid[], $2::uuid[]) AS i (item, case_id)
       JOIN procedure_case c ON c.id = case_id
     ON CONFLICT DO NOTHING`,
    [cases.map(() => uuid()), cases.map(({ id }) => id), task, turn],
  );
}
