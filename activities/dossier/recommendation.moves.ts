import { refusalAt } from '#contracts/problems.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';

interface Opinion {
  readonly opinion: string;
  readonly ranking?: number;
}

/** 推荐: the recommending unit's opinion and its ranking, row 3 of procedure 1, where the guide asks for it. */
export const recommend: DecisionMove = async (context) => {
  const { opinion, ranking } = context.payload as unknown as Opinion;
  const { title } = context.theCase;
  if (ranking !== undefined) await refuseTakenRank(context, ranking);
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
    outcome: { recommendation: { recommended: false }, remark: opinion },
    notices: [noticeToApplicant(context, 'case.notRecommended')],
  };
};

/**
 * A unit ranks its cases of a batch one after the other: no two of them have one place. One that was withdrawn has left its own.
 * Who recommends at the same moment for the same unit waits here.
 * @throws {Refusal} recommendation.rankTaken, naming the other
 */
async function refuseTakenRank({ tx, theCase }: MoveContext, ranking: number): Promise<void> {
  const { groupId, recommendingUnitId: unit } = theCase;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`recommendation/${groupId}/${unit}`]);
  const [other] = await tx.query<{ title: string; receipt: string }[]>(
    `SELECT c.title, d.receipt_number AS receipt FROM procedure_case c JOIN dossier d ON d.id = c.subject_id
     WHERE c.group_id = $1 AND c.kind = 'accreditation' AND c.id <> $2 AND c.state NOT IN ('withdrawn', 'lapsed')
       AND c.outcome->'recommendation'->>'ranking' = $3::text
       AND c.recommending_unit_id IS NOT DISTINCT FROM $4
     ORDER BY c.id LIMIT 1`,
    [groupId, theCase.id, ranking, unit],
  );
  if (other) throw refusalAt('ranking', 'recommendation.rankTaken', { ranking, ...other });
}
