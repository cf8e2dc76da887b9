import type { CaseView } from './accreditation.journey.js';
import type { ApiClient } from './api-client.js';

export interface RectificationView {
  readonly caseId: string;
  readonly baseId: string;
  readonly title: string;
  readonly state: string;
  readonly problems: readonly { readonly id: string; readonly text: { readonly zh: string; readonly en: string } }[];
}

/** 整改方案, 中期报告 or 整改报告; the last one ends the period. */
export async function fileRectification(
  applicant: ApiClient,
  caseId: string,
  what: 'plan' | 'interim-report' | 'final-report',
  text: string,
): Promise<RectificationView> {
  return applicant.patiently<RectificationView>('POST', `/rectifications/${caseId}/${what}`, { text });
}

/** 整改验收. */
export function concludeAcceptance(
  decider: ApiClient,
  caseId: string,
  conclusion: {
    conclusion: 'restore' | 'revoke';
    scoreHundredths: number;
    closedProblems: readonly string[];
    reason: string;
  },
): Promise<CaseView> {
  return decider.patiently<CaseView>('POST', `/rectifications/${caseId}/acceptance`, conclusion);
}
