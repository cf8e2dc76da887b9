import { untilState } from '../client/accreditation.journey.js';
import { HANDS } from '../demo/application.act.js';
import { together } from '../demo/together.js';
import { fillIn, submitted } from './application.js';
import { holdMeetings, raiseObjections, type Submitted } from './meetings.js';
import { applicantOf, guideOf, openOffice, type Office } from './office.js';
import { bringOnward } from './onward.js';
import { readPlan, type PlannedBatch } from './plan.js';

export interface PopulateOptions {
  /** http://localhost:3000 */
  readonly url: string;
  /** seeds/demo */
  readonly folder: string;
  /** At most so many dossiers of each kind in each batch. */
  readonly each?: number;
}

/** What a batch holds, by the states of its cases; drafts have none. */
export interface PopulatedBatch {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly states: Readonly<Record<string, number>>;
}

export interface Populated {
  readonly batches: readonly PopulatedBatch[];
  readonly dossiers: number;
  readonly seconds: number;
}

/**
 * Two batches of dossiers in every state of the procedure, as their people would have made them, over HTTP. What is there
 * already is left as it is: done again, it changes nothing, and one that was interrupted goes on.
 * @param tell takes a line about what is being done
 * @throws {ProblemError} where a request is refused
 */
export async function populate(options: PopulateOptions, tell: (zh: string, en: string) => void): Promise<Populated> {
  const begun = Date.now();
  const { password, batches } = await readPlan(options.folder, options.each);
  const office = await openOffice(options.url, options.folder, password);
  const done: PopulatedBatch[] = [];
  for (const batch of batches) {
    tell(`${batch.title}：${batch.dossiers.length} 份申报书`, `${batch.code}: ${batch.dossiers.length} dossiers`);
    done.push(await populateBatch(office, batch));
  }
  return {
    batches: done,
    dossiers: batches.reduce((sum, { dossiers }) => sum + dossiers.length, 0),
    seconds: Math.round((Date.now() - begun) / 1000),
  };
}

async function populateBatch(office: Office, planned: PlannedBatch): Promise<PopulatedBatch> {
  const { commission, recommender } = office;
  const guide = await guideOf(office, planned);
  const applications = await together(planned.dossiers, HANDS, async (dossier) => {
    const applicant = await applicantOf(office, dossier);
    return fillIn(office, dossier, applicant, guide);
  });
  const handedIn = applications.filter(({ target }) => target !== 'draft');
  const cases = await together(handedIn, HANDS, async (application): Promise<Submitted> => {
    const caseId = await submitted(application);
    await bringOnward({ commission, recommender, application, caseId });
    return { application, caseId };
  });
  await holdMeetings(commission, guide.id, cases);
  await raiseObjections(commission, office.url, cases);
  for (const { application, caseId } of cases) {
    if (application.target === 'lapsed') await untilState(commission.officer, caseId, ['lapsed']);
  }
  const drafts = applications.length - handedIn.length;
  const { id, code, title } = { id: guide.id, code: planned.code, title: planned.title };
  return { id, code, title, states: { ...(drafts > 0 && { draft: drafts }), ...(await statesOf(office, cases)) } };
}

async function statesOf(
  { commission: { officer } }: Office,
  cases: readonly Submitted[],
): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { caseId } of cases) {
    const { state } = await officer.patiently<{ state: string }>('GET', `/cases/${caseId}`);
    counted[state] = (counted[state] ?? 0) + 1;
  }
  return counted;
}
