import type { CaseView } from './accreditation.journey.js';
import type { ApiClient, RequestOptions } from './api-client.js';

/** 授牌: the officer records who received the plaque, and when. */
export function handOverPlaque(
  officer: ApiClient,
  plaqueCaseId: string,
  plaque: { readonly plaqueNumber: string; readonly handedOverOn: string; readonly receivedBy: string },
): Promise<CaseView> {
  return officer.patiently<CaseView>('POST', `/cases/${plaqueCaseId}/plaque`, plaque);
}

/** 通知 about the end of a case. */
export interface LetterView {
  readonly state: 'preview' | 'sent';
  readonly number: string | null;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly reviewUntil: string | null;
  readonly reviewDueAt: string | null;
  readonly added: string | null;
  /** Of a preview: what is sent is what was read. */
  readonly contentHash: string | null;
  readonly sha256: string | null;
}

/** The officer reads the letter as it would be, adds a paragraph where there is one, and sends it. */
export async function sendLetter(officer: ApiClient, caseId: string, paragraph?: string): Promise<LetterView> {
  const path = `/cases/${caseId}/letter`;
  const asItIs = await officer.patiently<LetterView>('GET', path);
  const { contentHash } =
    paragraph === undefined ? asItIs : await officer.patiently<LetterView>('PUT', path, { paragraph });
  return officer.patiently<LetterView>('POST', path, { contentHash });
}

/** 申请复核: the applicant of a case that ended against it. */
export function requestReview(
  applicant: ApiClient,
  accreditationId: string,
  request: { readonly grounds: string; readonly files: readonly string[] },
): Promise<{ readonly caseId: string; readonly state: string; readonly dueAt: string | null }> {
  return applicant.patiently('POST', `/cases/${accreditationId}/reconsideration`, request);
}

/** 答复复核申请: by somebody who did not take the decision. */
export function answerReview(
  decider: ApiClient,
  reconsiderationId: string,
  answer: { readonly answer: 'uphold' | 'reopen'; readonly reason: string },
): Promise<CaseView> {
  return decider.patiently<CaseView>('POST', `/reconsiderations/${reconsiderationId}/answer`, answer);
}

export interface ObjectionReceipt {
  readonly receiptNumber: string;
  readonly token: string;
}

/** 异议 to a case under public notice, by somebody who is not signed in. */
export function object(
  anybody: ApiClient,
  caseId: string,
  objection: {
    readonly objectorKind: 'person' | 'organisation';
    readonly objectorName: string;
    readonly contact: string;
    readonly facts: string;
  },
  options?: RequestOptions,
): Promise<ObjectionReceipt> {
  return anybody.post<ObjectionReceipt>(`/public-notices/${caseId}/objections`, objection, options);
}

/** What an officer or a decider does with an objection. */
export function onObjection(
  person: ApiClient,
  { caseId, id }: { readonly caseId: string; readonly id: string },
  act: 'acceptance' | 'refusal' | 'dismissal' | 'upholding',
  body: object,
): Promise<CaseView> {
  return person.patiently<CaseView>('POST', `/cases/${caseId}/objections/${id}/${act}`, body);
}

/** 核查情况, needed before an objection is dismissed or upheld. */
export function investigate(
  officer: ApiClient,
  { caseId, id }: { readonly caseId: string; readonly id: string },
  text: string,
): Promise<unknown> {
  return officer.patiently('PUT', `/cases/${caseId}/objections/${id}/investigation`, { text });
}
