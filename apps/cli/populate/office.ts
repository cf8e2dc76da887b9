import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import type { Commission } from '../client/accreditation.journey.js';
import { ApiClient } from '../client/api-client.js';
import type { BatchView } from '../client/dossier.journey.js';
import { readDemoFiles, type DemoFiles } from '../demo/demo-dossiers.js';
import { People } from '../demo/people.js';
import type { Story } from '../demo/story.js';
import type { PlannedBatch, PlannedDossier } from './plan.js';

/** Days for which a guide is open; it ends with the year, so that the figures are those of the same years for all. */
const OPEN_DAYS = 30;

/** Those who run the procedures, and where applicants are registered. */
export interface Office {
  readonly url: string;
  readonly folder: string;
  readonly password: string;
  readonly commission: Commission;
  readonly recommender: ApiClient;
  readonly administrator: ApiClient;
  readonly files: DemoFiles;
}

export async function openOffice(url: string, folder: string, password: string): Promise<Office> {
  // Not patiently: where nobody answers at all, that is said at once.
  await ApiClient.anonymous(url).get('/batches?limit=1');
  const people = await People.read(folder, url);
  const story = JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')) as Story;
  return {
    url,
    folder,
    password,
    commission: await people.commission(story.people),
    recommender: await people.as('recommender'),
    administrator: await people.as('admin'),
    files: await readDemoFiles(join(folder, 'files')),
  };
}

/** The guide of a batch: that of its code, or a new one that opens today. */
export async function guideOf({ commission: { officer } }: Office, planned: PlannedBatch): Promise<BatchView> {
  const { code, title, daySeconds, recommendingStep, quotas } = planned;
  const batches = await officer.patiently<BatchView[]>('GET', '/batches?limit=200');
  const present = batches.find((batch) => batch.code === code);
  if (present) return present;
  const today = calendarDateOf(new Date());
  const closesOn = [addDays(today, OPEN_DAYS), `${yearOf(today)}-12-31`].sort()[0];
  const guide = {
    opensOn: today,
    closesOn,
    fields: [],
    countries: [],
    quotas,
    recommendingStep,
    rehearsalDaySeconds: daySeconds,
  };
  return officer.patiently<BatchView>('POST', '/batches', { code, title, ...guide });
}

/** The applicant of a dossier, registered with its organisation where it is not yet; under keys of its own, so that it is once. */
export async function applicantOf(
  { url, password, administrator }: Office,
  { key, dossier }: PlannedDossier,
): Promise<ApiClient> {
  const { host, contact } = dossier.parts;
  const organisation = { name: host?.['name'], uscc: host?.['uscc'], district: host?.['district'] };
  const { id: organisationId } = await administrator.patiently<{ id: string }>('POST', '/organisations', organisation, {
    key: `populate/organisation/${key}`,
  });
  const displayName = `${contact?.['name'] as string}（申报人）`;
  const account = { login: key, displayName, roles: ['applicant'], organisationId, password };
  await administrator.patiently('POST', '/accounts', account, { key: `populate/account/${key}` });
  return ApiClient.signIn(url, key, password);
}
