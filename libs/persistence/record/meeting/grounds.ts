import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import {
  cultivationIsOn,
  decideEntry,
  recommendBatch,
  recommendDecision,
  RULE_REASONS,
  totalLine,
  type BatchRecommendation,
  type Recommendation,
  type RuleReason,
} from '#domain/accreditation/decisions.js';
import { othersOnPlatform, platformGate } from '#domain/dossier/gates.js';
import type { MeetingResult } from '#domain/meeting/count-votes.js';
import type { BaseType, LocalizedText, Measure, ReasonUse } from '#domain/measures/measure.js';
import type { DimensionScore } from '#domain/scoring/data-score.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { CaseScore, ProcedureCase } from '../../entities/case.entities.js';
import type { Batch } from '../../entities/dossier.entities.js';
import { knownReasons } from '../known-reasons.js';
import { takenPlaces } from '../platforms.js';
import { scoredCasesOf } from '../scored-cases.js';

/** What was computed of a case: what its decision rests on. */
interface Grounds {
  readonly recommendation: Recommendation;
  readonly totalHundredths: number;
  readonly expertHundredths: number;
}

/** What the votes on items of one batch are held against, read for all of them together. */
export interface Basis {
  readonly measure: Measure;
  readonly quotas: Batch['quotas'];
  /** By case. */
  readonly grounds: ReadonlyMap<string, Grounds>;
  /** Places that are given, by type. */
  readonly taken: ReadonlyMap<string, number>;
  /** The ranking of the batch: read where a reason asks for it, once. */
  ranking(): Promise<readonly BatchRecommendation[]>;
}

/** A case that is voted on. */
export interface Judged {
  readonly basis: Basis;
  readonly theCase: ProcedureCase;
}

interface ScoreRow extends Pick<CaseScore, 'caseId' | 'totalHundredths' | 'expertHundredths' | 'dimensions'> {
  readonly fraudFound: boolean;
}

export async function basisOf(
  tx: EntityManager,
  measure: Measure,
  { batchId, caseIds }: { readonly batchId: string; readonly caseIds: readonly string[] },
): Promise<Basis> {
  const scores = await tx.query<ScoreRow[]>(
    `SELECT s.case_id AS "caseId", s.total_hundredths AS "totalHundredths", s.expert_hundredths AS "expertHundredths",
       s.dimensions, coalesce(v.fraud_found, false) AS "fraudFound"
     FROM case_score s LEFT JOIN onsite_visit v ON v.case_id = s.case_id WHERE s.case_id = ANY($1)`,
    [caseIds],
  );
  const places = await tx.query<{ quotas: Batch['quotas']; type: string | null; count: number }[]>(
    `SELECT b.quotas, c.type, count(c.id)::int AS count FROM batch b
       LEFT JOIN procedure_case c ON c.group_id = b.id AND c.kind = 'accreditation' AND c.state = ANY($2)
     WHERE b.id = $1 GROUP BY b.id, c.type`,
    [batchId, HOLDS_PLACE],
  );
  const quotas = places[0]?.quotas ?? {};
  const guide = { quotas, cultivation: cultivationIsOn(measure) };
  let ranking: Promise<readonly BatchRecommendation[]> | undefined;
  return {
    measure,
    quotas,
    grounds: new Map(scores.map((score) => [score.caseId, groundsOf(score, measure)])),
    taken: new Map(places.flatMap(({ type, count }) => (type ? [[type, count] as const] : []))),
    ranking: () => (ranking ??= scoredCasesOf(tx, batchId).then((all) => recommendBatch(all, measure, guide))),
  };
}

function groundsOf({ totalHundredths, expertHundredths, dimensions, fraudFound }: ScoreRow, measure: Measure): Grounds {
  const total = totalHundredths ?? 0;
  const recommendation = recommendDecision({
    totalHundredths: total,
    dimensions: dimensions as DimensionScore[],
    fraudFound,
    rules: measure.accreditation,
    cultivation: cultivationIsOn(measure),
  });
  return { recommendation, totalHundredths: total, expertHundredths: expertHundredths ?? 0 };
}

/** Nothing speaks against whoever is selected. @throws {Refusal} decision.selectedWithReasons */
function refuseReasons(reasons: readonly string[], { recommendation }: Grounds): void {
  if (reasons.length === 0) return;
  const { zh, en } = joined(recommendation.explanation);
  throw refusalAt('reasons', 'decision.selectedWithReasons', { figuresZh: zh, figuresEn: en });
}

/**
 * The reasons that were picked. One that the rules give by themselves is named only where they give it: no decision
 * contradicts what was computed.
 * @throws {Refusal} case.reasonRequired, case.reasonUnknown, decision.reasonContradicted
 */
