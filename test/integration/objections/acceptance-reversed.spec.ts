import { untilState, type CaseView } from '#cli/client/commission.js';
import { investigate, object, onObjection } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { decide, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';

describe('an objection that was accepted by mistake', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const noticed = async (rehearsalDaySeconds = 60) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, id);
    const { meetingId } = await decide(scene.commission, id, { result: 'selected' });
    return { id, meetingId };
  };
  const objectionsTo = (id: string) =>
    officer.get<{ id: string; state: string; summary: string | null }[]>(`/cases/${id}/objections`);
  const filed = async (caseId: string) => {
    await object(ApiClient.anonymous(scene.stack.apiUrl), caseId, {
      objectorKind: 'person',
      objectorName: '赵敏敏',
      contact: '13900001234',
      facts: '申报的联合实验室已于去年撤销，现场并无设备，附照片为证。',
    });
    return { caseId, id: (await objectionsTo(caseId)).at(-1)?.id as string };
  };
  const accept = (objection: { caseId: string; id: string }) =>
    onObjection(officer, objection, 'acceptance', { summary: '联合实验室是否仍在运行' });
  const reverse = (id: string, by = officer) =>
    by.patiently<CaseView>('POST', `/cases/${id}/reversal`, { reason: '误将另一件异议的意见录入' });
  const see = (id: string) => officer.get<CaseView & { verbs: string[] }>(`/cases/${id}`);
  const tasksOf = async (id: string, who = officer) =>
    (await who.get<{ caseId: string; task: string }[]>('/work-items?limit=200'))
      .filter(({ caseId }) => caseId === id)
      .map(({ task }) => task);
  const toldTo = async (template: string) =>
    (await scene.applicant.get<{ template: string; caseId: string }[]>('/notices?limit=200'))
      .filter((notice) => notice.template === template)
      .map(({ caseId }) => caseId);

  it('waits again to be screened, while its case is under the notice of all as before; on record, the applicant told', async () => {
    const { id, meetingId } = await noticed();
    const before = await see(id);
    const objection = await filed(id);
    await accept(objection);
    expect(await see(id)).toMatchObject({ state: 'underObjection', verbs: expect.arrayContaining(['reverse']) });
    expect(await refusalOf(reverse(id, scene.commission.secondOfficer))).toMatchObject({ code: 'reversal.notYours' });
    expect(await reverse(id)).toMatchObject({ state: 'underPublicNotice' });
    const after = await see(id);
    expect(after.dueAt).toBe(before.dueAt);
    expect(after.dueAt).toBe((await see(meetingId)).dueAt);
    expect(await objectionsTo(id)).toMatchObject([{ state: 'filed', summary: null }]);
    expect(await tasksOf(id)).toEqual(['objectionScreening']);
    expect(await tasksOf(id, scene.commission.decider)).toEqual([]);
    expect(await toldTo('case.reversed')).toEqual([id]);
    const { done } = await officer.get<{ done: { action: string; detail: { zh: string } | null }[] }>(
      `/cases/${id}/timeline`,
    );
    expect(done.at(-1)).toMatchObject({ action: 'reverse', detail: { zh: '撤销“受理异议”' } });
    // Accepted after all, it goes its way, and the applicant is told again.
    await accept(objection);
    expect(await toldTo('objection.accepted')).toEqual([id, id]);
    expect(await tasksOf(id, scene.commission.decider)).toContain('objectionDecision');
  });

  it('stands where another one is open: the case goes on standing still for that one', async () => {
    const { id } = await noticed();
    const [first, second] = [await filed(id), await filed(id)];
    await accept(first);
    await accept(second);
    expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
    expect(await objectionsTo(id)).toMatchObject([{ state: 'accepted' }, { state: 'filed' }]);
    expect((await tasksOf(id)).sort()).toEqual(['objectionDecision', 'objectionScreening']);
    expect(await refusalOf(reverse(id))).toMatchObject({ code: 'reversal.notReversible' });
  });

  it('is not undone once somebody has acted on it, nor once the notice has ended', async () => {
    const acted = await noticed();
    const objection = await filed(acted.id);
    await accept(objection);
    await investigate(officer, objection, '已赴现场核查。');
    expect(await refusalOf(reverse(acted.id))).toMatchObject({ status: 409, code: 'reversal.actedSince' });
    const late = await noticed(1);
    await accept(await filed(late.id));
    await untilNoticeEnds(scene.commission, late.meetingId);
    expect(await refusalOf(reverse(late.id))).toMatchObject({ status: 409, code: 'reversal.noticeEnded' });
    await untilState(officer, late.id, ['underObjection']);
  });
});
