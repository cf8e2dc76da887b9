import { In } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { BaseType } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { dataScore, type IndicatorFigure } from '#domain/scoring/data-score.js';
import { totalScore } from '#domain/scoring/total-score.js';
import { OnsiteVisit } from '#persistence/entities/case.entities.js';
import { Account } from '#persistence/entities/people.entities.js';
import { figuresOf } from '../cases/figures.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { panelOf, saveScores } from '../review/panel.js';

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
  if (visit.visitedOn > calendarDateOf(context.now)) throw new Refusal('visit.toCome');
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

/** Every data indicator must have been verified. @throws {Refusal} visit.valuesMissing */
export async function verifiedFigures({ tx, theCase, measure }: MoveContext): Promise<Record<string, IndicatorFigure>> {
  const rules = measure.types[theCase.type as BaseType];
  const figures = await figuresOf(tx, theCase.id);
  const needed = rules.indicators.filter(({ kind }) => kind === 'data').map(({ id }) => id);
  const missing = needed.filter((id) => (figures[id]?.verified ?? null) === null);
  if (missing.length > 0) throw new Refusal('visit.valuesMissing', { count: missing.length }, { missing });
  return figures;
}

/** @throws {Refusal} visit.teamTooSmall, visit.teamInvalid, panel.avoidance */
async function checkTeam(
  { tx, theCase, measure }: MoveContext,
  { expertIds, officerIds }: VisitPayload,
): Promise<void> {
  const { minOnsiteExperts: experts, minOnsiteOfficers: officers } = measure.panel;
  if (expertIds.length < experts || officerIds.length < officers) {
    throw new Refusal('visit.teamTooSmall', { experts, officers });
  }
  const accounts = await tx.getRepository(Account).findBy({ id: In([...expertIds, ...officerIds]) });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const has = (id: string, ...roles: Role[]) => byId.get(id)?.roles.some((role) => roles.includes(role)) === true;
  const valid =
    expertIds.every((id) => has(id, 'expert', 'assessor')) &&
    officerIds.every((id) => has(id, 'caseOfficer')) &&
    !expertIds.some((id) => officerIds.includes(id));
  if (!valid) throw new Refusal('visit.teamInvalid');
  const sameHost = accounts.some(
    ({ organisationId }) => organisationId !== null && organisationId === theCase.organisationId,
  );
  if (sameHost) throw new Refusal('panel.avoidance');
}
