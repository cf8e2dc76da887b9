import { personsBehind } from '#contracts/actor.js';
import { reasonRequired } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { afterObjection } from '#domain/objection/objection.js';
import type { Objection } from '#persistence/entities/objection.entities.js';
import { wakeUp } from '#persistence/record/meeting/resting.js';
import { tellMeetingOf } from '#persistence/record/meeting/waiting.js';
import {
  askForDecision,
  dueWithTheirCases,
  endItemsOf,
  noticeOf,
  objectionOf,
  openObjections,
  rejoinNotice,
} from '#persistence/record/objections.js';
import { refuseInvolved, refuseWhereAvoided, type Handled } from '#persistence/record/avoidance-refusals.js';
import { notify, type NoticeDraft } from '#persistence/record/trail.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText, statedReasons } from '../cases/reasons.js';

/** The reason of the measure's catalogue for whoever is turned down after an objection. */
const UPHELD = 'objectionUpheld';

/** 异议 to one case of a public notice: it alone stands still, the others go on. Procedure 1, row 11. */
export const objectionMoves = {
  decisions: {
    /** 受理: the case stands still until it is decided. Its applicant is told what is objected, not by whom. */
    async acceptObjection(context) {
      const { tx, theCase, measure, payload, now } = context;
      await refuseWhereAvoided(tx, ...handler(context));
      const objection = await objectionIn(context, ['filed']);
      const summary = payload['summary'] as string;
      await tx.query(`UPDATE objection SET state = 'accepted', summary = $2 WHERE id = $1`, [objection.id, summary]);
      return {
        to: 'underObjection',
        rule: measure.deadlines.objectionDecision.article,
        onceEntered: async () => {
          await endItemsOf(tx, objection.id, context.actor?.accountId ?? null, 'acceptObjection');
          await askForDecision(tx, theCase, objection.id);
          await dueWithTheirCases(tx, [theCase.id]);
          // It may have been accepted before, by mistake.
          const accepted = [noticeToApplicant(context, 'objection.accepted')];
          await notify(tx, `objection/${objection.id}/${now.getTime()}`, theCase.id, accepted);
        },
      };
    },

    /** 不予受理, under a rule of the measure. */
    async refuseObjection(context) {
      const { tx, measure, payload, now } = context;
      await refuseWhereAvoided(tx, ...handler(context));
      const objection = await objectionIn(context, ['filed']);
      const ground = measure.objections.refusalGrounds.find(({ id }) => id === payload['ground']);
      if (!ground) throw refusalAt('ground', 'objection.groundUnknown', { ground: String(payload['ground']) });
      await tx.query(
        `UPDATE objection SET state = 'refused', refusal_ground = $2, answer = $3, decided_at = $4 WHERE id = $1`,
        [objection.id, ground.id, reasonText(context) ?? ground.text.zh, now],
      );
      return { ...(await goOn(context, objection, 'refuseObjection')), rule: ground.article, detail: ground.text };
    },

    /** 异议不成立 */
    async dismissObjection(context) {
      const { tx, measure, now } = context;
      const objection = await investigated(context);
      await tx.query(`UPDATE objection SET state = 'dismissed', answer = $2, decided_at = $3 WHERE id = $1`, [
        objection.id,
        reasonText(context),
        now,
      ]);
      const move = await goOn(context, objection, 'dismissObjection');
      return { ...move, rule: measure.deadlines.objectionDecision.article, reason: reasonText(context) };
    },

    /** 异议成立: not selected. What else was objected has nothing left to be decided. */
    async upholdObjection(context) {
      const { tx, theCase, measure, now } = context;
      const objection = await investigated(context);
      await tx.query(`UPDATE objection SET state = 'upheld', answer = $2, decided_at = $3 WHERE id = $1`, [
        objection.id,
        reasonText(context),
        now,
      ]);
      await tellMeetingOf(tx, theCase.id);
      const { outcome, detail, params } = statedReasons(measure, [UPHELD], { remark: reasonText(context) });
      return {
        to: 'notSelected',
        rule: measure.deadlines.objectionDecision.article,
        reason: reasonText(context),
        detail,
        outcome,
        notices: [noticeToApplicant(context, 'decision.notSelected', params)],
      };
    },
  },
  closes: {},
} satisfies Moves;

/** What is handled, and by whom. */
function handler({ theCase, measure, now: at, actor }: MoveContext): [Handled, string[]] {
  return [{ theCase, measure, at }, personsBehind(actor)];
}

/** @throws {Refusal} request.notFound, objection.decidedAlready, objection.notAccepted */
async function objectionIn({ tx, theCase, payload }: MoveContext, states: Objection['state'][]): Promise<Objection> {
  const objection = await objectionOf(tx, theCase.id, String(payload['objectionId']));
  if (!objection) throw new Refusal('request.notFound');
  if (states.includes(objection.state)) return objection;
  throw new Refusal(objection.state === 'filed' ? 'objection.notAccepted' : 'objection.decidedAlready');
}

/** One that was accepted, looked into, and is answered with reasons by somebody who has no part in the case. @throws {Refusal} case.standAside, objection.notInvestigated, case.reasonRequired */
async function investigated(context: MoveContext): Promise<Objection> {
  await refuseInvolved(context.tx, ...handler(context));
  const objection = await objectionIn(context, ['accepted']);
  if (objection.findings === null) throw new Refusal('objection.notInvestigated');
  if (!reasonText(context)) throw reasonRequired();
  return objection;
}

/** Where the case goes on without this objection: back to the notice of all, behind it, or nowhere while another one is open. */
async function goOn(context: MoveContext, objection: Objection, verb: string): Promise<Move> {
  const { tx, theCase, actor } = context;
  const notice = await noticeOf(tx, theCase.id);
  const openLeft = await openObjections(tx, theCase.id, objection.id);
  const stays = theCase.state === 'underPublicNotice';
  const to = stays ? theCase.state : afterObjection({ openLeft, noticeRuns: notice?.runs ?? false });
  const told: NoticeDraft[] = objection.summary === null ? [] : [noticeToApplicant(context, 'objection.dismissed')];
  if (to === 'underAnnouncement') {
    told.push({ to: { role: 'caseOfficer' }, template: 'objection.settled', params: { title: theCase.title } });
  }
  return {
    to,
    onceEntered: async () => {
      await endItemsOf(tx, objection.id, actor?.accountId ?? null, verb);
      if (to === 'underPublicNotice' && !stays && notice) await rejoinNotice(tx, theCase, notice);
      if (to === 'underAnnouncement' && notice) await wakeUp(tx, notice.meetingId, context);
      await tell(context, objection, told);
    },
  };
}

/** A case may have several objections at one version: each is told of by itself. */
function tell({ tx, theCase, now }: MoveContext, { id }: Objection, notices: readonly NoticeDraft[]): Promise<void> {
  // It may have been answered before, by mistake.
  return notify(tx, `objection/${id}/${now.getTime()}`, theCase.id, notices);
}
