import { setTimeout as pause } from 'node:timers/promises';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import { lockCase } from '#persistence/record/cases.js';
import { measureVersion } from '#persistence/record/measures.js';
import { enterState } from '#persistence/record/stage.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { accept, seatPanel } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

describe('a case that the record moves behind the back of its run', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene();
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
  });
  afterAll(() => scene?.stop());

  /** As a change over a whole batch does it: rows, and a signal where the run is to hear of it. */
  const move = (id: string, to: AccreditationState, { told = true } = {}) =>
    scene.record.transaction(async (tx) => {
      const theCase = await lockCase(tx, id);
      if (!theCase) throw new Error(`there is no case ${id}`);
      const measure = await measureVersion(tx, theCase.measureId);
      await enterState(tx, theCase, measure, { to, now: new Date(), movedBy: null, outcome: 'moved' });
      if (told) await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
    });
  const submitted = () => submitPark(scene.record, scene.applicant, batch);
  const run = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const events = async (id: string) => (await run(id).describe()).historyLength;

  it('goes on from a stage that it had left, as often as that happens', async () => {
    const { commission } = scene;
    const id = await submitted();
    for (const told of [true, false]) {
      await bringTo('underDraw', commission, id);
      await move(id, 'underFormalCheck', { told });
    }
    await accept(commission.officer, id);
    await seatPanel(commission, id);
    expect((await run(id).describe()).status.name).toBe('RUNNING');
  });

  it('goes on from a later stage, and ends with its case', async () => {
    const id = await submitted();
    await bringTo('underDraw', scene.commission, id);
    await move(id, 'proposed');
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await run(id).result()).toBe('withdrawn');
  });

  it('waits quietly: a run that has nothing to do writes no history', async () => {
    const id = await submitted();
    await bringTo('underDraw', scene.commission, id);
    await move(id, 'underFormalCheck');
    await until(async () => {
      const rows = await scene.record.query<unknown[]>(`SELECT FROM outbox WHERE workflow_id = $1`, [
        run(id).workflowId,
      ]);
      return rows.length === 0;
    });
    await pause(1_000);
    const before = await events(id);
    await pause(2_000);
    expect(await events(id)).toBe(before);
  });
});
