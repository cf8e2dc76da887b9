import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { Publication } from '#contracts/workflows.js';
import { gradeCampaign, type GradeResult } from '#domain/evaluation/grades.js';
import type { BaseType, Grade, Measure } from '#domain/measures/measure.js';
import type { DimensionScore } from '#domain/scoring/data-score.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { enterCampaignState, unfinishedIn } from '#persistence/record/campaign.js';
import { measureVersion } from '#persistence/record/measures.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { audit, notify } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import type { PublicationOrder, ScoredEvaluation } from './publication-order.js';
import { openRectifications } from './rectification-opening.js';
import { writeGrades } from './grade-writing.js';

/**
 * 等次评定与公布: grades the whole campaign and publishes all grades at once, or nothing.
 * @throws {Refusal} campaign.publishedAlready, campaign.filingOpen, campaign.unfinished, campaign.tiesNeedVote, campaign.voteNotNeeded,
 *   case.standAside, delegation.absentTied
 */
export async function publish(tx: EntityManager, campaign: Campaign, order: PublicationOrder): Promise<Publication> {
  if (campaign.state === 'published') throw new Refusal('campaign.publishedAlready');
  if (campaign.state === 'withdrawn') throw new Refusal('campaign.withdrawnAlready');
  if (campaign.state !== 'reviewing') throw new Refusal('campaign.filingOpen');
  await refuseAvoidingStandIn(tx, { ...campaign, kind: 'campaign' }, order.actor);
  const unfinished = await unfinishedIn(tx, campaign.id);
  if (unfinished > 0) throw new Refusal('campaign.unfinished', { count: unfinished });
  const measure = await measureVersion(tx, campaign.measureId);
  const evaluations = await scoredEvaluations(tx, campaign.id);
  const grades = decideGrades(evaluations, measure, order.vote);
  const now = await momentOf(tx);
  await writeGrades(tx, grades, { ...order, now });
  await openRectifications(tx, campaign, measure, { evaluations, grades, now });
  await enterCampaignState(tx, campaign, 'published', { by: order.actor.accountId, at: now });
  const byGrade = countByGrade(grades);
  await audit(tx, {
    subject: { kind: 'campaign', id: campaign.id },
    commandId: order.commandId,
    actorId: order.actor.accountId,
    actorRole: 'decisionMaker',
    action: 'publishGrades',
    rule: measure.evaluation.article,
    after: { state: 'published', byGrade, vote: order.vote },
  });
  await notify(tx, `${campaign.id}/published`, null, [
    { to: { role: 'caseOfficer' }, template: 'campaign.published', params: { title: campaign.title } },
    { to: { role: 'financeOfficer' }, template: 'campaign.published', params: { title: campaign.title } },
  ]);
  return {
    state: 'published',
    filingDueAt: campaign.filingDueAt?.toISOString() ?? null,
    publishedAt: now.toISOString(),
    byGrade,
  };
}

/** The vote is the last tie-break: it may order those that nothing else separates at the edge of the share, and nobody else. */
function decideGrades(
  evaluations: readonly ScoredEvaluation[],
  measure: Measure,
  vote: readonly string[],
): readonly GradeResult[] {
  const withoutVote = gradeCampaign(evaluations, measure.evaluation);
  const tied = new Set(withoutVote.filter(({ needsVote }) => needsVote).map(({ id }) => id));
  const outsider = vote.find((id) => !tied.has(id));
  if (outsider) throw refusalAt('vote', 'campaign.voteNotNeeded', { id: outsider });
  if (tied.size === 0) return withoutVote;
  const place = new Map(vote.map((id, index) => [id, index + 1]));
  const grades = gradeCampaign(
    evaluations.map((evaluation) => ({ ...evaluation, voteRank: place.get(evaluation.id) ?? null })),
    measure.evaluation,
  );
  const open = grades.filter(({ needsVote }) => needsVote);
  if (open.length > 0) {
    throw refusalAt('vote', 'campaign.tiesNeedVote', { count: open.length }, { ties: tiesOf(open) });
  }
  return grades;
}

/** Who is tied with whom, by cohort and rank. Ids only: the refusal travels through the workflow. */
function tiesOf(open: readonly GradeResult[]): { cohort: string; rank: number | null; caseIds: string[] }[] {
  const groups = new Map<string, { cohort: string; rank: number | null; caseIds: string[] }>();
  for (const { id, cohort, rank } of open) {
    const group = groups.get(`${cohort}/${rank}`) ?? { cohort, rank, caseIds: [] };
    group.caseIds.push(id);
    groups.set(`${cohort}/${rank}`, group);
  }
  return [...groups.values()];
}

interface ScoredRow {
  case_id: string;
  base_id: string;
  type: BaseType;
  silent: boolean;
  fraud_found: boolean;
  total_hundredths: number | null;
  data_hundredths: number | null;
  management_hundredths: number | null;
  landed_hundredths: number | null;
  dimensions: DimensionScore[] | null;
}

async function scoredEvaluations(tx: EntityManager, campaignId: string): Promise<ScoredEvaluation[]> {
  const rows = await tx.query<ScoredRow[]>(
    `SELECT e.case_id, e.base_id, e.type, e.silent, e.fraud_found, s.total_hundredths, s.data_hundredths,
       s.management_hundredths, s.landed_hundredths, s.dimensions
     FROM evaluation e LEFT JOIN case_score s ON s.case_id = e.case_id WHERE e.campaign_id = $1`,
    [campaignId],
  );
  return rows.map((row) => ({
    id: row.case_id,
    baseId: row.base_id,
    type: row.type,
    exception: row.silent ? 'silent' : row.fraud_found ? 'fraud' : null,
    totalHundredths: row.total_hundredths ?? 0,
    dataHundredths: row.data_hundredths ?? 0,
    managementHundredths: row.management_hundredths ?? 0,
    landedHundredths: row.landed_hundredths ?? 0,
    dimensions: row.dimensions ?? [],
  }));
}

function countByGrade(grades: readonly GradeResult[]): Partial<Record<Grade, number>> {
  const counts: Partial<Record<Grade, number>> = {};
  for (const { grade } of grades) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
