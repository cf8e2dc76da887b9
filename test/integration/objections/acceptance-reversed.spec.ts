import { untilState, type CaseView } from '#cli/client/commission.js';
import { investigate, onObjection } from '#cli/client/after.journey.js';
import { untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { refusalOf } from '../../support/desk.js';
import { objected, type Objected } from '../../support/objected.js';
import { sceneOfSuite } from '../../support/scene.js';

describe('an objection that was accepted by mistake', () => {
  const scene = sceneOfSuite();
  const { noticed, objectionsTo, filed, see, tasksOf, toldOf } = objected(scene);
  const officer = () => scene.commission.officer;
  const accept = (objection: Objected) =>
    onObjection(officer(), objection, 'acceptance', { summary: '联合实验室是否仍在运行' });
  const reverse = (id: string, by = officer()) =>
    by.patiently<CaseView>('POST', `/cases/${id}/reversal`, { reason: '误将另一件异议的意见录入' });

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
    expect((await toldOf(id)).filter((template) => template === 'case.reversed')).toHaveLength(1);
    const { done } = await officer().get<{ done: { action: string; detail: { zh: string } | null }[] }>(
      `/cases/${id}/timeline`,
    );
    expect(done.at(-1)).toMatchObject({ action: 'reverse', detail: { zh: '撤销“受理异议”' } });
    // Accepted after all, it goes its way, and the applicant is told again.
    await accept(objection);
    expect((await toldOf(id)).filter((template) => template === 'objection.accepted')).toHaveLength(2);
    expect(await tasksOf(id, scene.commission.decider)).toContain('objectionDecision');
  });

  it('stands where another one is open: the case goes on standing still for that one', async () => {
    const { id } = await noticed();
    const [first, second] = [await filed(id), await filed(id)];
    await accept(first);
    await accept(second);
    expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
    expect(await objectionsTo(id)).toMatchObject([{ state: 'accepted' }, { state: 'filed' }]);
    expect(await tasksOf(id)).toEqual(['objectionDecision', 'objectionScreening']);
    expect(await refusalOf(reverse(id))).toMatchObject({ code: 'reversal.notReversible' });
  });

  it('is not undone once somebody has acted on it, nor once the notice has ended', async () => {
    const acted = await noticed();
    const objection = await filed(acted.id);
    await accept(objection);
    await investigate(officer(), objection, '已赴现场核查。');
    expect(await refusalOf(reverse(acted.id))).toMatchObject({ status: 409, code: 'reversal.actedSince' });
    const late = await noticed(1);
    await accept(await filed(late.id));
    await untilNoticeEnds(scene.commission, late.meetingId);
    expect(await refusalOf(reverse(late.id))).toMatchObject({ status: 409, code: 'reversal.noticeEnded' });
    await untilState(officer(), late.id, ['underObjection']);
  });
});
