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

/** The case that is decided on, under its pinned measure. */
export interface Judged {
  readonly tx: EntityManager;
  readonly theCase: ProcedureCase;
  readonly measure: Measure;
}

/** What was computed of the case: what its decision rests on. */
export interface Grounds {
  readonly recommendation: Recommendation;
  readonly totalHundredths: number;
  readonly expertHundredths: number;
}

async function groundsOf({ tx, theCase, measure }: Judged): Promise<Grounds> {
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
function refuseReasons(reasons: readonly string[], { recommendation }: Grounds): void {
  if (reasons.length === 0) return;
  const { zh, en } = joined(recommendation.explanation);
  throw new Refusal('decision.selectedWithReasons', { figuresZh: zh, figuresEn: en });
}

/**
 * The reasons that were picked. One that the rules give by themselves is named only where they give it: no decision
 * contradicts what was computed.
 * @throws {Refusal} case.reasonRequired, case.reasonUnknown, decision.reasonContradicted
 */
async function trueReasons(judged: Judged, given: readonly string[], use: ReasonUse, grounds: Grounds): Promise<void> {
  const reasons = knownReasons(judged.measure, given, use);
  for (const reason of RULE_REASONS.filter((one) => reasons.includes(one))) {
    const against = await contradictionOf(reason, judged, grounds);
    if (!against) continue;
    const name = judged.measure.reasons.find(({ id }) => id === reason)?.text;
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
}

/** What speaks against a reason of the rules; undefined where the rules give it. */
async function contradictionOf(
  reason: RuleReason,
  judged: Judged,
  { recommendation, totalHundredths, expertHundredths }: Grounds,
): Promise<LocalizedText | undefined> {
  const rules = judged.measure.accreditation;
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
async function insideQuota({ tx, theCase, measure }: Judged): Promise<LocalizedText | undefined> {
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
async function placesTaken(tx: EntityManager, theCase: ProcedureCase): Promise<number> {
  const [taken] = await tx.query<{ count: number }[]>(PLACES_TAKEN, [theCase.groupId, theCase.type, HOLDS_PLACE]);
  return taken?.count ?? 0;
}

/** $1 the batch, $2 the type, $3 the states in which a case has a place. */
const PLACES_TAKEN = `SELECT count(*)::int AS count FROM procedure_case
  WHERE group_id = $1 AND type = $2 AND kind = 'accreditation' AND state = ANY($3)`;

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
  const grounds = await groundsOf(judged);
  const { recommendation, totalHundredths } = grounds;
  const explained = { explanation: recommendation.explanation };
  const { measure } = judged;
  switch (result) {
    case 'selected':
      refuseReasons(reasons, grounds);
      if (recommendation.kind !== 'selected') throw new Refusal('decision.belowThreshold', {}, explained);
      return withinQuota(judged);
    case 'cultivated':
      if (!cultivationIsOn(measure) || totalHundredths < measure.accreditation.cultivateFromHundredths) {
        throw new Refusal('decision.cannotCultivate', {}, explained);
      }
      return trueReasons(judged, reasons, 'cultivated', grounds);
    case 'notSelected':
      return trueReasons(judged, reasons, 'notSelected', grounds);
  }
}

/** @throws {Refusal} decision.quotaReached where no place of the type is left */
async function withinQuota({ tx, theCase }: Judged): Promise<void> {
  const [full] = await tx.query<{ quota: number }[]>(
    `SELECT (quotas->>$2)::int AS quota FROM batch WHERE id = $1 AND (quotas->>$2)::int <= (${PLACES_TAKEN})`,
    [theCase.groupId, theCase.type, HOLDS_PLACE],
  );
  if (full) throw new Refusal('decision.quotaReached', { quota: full.quota });
}

/** The entry gate again: others may have won the platforms meanwhile. @throws {Refusal} decision.otherBase */
export async function onlyBasesOnPlatforms(
  { tx, measure }: Pick<Judged, 'tx' | 'measure'>,
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
