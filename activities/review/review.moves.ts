import { decideEntry } from '#domain/accreditation/decisions.js';
import type { StageClose } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { statedReasons } from '../cases/reasons.js';
import { goOnWithVisit, isVisited, scoreVisited } from '../onsite/visited.js';
import { askFurtherExpert, fillEmptySeats } from './draw.moves.js';
import { panelOf, saveScores } from './panel.js';

/**
 * 专家评审 of an accreditation: when every score is in, the average decides about the site visit. Scores that lie too far apart
 * ask for a further expert first; a case that was visited already goes back to its decision with the new score.
 */
export const closeExpertReview: StageClose = async (context) => {
  const refilled = await fillEmptySeats(context);
  if (refilled) return refilled;
  const panel = await panelOf(context);
  if (!panel) return undefined;
  const further = await askFurtherExpert(context, panel);
  if ('asked' in further) return further.asked;
  const { tx, theCase, measure } = context;
  const entry = decideEntry(panel.hundredths, measure.accreditation);
  await saveScores(tx, theCase.id, { expert: panel.hundredths, explanation: [panel.explanation, entry.explanation] });
  const outcome = { expertHundredths: panel.hundredths, explanation: [panel.explanation, entry.explanation] };
  if (entry.kind === 'siteVisit') {
    if (await isVisited(context)) {
      const visited = await scoreVisited(context, panel);
      const notices = [...(visited.notices ?? []), ...further.nobody];
      return { ...visited, complete: true, outcome: { ...outcome, ...visited.outcome }, notices };
    }
    return {
      to: 'underOnsiteAssessment',
      complete: true,
      rule: entry.article,
      outcome,
      onceEntered: () => goOnWithVisit(context),
      notices: [
        { to: { role: 'assessor' }, template: 'visit.due', params: { title: theCase.title } },
        noticeToApplicant(context, 'visit.due'),
        ...further.nobody,
      ],
    };
  }
  const stated = statedReasons(measure, entry.reasons, { findings: [entry.explanation] });
  return {
    to: 'notSelected',
    complete: true,
    rule: entry.article,
    detail: stated.detail,
    outcome: { ...outcome, ...stated.outcome },
    notices: [noticeToApplicant(context, 'decision.notSelected', stated.params), ...further.nobody],
  };
};
