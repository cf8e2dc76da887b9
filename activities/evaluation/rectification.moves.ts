import { reasonRequired } from '#contracts/missing.js';
import { refusalAt } from '#contracts/problems.js';
import { GRADE_TEXTS } from '#contracts/texts.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { formatHundredths } from '#domain/common/exact.js';
import { namesOf } from '#domain/evaluation/rectification-documents.js';
import { judgeAcceptance, type Acceptance } from '#domain/evaluation/rectification.js';
import type { Grade, Measure } from '#domain/measures/measure.js';
import { Rectification } from '#persistence/entities/base.entities.js';
import { owedIn } from '#persistence/record/rectification.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText } from '../cases/reasons.js';
import { dropPlaque } from '../plaque/plaque.moves.js';

/** 整改 and 整改验收: procedure 3, rows 5–7. */
export const rectificationMoves = {
  decisions: {
    /** 验收合格 gives the title back, 验收不合格 revokes it: whoever decides says which, and the rule must bear it out. */
    async concludeAcceptance(context) {
      const { tx, theCase, measure, payload } = context;
      const reason = reasonText(context);
      if (!reason) throw reasonRequired();
      const row = await rectificationOf(context);
      const problemIds = row.problems.map(({ id }) => id);
      const scoreHundredths = payload['scoreHundredths'] as number;
      const closedProblemIds = payload['closedProblems'] as string[];
      const unknown = closedProblemIds.find((id) => !problemIds.includes(id));
      if (unknown) throw refusalAt('closedProblems', 'rectification.problemUnknown', { problem: unknown });
      const { missing } = await owedIn(tx, theCase, row);
      const acceptance = judgeAcceptance(
        { scoreHundredths, problemIds, closedProblemIds, missingDocuments: missing },
        measure,
      );
      const restores = payload['conclusion'] === 'restore';
      if (restores) refuseUnlessPassed(acceptance, scoreHundredths, measure);
      else if (acceptance.grade) throw refusalAt('conclusion', 'rectification.passed');
      await tx.query(
        `UPDATE rectification SET acceptance_score_hundredths = $2, closed_problems = $3 WHERE case_id = $1`,
        [theCase.id, scoreHundredths, closedProblemIds],
      );
      const { article, explanation } = acceptance;
      const end = restores ? await restore(context, acceptance.grade as Grade) : await revoke(context, acceptance);
      return { ...end, rule: article, reason, outcome: { scoreHundredths, explanation, ...end.outcome } };
    },
  },

  closes: {
    /** The period of rectification begins with the plan; without one in time that is put on record, and it begins all the same. */
    async underPlan(context, limitPassed) {
      const { deadlines } = context.measure;
      const { planFiledAt } = await rectificationOf(context);
      const period = { to: 'underRectification', rule: deadlines.rectificationPeriod.article };
      if (planFiledAt) {
        return { ...period, complete: true, notices: [noticeToOfficers(context, 'rectification.planFiled')] };
      }
      if (!limitPassed || deadlines.rectificationPlan.onLapse === 'overdue') return undefined;
      return {
        ...period,
        outcome: { notFiledInTime: ['plan'] },
        notices: [
          noticeToApplicant(context, 'rectification.planMissing'),
          noticeToOfficers(context, 'rectification.planMissing'),
        ],
      };
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

/** What was never filed goes with it, on record. */
async function toAcceptance(context: MoveContext, complete: boolean): Promise<Move> {
  const { tx, theCase, measure } = context;
  const params = { title: theCase.title };
  const { missing } = await owedIn(tx, theCase, await rectificationOf(context));
  return {
    to: 'underAcceptance',
    rule: measure.deadlines.rectificationAcceptance.article,
    outcome: { missingDocuments: missing },
    complete,
    notices: [
      { to: { role: 'decisionMaker' }, template: 'rectification.acceptanceDue', params },
      noticeToApplicant(context, 'rectification.acceptanceDue'),
    ],
  };
}

/** @throws {Refusal} rectification.documentsMissing, rectification.problemsOpen, rectification.belowLine */
function refuseUnlessPassed(acceptance: Acceptance, scoreHundredths: number, { rectification }: Measure): void {
  const { missingDocuments: missing, openProblemIds: open, belowLine } = acceptance;
  if (missing.length > 0) {
    const { zh: documentsZh, en: documentsEn } = namesOf(missing);
    throw refusalAt('conclusion', 'rectification.documentsMissing', { documentsZh, documentsEn }, { missing });
  }
  if (open.length > 0) {
    throw refusalAt('closedProblems', 'rectification.problemsOpen', { count: open.length }, { open });
  }
  if (!belowLine) return;
  throw refusalAt('scoreHundredths', 'rectification.belowLine', {
    score: formatHundredths(scoreHundredths),
    line: formatHundredths(rectification.passFromHundredths),
  });
}

async function restore(context: MoveContext, grade: Grade): Promise<Move> {
  const { tx, theCase } = context;
  await tx.query(`UPDATE base SET state = 'accredited', last_grade = $2 WHERE id = $1`, [theCase.subjectId, grade]);
  const { zh: gradeZh, en: gradeEn } = GRADE_TEXTS[grade];
  return {
    to: 'restored',
    outcome: { grade },
    notices: [noticeToApplicant(context, 'rectification.restored', { gradeZh, gradeEn })],
  };
}

async function revoke(context: MoveContext, { openProblemIds }: Acceptance): Promise<Move> {
  const { tx, theCase, now } = context;
  const revokedOn = calendarDateOf(now);
  await tx.query(`UPDATE base SET state = 'revoked', revoked_on = $2 WHERE id = $1`, [theCase.subjectId, revokedOn]);
  await dropPlaque(tx, theCase.subjectId);
  return {
    to: 'revoked',
    outcome: { ground: 'failedAcceptance', openProblems: openProblemIds, revokedOn },
    notices: [noticeToApplicant(context, 'rectification.revoked'), noticeToOfficers(context, 'rectification.revoked')],
  };
}

function noticeToOfficers({ theCase }: MoveContext, template: string) {
  return { to: { role: 'caseOfficer' as const }, template, params: { title: theCase.title } };
}

async function rectificationOf({ tx, theCase }: MoveContext): Promise<Rectification> {
  return tx.getRepository(Rectification).findOneByOrFail({ caseId: theCase.id });
}
