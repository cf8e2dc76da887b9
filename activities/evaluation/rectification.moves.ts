import { Refusal } from '#contracts/problems.js';
import { GRADE_TEXTS } from '#contracts/texts.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { decideAcceptance } from '#domain/evaluation/rectification.js';
import { Rectification } from '#persistence/entities/base.entities.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText } from '../cases/reasons.js';

/** 整改 and 整改验收: procedure 3, rows 5–7. */
export const rectificationMoves = {
  decisions: {
    /** Passed with the score and every listed problem closed: the title is back. Otherwise it is revoked. */
    async concludeAcceptance(context) {
      const { tx, theCase, measure, payload, now } = context;
      const reason = reasonText(context);
      if (!reason) throw new Refusal('case.reasonRequired');
      const { problems } = await rectificationOf(context);
      const problemIds = problems.map(({ id }) => id);
      const scoreHundredths = payload['scoreHundredths'] as number;
      const closedProblemIds = payload['closedProblems'] as string[];
      const unknown = closedProblemIds.find((id) => !problemIds.includes(id));
      if (unknown) throw new Refusal('rectification.problemUnknown', { problem: unknown });
      const acceptance = decideAcceptance({ scoreHundredths, problemIds, closedProblemIds }, measure);
      await tx.query(
        `UPDATE rectification SET acceptance_score_hundredths = $2, closed_problems = $3 WHERE case_id = $1`,
        [theCase.id, scoreHundredths, closedProblemIds],
      );
      const move = { to: acceptance.kind, rule: acceptance.article, reason };
      const outcome = { scoreHundredths, explanation: acceptance.explanation };
      if (acceptance.kind === 'restored') {
        const { grade } = acceptance;
        await tx.query(`UPDATE base SET state = 'accredited', last_grade = $2 WHERE id = $1`, [
          theCase.subjectId,
          grade,
        ]);
        const { zh: gradeZh, en: gradeEn } = GRADE_TEXTS[grade];
        return {
          ...move,
          outcome: { ...outcome, grade },
          notices: [noticeToApplicant(context, 'rectification.restored', { gradeZh, gradeEn })],
        };
      }
      const revokedOn = calendarDateOf(now);
      await tx.query(`UPDATE base SET state = 'revoked', revoked_on = $2 WHERE id = $1`, [
        theCase.subjectId,
        revokedOn,
      ]);
      return {
        ...move,
        outcome: { ...outcome, ground: acceptance.ground, openProblems: acceptance.openProblemIds, revokedOn },
        notices: [
          noticeToApplicant(context, 'rectification.revoked'),
          { to: { role: 'caseOfficer' }, template: 'rectification.revoked', params: { title: theCase.title } },
        ],
      };
    },
  },

  closes: {
    /** With a plan the period of rectification begins; without one in time the acceptance judges what there is. */
    async underPlan(context, limitPassed) {
      const { measure } = context;
      const { planFiledAt } = await rectificationOf(context);
      if (planFiledAt) {
        return {
          to: 'underRectification',
          rule: measure.deadlines.rectificationPeriod.article,
          complete: true,
          notices: [noticeToOfficers(context, 'rectification.planFiled')],
        };
      }
      if (!limitPassed || measure.deadlines.rectificationPlan.onLapse === 'overdue') return undefined;
      return toAcceptance(context, false);
    },

    /** Closed by the final report, or by the end of the period. */
    async underRectification(context, limitPassed) {
      const { finalFiledAt } = await rectificationOf(context);
      if (finalFiledAt) return toAcceptance(context, true);
      if (!limitPassed || context.measure.deadlines.rectificationPeriod.onLapse === 'overdue') return undefined;
      return toAcceptance(context, false);
    },
  },
} satisfies Moves;

function toAcceptance(context: MoveContext, complete: boolean): Move {
  const { theCase, measure } = context;
  const params = { title: theCase.title };
  return {
    to: 'underAcceptance',
    rule: measure.deadlines.rectificationAcceptance.article,
    complete,
    notices: [
      { to: { role: 'decisionMaker' }, template: 'rectification.acceptanceDue', params },
      noticeToApplicant(context, 'rectification.acceptanceDue'),
    ],
  };
}

function noticeToOfficers({ theCase }: MoveContext, template: string) {
  return { to: { role: 'caseOfficer' as const }, template, params: { title: theCase.title } };
}

async function rectificationOf({ tx, theCase }: MoveContext): Promise<Rectification> {
  return tx.getRepository(Rectification).findOneByOrFail({ caseId: theCase.id });
}
