import { STATE_TEXTS, text } from '#contracts/texts.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { everyoneOf, type NoticeDraft } from '#persistence/record/trail.js';
import type { MoveContext } from './move.js';

/** A notice to everyone of the organisation whose case it is. */
export function noticeToApplicant(
  { theCase }: Pick<MoveContext, 'theCase'>,
  template: string,
  params: NoticeDraft['params'] = {},
): NoticeDraft {
  return {
    to: { organisationId: theCase.organisationId as string },
    template,
    params: { title: theCase.title, ...params },
  };
}

/**
 * What became of a case, to the unit that recommended it or was still to say whether it does; nothing where it has not ended, or
 * by that unit's own opinion.
 * @param left the state that it was in before
 */
export function noticesToRecommender(theCase: ProcedureCase, left: string, to: string): NoticeDraft[] {
  const { kind, title, outcome } = theCase;
  const asked = left === 'underRecommendation' || 'recommendation' in outcome;
  if (!asked || to === 'notRecommended' || !PROCEDURES[kind].ends.includes(to)) return [];
  const { zh: stateZh, en: stateEn } = text(STATE_TEXTS, to);
  return [
    { to: everyoneOf('recommender', theCase), template: 'case.recommendedEnded', params: { title, stateZh, stateEn } },
  ];
}
