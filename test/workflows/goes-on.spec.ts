import { STAGE_COMPLETE, WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { untilState } from '../../apps/cli/client/accreditation.journey.js';
import { conclude, convene, voteAlike } from '../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';

/** So long a history may be while nothing is under way, so that the run does not go on in a new one yet. */
const NEARLY_LONG_EVENTS = 950;
/** From so many on it does. */
const LONG_EVENTS = 1_000;

describe('a meeting that has nothing left to publish', () => {
  const scene = sceneOfSuite();

  /** Its only case is selected, and not published yet. */
  const proposed = async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const caseId = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, caseId);
    const { id } = await convene(scene.commission, batch.id, [caseId]);
    await voteAlike(scene.commission, id, [{ caseId, result: 'selected' }]);
    await conclude(scene.commission, id);
    return { id, caseId, run: scene.workflow(WORKFLOW_IDS.meeting(id)) };
  };
  const withdraw = (caseId: string) =>
    scene.applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '单位另有安排' });

  /** Each time the run asks the record, until its history is nearly long, and it waits again. */
  const grow = async (run: ReturnType<typeof scene.workflow>) => {
    const events = async () => (await run.describe()).historyLength;
    for (let length = await events(); length < NEARLY_LONG_EVENTS; length = await events()) {
      await run.signal(STAGE_COMPLETE);
      await until(async () => (await events()) > length + 3);
    }
    await until(async () => !(await run.describe()).raw.pendingWorkflowTask);
  };

  it('ends, although its run hears of it while its history grows long and the record is being asked', async () => {
    const { id, caseId, run } = await proposed();
    await grow(run);
    const { runId } = await run.describe();
    // What the run asks next finds the limit passed, and stands still before it says so.
    await scene.record.query(`CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NEW; END $$`);
    await scene.record.query(`CREATE TRIGGER stand_still BEFORE INSERT ON audit_entry FOR EACH ROW
      WHEN (NEW.case_id = '${id}' AND NEW.action = 'overdue') EXECUTE FUNCTION stand_still()`);
    const holder = scene.record.createQueryRunner();
    await holder.query(`SELECT pg_advisory_lock(7)`);
    await scene.record.query(`UPDATE procedure_case SET due_at = now() WHERE id = $1`, [id]);
    await run.signal(STAGE_COMPLETE);
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted`;
    await until(async () => (await scene.record.query<unknown[]>(waiting)).length > 0);
    await withdraw(caseId);
    for (let times = 0; times < 60; times += 1) await run.signal(STAGE_COMPLETE);
    // The signals have reached the run, which still waits for its answer.
    await until(async () => (await run.describe()).historyLength > LONG_EVENTS);
    await holder.query(`SELECT pg_advisory_unlock(7)`);
    await holder.release();
    await untilState(scene.commission.officer, id, ['concluded']);
    expect((await scene.temporal.workflow.getHandle(run.workflowId, runId).describe()).status.name).toBe('COMPLETED');
    await scene.record.query(`DROP FUNCTION stand_still CASCADE`);
  }, 120_000);

  it('ends, although the run that was to hear of it is gone and another takes it up', async () => {
    const { id, caseId, run } = await proposed();
    await run.terminate('lost');
    await withdraw(caseId);
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    await scene.temporal.workflow.start(WORKFLOW_TYPES.meeting, {
      taskQueue: scene.stack.taskQueue,
      workflowId: run.workflowId,
      args: [{ caseId: id }],
    });
    await untilState(scene.commission.officer, id, ['concluded']);
    expect(await run.result()).toBe('concluded');
  });
});
