import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { answerInvitation, panelOf, submitReview, untilState } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import type { Scene } from '../support/scene.js';
import { recordHistory } from './histories.js';

/** What several recordings do with a case. */
export interface Recording {
  /** A submitted dossier in a batch of its own. */
  submitted(rehearsalDaySeconds: number, state?: 'underRecommendation'): Promise<string>;
  /** 延长, 中止, 恢复: in the stage that the case is in. */
  halt(caseId: string): Promise<void>;
  withdraw(caseId: string): Promise<unknown>;
  /** Every expert who is invited accepts. */
  acceptAll(caseId: string): Promise<void>;
  /** Every expert who still has to gives this score. */
  scoreAll(caseId: string, score?: number): Promise<void>;
  /** 评分作废: the first expert whose seat is in one of these states. */
  voidScore(caseId: string, ...seats: Seats): Promise<unknown>;
  keep(dossierId: string, way: string): Promise<void>;
}

type Seats = NonNullable<Parameters<typeof panelOf>[2]>[number][];

export function recordingOf(scene: Scene): Recording {
  const { officer } = scene.commission;
  const post = (caseId: string, path: string, body: object) =>
    officer.patiently('POST', `/cases/${caseId}/${path}`, body);
  return {
    submitted: async (rehearsalDaySeconds, state) =>
      submitPark(
        scene.record,
        scene.applicant,
        await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds }),
        state,
      ),
    async halt(caseId) {
      await post(caseId, 'extension', { workingDays: 5, reason: '停电' });
      await post(caseId, 'suspension', { reason: '涉及诉讼' });
      await post(caseId, 'resumption', { reason: '判决已经生效' });
    },
    withdraw: (caseId) => scene.applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '单位另有安排' }),
    async acceptAll(caseId) {
      for (const expert of await panelOf(scene.commission, caseId, ['invited'])) {
        await answerInvitation(expert, caseId, { answer: 'accept' });
      }
      await untilState(officer, caseId, ['underExpertReview']);
    },
    async scoreAll(caseId, score = 88) {
      for (const expert of await panelOf(scene.commission, caseId, ['assigned'])) {
        await submitReview(expert, caseId, score);
      }
    },
    async voidScore(caseId, ...seats) {
      const [expert] = await panelOf(scene.commission, caseId, seats);
      return post(caseId, 'void-score', { expertId: expert?.accountId, reason: '应当回避' });
    },
    keep: (dossierId, way) => recordHistory(scene, WORKFLOW_IDS.accreditation(dossierId), `accreditation.${way}`),
  };
}
