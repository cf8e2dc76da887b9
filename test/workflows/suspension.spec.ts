import { setTimeout as pause } from 'node:timers/promises';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accept,
  markChecklist,
  panelOf,
  submitReview,
  untilState,
  type CaseView,
} from '../../apps/cli/client/accreditation.journey.js';
import { investigate, object, onObjection } from '../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../apps/cli/client/api-client.js';
import {
  announce,
  conclude,
  convene,
  holdMeeting,
  untilNoticeEnds,
  voteAlike,
} from '../../apps/cli/client/meeting.journey.js';
import { noticeEnds } from '../concurrency/agenda.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { refusalOf } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { unheard } from '../support/unheard.js';
import { until } from '../support/until.js';

interface View extends CaseView {
  readonly dueAt: string | null;
  readonly suspendedSince: string | null;
  readonly verbs: string[];
}
interface TimelineView {
  readonly now: { readonly dueAt: string | null; readonly dueExplained: { readonly zh: string } } | null;
  readonly done: readonly { readonly action: string; readonly reason: string | null }[];
}

const REASON = '涉及诉讼，待判决生效';

describe('a case that is suspended', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const submitted = async (rehearsalDaySeconds: number | null = null) =>
    submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds }));
  const officer = () => scene.commission.officer;
  const suspend = (id: string) => officer().patiently('POST', `/cases/${id}/suspension`, { reason: REASON });
  const resume = (id: string) => officer().patiently('POST', `/cases/${id}/resumption`, { reason: '判决已经生效' });
  const see = (id: string) => officer().get<View>(`/cases/${id}`);
  const timeline = (id: string) => officer().get<TimelineView>(`/cases/${id}/timeline`);
  const returned = async (rehearsalDaySeconds: number) => {
    const id = await submitted(rehearsalDaySeconds);
    await markChecklist(officer(), id, { site: '租赁合同缺少日期' });
    await officer().patiently('POST', `/cases/${id}/return`, {});
    return id;
  };

  it('takes nothing, says since when and why, and shows it in the case, its timeline and the work list', async () => {
    const id = await submitted();
    await markChecklist(officer(), id);
    await suspend(id);
    const { suspendedSince } = await see(id);
    expect(await see(id)).toMatchObject({ state: 'underFormalCheck', dueAt: null, verbs: ['resume'] });
    const refusal = { status: 409, code: 'case.suspended', suspendedSince };
    const contribution = officer().put(`/cases/${id}/checklist`, { marks: [{ item: 'site', verdict: 'pass' }] });
    const decisions = [
      officer().post(`/cases/${id}/acceptance`, {}),
      officer().post(`/cases/${id}/extension`, { workingDays: 1, reason: '停电' }),
      officer().post(`/cases/${id}/suspension`, { reason: REASON }),
      // One that may be repeated is judged by the run of the case.
      officer().patiently('POST', `/cases/${id}/acceptance`, {}),
    ];
    for (const request of [contribution, ...decisions]) {
      const problem = await refusalOf(request);
      expect(problem).toMatchObject(refusal);
      expect(problem.sentence.zh).toContain(REASON);
    }
    const items =
      await officer().get<{ caseId: string; suspendedSince: string; dueAt: null }[]>('/work-items?limit=200');
    expect(items.find(({ caseId }) => caseId === id)).toMatchObject({ suspendedSince, dueAt: null });
    const { now, done } = await timeline(id);
    expect(now).toMatchObject({ dueAt: null, suspendedSince });
    expect(now?.dueExplained.zh).toContain('停止计时');
    expect(done.at(-1)).toMatchObject({ action: 'suspend', reason: REASON });
    await resume(id);
    expect(await refusalOf(officer().post(`/cases/${id}/resumption`, { reason: '又' }))).toMatchObject({
      status: 409,
      code: 'case.notSuspended',
    });
    await accept(officer(), id);
  });

  it('gets its limit back without the time in between, and the arithmetic says so', async () => {
    const id = await submitted();
    const before = (await see(id)).dueAt as string;
    await suspend(id);
    await scene.record.query(
      `UPDATE case_deadline SET opened_at = opened_at - interval '30 days',
         stops = jsonb_build_array(jsonb_build_object('stoppedAt', now() - interval '30 days')) WHERE case_id = $1`,
      [id],
    );
    await resume(id);
    expect((await see(id)).dueAt).toBe(before);
    expect((await timeline(id)).now?.dueExplained.zh).toMatch(/至\d\d-\d\d 停止计时/);
  });

  it('does not lapse while its clock stands still, but so much later', async () => {
    const id = await returned(1);
    const before = Date.parse((await see(id)).dueAt as string);
    await suspend(id);
    await scene.stack.kill('worker');
    await pause(Math.max(before + 1_000 - Date.now(), 0));
    await scene.stack.restart('worker');
    await pause(500);
    expect(await see(id)).toMatchObject({ state: 'returned' });
    await resume(id);
    const [spent] = await scene.record.query<{ ms: string }[]>(
      `SELECT extract(epoch FROM (stops->0->>'resumedAt')::timestamptz - (stops->0->>'stoppedAt')::timestamptz) * 1000 AS ms
       FROM case_deadline WHERE case_id = $1 AND rule = 'correction'`,
      [id],
    );
    const after = Date.parse((await see(id)).dueAt as string);
    expect(after - before).toBeCloseTo(Number(spent?.ms), -1);
    await untilState(scene.applicant, id, ['lapsed']);
    const [lapse] = await scene.record.query<{ at: Date }[]>(
      `SELECT at FROM audit_entry WHERE case_id = $1 AND action = 'lapse'`,
      [id],
    );
    expect(lapse?.at.getTime()).toBeGreaterThanOrEqual(after);
  });

  it('goes on at once when it is resumed where everything had been handed in before', async () => {
    const id = await submitted(3_600);
    await bringTo('underExpertReview', scene.commission, id);
    const experts = await panelOf(scene.commission, id);
    await scene.stack.kill('worker');
    for (const expert of experts) await submitReview(expert, id, 88);
    await scene.record.query(`UPDATE procedure_case SET suspended_at = now() WHERE id = $1`, [id]);
    await scene.record.query(
      `UPDATE case_deadline SET stops = jsonb_build_array(jsonb_build_object('stoppedAt', now())) WHERE case_id = $1 AND closed_at IS NULL`,
      [id],
    );
    await scene.stack.restart('worker');
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    await pause(500);
    expect(await see(id)).toMatchObject({ state: 'underExpertReview' });
    await resume(id);
    await untilState(officer(), id, ['underOnsiteAssessment']);
  });

  it('may be withdrawn', async () => {
    const id = await submitted();
    await suspend(id);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await see(id)).toMatchObject({ state: 'withdrawn', suspendedSince: null });
  });

  describe('after the meeting', () => {
    const anybody = () => ApiClient.anonymous(scene.stack.apiUrl);
    const objectTo = async (caseId: string) => {
      await object(anybody(), caseId, {
        objectorKind: 'person',
        objectorName: '赵敏敏',
        contact: '13900001234',
        facts: '申报的联合实验室已于去年撤销，现场并无设备，附照片为证。',
      });
      const all = await officer().get<{ id: string }[]>(`/cases/${caseId}/objections`);
      return { caseId, id: all.at(-1)?.id as string };
    };
    /** Two cases of one meeting, under its notice. */
    const noticed = async (rehearsalDaySeconds: number) => {
      const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
      const ids = [
        await submitPark(scene.record, scene.applicant, batch),
        await submitPark(scene.record, scene.applicant, batch),
      ] as [string, string];
      for (const id of ids) await bringTo('underDecision', scene.commission, id);
      const resolutions = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
      const { id: meetingId } = await holdMeeting(scene.commission, batch.id, resolutions);
      return { ids, meetingId };
    };
    const tasksOf = async (id: string) =>
      (await officer().get<{ caseId: string; task: string }[]>('/work-items?limit=200'))
        .filter(({ caseId }) => caseId === id)
        .map(({ task }) => task);

    /** Selected by one meeting, whose notice is not published yet. */
    const proposed = async (count: number, rehearsalDaySeconds: number) => {
      const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        ids.push(await submitPark(scene.record, scene.applicant, batch));
        await bringTo('underDecision', scene.commission, ids[index] as string);
      }
      const resolutions = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
      const { id: meetingId } = await convene(scene.commission, batch.id, ids);
      await voteAlike(scene.commission, meetingId, resolutions);
      await conclude(scene.commission, meetingId, resolutions);
      return { ids: ids as [string, string], meetingId };
    };
    const publish = (meetingId: string) => officer().patiently('POST', `/meetings/${meetingId}/notice`, {});

    it.each([['while that runs'], ['after the others were announced']])(
      'is left out of a notice that is published meanwhile, and gets a further one where it goes on %s',
      async (when) => {
        const { ids, meetingId } = await proposed(2, 1);
        const [id, other] = ids;
        await suspend(id);
        expect(await see(id)).toMatchObject({ state: 'proposed', dueAt: null, verbs: ['resume'] });
        expect(await tasksOf(meetingId)).toEqual(['publishNotice']);
        await publish(meetingId);
        expect(await see(other)).toMatchObject({ state: 'underPublicNotice' });
        expect(await see(id)).toMatchObject({ state: 'proposed', dueAt: null });
        if (when === 'while that runs') await resume(id);
        await untilNoticeEnds(scene.commission, meetingId);
        expect(await see(id)).toMatchObject({ state: 'proposed' });
        await announce(scene.commission, meetingId);
        expect(await see(other)).toMatchObject({ state: 'accredited' });
        if (when !== 'while that runs') {
          expect(await see(meetingId)).toMatchObject({ state: 'underAnnouncement', dueAt: null });
          expect(await tasksOf(meetingId)).toEqual([]);
          await resume(id);
        }
        await untilState(officer(), meetingId, ['underNoticePreparation']);
        expect(await tasksOf(meetingId)).toEqual(['publishNotice']);
        await publish(meetingId);
        expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt: (await see(meetingId)).dueAt });
        await untilNoticeEnds(scene.commission, meetingId);
        await announce(scene.commission, meetingId);
        expect(await see(id)).toMatchObject({ state: 'accredited' });
        expect(await see(meetingId)).toMatchObject({ state: 'announced' });
      },
    );

    it.each([['and its meeting hears of it'], ['of which its meeting hears when that is published']])(
      'leaves its meeting announced, as the others were, where it withdraws before its further notice, %s',
      async (when) => {
        const { ids, meetingId } = await proposed(2, 3_600);
        const [id, other] = ids;
        await suspend(id);
        await publish(meetingId);
        await noticeEnds({ scene }, meetingId).done();
        await announce(scene.commission, meetingId);
        expect(await see(other)).toMatchObject({ state: 'accredited' });
        await resume(id);
        await untilState(officer(), meetingId, ['underNoticePreparation']);
        const run = WORKFLOW_IDS.meeting(meetingId);
        const withdraw = () => scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
        if (when.startsWith('and')) await withdraw();
        else {
          await unheard(scene.record, run, async () => {
            await withdraw();
            await publish(meetingId);
          });
        }
        expect(await scene.workflow(run).result()).toBe('announced');
        expect(await see(meetingId)).toMatchObject({
          state: 'announced',
          verbs: [],
          outcome: { selected: 2, published: 1, announced: 1 },
        });
      },
    );

    it('leaves its meeting nothing to publish where it was the only one, and no limit, until it goes on', async () => {
      const { ids, meetingId } = await proposed(1, 3_600);
      const [id] = ids;
      await suspend(id);
      expect(await see(meetingId)).toMatchObject({ state: 'underNoticePreparation', dueAt: null });
      expect(await tasksOf(meetingId)).toEqual([]);
      expect(await refusalOf(officer().post(`/meetings/${meetingId}/notice`, {}))).toMatchObject({
        status: 409,
        code: 'meeting.nothingToPublish',
      });
      await resume(id);
      const { dueAt } = await see(id);
      expect(dueAt).not.toBeNull();
      expect(await see(meetingId)).toMatchObject({ state: 'underNoticePreparation', dueAt });
      expect(await tasksOf(meetingId)).toEqual(['publishNotice']);
      await publish(meetingId);
      expect(await see(id)).toMatchObject({ state: 'underPublicNotice' });
    });

    it('does not stop the notice of all, which it ends with the others where it goes on in time', async () => {
      const { ids, meetingId } = await noticed(3_600);
      const [id, other] = ids;
      const { dueAt } = await see(meetingId);
      await suspend(id);
      expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt: null, verbs: ['resume'] });
      expect(await see(other)).toMatchObject({ dueAt });
      await resume(id);
      expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt, suspendedSince: null });
      expect((await timeline(id)).now?.dueAt).toBe(dueAt);
    });

    it('is left out when the notice ends and the others are announced, and follows them', async () => {
      const { ids, meetingId } = await noticed(1);
      const [id, other] = ids;
      await suspend(id);
      await untilNoticeEnds(scene.commission, meetingId);
      expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt: null });
      // The public is not told that it may still object.
      const shown = await officer().get<{ id: string }[]>('/public-notices/rehearsed?limit=200');
      expect(shown.map((notice) => notice.id)).not.toContain(id);
      await announce(scene.commission, meetingId);
      expect(await see(other)).toMatchObject({ state: 'accredited' });
      expect(await see(meetingId)).toMatchObject({ state: 'underAnnouncement', dueAt: null });
      await resume(id);
      const { state, dueAt } = await see(id);
      expect(state).toBe('underAnnouncement');
      expect(dueAt).not.toBeNull();
      expect(await see(meetingId)).toMatchObject({ dueAt });
      expect(await tasksOf(meetingId)).toEqual(['announcement']);
      // Once more, with the limit of the announcement.
      await suspend(id);
      expect(await see(meetingId)).toMatchObject({ dueAt: null });
      expect(await tasksOf(meetingId)).toEqual([]);
      expect(await refusalOf(officer().post(`/meetings/${meetingId}/announcement`, {}))).toMatchObject({
        code: 'meeting.nothingToAnnounce',
      });
      await resume(id);
      expect((await see(meetingId)).dueAt).toBe((await see(id)).dueAt);
      await announce(scene.commission, meetingId);
      expect(await see(id)).toMatchObject({ state: 'accredited' });
      await untilState(officer(), meetingId, ['announced']);
    });

    it('hears of an objection that came meanwhile when it goes on; while that is looked into, its limit stands', async () => {
      const { ids, meetingId } = await noticed(1);
      const [id] = ids;
      await suspend(id);
      const objection = await objectTo(id);
      expect(await refusalOf(onObjection(officer(), objection, 'acceptance', { summary: '在用' }))).toMatchObject({
        code: 'case.suspended',
      });
      await untilNoticeEnds(scene.commission, meetingId);
      await resume(id);
      expect(await see(id)).toMatchObject({ state: 'underObjection' });
      await onObjection(officer(), objection, 'acceptance', { summary: '实验室是否在用' });
      const before = Date.parse((await see(id)).dueAt as string);
      await suspend(id);
      expect(await see(id)).toMatchObject({ state: 'underObjection', dueAt: null });
      expect(await refusalOf(investigate(officer(), objection, '已赴现场核查'))).toMatchObject({
        code: 'case.suspended',
      });
      await resume(id);
      expect(Date.parse((await see(id)).dueAt as string)).toBeGreaterThan(before);
      await investigate(officer(), objection, '已赴现场核查');
      await onObjection(scene.commission.decider, objection, 'dismissal', { reason: '经核查，在用。' });
      expect(await see(id)).toMatchObject({ state: 'underAnnouncement' });
      await announce(scene.commission, meetingId);
      expect(await see(id)).toMatchObject({ state: 'accredited' });
    });

    it('has a further notice alone: whoever was in the first one is not before the public again', async () => {
      const { ids, meetingId } = await proposed(4, 3_600);
      const [id, answered, mistaken, halted] = ids as unknown as [string, string, string, string];
      await suspend(id);
      await publish(meetingId);
      const [objection, mistake] = [await objectTo(answered), await objectTo(mistaken)];
      for (const each of [objection, mistake]) {
        await onObjection(officer(), each, 'acceptance', { summary: '实验室是否在用' });
      }
      await suspend(halted);
      const shown = async () => {
        const notices = await officer().get<{ id: string }[]>('/public-notices/rehearsed?limit=200');
        return notices.map((notice) => notice.id).filter((each) => ids.includes(each));
      };
      expect((await shown()).sort()).toEqual([answered, mistaken, halted].sort());
      await noticeEnds({ scene }, meetingId).done();
      await resume(id);
      await untilState(officer(), meetingId, ['underNoticePreparation']);
      await publish(meetingId);
      expect(await shown()).toEqual([id]);
      for (const each of [answered, halted]) {
        expect(await refusalOf(objectTo(each))).toMatchObject({ code: 'objection.late' });
      }
      const undone = officer().patiently('POST', `/cases/${mistaken}/reversal`, { reason: '误将另一件异议的意见录入' });
      expect(await refusalOf(undone)).toMatchObject({ status: 409, code: 'reversal.noticeEnded' });
      await resume(halted);
      await investigate(officer(), objection, '已赴现场核查');
      await onObjection(scene.commission.decider, objection, 'dismissal', { reason: '经核查，在用。' });
      for (const each of [answered, halted]) expect(await see(each)).toMatchObject({ state: 'underAnnouncement' });
      expect(await refusalOf(objectTo(halted))).toMatchObject({ code: 'objection.late' });
      await noticeEnds({ scene }, meetingId).done();
      await announce(scene.commission, meetingId);
      for (const each of [id, answered, halted]) expect(await see(each)).toMatchObject({ state: 'accredited' });
    });

    it.each([
      ['published', 'publishNotice'],
      ['announced', 'announcement'],
    ])(
      'leaves its meeting nothing to do until it goes on where the last other one leaves before it is %s',
      async (_, task) => {
        const { ids, meetingId } = await proposed(2, 3_600);
        const [id, other] = ids;
        if (task === 'announcement') {
          await publish(meetingId);
          await noticeEnds({ scene }, meetingId).done();
        }
        await suspend(id);
        expect(await tasksOf(meetingId)).toEqual([task]);
        await scene.applicant.patiently('POST', `/cases/${other}/withdrawal`, { reason: '单位另有安排' });
        await until(async () => (await see(meetingId)).dueAt === null);
        expect(await tasksOf(meetingId)).toEqual([]);
        await resume(id);
        expect(await see(meetingId)).toMatchObject({ dueAt: (await see(id)).dueAt });
        expect(await tasksOf(meetingId)).toEqual([task]);
        if (task === 'publishNotice') {
          await publish(meetingId);
          await noticeEnds({ scene }, meetingId).done();
        }
        await announce(scene.commission, meetingId);
        expect(await see(id)).toMatchObject({ state: 'accredited' });
      },
    );
  });
});
