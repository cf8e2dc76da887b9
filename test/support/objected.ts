import { object } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import type { CaseView } from '#cli/client/commission.js';
import { decide } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from './accreditation-case.js';
import { bringTo } from './journey-steps.js';
import type { Scene } from './scene.js';

export interface ObjectionView {
  readonly id: string;
  readonly state: string;
  readonly summary: string | null;
  readonly answer: string | null;
}

export interface Objected {
  readonly caseId: string;
  readonly id: string;
}

/** A case under public notice, and who objects to it. */
export function objected(scene: Scene) {
  const officer = () => scene.commission.officer;
  const objectionsTo = (id: string) => officer().get<ObjectionView[]>(`/cases/${id}/objections`);
  return {
    objectionsTo,
    async noticed(rehearsalDaySeconds = 60) {
      const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
      const id = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDecision', scene.commission, id);
      const { meetingId } = await decide(scene.commission, id, { result: 'selected' });
      return { id, meetingId, batchId: batch.id };
    },
    async filed(caseId: string): Promise<Objected> {
      await object(ApiClient.anonymous(scene.stack.apiUrl), caseId, {
        objectorKind: 'person',
        objectorName: '赵敏敏',
        contact: '13900001234',
        facts: '申报的联合实验室已于去年撤销，现场并无设备，附照片为证。',
      });
      return { caseId, id: (await objectionsTo(caseId)).at(-1)?.id as string };
    },
    see: (id: string, who = officer()) => who.get<CaseView & { readonly verbs: string[] }>(`/cases/${id}`),
    async tasksOf(id: string, who = officer()) {
      const items = await who.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
      return items
        .filter(({ caseId }) => caseId === id)
        .map(({ task }) => task)
        .sort();
    },
    /** What the applicant was told of it, in order. */
    async toldOf(id: string) {
      const notices = await scene.applicant.get<{ template: string; caseId: string }[]>('/notices?limit=200');
      return notices.filter(({ caseId }) => caseId === id).map(({ template }) => template);
    },
  };
}
