import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { contribute } from '#persistence/record/contribute.js';
import { PANEL_OPEN, SEATING } from '#persistence/record/panel.js';
import { enqueueSignal, notify } from '#persistence/record/trail.js';
import type { DeclareAvoidanceDto, InvitationDto } from './draw.dto.js';
import { invitationOf, toDto, type InvitationRow } from './invitation.service.js';

/** 主动回避, found after the invitation was accepted. What the commission finds later is `voidScore`. */
@Injectable()
export class AvoidanceService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The expert leaves the panel, the score is void, and the workflow draws the seat again: possible until the panel has scored.
   * @throws {Refusal} request.notFound, avoidance.panelClosed, avoidance.declaredAlready, case.wrongState, case.suspended
   */
  async declare(
    caseId: string,
    { reason }: DeclareAvoidanceDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<InvitationDto> {
    // For whoever is not invited there is no such case.
    const seat = await invitationOf(this.dataSource.manager, caseId, actor);
    if (!command.repeatable) refuseUnseated(seat);
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'declareAvoidance',
      as: 'expert',
      states: PANEL_OPEN,
      beyondLimitOf: SEATING,
      visible: () => true,
      work: async (tx, theCase) => {
        if (!(await leave(tx, caseId, actor.accountId, reason))) {
          refuseUnseated(await invitationOf(tx, caseId, actor));
        }
        await notify(tx, `${caseId}/${seat.id}/avoidance`, caseId, [
          {
            to: { role: 'caseOfficer' },
            template: 'review.avoidanceDeclared',
            params: { name: actor.displayName, title: theCase.title, reason },
          },
        ]);
        // While the officer draws, the empty seat is one of those that are drawn.
        if (theCase.state !== 'underDraw') await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        return {
          answer: toDto(caseId, { ...seat, state: 'void', answer_by: null }),
          audit: { after: { state: theCase.state, seat: 'void' }, reason },
        };
      },
    });
  }
}

/** Whose seat is not, or is no longer, one to leave. @throws {Refusal} avoidance.panelClosed, avoidance.declaredAlready, request.notFound */
function refuseUnseated({ state, stage, ended_at }: InvitationRow): void {
  if (state === 'void')
    throw new Refusal('avoidance.declaredAlready', { on: ended_at ? calendarDateOf(ended_at) : '' });
  if (state === 'declined' || state === 'expired') throw new Refusal('request.notFound');
  if (!PANEL_OPEN.includes(stage)) throw new Refusal('avoidance.panelClosed');
}

/** Makes the seat void and takes it off the expert's work list. @returns whether there was one */
async function leave(tx: EntityManager, caseId: string, expertId: string, reason: string): Promise<boolean> {
  const [row] = await tx.query<{ left: boolean }[]>(
    `WITH seat AS (
       UPDATE expert_assignment SET state = 'void', reason = $3, ended_at = now()
       WHERE case_id = $1 AND expert_id = $2 AND state IN ('invited', 'assigned', 'submitted') RETURNING expert_id
     ), item AS (
       UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = 'declareAvoidance'
       WHERE case_id = $1 AND assignee_id = (SELECT expert_id FROM seat) AND closed_at IS NULL
     )
     SELECT EXISTS (SELECT FROM seat) AS "left"`,
    [caseId, expertId, reason],
  );
  return row?.left === true;
}
