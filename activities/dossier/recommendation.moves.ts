import type { DecisionMove } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';

interface Opinion {
  readonly opinion: string;
  readonly ranking?: number;
}

/** 推荐: the recommending unit's opinion and its ranking, row 3 of procedure 1, where the guide asks for it. */
export const recommend: DecisionMove = async (context) => {
  const { opinion, ranking } = context.payload as unknown as Opinion;
  const { title } = context.theCase;
  return {
    to: 'underFormalCheck',
    rule: context.measure.deadlines.recommendation.article,
    reason: opinion,
    outcome: { recommendation: { recommended: true, ranking: ranking ?? null } },
    notices: [
      noticeToApplicant(context, 'case.recommended'),
      { to: { role: 'caseOfficer' }, template: 'case.submitted', params: { title } },
    ],
  };
};

export const notRecommend: DecisionMove = async (context) => {
  const { opinion } = context.payload as unknown as Opinion;
  return {
    to: 'notRecommended',
    rule: context.measure.deadlines.recommendation.article,
    reason: opinion,
    outcome: { recommendation: { recommended: false } },
    notices: [noticeToApplicant(context, 'case.notRecommended')],
  };
};
