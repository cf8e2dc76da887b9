import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '#domain/common/calendar-date.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { ProblemError, type ApiClient } from '../client/api-client.js';
import type { BatchView } from '../client/dossier.journey.js';
import { draftDossier, savePart, submitDossier, uploadFile } from '../client/dossier.journey.js';
import { filesNamedIn, filledIn, type DemoDossier } from './demo-dossiers.js';
import type { Demo } from './demo.js';
import { expectEqual, expectThat, Unexpected } from './expectation.js';
import type { BaseStory } from './story.js';
import { together } from './together.js';

/** A dossier that is filled in, and what its story says. */
export interface Draft {
  readonly key: string;
  readonly type: BaseType;
  readonly title: string;
  readonly applicant: ApiClient;
  readonly applicantName: string;
  readonly dossierId: string;
  readonly story: BaseStory;
  /** Ids of the uploaded files by key. */
  readonly fileIds: ReadonlyMap<string, string>;
}

/** A submitted dossier, with its case. */
export interface Application extends Draft {
  readonly caseId: string;
}

/** How long the guide is open; it ends with the year, so that the figures are those of the same years for all. */
const OPEN_DAYS = 30;
/** Persons who sit at their desks at the same time. */
export const HANDS = 4;

/** 申报指南 and 填报: the guide opens, every applicant fills in a dossier. */
export async function applicationAct(demo: Demo): Promise<{ batch: BatchView; drafts: readonly Draft[] }> {
  const { narrator, people, story, run, today, year, options } = demo;
  narrator.act('一、申报指南与填报', 'Guide and applications');
  const officer = await people.as(story.people.officer);
  const closesOn = [addDays(today, OPEN_DAYS), `${year}-12-31`].sort()[0] as string;
  const batch = await officer.patiently<BatchView>('POST', '/batches', {
    code: `YL-${run}`,
    title: `${year}年度北京国际科技合作基地申报指南（演练）`,
    opensOn: today,
    closesOn,
    fields: [],
    countries: [],
    quotas: story.quotas,
    rehearsalDaySeconds: options.daySeconds,
  });
  narrator.tell(
    people.name(story.people.officer),
    `发布申报指南 ${batch.code}，依据管理办法 ${batch.measureId} 版；演练：一个工作日为 ${options.daySeconds} 秒`,
    `opens the guide; a rehearsal: a working day lasts ${options.daySeconds} s`,
  );
  const entries = Object.entries(story.bases);
  await showIncomplete(demo, batch, entries[0]?.[0] ?? '');
  const drafts = await together(entries, HANDS, ([key, base]) => fillIn(demo, batch, key, base));
  return { batch, drafts };
}

/** A draft that is only begun cannot be submitted; the answer says everything that is missing, at once. */
async function showIncomplete(demo: Demo, batch: BatchView, key: string): Promise<void> {
  const { people, narrator } = demo;
  const dossier = dossierOf(demo, key);
  const applicant = await people.as(key);
  const id = await draftDossier(applicant, batch.id, dossier.type);
  try {
    await submitDossier(applicant, id);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'dossier.incomplete') throw error;
    const problems = error.problem['problems'] as { readonly part: string }[];
    const parts = new Set(problems.map(({ part }) => part)).size;
    narrator.tell(
      people.name(key),
      `试交空白申报书，被拒：${parts} 个部分共 ${problems.length} 处待补，一次列清；草稿随即删除`,
      `an empty dossier is refused: ${problems.length} problems, all at once`,
    );
    await applicant.delete(`/dossiers/${id}`);
    return;
  }
  throw new Unexpected('空白申报书竟被受理', 'an empty dossier was accepted');
}

/** Uploads the attachments, fills in part by part, looks at the completeness report. */
async function fillIn(demo: Demo, batch: BatchView, key: string, story: BaseStory): Promise<Draft> {
  const { people, narrator } = demo;
  const dossier = dossierOf(demo, key);
  const applicant = await people.as(key);
  const dossierId = await draftDossier(applicant, batch.id, dossier.type);
  const fileIds = await uploadAll(demo, applicant, dossier, dossierId);
  const parts = filledIn(dossier, {
    signedOn: demo.today,
    year: demo.year,
    fileIds,
    platformMark: `（演练 ${demo.run}）`,
  });
  for (const [part, content] of Object.entries(parts)) await savePart(applicant, dossierId, { part, content });
  const report = await applicant.patiently<{ complete: boolean; eligible: boolean }>(
    'GET',
    `/dossiers/${dossierId}/completeness`,
  );
  const title = parts.base?.name ?? key;
  expectThat(report.complete && report.eligible, `${title}的申报书应当完整合格`, `the dossier of ${key} is complete`);
  const applicantName = people.name(key);
  narrator.tell(
    applicantName,
    `填完“${title}”：${Object.keys(parts).length} 个部分、${fileIds.size} 个附件，完整性检查通过`,
    'fills in part by part; the report finds it complete',
  );
  return { key, type: dossier.type, title, applicant, applicantName, dossierId, story, fileIds };
}

/** 提交: the content is locked; submitting twice gives the same receipt. */
export async function submit({ narrator }: Demo, draft: Draft): Promise<Application> {
  const { applicant, applicantName, dossierId, title } = draft;
  const receipt = await submitDossier(applicant, dossierId);
  const again = await submitDossier(applicant, dossierId);
  expectEqual(`${title}重复提交的回执`, again.receiptNumber, receipt.receiptNumber);
  narrator.tell(
    applicantName,
    `提交“${title}”，回执 ${receipt.receiptNumber}，内容摘要 ${receipt.contentHash.slice(0, 8)}…`,
    'submits, receives a receipt',
  );
  return { ...draft, caseId: receipt.caseId };
}

async function uploadAll(
  { files, options }: Demo,
  applicant: ApiClient,
  dossier: DemoDossier,
  dossierId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const key of filesNamedIn(dossier)) {
    const file = files[key];
    if (!file) throw new Unexpected(`演示附件目录中没有“${key}”`, `seeds/demo/files has no "${key}"`);
    const content = await readFile(join(options.folder, 'files', file.file));
    const { id } = await uploadFile(applicant, { name: file.name, content, dossierId });
    ids.set(key, id);
  }
  return ids;
}

function dossierOf({ dossiers }: Demo, key: string): DemoDossier {
  const dossier = dossiers.get(key);
  if (!dossier) throw new Unexpected(`演示数据中没有“${key}”`, `seeds/demo/dossiers has no "${key}"`);
  return dossier;
}
