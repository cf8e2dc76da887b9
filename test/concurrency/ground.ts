import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { sceneOfSuite, type Scene } from '../support/scene.js';
import { installGate } from './interleaving.js';

/** Where several act at the same moment: connections enough for all of them, limits that do not pass, a gate before the trail. */
export interface Ground {
  readonly scene: Scene;
  batch(): OpenedBatch;
  /** A submitted dossier of a park. */
  submitted(): Promise<string>;
  /** One that has come to this step, and for which so much has been done there. */
  at(step: Step, prepare?: (id: string) => Promise<unknown>): Promise<string>;
  /** Ends the case of a trial: an expert judges so many open cases and no more. */
  withdraw(caseId: string): Promise<unknown>;
}

export function groundOfSuite(): Ground {
  const scene = sceneOfSuite({ env: { DATABASE_POOL: '20' } });
  let batch: OpenedBatch;
  beforeAll(async () => {
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    await installGate(scene.record);
  });
  const submitted = () => submitPark(scene.record, scene.applicant, batch);
  return {
    scene,
    batch: () => batch,
    submitted,
    async at(step, prepare) {
      const id = await submitted();
      await bringTo(step, scene.commission, id);
      await prepare?.(id);
      return id;
    },
    withdraw: (caseId) => scene.applicant.post(`/cases/${caseId}/withdrawal`, { reason: '试毕。' }),
  };
}
