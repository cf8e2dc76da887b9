import type { NoticeDraft } from '#persistence/record/trail.js';
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
