import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { BaseType } from '#domain/measures/measure.js';
import { dataScore, type IndicatorFigure } from '#domain/scoring/data-score.js';
import { totalScore } from '#domain/scoring/total-score.js';
import { OnsiteVisit } from '#persistence/entities/case.entities.js';
import { figuresOf } from '../cases/figures.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { panelOf, saveScores } from '../review/panel.js';
import { checkTeam } from './team.js';

interface VisitPayload {
  readonly visitedOn: string;
  readonly expertIds: string[];
  readonly officerIds: string[];
  readonly findings: string;
  readonly fraudFound: boolean;
}

/** 现场考察: the verified values replace the claimed ones; fraud ends the case. */
export const concludeVisit: DecisionMove = async (context) => {
  const { tx, theCase, measure, actor } = context;
  const visit = context.payload as unknown as VisitPayload;
  checkDay(context, visit);
  await checkTeam(context, visit);
  await tx.getRepository(OnsiteVisit).insert({
    caseId: theCase.id,
    visitedOn: visit.visitedOn,
    assessorIds: visit.expertIds,
    officerIds: visit.officerIds,
    findings: visit.findings,
    fraudFound: visit.fraudFound,
    concludedBy: actor?.accountId,
  });
  if (visit.fraudFound) {
    return {
      to: 'notSelected',
      rule: measure.accreditation.article,
      reason: visit.findings,
      outcome: { reasons: ['fraudFound'] },
      notices: [noticeToApplicant(context, 'decision.notSelected')],
    };
  }
  const figures = await verifiedFigures(context);
  const panel = await panelOf(context);
  if (!panel) throw new Error(`case ${theCase.id} is visited without a panel's result`);
  const rules = measure.types[theCase.type as BaseType];
  const data = dataScore({
    rules,
    column: 'accreditation',
    figures,
    criteriaHundredths: panel.criteriaHundredths,
  });
  const total = totalScore({
    dataHundredths: data.hundredths,
    expertHundredths: panel.hundredths,
    rules: measure.accreditation.total,
  });
  await saveScores(tx, theCase.id, {
    data: data.hundredths,
    management: data.managementHundredths,
    landed: data.landedHundredths,
    total: total.hundredths,
    dimensions: data.dimensions,
    explanation: [panel.explanation, ...data.lines, total.explanation],
  });
  return {
    to: 'underDecision',
    rule: measure.accreditation.article,
    outcome: { dataHundredths: data.hundredths, totalHundredths: total.hundredths },
    notices: [{ to: { role: 'decisionMaker' }, template: 'decision.due', params: { title: theCase.title } }],
  };
};

/** Between the day on which the stage began and today. @throws {Refusal} visit.toCome, visit.tooEarly */
function checkDay({ theCase, now }: MoveContext, { visitedOn }: VisitPayload): void {
  if (visitedOn > calendarDateOf(now)) throw new Refusal('visit.toCome');
  const from = calendarDateOf(theCase.stateSince);
  if (visitedOn < from) throw new Refusal('visit.tooEarly', { visitedOn, from });
}

/** Every data indicator must have been verified. @throws {Refusal} visit.valuesMissing */
async function verifiedFigures({ tx, theCase, measure }: MoveContext): Promise<Record<string, IndicatorFigure>> {
  const rules = measure.types[theCase.type as BaseType];
  const figures = await figuresOf(tx, theCase.id);
  const needed = rules.indicators.filter(({ kind }) => kind === 'data').map(({ id }) => id);
  const missing = needed.filter((id) => (figures[id]?.verified ?? null) === null);
  if (missing.length > 0) throw new Refusal('visit.valuesMissing', { count: missing.length }, { missing });
  return figures;
}
