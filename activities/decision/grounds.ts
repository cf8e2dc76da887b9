import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import {
  cultivationIsOn,
  decideEntry,
  recommendBatch,
  recommendDecision,
  RULE_REASONS,
  totalLine,
  type Recommendation,
  type RuleReason,
} from '#domain/accreditation/decisions.js';
import type { BaseType, LocalizedText, ReasonUse } from '#domain/measures/measure.js';
import type { DimensionScore } from '#domain/scoring/data-score.js';
import type { CaseScore, ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Batch } from '#persistence/entities/dossier.entities.js';
import { scoredCasesOf } from '#persistence/record/scored-cases.js';
import type { MoveContext } from '../cases/move.js';
import { reasonsFor } from '../cases/reasons.js';

/** What was computed of the case: what its decision rests on. */
export interface Grounds {
  readonly recommendation: Recommendation;
  readonly totalHundredths: number;
  readonly expertHundredths: number;
}

export async function groundsOf({ tx, theCase, measure }: MoveContext): Promise<Grounds> {
  const [score] = await tx.query<
    (Pick<CaseScore, 'totalHundredths' | 'expertHundredths' | 'dimensions'> & { fraudFound: boolean })[]
  >(
    `SELECT s.total_hundredths AS "totalHundredths", s.expert_hundredths AS "expertHundredths", s.dimensions,
       coalesce(v.fraud_found, false) AS "fraudFound"
     FROM case_score s LEFT JOIN onsite_visit v ON v.case_id = s.case_id WHERE s.case_id = $1`,
    [theCase.id],
  );
  if (!score) throw new Error(`case ${theCase.id} is decided without a score`);
  const totalHundredths = score.totalHundredths ?? 0;
  const recommendation = recommendDecision({
    totalHundredths,
    dimensions: score.dimensions as DimensionScore[],
    fraudFound: score.fraudFound,
    rules: measure.accreditation,
    cultivation: cultivationIsOn(measure),
  });
  return { recommendation, totalHundredths, expertHundredths: score.expertHundredths ?? 0 };
}

/** Nothing speaks against whoever is selected. @throws {Refusal} decision.selectedWithReasons */
export function refuseReasons({ payload }: MoveContext, { recommendation }: Grounds): void {
  const reasons = (payload['reasons'] ?? []) as string[];
  if (reasons.length === 0) return;
  const { zh, en } = joined(recommendation.explanation);
  throw new Refusal('decision.selectedWithReasons', { figuresZh: zh, figuresEn: en });
}

/**
 * The reasons that were picked. One that the rules give by themselves is named only where they give it: no decision
 * contradicts what was computed.
 * @throws {Refusal} case.reasonRequired, case.reasonUnknown, decision.reasonContradicted
 */
export async function trueReasons(context: MoveContext, use: ReasonUse, grounds: Grounds): Promise<string[]> {
  const reasons = reasonsFor(context, use);
  for (const reason of RULE_REASONS.filter((one) => reasons.includes(one))) {
    const against = await contradictionOf(reason, context, grounds);
    if (!against) continue;
    const name = context.measure.reasons.find(({ id }) => id === reason)?.text;
    throw new Refusal(
      'decision.reasonContradicted',
      {
        reason,
        reasonZh: name?.zh ?? reason,
        reasonEn: name?.en ?? reason,
        figuresZh: against.zh,
        figuresEn: against.en,
      },
      { explanation: grounds.recommendation.explanation },
    );
  }
  return reasons;
}

/** What speaks against a reason of the rules; undefined where the rules give it. */
async function contradictionOf(
  reason: RuleReason,
  context: MoveContext,
  { recommendation, totalHundredths, expertHundredths }: Grounds,
): Promise<LocalizedText | undefined> {
  const rules = context.measure.accreditation;
  if (recommendation.reasons.includes(reason)) return undefined;
  switch (reason) {
    case 'belowTotal':
      return totalLine(totalHundredths, rules);
    case 'belowSiteVisit': {
      const entry = decideEntry(expertHundredths, rules);
      return entry.kind === 'siteVisit' ? entry.explanation : undefined;
    }
    case 'dimensionBelowShare': {
      const share = rules.minDimensionSharePercent;
      return { zh: `各维度得分均达到 ${share}%`, en: `every dimension has ${share} % of its points or more` };
    }
    case 'fraudFound':
      return { zh: '现场考察未发现弄虚作假', en: 'no fraud was found on site' };
    case 'outsideQuota':
      return insideQuota(context);
  }
}

/** How many places are left and where the case ranks; undefined where none is left, or the ranking may leave it outside. */
async function insideQuota({ tx, theCase, measure }: MoveContext): Promise<LocalizedText | undefined> {
  const [batch] = await tx.query<Pick<Batch, 'id' | 'quotas'>[]>(`SELECT id, quotas FROM batch WHERE id = $1`, [
    theCase.groupId,
  ]);
  const quota = batch?.quotas[theCase.type as BaseType];
  if (!batch || quota === undefined) return { zh: '本类型不设名额', en: 'the type has no quota' };
  const taken = await placesTaken(tx, theCase);
  if (taken >= quota) return undefined;
  const entries = await scoredCasesOf(tx, batch.id);
  const guide = { quotas: batch.quotas, cultivation: cultivationIsOn(measure) };
  const own = recommendBatch(entries, measure, guide).find(({ id }) => id === theCase.id);
  if (own?.needsVote || own?.reasons.includes('outsideQuota')) return undefined;
  const [placeZh, placeEn] = own?.rank ? [`，本项目列第 ${own.rank}`, `; the case ranks ${own.rank}`] : ['', ''];
  return {
    zh: `本类名额 ${quota} 个，已用 ${taken} 个${placeZh}`,
    en: `${taken} of ${quota} places of the type are taken${placeEn}`,
  };
}

/** Places of the case's type that are given, in its batch. */
export async function placesTaken(tx: EntityManager, { groupId, type }: ProcedureCase): Promise<number> {
  const [taken] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM procedure_case
     WHERE group_id = $1 AND type = $2 AND kind = 'accreditation'
       AND state IN ('underPublicNotice', 'underAnnouncement', 'accredited')`,
    [groupId, type],
  );
  return taken?.count ?? 0;
}

function joined(lines: readonly LocalizedText[]): LocalizedText {
  return { zh: lines.map(({ zh }) => zh).join('；'), en: lines.map(({ en }) => en).join('; ') };
}
