import { untilState, type CaseView } from '#cli/client/commission.js';
import { investigate, onObjection } from '#cli/client/after.journey.js';
import { announce, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { refusalOf } from '../../support/desk.js';
import { objected, type Objected } from '../../support/objected.js';
import { sceneOfSuite } from '../../support/scene.js';
import { until } from '../../support/until.js';

const REASON = '经现场核查，结论如下。';

describe('an answer to an objection that was a mistake', () => {
  const scene = sceneOfSuite();
  const { noticed, objectionsTo, filed, see, tasksOf, toldOf } = objected(scene);
  const officer = () => scene.commission.officer;
  const decider = () => scene.commission.decider;
  const accepted = async (caseId: string) => {
    const objection = await filed(caseId);
    await onObjection(officer(), objection, 'acceptance', { summary: '联合实验室是否仍在运行' });
    await investigate(officer(), objection, '已赴现场核查。');
    return objection;
  };
  const answer = (objection: Objected, act: 'dismissal' | 'upholding') =>
    onObjection(decider(), objection, act, { reason: REASON });
  const reverse = (id: string, by = decider()) =>
    by.patiently<CaseView>('POST', `/cases/${id}/reversal`, { reason: '误将另一件异议的结论录入' });

  it('dismissed while the notice runs: its case stands still for it again, with the limit that went on', async () => {
    const { id } = await noticed();
    const objection = await accepted(id);
    const before = await see(id);
    await answer(objection, 'dismissal');
    expect(await see(id, decider())).toMatchObject({
      state: 'underPublicNotice',
      verbs: expect.arrayContaining(['reverse']) as string[],
    });
    expect(await refusalOf(reverse(id, scene.commission.deciders[1]))).toMatchObject({ code: 'reversal.notYours' });
    expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
    const { dueAt } = await see(id);
    // While it was not there, its clock stood.
    expect(Date.parse(dueAt as string)).toBeGreaterThanOrEqual(Date.parse(before.dueAt as string));
    const limits = `SELECT continues FROM case_deadline WHERE case_id = $1 AND closed_at IS NULL`;
    expect(await scene.record.query(limits, [id])).toEqual([{ continues: true }]);
    expect(await objectionsTo(id)).toMatchObject([{ state: 'accepted', answer: null }]);
    expect(await tasksOf(id, decider())).toEqual(['objectionDecision']);
    expect(await toldOf(id)).toEqual(expect.arrayContaining(['objection.dismissed', 'case.reversed']));
    // It can be answered anew, also the other way; who is told is told again.
    await answer(objection, 'dismissal');
    expect((await toldOf(id)).filter((template) => template === 'objection.dismissed')).toHaveLength(2);
    await reverse(id);
    await answer(objection, 'upholding');
    expect(await see(id)).toMatchObject({ state: 'notSelected' });
  });

  it('dismissed after the notice: the meeting has nothing to announce until it is answered again', async () => {
    const { id, meetingId } = await noticed(1);
    const objection = await accepted(id);
    await untilNoticeEnds(scene.commission, meetingId);
    await answer(objection, 'dismissal');
    expect(await see(id)).toMatchObject({ state: 'underAnnouncement' });
    expect(await tasksOf(meetingId)).toEqual(['announcement']);
    expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
    expect(await tasksOf(meetingId)).toEqual([]);
    expect(await see(meetingId)).toMatchObject({ state: 'underAnnouncement', dueAt: null });
    expect(await refusalOf(officer().post(`/meetings/${meetingId}/announcement`, {}))).toMatchObject({
      code: 'meeting.nothingToAnnounce',
    });
    await answer(objection, 'dismissal');
    await announce(scene.commission, meetingId);
    expect(await see(id)).toMatchObject({ state: 'accredited' });
    expect(await refusalOf(reverse(id))).toMatchObject({ status: 409 });
  });

  it('is told again each time, in words that do not say who objects', async () => {
    const { id } = await noticed();
    const [first] = [await accepted(id), await accepted(id)];
    const naming = () => decider().patiently('POST', `/cases/${id}/reversal`, { reason: '赵敏敏来电补充了证据' });
    for (const times of [1, 2]) {
      await answer(first, 'dismissal');
      if (times === 1) expect(await refusalOf(naming())).toMatchObject({ code: 'objection.namesObjector' });
      expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
      expect((await toldOf(id)).filter((template) => template === 'case.reversed')).toHaveLength(times);
    }
    const suspending = officer().patiently('POST', `/cases/${id}/suspension`, { reason: '联系 13900001234 核实' });
    expect(await refusalOf(suspending)).toMatchObject({ code: 'objection.namesObjector' });
  });

  it('repeated under its key, is the first answer, also where its words would be refused by now', async () => {
    const { id } = await noticed();
    const objection = await filed(id);
    const key = crypto.randomUUID();
    const body = { reason: '与钱多多所述不符' };
    const suspend = () => officer().patiently<CaseView>('POST', `/cases/${id}/suspension`, body, { key });
    const first = await suspend();
    await scene.record.query(`UPDATE objection SET objector_name = '钱多多' WHERE id = $1`, [objection.id]);
    expect(await suspend()).toEqual(first);
    const again = officer().patiently('POST', `/cases/${id}/resumption`, body);
    expect(await refusalOf(again)).toMatchObject({ code: 'objection.namesObjector' });
  });

  it('not accepted, after the notice: nobody is asked to decide before somebody accepts it', async () => {
    const { id, meetingId } = await noticed(1);
    const objection = await filed(id);
    await untilNoticeEnds(scene.commission, meetingId);
    await onObjection(officer(), objection, 'refusal', { ground: 'noEvidence' });
    expect(await reverse(id, officer())).toMatchObject({ state: 'underObjection' });
    const { dueAt } = await see(id);
    const open = `SELECT task, due_at AS "dueAt", objection_id IS NOT NULL AS own FROM work_item WHERE case_id = $1 AND closed_at IS NULL`;
    expect(await scene.record.query(open, [id])).toEqual([
      { task: 'objectionScreening', dueAt: new Date(dueAt as string), own: true },
    ]);
    expect(await tasksOf(meetingId)).toEqual([]);
    const ended = `SELECT outcome FROM work_item WHERE case_id = $1 AND task = 'announcement' ORDER BY closed_at`;
    expect(await scene.record.query(ended, [meetingId])).toEqual([{ outcome: 'endNotice' }, { outcome: 'reverse' }]);
  });

  it('upheld: the case is taken up again, with all objections that were open, where its place is still free', async () => {
    const { id, meetingId, batchId } = await noticed();
    const objection = await accepted(id);
    const [second, third] = [await accepted(id), await filed(id)];
    await answer(objection, 'upholding');
    expect(await see(id)).toMatchObject({ state: 'notSelected' });
    expect(await tasksOf(id, decider())).toEqual([]);
    const quota = (park: number) =>
      scene.record.query(`UPDATE batch SET quotas = $2 WHERE id = $1`, [batchId, JSON.stringify({ park })]);
    await quota(0);
    expect(await refusalOf(reverse(id))).toMatchObject({ code: 'meeting.overQuota' });
    await quota(1);
    expect(await reverse(id)).toMatchObject({ state: 'underObjection' });
    expect((await see(id)).outcome).not.toHaveProperty('reasons');
    expect(await objectionsTo(id)).toMatchObject([
      { state: 'accepted', answer: null },
      { state: 'accepted' },
      { state: 'filed' },
    ]);
    expect(await tasksOf(id, decider())).toEqual(['objectionDecision', 'objectionDecision']);
    expect(await tasksOf(id)).toEqual(['objectionDecision', 'objectionDecision', 'objectionScreening']);
    for (const each of [objection, second]) await answer(each, 'dismissal');
    await onObjection(officer(), third, 'refusal', { ground: 'noEvidence' });
    expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt: (await see(meetingId)).dueAt });
  });

  it('upheld, and its meeting has ended: nothing is there to go back to', async () => {
    const { id, meetingId } = await noticed(1);
    const objection = await accepted(id);
    await untilNoticeEnds(scene.commission, meetingId);
    await answer(objection, 'upholding');
    await untilState(officer(), meetingId, ['announced']);
    expect(await refusalOf(reverse(id))).toMatchObject({ status: 409, code: 'reversal.meetingEnded' });
    expect(await see(id)).toMatchObject({ state: 'notSelected' });
  });

  it('not accepted: it waits to be screened again; not once somebody has acted on it', async () => {
    const { id } = await noticed();
    const objection = await filed(id);
    await onObjection(officer(), objection, 'refusal', { ground: 'noEvidence' });
    expect(await reverse(id, officer())).toMatchObject({ state: 'underPublicNotice' });
    expect(await objectionsTo(id)).toMatchObject([{ state: 'filed', answer: null }]);
    expect(await tasksOf(id)).toEqual(['objectionScreening']);
    await onObjection(officer(), objection, 'acceptance', { summary: '联合实验室是否仍在运行' });
    await investigate(officer(), objection, '已赴现场核查。');
    await answer(objection, 'dismissal');
    const other = await filed(id);
    await onObjection(officer(), other, 'acceptance', { summary: '场地是否属实' });
    expect(await refusalOf(reverse(id))).toMatchObject({ code: 'reversal.notYours' });
    await until(async () => (await see(id)).state === 'underObjection');
    expect(await reverse(id, officer())).toMatchObject({ state: 'underPublicNotice' });
    // What lies before it is no last step any more.
    expect(await refusalOf(reverse(id))).toMatchObject({ code: 'reversal.notReversible' });
  });
});
