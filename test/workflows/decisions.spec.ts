import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, markChecklist, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

describe('decisions on an accreditation', () => {
  let scene: Scene;
  let brisk: OpenedBatch;
  let calm: OpenedBatch;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
    brisk = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    calm = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 30 });
  });
  afterAll(() => scene?.stop());

  const submitted = async (batch = calm) => {
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    return id;
  };
  const see = (id: string) => officer.get<CaseView>(`/cases/${id}`);
  const workflow = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const moves = async (id: string, action: string) =>
    (await scene.record.query(`SELECT id FROM audit_entry WHERE case_id = $1 AND action = $2`, [id, action])).length;
  const openItems = async (id: string) =>
    (await scene.record.query(`SELECT id FROM work_item WHERE case_id = $1 AND closed_at IS NULL`, [id])).length;
  const outcomeOf = (request: Promise<unknown>) =>
    request.then(
      () => 200,
      (error: { problem?: { status: number; code: string; current?: { state: string } } }) => error.problem,
    );

  const STEPS: Step[] = [
    'underFormalCheck',
    'underDraw',
    'underExpertReview',
    'underOnsiteAssessment',
    'underDecision',
    'underPublicNotice',
    'underAnnouncement',
  ];

  it.each(STEPS)('let the applicant withdraw at %s', async (step) => {
    const id = await submitted(step === 'underAnnouncement' ? brisk : calm);
    await bringTo(step, scene.commission, id);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: 'we move to another city' });
    expect(await see(id)).toMatchObject({ state: 'withdrawn' });
    expect(await workflow(id).result()).toBe('withdrawn');
    expect(await openItems(id)).toBe(0);
    expect(await outcomeOf(accept(officer, id))).toMatchObject({ status: 409, code: 'case.closed' });
  });

  it('let the applicant withdraw while a correction is due', async () => {
    const id = await submitted();
    await markChecklist(officer, id, { site: 'the lease has no date' });
    await officer.post(`/cases/${id}/return`, {});
    await scene.applicant.post(`/cases/${id}/withdrawal`, { reason: 'too much work' });
    expect(await workflow(id).result()).toBe('withdrawn');
  });

  it('are refused at the wrong step, over HTTP and by the workflow itself, with the code and the state', async () => {
    const id = await submitted();
    expect(await outcomeOf(officer.post(`/cases/${id}/draw`, {}))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
      current: { state: 'underFormalCheck' },
    });
    const update = workflow(id).executeUpdate('drawExperts', { args: [{ commandId: randomUUID() }] });
    await expect(update).rejects.toThrow(WorkflowUpdateFailedError);
    // An Update that names no command of the record decides nothing.
    await expect(update).rejects.toMatchObject({ cause: { type: 'request.notFound' } });
    expect(await moves(id, 'drawExperts')).toBe(0);
  });

  it('are committed once when the same request comes again, and at the same moment', async () => {
    const id = await submitted();
    await markChecklist(officer, id);
    const key = randomUUID();
    const ask = () => officer.post(`/cases/${id}/acceptance`, {}, { key });
    const [first, ...others] = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
    for (const other of others) expect(other).toEqual(first);
    expect(await moves(id, 'accept')).toBe(1);
  });

  it('are committed once when the engine gets one Update twice, or one command under two Updates', async () => {
    const id = await submitted();
    const commandId = randomUUID();
    await scene.record.query(
      `INSERT INTO command (id, account_id, case_id, action, payload) VALUES ($1, $2, $3, 'extend', $4)`,
      [commandId, officer.accountId, id, JSON.stringify({ workingDays: 1, reason: 'a flood' })],
    );
    const update = (updateId: string) => workflow(id).executeUpdate('extend', { args: [{ commandId }], updateId });
    const first = await update('one');
    expect(await Promise.all([update('one'), update('another'), update('third')])).toEqual([first, first, first]);
    expect(await moves(id, 'extend')).toBe(1);
  });

  it('leave a trail without a gap: each begins at the version at which the one before ended', async () => {
    const id = await submitted();
    for (const workingDays of [1, 2]) await officer.post(`/cases/${id}/extension`, { workingDays, reason: 'a flood' });
    await accept(officer, id);
    const chain = await scene.record.query<{ from: number; to: number }[]>(
      `SELECT (before->>'version')::int AS from, (after->>'version')::int AS to FROM audit_entry
       WHERE case_id = $1 AND action IN ('extend', 'accept') ORDER BY id`,
      [id],
    );
    expect(chain).toEqual([1, 2, 3].map((from) => ({ from, to: from + 1 })));
  });

  it('are refused under a key that belongs to another request', async () => {
    const id = await submitted();
    await markChecklist(officer, id, { site: 'the lease has no date' });
    const key = randomUUID();
    await officer.post(`/cases/${id}/return`, { reason: 'see the list' }, { key });
    expect(await outcomeOf(officer.post(`/cases/${id}/return`, { reason: 'other' }, { key }))).toMatchObject({
      code: 'request.keyReused',
    });
  });

  it('that conflict: one wins, the other is told the state', async () => {
    const returns = (person: ApiClient, id: string) => person.post(`/cases/${id}/return`, {});
    const refuses = (person: ApiClient, id: string) => person.post(`/cases/${id}/refusal`, { reasons: ['wrongType'] });
    for (let round = 0; round < 6; round += 1) {
      const id = await submitted();
      // What fails says which of the two is open.
      const [failing, act] = round % 2 === 0 ? (['site', returns] as const) : (['typeFits', refuses] as const);
      await markChecklist(officer, id, { [failing]: 'it does not agree with the licence' });
      const outcomes = await Promise.all([
        outcomeOf(act(officer, id)),
        outcomeOf(act(scene.commission.secondOfficer, id)),
        outcomeOf(scene.applicant.post(`/cases/${id}/withdrawal`, { reason: 'changed our mind' })),
      ]);
      const { state } = await see(id);
      const won = outcomes.filter((outcome) => outcome === 200).length;
      // A withdrawal may still follow a return; nothing follows a refusal or a withdrawal.
      const committed =
        (await moves(id, 'returnForCorrection')) + (await moves(id, 'refuse')) + (await moves(id, 'withdraw'));
      expect(committed).toBe(won);
      expect(won).toBeGreaterThanOrEqual(1);
      expect((await moves(id, 'returnForCorrection')) + (await moves(id, 'refuse'))).toBeLessThanOrEqual(1);
      for (const outcome of outcomes) {
        if (outcome === 200) continue;
        expect(outcome).toMatchObject({ status: 409, current: { state: expect.any(String) } });
      }
      expect(['returned', 'refused', 'withdrawn']).toContain(state);
      expect(await openItems(id)).toBe(state === 'returned' ? 1 : 0);
    }
  });

  it('of the same kind by two persons: one wins, and the trail has one', async () => {
    const id = await submitted();
    await markChecklist(officer, id);
    const outcomes = await Promise.all([
      outcomeOf(officer.post(`/cases/${id}/acceptance`, {})),
      outcomeOf(scene.commission.secondOfficer.post(`/cases/${id}/acceptance`, {})),
    ]);
    expect(outcomes.filter((outcome) => outcome === 200)).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== 200)).toMatchObject({ status: 409 });
    expect(await moves(id, 'accept')).toBe(1);
  });
});
