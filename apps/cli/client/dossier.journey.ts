import type { ApiClient } from './api-client.js';

export interface BatchView {
  readonly id: string;
  readonly code: string;
  readonly measureId: string;
  readonly closesOn: string;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export interface ReceiptView {
  readonly dossierId: string;
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly revision: number;
  readonly contentHash: string;
}

export interface DifferenceView {
  readonly changes: readonly {
    readonly label: { readonly zh: string; readonly en: string };
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

interface SavedPart {
  readonly version: number;
  readonly content: object | null;
}

/** Uploads one file, as a browser's form does. */
export function uploadFile(
  person: ApiClient,
  { name, content, dossierId }: { name: string; content: Uint8Array; dossierId?: string },
): Promise<FileView> {
  const form = new FormData();
  form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
  return person.patiently<FileView>('POST', `/files${dossierId ? `?dossierId=${dossierId}` : ''}`, form);
}

/** A new draft. @returns its id */
export async function draftDossier(applicant: ApiClient, batchId: string, type: string): Promise<string> {
  const { id } = await applicant.patiently<{ id: string }>('POST', '/dossiers', { batchId, type });
  return id;
}

/** Saves a part whose version is known, 0 for the first save. */
export function savePart(
  applicant: ApiClient,
  dossierId: string,
  { part, content, version = 0 }: { part: string; content: object; version?: number },
): Promise<SavedPart> {
  const headers = { 'If-Match': `"${version}"` };
  return applicant.patiently<SavedPart>('PUT', `/dossiers/${dossierId}/parts/${part}`, content, { headers });
}

/** Sets some fields of a part as it stands and leaves the rest: what a correction does. */
export async function mendPart(applicant: ApiClient, dossierId: string, part: string, fields: object): Promise<void> {
  const { version, content } = await applicant.patiently<SavedPart>('GET', `/dossiers/${dossierId}/parts/${part}`);
  await savePart(applicant, dossierId, { part, content: { ...content, ...fields }, version });
}

/** 补正: says of every item for which a dossier was returned what was done. */
export async function answerCorrection(
  applicant: ApiClient,
  caseId: string,
  answer = '已按要求补正，见修改后的内容。',
): Promise<void> {
  const { returnedAt, items } = await applicant.patiently<{
    returnedAt: string | null;
    items: { item: string; version: number }[];
  }>('GET', `/cases/${caseId}/correction`);
  const answers = items.map(({ item, version }) => ({ item, answer, version }));
  await applicant.patiently('PUT', `/cases/${caseId}/correction`, { returnedAt, answers });
}

/** 提交. @throws {ProblemError} dossier.incomplete, with every problem of every part */
export function submitDossier(applicant: ApiClient, dossierId: string): Promise<ReceiptView> {
  return applicant.patiently<ReceiptView>('POST', `/dossiers/${dossierId}/submission`);
}
