import { caseActivities } from '#activities/cases/cases.activities.js';
import { MOVES } from '#activities/moves.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accept,
  accredit,
  answerInvitation,
  panelOf,
  seatPanel,
  markChecklist,
  submitReview,
  untilState,
  visit,
  type CaseView,
} from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

describe('a case whose processes come and go', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene();
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.4 });
  });
  afterAll(() => scene?.stop());

  const submitted = () => submitPark(scene.record, scene.applicant, batch);
  const state = async (id: string) => (await scene.commission.officer.get<CaseView>(`/cases/${id}`)).state;
  const workflow = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const exists = (id: string) =>
    workflow(id)
      .describe()
      .then(
        () => true,
        () => false,
      );
  const waiting = async (id: string) =>
    (
      await scene.record.query<{ kind: string }[]>(`SELECT kind FROM outbox WHERE workflow_id = $1 ORDER BY id`, [
        WORKFLOW_IDS.accreditation(id),
      ])
    ).map(({ kind }) => kind);

  it('is accepted while no relay runs, and starts when one does', async () => {
    await scene.stack.kill('worker');
    const id = await submitted();
    await markChecklist(scene.commission.officer, id);
    expect(await waiting(id)).toEqual(['start']);
    expect(await exists(id)).toBe(false);
    await scene.stack.restart('worker');
    await until(async () => (await waiting(id)).length === 0);
    expect(await accredit(scene.commission, id)).toMatchObject({ state: 'accredited' });
    expect(await workflow(id).result()).toBe('accredited');
  });

  it('goes on where it was when the worker is killed in the middle: limits and signals that fell due meanwhile count', async () => {
    const { commission } = scene;
    const [notice, review] = [await submitted(), await submitted()];
    await bringTo('underExpertReview', commission, review);
    // Last, so that its five days have not passed before the worker is gone.
    await bringTo('underPublicNotice', commission, notice);
    const experts = await panelOf(commission, review);
    const last = experts.pop();
    for (const expert of experts) await submitReview(expert, review, 88);
    await scene.stack.kill('worker');
    if (last) await submitReview(last, review, 88);
    await until(async () => {
      const [due] = await scene.record.query<{ passed: boolean }[]>(
        `SELECT due_at < now() AS passed FROM procedure_case WHERE id = $1`,
        [notice],
      );
      return due?.passed === true;
    });
    expect(await state(notice)).toBe('underPublicNotice');
    expect(await state(review)).toBe('underExpertReview');
    await scene.stack.restart('worker');
    await untilState(commission.officer, notice, ['underAnnouncement']);
    await untilState(commission.officer, review, ['underOnsiteAssessment']);
    await visit(commission, review);
  });

  it('refuses a decision that nobody can commit, changes nothing, and takes it under the same key later', async () => {
    const { officer } = scene.commission;
    const id = await submitted();
    await until(() => exists(id));
    await markChecklist(officer, id);
    await scene.stack.kill('worker');
    const ask = () => officer.send('POST', `/cases/${id}/acceptance`, {}, { 'Idempotency-Key': `accept-${id}` });
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await refused.json()).toMatchObject({ code: 'server.unavailable' });
    await scene.stack.restart('worker');
    // What was taken back stays taken back, also when the Update reaches the workflow after all.
    await until(() =>
      scene.temporal.workflow
        .getHandle(workflow(id).workflowId)
        .describe()
        .then(() => true),
    );
    expect(await state(id)).toBe('underFormalCheck');
    const taken = await ask();
    expect(taken.status).toBe(200);
    expect(await state(id)).toBe('underDraw');
    const moves = await scene.record.query(`SELECT FROM audit_entry WHERE case_id = $1 AND action = 'accept'`, [id]);
    expect(moves).toHaveLength(1);
    await seatPanel(scene.commission, id);
  });

  it('is taken up by the reconciler when its start was lost', async () => {
    await scene.stack.kill('worker');
    const id = await submitted();
    await scene.record.query(`DELETE FROM outbox WHERE workflow_id = $1`, [WORKFLOW_IDS.accreditation(id)]);
    await scene.record.query(`UPDATE procedure_case SET state_since = now() - interval '1 hour' WHERE id = $1`, [id]);
    await scene.stack.restart('worker');
    await until(() => exists(id), 45_000);
    await accept(scene.commission.officer, id);
    expect(await state(id)).toBe('underDraw');
  });
});

