import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import type { CaseView } from '#cli/client/accreditation.journey.js';
import { draftDossier, type BatchView } from '#cli/client/dossier.journey.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

describe('the run of a batch', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const opened = async (): Promise<BatchView> => {
    const today = calendarDateOf(new Date());
    const batch = await scene.commission.officer.post<BatchView>('/batches', {
      code: `run-${Date.now()}`,
      title: '2026年第二批（演练）',
      opensOn: today,
      closesOn: addDays(today, 30),
      fields: [],
      countries: [],
      quotas: { park: 3 },
      rehearsalDaySeconds: 60,
    });
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    return batch;
  };
  /** Lets the cut-off pass: nobody waits a month here. */
  const cutOff = async (id: string) => {
    await scene.record.query(
      `WITH limits AS (UPDATE case_deadline SET due_at = now() WHERE case_id = $1)
       UPDATE procedure_case SET due_at = now(), wake_at = now() WHERE id = $1`,
      [id],
    );
    await scene.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.batch(id), STAGE_COMPLETE));
  };
  const state = async (id: string) => (await scene.commission.officer.get<CaseView>(`/cases/${id}`)).state;
  const told = async (id: string, template: string) =>
    scene.record.query<{ recipient: string }[]>(`SELECT recipient FROM notice WHERE case_id = $1 AND template = $2`, [
      id,
      template,
    ]);

  it('waits until the cut-off of its guide, tells whoever was late, and ends when its last case has', async () => {
    const batch = await opened();
    const { officer } = scene.commission;
    const timeline = await officer.get<{ now: { dueOn: string; dueExplained: { zh: string } } }>(
      `/cases/${batch.id}/timeline`,
    );
    const closesOn = addDays(calendarDateOf(new Date()), 30);
    expect(timeline.now).toMatchObject({
      dueOn: closesOn,
      dueExplained: { zh: `申报指南规定的截止日：${closesOn}（含当日）` },
    });
    await draftDossier(scene.applicant, batch.id, 'park');
    const caseId = await submitPark(scene.record, scene.applicant, {
      id: batch.id,
      measureId: batch.measureId,
      rehearsalDaySeconds: 60,
    });
    expect(await officer.get(`/batches/${batch.id}/progress`)).toMatchObject({
      state: 'open',
      drafts: 1,
      submitted: 1,
      open: 1,
      cases: [{ type: 'park', state: 'underFormalCheck', count: 1, overdue: 0 }],
    });
    await cutOff(batch.id);
    await until(async () => (await state(batch.id)) === 'underReview');
    expect(await told(batch.id, 'batch.windowClosed')).toEqual([{ recipient: 'caseOfficer' }]);
    expect(await told(batch.id, 'batch.draftTooLate')).toHaveLength(1);
    expect(await refusalOf(officer.post(`/batches/${batch.id}/closure`, {}))).toMatchObject({
      status: 409,
      code: 'batch.casesOpen',
      params: { count: 1 },
    });
    await scene.applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '另有安排' });
    await officer.patiently('POST', `/batches/${batch.id}/closure`, {});
    expect(await scene.workflow(WORKFLOW_IDS.batch(batch.id)).result()).toBe('batchClosed');
  });

  it('ends at its cut-off where nobody has applied', async () => {
    const batch = await opened();
    await cutOff(batch.id);
    expect(await scene.workflow(WORKFLOW_IDS.batch(batch.id)).result()).toBe('batchClosed');
  });

  /** Holds the batch's row as somebody else would, until `release`. */
  const held = async (id: string, lock: 'SHARE' | 'UPDATE') => {
    const holder = scene.record.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query(`SELECT FROM batch WHERE id = $1 FOR ${lock}`, [id]);
    return async () => {
      await holder.commitTransaction();
      await holder.release();
    };
  };
  const untilBlocked = () =>
    until(async () => {
      const waiting = await scene.record.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%batch%'`,
      );
      return waiting.length > 0;
    });

  it('closes its window behind the submissions that it has admitted, and admits none after', async () => {
    const batch = await opened();
    const late = await draftDossier(scene.applicant, batch.id, 'park');
    // A submission is under way: the batch has admitted it, and its case is not there yet.
    const submit = await held(batch.id, 'SHARE');
    await cutOff(batch.id);
    await untilBlocked();
    await submitPark(scene.record, scene.applicant, {
      id: batch.id,
      measureId: batch.measureId,
      rehearsalDaySeconds: 60,
    });
    await submit();
    await until(async () => (await state(batch.id)) === 'underReview');
    expect(await scene.commission.officer.get(`/cases/${batch.id}`)).toMatchObject({ outcome: { submitted: 1 } });
    expect((await refusalOf(scene.applicant.post(`/dossiers/${late}/submission`))).code).toBe('dossier.closed');
    expect((await refusalOf(draftDossier(scene.applicant, batch.id, 'park'))).code).toBe('dossier.closed');
  });

  it('admits nothing while it closes', async () => {
    const batch = await opened();
    const late = await draftDossier(scene.applicant, batch.id, 'park');
    const close = await held(batch.id, 'UPDATE');
    const asked = refusalOf(scene.applicant.post(`/dossiers/${late}/submission`));
    await untilBlocked();
    await scene.record.query(`UPDATE procedure_case SET state = 'batchClosed' WHERE id = $1`, [batch.id]);
    await close();
    expect((await asked).code).toBe('dossier.closed');
  });

  it('reminds whoever is still writing before the cut-off, once', async () => {
    const batch = await opened();
    await draftDossier(scene.applicant, batch.id, 'park');
    await scene.record.query(`UPDATE procedure_case SET wake_at = now() WHERE id = $1`, [batch.id]);
    // The limit moves near: the reminder before it has fallen due.
    await scene.record.query(
      `WITH limits AS (UPDATE case_deadline SET due_at = now() + interval '50 seconds', opened_at = now() - interval '1 day' WHERE case_id = $1)
       UPDATE procedure_case SET due_at = now() + interval '50 seconds', wake_at = now() - interval '1 hour' WHERE id = $1`,
      [batch.id],
    );
    for (let twice = 0; twice < 2; twice += 1) {
      await scene.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.batch(batch.id), STAGE_COMPLETE));
    }
    await until(async () => (await told(batch.id, 'case.dueSoon')).length > 0);
    expect(await told(batch.id, 'case.dueSoon')).toHaveLength(1);
  });
});
