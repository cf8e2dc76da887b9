import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { reasonRequired } from '#contracts/missing.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { AssignmentState } from '#domain/review/seat.js';
import { contribute } from '#persistence/record/contribute.js';
import { refuseWhereAvoidedSince, refuseWhereHandled } from '#persistence/record/avoidance-refusals.js';
import { measureVersion } from '#persistence/record/measures.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { uuidv7 } from '../common/ids.js';
import type { AnswerInvitationDto, InvitationDto } from './draw.dto.js';

export interface InvitationRow {
  readonly id: string;
  readonly state: AssignmentState;
  /** Of the case. */
  readonly stage: string;
  readonly title: string;
  readonly host: string;
  readonly answer_by: Date | null;
  readonly ended_at: Date | null;
}

/** 评审邀请: who is invited sees what it is about and whose it is, to know whether to stand aside; no more of the case. */
@Injectable()
export class InvitationService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound for anyone who is not invited */
  async own(caseId: string, actor: ActorRef): Promise<InvitationDto> {
    return toDto(caseId, await invitationOf(this.dataSource.manager, caseId, actor));
  }

  /**
   * A seat that is declined is drawn again by the workflow; with the last answer the review begins.
   * @throws {Refusal} request.notFound, invitation.answeredAlready, invitation.expired, invitation.withdrawn, case.reasonRequired, case.wrongState, case.stageOver, case.standAside
   */
  async answer(
    caseId: string,
    { answer, reason }: AnswerInvitationDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<InvitationDto> {
    // For whoever is not invited there is no such case.
    const invitation = await invitationOf(this.dataSource.manager, caseId, actor);
    refuseEnded(invitation);
    if (answer === 'decline' && reason === undefined)
      throw reasonRequired('reason', { zh: '谢绝邀请的理由', en: 'why you decline' });
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: answer === 'accept' ? 'acceptInvitation' : 'declineInvitation',
      as: 'expert',
      states: ['underInvitation'],
      visible: () => true,
      work: async (tx, theCase) => {
        if (answer === 'accept') {
          await refuseWhereAvoidedSince(tx, theCase, actor.accountId);
          await refuseWhereHandled(tx, caseId, actor.accountId);
        }
        const state = answer === 'accept' ? 'assigned' : 'declined';
        // An invitation to an account is accepted by another rule.
        const { article: rule } = (await measureVersion(tx, theCase.measureId)).deadlines.invitation;
        const { kept, stillWaiting } = await keep(tx, caseId, invitation.id, actor.accountId, {
          state,
          reason: reason ?? null,
        });
        if (!kept) {
          refuseEnded(await invitationOf(tx, caseId, actor));
          throw new Refusal('invitation.answeredAlready');
        }
        if (answer === 'decline' || !stillWaiting) await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        return {
          answer: toDto(caseId, { ...invitation, state, answer_by: theCase.dueAt }),
          audit: { rule, after: { answer }, reason: reason ?? null },
        };
      },
    });
  }
}

/** @throws {Refusal} invitation.expired, invitation.withdrawn */
function refuseEnded({ state, ended_at }: InvitationRow): void {
  const on = ended_at ? calendarDateOf(ended_at) : '';
  if (state === 'expired') throw new Refusal('invitation.expired', { on });
  if (state === 'void') throw new Refusal('invitation.withdrawn', { on });
}

/**
 * Keeps the answer to an invitation that is still open; the expert's own work item is done. Whoever accepts may score at once:
 * the limit to do so runs once every seat is taken.
 * @returns whether it was open, and whether somebody else has yet to answer
 */
async function keep(
  tx: EntityManager,
  caseId: string,
  seatId: string,
  expertId: string,
  { state, reason }: { state: AssignmentState; reason: string | null },
): Promise<{ readonly kept: boolean; readonly stillWaiting: boolean }> {
  const [row] = await tx.query<{ kept: boolean; waiting: boolean }[]>(
    `WITH answered AS (
       UPDATE expert_assignment SET state = $3, reason = $4, ended_at = CASE WHEN $3 = 'declined' THEN now() END
       WHERE case_id = $1 AND expert_id = $2 AND state = 'invited' RETURNING expert_id
     ), item AS (
       UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = $3
       WHERE case_id = $1 AND assignee_id = (SELECT expert_id FROM answered) AND closed_at IS NULL
     ), review AS (
       INSERT INTO work_item (id, case_id, task, role, assignee_id)
       SELECT $5, $1, 'expertReview', 'expert', expert_id FROM answered WHERE $3 = 'assigned'
     )
     SELECT EXISTS (SELECT FROM answered) AS kept,
       EXISTS (SELECT FROM open_seat WHERE case_id = $1 AND state = 'invited' AND id <> $6) AS waiting`,
    [caseId, expertId, state, reason, uuidv7(), seatId],
  );
  return { kept: row?.kept === true, stillWaiting: row?.waiting === true };
}

/** @throws {Refusal} request.notFound for anyone who was not invited */
export async function invitationOf(tx: EntityManager, caseId: string, actor: ActorRef): Promise<InvitationRow> {
  const [row] = await tx.query<InvitationRow[]>(
    `SELECT e.id, e.state, e.ended_at, c.title, c.state AS stage, o.name AS host, CASE WHEN c.state = 'underInvitation' THEN c.due_at END AS answer_by
     FROM expert_assignment e JOIN procedure_case c ON c.id = e.case_id JOIN organisation o ON o.id = c.organisation_id
     WHERE e.case_id = $1 AND e.expert_id = $2`,
    [caseId, actor.accountId],
  );
  if (!row) throw new Refusal('request.notFound');
  return row;
}

export function toDto(caseId: string, { title, host, state, answer_by }: InvitationRow): InvitationDto {
  return { caseId, title, host, state, answerBy: answer_by?.toISOString() ?? null };
}