describe('a case whose run was ended by hand', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  it('finds what was handed in meanwhile, in whichever stage it is taken up again', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    const { commission } = scene;
    await bringTo('underExpertReview', commission, id);
    const run = scene.workflow(WORKFLOW_IDS.accreditation(id));
    await run.terminate('ended by hand');
    for (const expert of await panelOf(commission, id)) await submitReview(expert, id, 88);
    await scene.record.query(`UPDATE procedure_case SET state_since = now() - interval '1 hour' WHERE id = $1`, [id]);
    await untilState(commission.officer, id, ['underOnsiteAssessment']);
  });
});

describe('a case whose worker dies behind a commit', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  it('learns of it, and of what was handed in to the next stage meanwhile', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    const { commission } = scene;
    await bringTo('underDraw', commission, id);
    await commission.officer.patiently('POST', `/cases/${id}/draw`, {});
    await scene.stack.kill('worker');
    for (const expert of await panelOf(commission, id, ['invited'])) {
      await answerInvitation(expert, id, { answer: 'accept' });
    }
    // What a worker does that is killed before it can tell Temporal.
    await caseActivities(scene.record, MOVES).closeStage({ caseId: id });
    for (const expert of await panelOf(commission, id)) await submitReview(expert, id, 88);
    await scene.stack.restart('worker');
    await untilState(commission.officer, id, ['underOnsiteAssessment']);
  });
});

describe('a case whose turn a broken link has swallowed', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  it('is given another in time for the answer to whoever decides', async () => {
    const { stack, temporal, commission } = scene;
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await accept(commission.officer, id);
    const execution = { workflowId: WORKFLOW_IDS.accreditation(id) };
    await stack.kill('worker');
    // Else it would be kept for the worker that is dead, for some seconds.
    await temporal.workflowService.resetStickyTaskQueue({ namespace: stack.namespace, execution });
    const decided = commission.officer.patiently('POST', `/cases/${id}/extension`, {
      workingDays: 1,
      reason: '需核实',
    });
    const queue = { namespace: stack.namespace, taskQueue: { name: stack.taskQueue }, identity: 'a broken link' };
    const swallow = () => temporal.workflowService.pollWorkflowTaskQueue(queue);
    const swallowed = await temporal.withDeadline(Date.now() + 10_000, swallow);
    expect(swallowed.workflowExecution).toMatchObject(execution);
    await stack.restart('worker');
    await decided;
    const { events } = await temporal.workflow.getHandle(execution.workflowId).fetchHistory();
    const begun = events?.find(({ workflowExecutionStartedEventAttributes: begins }) => begins);
    const { workflowTaskTimeout } = begun?.workflowExecutionStartedEventAttributes ?? {};
    // Whoever decides waits for ten seconds.
    expect(Number(workflowTaskTimeout?.seconds)).toBeLessThanOrEqual(5);
    expect(events?.some(({ workflowTaskTimedOutEventAttributes: lost }) => lost)).toBe(true);
  });
});

describe('a case while Temporal is away', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene({ worker: false, env: { TEMPORAL_ADDRESS: '127.0.0.1:9' } })));
  afterAll(() => scene?.stop());

  it('takes contributions; decisions are refused with 503 and change nothing', async () => {
    const { officer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    await markChecklist(officer, id);
    const refused = await officer.send('POST', `/cases/${id}/acceptance`, {});
    expect(refused.status).toBe(503);
    expect(refused.headers.has('Retry-After')).toBe(true);
    const view = await officer.get<CaseView>(`/cases/${id}`);
    expect(view).toMatchObject({ state: 'underFormalCheck', version: 1 });
    const left = await scene.record.query(`SELECT FROM audit_entry WHERE case_id = $1 AND action = 'accept'`, [id]);
    expect(left).toHaveLength(0);
  });
});
