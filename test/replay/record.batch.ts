import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { markChecklist } from '../../apps/cli/client/accreditation.journey.js';
import type { BatchView } from '../../apps/cli/client/dossier.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';

describe('the histories over many cases', () => {
  const scene = sceneOfSuite();

  const opened = async (code: string): Promise<BatchView> => {
    const today = calendarDateOf(new Date());
    const batch = await scene.commission.officer.post<BatchView>('/batches', {
      code,
      title: '2026年第二批（演练）',
      opensOn: today,
      closesOn: addDays(today, 30),
      fields: [],
      countries: [],
      quotas: { park: 3 },
      rehearsalDaySeconds: 60,
    });
    await allSent();
    return batch;
  };
  const allSent = () => until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
  /** Lets the cut-off pass: nobody waits a month here. */
  const cutOff = async (id: string) => {
    await scene.record.query(`UPDATE procedure_case SET due_at = now(), wake_at = now() WHERE id = $1`, [id]);
    await scene.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.batch(id), STAGE_COMPLETE));
  };

  it('a batch whose window closes, and which is closed', async () => {
    const { officer } = scene.commission;
    const batch = await opened('recorded');
    const workflowId = WORKFLOW_IDS.batch(batch.id);
    const caseId = await submitPark(scene.record, scene.applicant, {
      id: batch.id,
      measureId: batch.measureId,
      rehearsalDaySeconds: 60,
    });
    await allSent();
    await officer.patiently('POST', `/batches/${batch.id}/extension`, {
      closesOn: `${batch.closesOn.slice(0, 4)}-12-31`,
      reason: '申报系统停机维护',
    });
    await cutOff(batch.id);
    await scene.applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '单位另有安排' });
    await until(async () => (await officer.get<{ state: string }>(`/cases/${batch.id}`)).state === 'underReview');
    await officer.patiently('POST', `/batches/${batch.id}/closure`, {});
    await recordHistory(scene, workflowId, 'accreditationBatch.closed');
  });

  it('a batch for which nobody has applied', async () => {
    const { id } = await opened('unanswered');
    await cutOff(id);
    await recordHistory(scene, WORKFLOW_IDS.batch(id), 'accreditationBatch.nobody');
  });

  const reaches = (id: string, state: string) =>
    until(async () => (await scene.commission.officer.get<{ state: string }>(`/bulk-actions/${id}`)).state === state);
  /** The acceptance of two dossiers, one of them fit for it, tried. */
  const previewed = async () => {
    const { officer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
    const ids = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    await markChecklist(officer, ids[0] as string);
    const { id } = await officer.post<{ id: string }>('/bulk-actions', { batchId: batch.id, action: 'accept' });
    await reaches(id, 'previewed');
    return id;
  };

  it('a bulk action that is confirmed', async () => {
    const id = await previewed();
    await scene.commission.officer.post(`/bulk-actions/${id}/execution`, {});
    await reaches(id, 'done');
    await recordHistory(scene, WORKFLOW_IDS.bulk(id), 'bulkAction.done');
  });

  it('a bulk action that is dropped', async () => {
    const id = await previewed();
    await scene.commission.officer.post(`/bulk-actions/${id}/cancellation`, {});
    await recordHistory(scene, WORKFLOW_IDS.bulk(id), 'bulkAction.dropped');
  });

  it('a bulk action that nobody confirms', async () => {
    const id = await previewed();
    // Nobody waits a day here: the run is told of a limit that is near, and lets it pass.
    await scene.record.query(`UPDATE bulk_action SET expires_at = now() + interval '1 second' WHERE id = $1`, [id]);
    await scene.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.bulk(id), STAGE_COMPLETE));
    await reaches(id, 'dropped');
    await recordHistory(scene, WORKFLOW_IDS.bulk(id), 'bulkAction.expired');
  });
});
