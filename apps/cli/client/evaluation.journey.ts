import { setTimeout as sleep } from 'node:timers/promises';
import { reviewByExperts, untilState, type CaseView, type Commission } from './accreditation.journey.js';
import { TookTooLong, type ApiClient } from './api-client.js';

/** A campaign as the API shows it. */
export interface CampaignView {
  readonly id: string;
  readonly code: string;
  readonly measureId: string;
  readonly state: string;
  readonly total: number;
  readonly filed: number;
  readonly silent: number;
  readonly title: string;
  readonly filingDueOn: string | null;
  readonly filingDueAt: string | null;
  readonly filingDueExplained: { readonly zh: string; readonly en: string } | null;
  readonly byState: Readonly<Record<string, number>>;
  readonly byGrade: Readonly<Record<string, number>>;
}

export interface EvaluationView {
  readonly caseId: string;
  readonly baseId: string;
  readonly title: string;
  readonly state: string;
  readonly silent: boolean;
  readonly filedAt: string | null;
  readonly grade: string | null;
  readonly gradeReason: Readonly<Record<string, unknown>> | null;
  readonly figures: readonly {
    readonly indicator: string;
    readonly unit: string;
    readonly fullValue: number;
    readonly claimed: number | null;
    readonly evidence: readonly string[];
    readonly version: number;
    readonly verified: number | null;
    readonly previous: number | null;
  }[];
  readonly score: { readonly totalHundredths: number; readonly bonusHundredths: number } | null;
}

export interface PublicationView {
  readonly campaignId: string;
  readonly state: string;
  readonly publishedAt: string;
  readonly byGrade: Readonly<Record<string, number>>;
}

/** What a base claims: a share of every full value, each with the same evidence. */
export interface Claims {
  readonly share: number;
  readonly evidence: readonly string[];
  readonly bonusItems?: readonly string[];
  readonly statement?: string;
}

/** Waits until the campaign is at one of the states. */
export async function untilCampaign(
  person: ApiClient,
  id: string,
  states: readonly string[],
  withinMs = 60_000,
): Promise<CampaignView> {
  const until = Date.now() + withinMs;
  for (;;) {
    const campaign = await person.patiently<CampaignView>('GET', `/campaigns/${id}`);
    if (states.includes(campaign.state)) return campaign;
    if (Date.now() > until)
      throw new TookTooLong(`campaign ${id} is at ${campaign.state}, not at ${states.join(' / ')}`);
    await sleep(50);
  }
}

/** Fills in figures and self-evaluation and keeps them as a draft. */
export async function draftEvaluation(applicant: ApiClient, caseId: string, claims: Claims): Promise<void> {
  const { figures } = await applicant.patiently<EvaluationView>('GET', `/evaluations/${caseId}`);
  await applicant.patiently('PUT', `/evaluations/${caseId}/figures`, {
    figures: figures.map(({ indicator, fullValue }) => ({
      indicator,
      claimed: Math.floor(fullValue * claims.share),
      evidence: claims.evidence,
    })),
  });
  await applicant.patiently('PUT', `/evaluations/${caseId}/statement`, {
    statement: claims.statement ?? '本年度围绕国际科技合作开展了联合研发、交流活动和成果落地，主要指标完成情况如下。',
    bonusItems: claims.bonusItems ?? [],
  });
}

export async function fileEvaluation(applicant: ApiClient, caseId: string, claims: Claims): Promise<void> {
  await draftEvaluation(applicant, caseId, claims);
  await applicant.patiently('POST', `/evaluations/${caseId}/filing`);
}

/** Verifies every figure as claimed, where a file shows it, and concludes the verification. */
export async function verifyEvaluation(
  officer: ApiClient,
  caseId: string,
  conclusion: { fraudFound: boolean; reason?: string } = { fraudFound: false },
): Promise<CaseView> {
  await untilState(officer, caseId, ['underVerification']);
  const { figures } = await officer.patiently<EvaluationView>('GET', `/evaluations/${caseId}`);
  await officer.patiently('PUT', `/cases/${caseId}/indicators`, {
    values: figures.map(({ indicator, claimed, evidence }) => ({
      indicator,
      verified: evidence.length > 0 ? (claimed ?? 0) : 0,
    })),
  });
  return officer.patiently<CaseView>('POST', `/evaluations/${caseId}/verification`, conclusion);
}

/** From the filing to the score: verified as claimed, experts around `score` (0–100). */
export async function scoreEvaluation(
  commission: Commission,
  caseId: string,
  score: number,
  comment?: string,
): Promise<CaseView> {
  await verifyEvaluation(commission.officer, caseId);
  await reviewByExperts(commission, caseId, score, comment);
  return untilState(commission.officer, caseId, ['scored']);
}