async function trueReasons(judged: Judged, given: readonly string[], use: ReasonUse, grounds: Grounds): Promise<void> {
  const reasons = knownReasons(judged.basis.measure, given, use);
  for (const reason of RULE_REASONS.filter((one) => reasons.includes(one))) {
    const against = await contradictionOf(reason, judged, grounds);
    if (!against) continue;
    const name = judged.basis.measure.reasons.find(({ id }) => id === reason)?.text;
    throw refusalAt(
      'reasons',
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
}

/** What speaks against a reason of the rules; undefined where the rules give it. */
async function contradictionOf(
  reason: RuleReason,
  judged: Judged,
  { recommendation, totalHundredths, expertHundredths }: Grounds,
): Promise<LocalizedText | undefined> {
  const rules = judged.basis.measure.accreditation;
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
      return insideQuota(judged);
  }
}

/** How many places are left and where the case ranks; undefined where none is left, or the ranking may leave it outside. */
async function insideQuota({ basis, theCase }: Judged): Promise<LocalizedText | undefined> {
  const quota = basis.quotas[theCase.type as BaseType];
  if (quota === undefined) return { zh: '本类型不设名额', en: 'the type has no quota' };
  const taken = placesTaken({ basis, theCase });
  if (taken >= quota) return undefined;
  const own = (await basis.ranking()).find(({ id }) => id === theCase.id);
  if (own?.needsVote || own?.reasons.includes('outsideQuota')) return undefined;
  const [placeZh, placeEn] = own?.rank ? [`，本项目列第 ${own.rank}`, `; the case ranks ${own.rank}`] : ['', ''];
  return {
    zh: `本类名额 ${quota} 个，已用 ${taken} 个${placeZh}`,
    en: `${taken} of ${quota} places of the type are taken${placeEn}`,
  };
}

/** Places of the case's type that are given, in its batch. */
function placesTaken({ basis, theCase }: Judged): number {
  return basis.taken.get(theCase.type as string) ?? 0;
}

function joined(lines: readonly LocalizedText[]): LocalizedText {
  return { zh: lines.map(({ zh }) => zh).join('；'), en: lines.map(({ en }) => en).join('; ') };
}

/** What a member may vote for, with the reasons that are given for it. */
export interface Choice {
  readonly result: MeetingResult;
  readonly reasons: readonly string[];
}

/**
 * May a case come to this result, for these reasons, whatever the platforms of others? What the rules exclude is not put to the vote.
 * @throws {Refusal} decision.*, case.reasonRequired, case.reasonUnknown
 */
export async function refuseChoice(judged: Judged, { result, reasons }: Choice): Promise<void> {
  const { measure, grounds: all } = judged.basis;
  const grounds = all.get(judged.theCase.id);
  if (!grounds) throw new Error(`case ${judged.theCase.id} is decided without a score`);
  const { recommendation, totalHundredths } = grounds;
  const explained = { explanation: recommendation.explanation };
  switch (result) {
    case 'selected':
      refuseReasons(reasons, grounds);
      if (recommendation.kind !== 'selected') throw refusalAt('vote', 'decision.belowThreshold', {}, explained);
      return withinQuota(judged);
    case 'cultivated':
      if (!cultivationIsOn(measure) || totalHundredths < measure.accreditation.cultivateFromHundredths) {
        throw refusalAt('vote', 'decision.cannotCultivate', {}, explained);
      }
      return trueReasons(judged, reasons, 'cultivated', grounds);
    case 'notSelected':
      return trueReasons(judged, reasons, 'notSelected', grounds);
  }
}

/** @throws {Refusal} decision.quotaReached where no place of the type is left */
function withinQuota({ basis, theCase }: Judged): void {
  const quota = basis.quotas[theCase.type as BaseType];
  if (quota !== undefined && quota <= placesTaken({ basis, theCase }))
    throw refusalAt('vote', 'decision.quotaReached', { quota });
}

/** The entry gate again: others may have won the platforms meanwhile. @throws {Refusal} decision.otherBase */
export async function onlyBasesOnPlatforms(
  { tx, measure }: { readonly tx: EntityManager; readonly measure: Measure },
  cases: readonly ProcedureCase[],
): Promise<void> {
  const gated = cases.filter(({ type }) => platformGate(measure, type as BaseType));
  if (gated.length === 0) return;
  const places = await takenPlaces(
    tx,
    gated.map(({ id }) => id),
  );
  for (const { type, base, titles } of places) {
    const [other] = othersOnPlatform(measure, { type, parts: { base } }, titles);
    if (other) throw new Refusal('decision.otherBase', { base: other.name, article: other.article });
  }
}
