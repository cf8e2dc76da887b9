import { v7 as uuid } from 'uuid';
import { Refusal } from '#contracts/problems.js';
import { decideEntry } from '#domain/accreditation/decisions.js';
import { ExpertAssignment } from '#persistence/entities/case.entities.js';
import type { DecisionMove, MoveContext, StageClose } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { panelOf, saveScores } from './panel.js';
import { peopleOf, refuseOwnPeople } from './people.js';

/** 选取专家: the panel of a case, or more experts for it. Enough of them, an odd number, nobody from the applicant. */
export const assignExperts: DecisionMove = async (context) => {
  const { tx, theCase, measure, payload, now } = context;
  const expertIds = payload['expertIds'] as string[];
  const present = await tx.getRepository(ExpertAssignment).findBy({ caseId: theCase.id });
  const added = expertIds.filter((id) => !present.some(({ expertId }) => expertId === id));
  await checkExperts(context, added);
  const size = present.length + added.length;
  const { minExperts, odd } = measure.panel;
  if (size < minExperts) throw new Refusal('panel.tooFew', { min: minExperts });
  if (odd && size % 2 === 0) throw new Refusal('panel.notOdd');
  await tx.getRepository(ExpertAssignment).insert(
    added.map((expertId) => ({
      id: uuid(),
      caseId: theCase.id,
      expertId,
      state: 'assigned' as const,
      scores: {},
      assignedAt: now,
    })),
  );
  const waiting = present.filter(({ state }) => state === 'assigned').map(({ expertId }) => expertId);
  return {
    to: 'underExpertReview',
    rule: measure.panel.article,
    assignees: [...waiting, ...added],
    notices: added.map((accountId) => ({
      to: { accountId },
      template: 'review.assigned',
      params: { title: theCase.title },
    })),
  };
};

/** @throws {Refusal} panel.notExpert, panel.avoidance: naming the person */
async function checkExperts(context: MoveContext, ids: readonly string[]): Promise<void> {
  const people = await peopleOf(context.tx, ids);
  const unfit = people.find(({ account }) => !account?.roles.includes('expert') || account.disabledAt !== null);
  if (unfit) throw new Refusal('panel.notExpert', { person: unfit.person });
  refuseOwnPeople(context.theCase, people);
}

/** 专家评审 of an accreditation: when every score is in, the average decides about the site visit. */
export const closeExpertReview: StageClose = async (context) => {
  const panel = await panelOf(context);
  if (!panel) return undefined;
  const { tx, theCase, measure } = context;
  const entry = decideEntry(panel.hundredths, measure.accreditation);
  await saveScores(tx, theCase.id, { expert: panel.hundredths, explanation: [panel.explanation, entry.explanation] });
  const outcome = { expertHundredths: panel.hundredths, explanation: [panel.explanation, entry.explanation] };
  if (entry.kind === 'siteVisit') {
    return {
      to: 'underOnsiteAssessment',
      complete: true,
      rule: entry.article,
      outcome,
      notices: [
        { to: { role: 'assessor' }, template: 'visit.due', params: { title: theCase.title } },
        noticeToApplicant(context, 'visit.due'),
      ],
    };
  }
  return {
    to: 'notSelected',
    complete: true,
    rule: entry.article,
    outcome: { ...outcome, reasons: entry.reasons },
    notices: [noticeToApplicant(context, 'decision.notSelected')],
  };
};
