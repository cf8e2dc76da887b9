import { setTimeout as pause } from 'node:timers/promises';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { accept, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import { convene, decide } from '../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { refusalOf } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

interface Told {
  readonly template: string;
  readonly recipient: string;
}

describe('the reminders of a case', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const submitted = async (rehearsalDaySeconds: number | null) =>
    submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds }));
  const told = async (id: string): Promise<string[]> =>
    (
      await scene.record.query<Told[]>(
        `SELECT template, coalesce(role, CASE WHEN organisation_id IS NOT NULL THEN 'applicant' ELSE 'a person' END) AS recipient
         FROM notice WHERE case_id = $1 AND template IN ('case.dueSoon', 'case.overdue', 'case.escalated') ORDER BY id`,
        [id],
      )
    ).map(({ template, recipient }) => `${template} → ${recipient}`);
  const lines = async (id: string) =>
    (
      await scene.record.query<{ action: string }[]>(
        `SELECT action FROM audit_entry WHERE case_id = $1 AND action IN ('remind', 'overdue', 'escalate') ORDER BY id`,
        [id],
      )
    ).map(({ action }) => action);

  it('come before the limit, when it has passed, to the next in line, and again: each once, though the worker dies in between', async () => {
    const id = await submitted(3);
    const expected = [
      'case.dueSoon → caseOfficer',
      'case.overdue → caseOfficer',
      'case.escalated → administrator',
      'case.overdue → caseOfficer',
    ];
    for (const count of [1, 2, 3, 4]) {
      await until(async () => (await told(id)).length >= count, 60_000);
      await scene.stack.kill('worker');
      await scene.stack.restart('worker');
    }
    await pause(3_000);
    expect(await told(id)).toEqual(expected);
    expect(await lines(id)).toEqual(['remind', 'overdue', 'remind', 'escalate', 'remind']);
    await accept(scene.commission.officer, id);
  });

  it('of which several fell due while no worker ran say it once', async () => {
    const id = await submitted(0.5);
    await bringTo('underFormalCheck', scene.commission, id);
    await scene.stack.kill('worker');
    await pause(6_000);
    await scene.stack.restart('worker');
    await until(async () => (await told(id)).length > 1);
    await pause(1_000);
    expect((await told(id)).sort()).toEqual(['case.escalated → administrator', 'case.overdue → caseOfficer']);
  });

  it('move with the limit: an extension has its own', async () => {
    const id = await submitted(1);
    await until(async () => (await told(id)).length === 1);
    const { officer } = scene.commission;
    await officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 5, reason: '停电' });
    await until(async () => (await told(id)).length === 2);
    expect(await told(id)).toEqual(['case.dueSoon → caseOfficer', 'case.dueSoon → caseOfficer']);
    expect(await officer.get<CaseView & { overdue: boolean }>(`/cases/${id}`)).toMatchObject({ overdue: false });
    await accept(officer, id);
  });

  it('tell the experts of a panel, each, and nobody else of the pool', async () => {
    const id = await submitted(2);
    await bringTo('underExpertReview', scene.commission, id);
    await scene.record.query(`UPDATE procedure_case SET wake_at = now() WHERE id = $1`, [id]);
    await until(async () => (await told(id)).some((line) => line.startsWith('case.dueSoon → a person')), 60_000);
    expect((await told(id)).filter((line) => line === 'case.dueSoon → a person')).toHaveLength(5);
  });

  it('say nothing while nothing waits for anybody, as for a case on an agenda: nobody is told that a limit was let pass', async () => {
    const { officer, deciders } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const [taken, waiting] = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    for (const id of [taken, waiting]) await bringTo('underDecision', scene.commission, id);
    await convene({ officer, deciders }, batch.id, [taken]);
    // The limit, and the day of the escalation after it, have passed.
    for (const id of [taken, waiting]) {
      await scene.record.transaction(async (tx) => {
        await tx.query(
          `UPDATE case_deadline SET opened_at = opened_at - interval '20 hours', due_at = due_at - interval '20 hours'
           WHERE case_id = $1 AND closed_at IS NULL`,
          [id],
        );
        await tx.query(
          `UPDATE procedure_case SET due_at = due_at - interval '20 hours', wake_at = wake_at - interval '20 hours' WHERE id = $1`,
          [id],
        );
        await enqueueSignal(tx, WORKFLOW_IDS.accreditation(id), STAGE_COMPLETE);
      });
    }
    await until(async () => (await told(waiting)).includes('case.escalated → administrator'));
    await until(async () => (await officer.get<{ overdue: boolean }>(`/cases/${taken}`)).overdue);
    expect(await told(taken)).toEqual([]);
    expect(await lines(taken)).toEqual(['overdue']);
  });

  describe('by an officer', () => {
    const remind = (id: string) => scene.commission.officer.post<{ told: number }>(`/cases/${id}/reminder`, {});

    it('go to whoever has the turn, once a working day', async () => {
      const id = await submitted(null);
      expect(await remind(id)).toMatchObject({ caseId: id, told: 1 });
      expect(await refusalOf(remind(id))).toMatchObject({ status: 409, code: 'case.remindedAlready' });
      const [notice] = await scene.commission.officer.get<{ text: { zh: string } }[]>('/notices?limit=1');
      expect(notice?.text.zh).toMatch(/^催办：“a park”（形式审查），请尽快逐项完成形式审查.*期限至 \d{4}-/);
      const timeline = await scene.commission.officer.get<{ done: { action: string; by: string }[] }>(
        `/cases/${id}/timeline`,
      );
      expect(timeline.done.at(-1)).toMatchObject({ action: 'remind', by: 'caseOfficer' });
    });

    it('are for a new stage again', async () => {
      const id = await submitted(null);
      await remind(id);
      await accept(scene.commission.officer, id);
      expect(await remind(id)).toMatchObject({ told: 1 });
    });

    it('are refused where nobody has a task, and where the case has ended', async () => {
      const id = await submitted(0.1);
      await bringTo('underDecision', scene.commission, id);
      await decide(scene.commission, id, {
        result: 'notSelected',
        reasons: ['dishonesty'],
        reason: '信用核查发现严重失信记录',
      });
      expect(await refusalOf(remind(id))).toMatchObject({ status: 409, code: 'case.closed' });
    });
  });
});
