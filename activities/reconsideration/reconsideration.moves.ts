import { personsBehind } from '#contracts/actor.js';
import { reasonRequired } from '#contracts/missing.js';
import { Reconsideration } from '#persistence/entities/letter.entities.js';
import { caseById } from '#persistence/record/cases.js';
import { refuseOwnDecision } from '#persistence/record/reconsideration.js';
import { audit } from '#persistence/record/trail.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText } from '../cases/reasons.js';
import { reopenAccreditation } from './reopen.js';

/** 复核: procedure 1, row 13. Answered by somebody who did not take the decision that is reviewed. */
export const reconsiderationMoves = {
  decisions: {
    /** 维持原决定 */
    async upholdDecision(context) {
      const { tx, measure, actor } = context;
      const reason = statedReason(context);
      const accreditationId = await reviewedBySomebodyElse(context);
      const reviewed = await caseById(tx, accreditationId);
      await audit(tx, {
        caseId: accreditationId,
        subject: { kind: 'accreditation', id: context.theCase.subjectId },
        actorId: actor?.accountId ?? null,
        actorRole: 'decisionMaker',
        action: 'upholdDecision',
        rule: measure.deadlines.reviewAnswer.article,
        after: { state: reviewed?.state },
        reason,
      });
      return {
        to: 'decisionUpheld',
        rule: measure.deadlines.reviewAnswer.article,
        reason,
        notices: [noticeToApplicant(context, 'reconsideration.upheld', { reason })],
      };
    },

    /** 撤销原决定，重新审议 */
    async reopenCase(context) {
      const reason = statedReason(context);
      const accreditationId = await reviewedBySomebodyElse(context);
      const reopenedIn = await reopenAccreditation(context, accreditationId);
      return {
        to: 'decisionReopened',
        rule: context.measure.deadlines.reviewAnswer.article,
        reason,
        outcome: { reopenedIn },
        notices: [noticeToApplicant(context, 'reconsideration.reopenedForYou', { reason })],
      };
    },

    async withdraw(context) {
      const { title } = context.theCase;
      return {
        to: 'requestWithdrawn',
        reason: reasonText(context),
        notices: [{ to: { role: 'decisionMaker' }, template: 'reconsideration.withdrawn', params: { title } }],
      };
    },
  },
  closes: {},
} satisfies Moves;

/** @throws {Refusal} case.reasonRequired */
function statedReason(context: MoveContext): string {
  const reason = reasonText(context);
  if (!reason) throw reasonRequired();
  return reason;
}

/**
 * The accreditation that is reviewed, by somebody who had no part in it.
 * @throws {Refusal} reconsideration.ownDecision, case.standAside
 */
async function reviewedBySomebodyElse({ tx, theCase, measure, now: at, actor }: MoveContext): Promise<string> {
  await refuseOwnDecision(tx, { theCase, measure, at }, personsBehind(actor));
  return (await tx.getRepository(Reconsideration).findOneByOrFail({ caseId: theCase.id })).accreditationId;
}
