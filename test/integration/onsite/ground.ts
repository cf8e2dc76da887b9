import { planForToday, visitorsOf, type VisitView } from '#cli/client/visit.journey.js';
import type { ApiClient, Problem } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import type { Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';

/** A park's case that waits for its visit. @returns its id */
export async function atVisit(
  { record, applicant, commission }: Scene,
  daySeconds: number | null = null,
): Promise<string> {
  const batch = await openBatch(record, applicant, { rehearsalDaySeconds: daySeconds });
  const id = await submitPark(record, applicant, batch);
  await bringTo('underOnsiteAssessment', commission, id);
  return id;
}

/** What people do about the visit of one case. */
export function aboutVisit({ record, applicant, commission }: Scene, id: string) {
  const path = `/cases/${id}/visit`;
  const refused = (request: () => Promise<unknown>): Promise<Problem> => refusedUnchanged(record, id, request);
  const plan = (change: object = {}) => ({ ...planForToday(commission), ...change });
  const read = (by: ApiClient) => by.get<VisitView>(path);
  /** Of the plan that there is. */
  const sequence = async () => (await read(commission.officer)).plan?.sequence;
  return {
    path,
    refused,
    plan,
    read,
    /** Instead of the plan that there is, unless `change` says what it `replaces`. */
    propose: async (change: object = {}, by: ApiClient = commission.officer) =>
      by.put<VisitView>(`${path}/plan`, plan({ replaces: await sequence(), ...change })),
    /** To the plan that there is, unless `body` says to which. */
    answer: async (body: object, by: ApiClient = applicant) =>
      by.put<VisitView>(`${path}/answer`, { sequence: (await sequence()) ?? 1, ...body }),
    verify: (values: readonly object[], by: ApiClient = commission.assessor) =>
      by.put<object[]>(`/cases/${id}/indicators`, { values }),
    mark: (marks: readonly object[], by: ApiClient = commission.assessor) =>
      by.put<VisitView>(`${path}/checklist`, { marks }),
    write: (body: object = { findings: '核实无误', fraudFound: false }) =>
      commission.assessor.put<VisitView>(`${path}/findings`, body),
    sign: (by: ApiClient, contentHash: string | null | undefined, dissent?: string) =>
      by.post<VisitView>(`${path}/signature`, { contentHash, ...(dissent && { dissent }) }),
    conclude: () => commission.assessor.post<{ state: string }>(path),
    members: visitorsOf(commission).members,
    /** What waits for somebody in this case. */
    async tasksOf(person: ApiClient): Promise<string[]> {
      const items = await person.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
      return items.filter(({ caseId }) => caseId === id).map(({ task }) => task);
    },
    async toldOf(person: ApiClient): Promise<string[]> {
      const notices = await person.get<{ caseId: string; template: string }[]>('/notices?limit=200');
      return notices
        .filter(({ caseId, template }) => caseId === id && template.startsWith('visit.'))
        .map(({ template }) => template);
    },
  };
}
