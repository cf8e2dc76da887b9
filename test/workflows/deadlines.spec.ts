import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, markChecklist, untilState, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import { announce, decide } from '../../apps/cli/client/meeting.journey.js';
import { openBatch, resubmit, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

interface Line {
  readonly action: string;
  readonly actor_role: string;
  readonly at: Date;
}

describe('the limits of an accreditation', () => {
  let scene: Scene;
  /** A working day lasts 0.1 s: a limit of five passes in half a second. */
  let brisk: OpenedBatch;
  /** A working day lasts 10 s: no limit passes while a test looks. */
  let calm: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene();
    brisk = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    calm = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 10 });
  });
  afterAll(() => scene?.stop());

  const submitted = (batch: OpenedBatch) => submitPark(scene.record, scene.applicant, batch);
  const returned = async (batch: OpenedBatch) => {
    const { officer } = scene.commission;
    const id = await submitted(batch);
    await markChecklist(officer, id, { site: 'the lease has no date' });
    await officer.patiently('POST', `/cases/${id}/return`, {});
    return id;
  };
  const see = (id: string) =>
    scene.commission.officer.get<CaseView & { overdue: boolean; dueAt: string }>(`/cases/${id}`);
  const trail = (id: string, action: string) =>
    scene.record.query<Line[]>(`SELECT action, actor_role, at FROM audit_entry WHERE case_id = $1 AND action = $2`, [
      id,
      action,
    ]);
  const notices = async (id: string, template: string) =>
    (
      await scene.record.query<{ recipient: string }[]>(
        `SELECT coalesce(role, 'applicant') AS recipient FROM notice WHERE case_id = $1 AND template = $2 ORDER BY 1`,
        [id, template],
      )
    ).map(({ recipient }) => recipient);
  const result = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id)).result() as Promise<string>;

  it('deem a dossier withdrawn that is not corrected in time', async () => {
    const id = await returned(brisk);
    await untilState(scene.applicant, id, ['lapsed']);
    expect(await result(id)).toBe('lapsed');
    expect(await trail(id, 'lapse')).toEqual([expect.objectContaining({ actor_role: 'system' })]);
    expect(await notices(id, 'case.lapsed')).toEqual(['applicant']);
    const open = await scene.record.query(`SELECT FROM work_item WHERE case_id = $1 AND closed_at IS NULL`, [id]);
    expect(open).toHaveLength(0);
    await expect(scene.applicant.post(`/dossiers/${id}/submission`)).rejects.toMatchObject({
      problem: { code: 'case.closed' },
    });
  });

  it('let a dossier that is corrected in time go on with its second revision', async () => {
    const id = await returned(calm);
    await resubmit(scene.record, id);
    const view = await untilState(scene.applicant, id, ['underFormalCheck']);
    expect(view).toMatchObject({ revision: 2 });
    expect(await trail(id, 'complete')).toHaveLength(1);
    await accept(scene.commission.officer, id);
  });

  it('end the public notice by the clock alone, and not before', async () => {
    const id = await submitted(brisk);
    await bringTo('underDecision', scene.commission, id);
    const { dueAt, meetingId } = await decide(scene.commission, id, { result: 'selected' });
    await expect(announce(scene.commission, meetingId)).rejects.toMatchObject({
      problem: { status: 409, code: 'case.wrongState' },
    });
    await untilState(scene.applicant, id, ['underAnnouncement']);
    const [end] = await trail(id, 'endNotice');
    expect(end).toMatchObject({ actor_role: 'system' });
    expect(end?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(dueAt ?? ''));
    expect(await notices(meetingId, 'announcement.due')).toEqual(['caseOfficer']);
  });

  it("decide nothing when the officer's limit passes, but show it and tell whoever has the turn, once", async () => {
    const id = await submitted(brisk);
    await until(async () => (await see(id)).overdue);
    expect(await see(id)).toMatchObject({ state: 'underFormalCheck' });
    expect(await notices(id, 'case.overdue')).toEqual(['caseOfficer']);
    await accept(scene.commission.officer, id);
    expect(await see(id)).toMatchObject({ state: 'underDraw', overdue: false });
    expect(await trail(id, 'overdue')).toHaveLength(1);
  });

  it('move with an extension: not at the old limit, but at the new one', async () => {
    const id = await returned(brisk);
    const before = (await see(id)).dueAt;
    await scene.commission.officer.post(`/cases/${id}/extension`, { workingDays: 15, reason: 'a flood' });
    const { dueAt } = await see(id);
    expect(Date.parse(dueAt) - Date.parse(before)).toBe(1_500);
    await untilState(scene.applicant, id, ['lapsed']);
    const [lapse] = await trail(id, 'lapse');
    expect(lapse?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(dueAt));
  });

  it('run anew after an extension that comes when they had passed', async () => {
    const id = await submitted(brisk);
    await until(async () => (await see(id)).overdue);
    await scene.commission.officer.post(`/cases/${id}/extension`, { workingDays: 50, reason: 'a flood' });
    expect(await see(id)).toMatchObject({ overdue: false, state: 'underFormalCheck' });
    await until(async () => (await see(id)).overdue);
    expect(await trail(id, 'overdue')).toHaveLength(2);
  });
});
