import { randomUUID } from 'node:crypto';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import {
  accept,
  seatPanel,
  signInCommission,
  untilState,
  visit,
  type Commission,
} from '../client/accreditation.journey.js';
import { announce, holdMeeting, untilNoticeEnds } from '../client/meeting.journey.js';
import { ApiClient } from '../client/api-client.js';
import { draftDossier, savePart, submitDossier, uploadFile, type BatchView } from '../client/dossier.journey.js';
import type { DemoAccounts } from '../seed/seed.js';

/** The parts without which a park's dossier cannot be submitted. */
const NEEDED_PARTS = [
  'base',
  'host',
  'legalRepresentative',
  'leader',
  'contact',
  'partners',
  'rules',
  'plan',
  'commitment',
  'attachments',
  'site',
] as const;
/** What an applicant who has cloned an earlier dossier changes: another platform, this year's partners, plan and proof, a fresh signature. */
const CHANGED_PARTS = ['base', 'partners', 'plan', 'commitment', 'attachments'] as const;
/** Not taken over into a clone. */
const NEVER_CLONED: readonly string[] = ['commitment'];
const EXPERTS = 5;
/** Who visits: three experts and two officers. */
const VISITORS = 5;

/** How an applicant comes to a dossier: every part anew, or from an earlier one. */
export type Beginning = 'anew' | 'clone';

/** What people do in a stage of a case, counted from `guoheCaseThrough`; the bare program does as many. */
export const actionsOf = (beginning: Beginning) => ({
  /** The draft or the clone, a file, the parts, the submission. */
  dossier: 3 + (beginning === 'anew' ? NEEDED_PARTS : CHANGED_PARTS).length,
  /** The marks, the acceptance. */
  formalCheck: 2,
  draw: 1,
  invitation: EXPERTS,
  expertReview: EXPERTS,
  /** The plan, its answer, the verified values, the checklist, the findings, the signatures, the conclusion. */
  onsiteAssessment: 6 + VISITORS,
  /** Once a case, though five members vote on it and the meeting settles all cases at once; so with the announcement. */
  decision: 1,
  publicNotice: 0,
  announcement: 1,
});

/** The persons and the host of a load. */
export interface Cast {
  readonly applicant: ApiClient;
  readonly commission: Commission;
  readonly host: { readonly name: string; readonly uscc: string };
}

export async function castOf(url: string, { organisations, password }: DemoAccounts): Promise<Cast> {
  const signIn = (login: string) => ApiClient.signIn(url, login, password);
  const host = organisations.find(({ key }) => key === 'park');
  if (!host) throw new Error('seeds/demo/accounts.json has no organisation "park"');
  return {
    applicant: await signIn('park'),
    commission: await signInCommission(signIn),
    host: { name: host.name, uscc: host.uscc },
  };
}

/** A rehearsal's batch for a load; `daySeconds`: how long a working day lasts. @returns its id */
export async function openBatchFor({ commission }: Cast, daySeconds: number, cases: number): Promise<string> {
  const today = calendarDateOf(new Date());
  const { id } = await commission.officer.patiently<BatchView>('POST', '/batches', {
    code: `bench-${randomUUID().slice(0, 18)}`,
    title: '性能测试（演练）',
    opensOn: today,
    closesOn: addDays(today, 10),
    fields: [],
    countries: [],
    quotas: { park: cases },
    rehearsalDaySeconds: daySeconds,
  });
  return id;
}

/** One case from the first line of its dossier to the door of the meeting, by everyone who has a hand in it, over HTTP. */
export async function guoheCaseThrough(cast: Cast, batchId: string, earlier?: string): Promise<string> {
  const { commission } = cast;
  const dossierId = earlier ? await cloneChanged(cast, batchId, earlier) : await draftComplete(cast, batchId);
  const { caseId } = await submitDossier(cast.applicant, dossierId);
  await accept(commission.officer, caseId);
  for (const expert of await seatPanel(commission, caseId)) await review(expert, caseId);
  await untilState(commission.officer, caseId, ['underOnsiteAssessment']);
  await visit(commission, caseId, { of: 'fullValue', applicant: cast.applicant });
  return caseId;
}

/** 审定会, 公示 and 认定公布 of all cases of a batch, up to their certificates. */
export async function guoheMeeting({ commission }: Cast, batchId: string, caseIds: readonly string[]): Promise<void> {
  const resolutions = caseIds.map((caseId) => ({ caseId, result: 'selected' as const }));
  const { id } = await holdMeeting(commission, batchId, resolutions);
  await untilNoticeEnds(commission, id);
  await announce(commission, id);
}

export async function submit(cast: Cast, batchId: string): Promise<string> {
  return (await submitDossier(cast.applicant, await draftComplete(cast, batchId))).caseId;
}

/** A dossier of which nothing is missing, not yet submitted. @returns its id */
export async function draftComplete({ applicant, host }: Cast, batchId: string): Promise<string> {
  const parts = await contentOf({ applicant, host });
  const dossierId = await draftDossier(applicant, batchId, 'park');
  for (const part of NEEDED_PARTS) await savePart(applicant, dossierId, { part, content: parts[part] ?? {} });
  return dossierId;
}

/** The same from an earlier dossier of the host. @returns its id */
async function cloneChanged({ applicant, host }: Cast, batchId: string, earlier: string): Promise<string> {
  const { id } = await applicant.patiently<{ id: string }>('POST', `/dossiers/${earlier}/clone`, { batchId });
  const parts = await contentOf({ applicant, host });
  for (const part of CHANGED_PARTS) {
    const version = NEVER_CLONED.includes(part) ? 0 : 1;
    await savePart(applicant, id, { part, content: parts[part] ?? {}, version });
  }
  return id;
}

/** What a dossier says, with a file of its own and for a platform of its own. */
async function contentOf({ applicant, host }: Pick<Cast, 'applicant' | 'host'>): Promise<DossierParts> {
  const { id: file } = await uploadFile(applicant, { name: '证明材料.pdf', content: PDF });
  const sample = aDossier('park', { files: [file], on: calendarDateOf(new Date()) });
  return sample.with('host', host).with('base', { platformName: `园区平台 ${file}` }).parts;
}

async function review(expert: ApiClient, caseId: string): Promise<void> {
  const { criteria } = await expert.patiently<{ criteria: { criterion: string }[] }>('GET', `/cases/${caseId}/review`);
  const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
  await expert.patiently('POST', `/cases/${caseId}/review`, { scores });
}

const PDF = new Uint8Array(
  Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
);
