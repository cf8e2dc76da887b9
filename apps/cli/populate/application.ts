import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import type { ApiClient } from '../client/api-client.js';
import { savePart, submitDossier, uploadFile, type BatchView, type ReceiptView } from '../client/dossier.journey.js';
import { filesNamedIn, filledIn } from '../demo/demo-dossiers.js';
import type { Office } from './office.js';
import type { PlannedDossier } from './plan.js';

/** Parts that a draft has got to, by its place: the form is filled in from the top. */
const DRAFTED = [3, 6, 9, 12, 15] as const;

/** A dossier at the counter. */
export interface Application extends PlannedDossier {
  readonly applicant: ApiClient;
  readonly dossierId: string;
  /** It has been submitted before: what is asked for is its receipt. A second submission would be a correction. */
  readonly handedIn: boolean;
}

interface DetailView {
  readonly receiptNumber: string | null;
  readonly parts: readonly { readonly part: string; readonly version: number }[];
}

/** Begins a dossier and fills in what is not filled in yet; a draft stays half done. */
export async function fillIn(
  office: Office,
  planned: PlannedDossier,
  applicant: ApiClient,
  { id: batchId, closesOn }: BatchView,
): Promise<Application> {
  const { key, dossier, target, place } = planned;
  const begun = { batchId, type: dossier.type };
  const { id: dossierId } = await applicant.patiently<{ id: string }>('POST', '/dossiers', begun, {
    key: `populate/dossier/${key}`,
  });
  const { receiptNumber, parts: present } = await applicant.patiently<DetailView>('GET', `/dossiers/${dossierId}`);
  const saved = new Set(present.filter(({ version }) => version > 0).map(({ part }) => part));
  const wanted = Object.keys(dossier.parts).slice(0, target === 'draft' ? DRAFTED[place % DRAFTED.length] : undefined);
  const missing = wanted.filter((part) => !saved.has(part));
  if (receiptNumber === null && missing.length > 0) {
    const fileIds = await upload(office, planned, applicant, dossierId);
    const filling = { signedOn: calendarDateOf(new Date()), year: yearOf(closesOn), fileIds };
    const filled = filledIn(dossier, filling) as Readonly<Record<string, object>>;
    for (const part of missing) await savePart(applicant, dossierId, { part, content: filled[part] ?? {} });
  }
  return { ...planned, applicant, dossierId, handedIn: receiptNumber !== null };
}

/** @returns the case of a dossier, which is submitted where it has not been */
export async function submitted({ applicant, dossierId, handedIn }: Application): Promise<string> {
  const receipt = handedIn
    ? await applicant.patiently<ReceiptView>('GET', `/dossiers/${dossierId}/submission`)
    : await submitDossier(applicant, dossierId);
  return receipt.caseId;
}

async function upload(
  { files, folder }: Office,
  { dossier }: PlannedDossier,
  applicant: ApiClient,
  dossierId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const name of filesNamedIn(dossier)) {
    const file = files[name];
    if (!file) throw new Error(`seeds/demo/files has no "${name}"`);
    const content = await readFile(join(folder, 'files', file.file));
    ids.set(name, (await uploadFile(applicant, { name: file.name, content, dossierId })).id);
  }
  return ids;
}
