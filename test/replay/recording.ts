import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { answerInvitation, panelOf, submitReview, untilState } from '../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
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
  /** 撤销上一步, by whoever took it; the case officer unless told otherwise. */
  reverse(caseId: string, by?: ApiClient): Promise<unknown>;
  /** Every expert who is invited accepts. */
  acceptAll(caseId: string): Promise<void>;
  /** Every expert who still has to gives this score. */
  scoreAll(caseId: string, score?: number): Promise<void>;
  /** 评分作废: the first expert whose seat is in one of these states. */
  voidScore(caseId: string, ...seats: Seats): Promise<unknown>;
  keep(dossierId: string, way: string): Promise<void>;
  /** Keeps the run that has taken up a case that had ended, and that ends now because the case withdraws. */
  keepReopened(caseId: string, way: string): Promise<void>;
}

type Seats = NonNullable<Parameters<typeof panelOf>[2]>[number][];

export function recordingOf(scene: Scene): Recording {
  const post = (caseId: string, path: string, body: object, by = scene.commission.officer) =>
    by.patiently('POST', `/cases/${caseId}/${path}`, body);
  const withdraw = (caseId: string) => post(caseId, 'withdrawal', { reason: '单位另有安排' }, scene.applicant);
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
    withdraw,
    reverse: (caseId, by) => post(caseId, 'reversal', { reason: '误操作' }, by),
    async acceptAll(caseId) {
      for (const expert of await panelOf(scene.commission, caseId, ['invited'])) {
        await answerInvitation(expert, caseId, { answer: 'accept' });
      }
      await untilState(scene.commission.officer, caseId, ['underExpertReview']);
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
    async keepReopened(caseId, way) {
      await withdraw(caseId);
      const [row] = await scene.record.query<{ run: string }[]>(
        `SELECT workflow_id AS run FROM procedure_case WHERE id = $1`,
        [caseId],
      );
      await recordHistory(scene, row?.run as string, `accreditation.${way}`);
    },
  };
}
