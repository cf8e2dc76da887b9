import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { reviewByExperts, untilState, visit } from '../../apps/cli/client/accreditation.journey.js';
import { investigate, object, onObjection } from '../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../apps/cli/client/api-client.js';
import {
  announce,
  conclude,
  convene,
  holdMeeting,
  untilNoticeEnds,
  voteAlike,
  type MeetingView,
} from '../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { unheard } from '../support/unheard.js';
import { recordHistory } from './histories.js';
import { recordingOf } from './recording.js';

/** `npm run record-histories`: what becomes of meetings, and of the cases that they carry. */
describe('the histories of meetings', () => {
  const scene = sceneOfSuite();
  const recording = recordingOf(scene);

  /** Cases of one batch at the decision, with the experts' score and the share of the claims that was verified. */
  const deciding = async (count: number, rehearsalDaySeconds = 60, { score, share } = { score: 88, share: 1 }) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDraw', scene.commission, id);
      await reviewByExperts(scene.commission, id, score);
      await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
      await visit(scene.commission, id, { share });
      ids.push(id);
    }
    return { batch, ids: ids as [string, ...string[]] };
  };
  const selected = (ids: readonly string[]) => ids.map((caseId) => ({ caseId, result: 'selected' as const }));
  /** Selected, but not published yet. */
  const proposed = async (count: number, rehearsalDaySeconds = 60) => {
    const { batch, ids } = await deciding(count, rehearsalDaySeconds);
    const { id } = await convene(scene.commission, batch.id, ids);
    await voteAlike(scene.commission, id, selected(ids));
    await conclude(scene.commission, id);
    return { id, ids };
  };
  const noticed = async (count: number, rehearsalDaySeconds: number) => {
    const { batch, ids } = await deciding(count, rehearsalDaySeconds);
    return { meeting: await holdMeeting(scene.commission, batch.id, selected(ids)), ids };
  };
  const extend = (id: string) =>
    scene.commission.officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 5, reason: '停电' });
  const publish = (id: string) => officer().patiently('POST', `/meetings/${id}/notice`, {});
  const about = (caseId: string, path: 'suspension' | 'resumption') =>
    officer().patiently('POST', `/cases/${caseId}/${path}`, { reason: '待核实' });
  const keep = (id: string, way: string) => recordHistory(scene, WORKFLOW_IDS.meeting(id), `decisionMeeting.${way}`);
  const objection = async (caseId: string) => {
    await object(ApiClient.anonymous(scene.stack.apiUrl), caseId, {
      objectorKind: 'person',
      objectorName: '赵敏敏',
      contact: '010-55550123',
      facts: '申报的联合实验室已于去年撤销，现场并无设备。',
    });
    const filed = await scene.commission.officer.get<{ id: string }[]>(`/cases/${caseId}/objections`);
    return { caseId, id: filed.at(-1)?.id as string };
  };
  type Objection = Awaited<ReturnType<typeof objection>>;
  const { officer, decider } = { officer: () => scene.commission.officer, decider: () => scene.commission.decider };
  const acceptance = (each: Objection) => onObjection(officer(), each, 'acceptance', { summary: '实验室是否在用' });
  const refusal = (each: Objection) =>
    onObjection(officer(), each, 'refusal', { ground: 'noEvidence', reason: '没有证据' });
  const dismissal = async (each: Objection) => {
    await investigate(officer(), each, '已赴现场核查');
    await onObjection(decider(), each, 'dismissal', { reason: '经核查' });
  };

  it('one that is extended and cancelled, and one that ends with cultivation', async () => {
    const { batch, ids } = await deciding(1, 60, { score: 71, share: 0.6 });
    const { id } = await convene(scene.commission, batch.id, ids);
    await extend(id);
    await officer().patiently('POST', `/meetings/${id}/cancellation`, { reason: '会议改期' });
    await keep(id, 'cancelled');
    const again = await holdMeeting(scene.commission, batch.id, [
      { caseId: ids[0], result: 'cultivated', reasons: ['belowTotal'] },
    ]);
    await keep(again.id, 'concluded');
    await recording.keep(ids[0], 'cultivated');
  });

  it('one whose last case withdraws before it is published, and its run hears of it', async () => {
    const { id, ids } = await proposed(1);
    await extend(id);
    await recording.withdraw(ids[0]);
    await keep(id, 'nothingToPublish');
    await recording.keep(ids[0], 'withdrawn.proposed');
  });

  it('one whose last case withdraws, of which its run has not heard when it is published', async () => {
    const { id, ids } = await proposed(1);
    await unheard(scene.record, WORKFLOW_IDS.meeting(id), async () => {
      await recording.withdraw(ids[0]);
      await publish(id);
      await keep(id, 'publishedNothing');
    });
  });

  it('one whose last case withdraws during the notice', async () => {
    const { meeting, ids } = await noticed(1, 1);
    await recording.withdraw(ids[0]);
    await untilState(officer(), meeting.id, ['announced']);
    await keep(meeting.id, 'nothingToAnnounce');
    await recording.keep(ids[0], 'withdrawn.underPublicNotice');
  });

  it('one that announces some, and whose last case withdraws, to which an objection was open', async () => {
    const { meeting, ids } = await noticed(2, 1);
    const [held] = ids;
    await objection(held);
    await untilNoticeEnds(scene.commission, meeting.id);
    await extend(meeting.id);
    await announce(scene.commission, meeting.id);
    await recording.withdraw(held);
    await untilState(officer(), meeting.id, ['announced'] satisfies MeetingView['state'][]);
    await keep(meeting.id, 'announcedSome');
    await recording.keep(held, 'withdrawn.underObjection');
  });

  it('a score that is void after the meeting: before the notice, while it runs, and when it has ended', async () => {
    const { commission } = scene;
    const { batch, ids } = await deciding(1, 4);
    const [id] = ids;
    const scoredAnew = async () => {
      await recording.voidScore(id, 'submitted');
      await recording.acceptAll(id);
      await recording.scoreAll(id);
      await untilState(officer(), id, ['underDecision']);
    };
    const { id: first } = await convene(commission, batch.id, ids);
    await voteAlike(commission, first, selected(ids));
    await conclude(commission, first);
    await scoredAnew();
    await holdMeeting(commission, batch.id, selected(ids));
    await scoredAnew();
    const third = await holdMeeting(commission, batch.id, selected(ids));
    await untilNoticeEnds(commission, third.id);
    await recording.voidScore(id, 'submitted');
    await recording.withdraw(id);
    await recording.keep(id, 'voidAfterMeeting');
  });

  it('one that is concluded by mistake, which is reversed, and one that had ended with that', async () => {
    const reverse = (id: string) => decider().patiently('POST', `/cases/${id}/reversal`, { reason: '误宣布' });
    const { id, ids } = await proposed(1);
    await reverse(id);
    await conclude(scene.commission, id);
    await recording.withdraw(ids[0]);
    await keep(id, 'conclusionReversed');
    await recording.keep(ids[0], 'conclusionReversed');
    const { batch, ids: others } = await deciding(1, 60, { score: 71, share: 0.6 });
    const resolution = { caseId: others[0], result: 'cultivated', reasons: ['belowTotal'] } as const;
    const ended = await holdMeeting(scene.commission, batch.id, [resolution]);
    await scene.workflow(WORKFLOW_IDS.accreditation(others[0])).result();
    await reverse(ended.id);
    await conclude(scene.commission, ended.id);
    await recordHistory(scene, `${WORKFLOW_IDS.meeting(ended.id)}/2`, 'decisionMeeting.reopened');
    await recording.keep(others[0], 'cultivatedAnew');
  });

  it('one with a case that stood still before the notice, and one to which an objection was dismissed after it', async () => {
    const { id, ids } = await proposed(2, 4);
    const [still, objected] = ids as [string, string];
    await about(still, 'suspension');
    await publish(id);
    const open = await objection(objected);
    await acceptance(open);
    await untilNoticeEnds(scene.commission, id);
    await about(still, 'resumption');
    await untilState(officer(), id, ['underNoticePreparation']);
    await dismissal(open);
    await untilState(officer(), id, ['underAnnouncement']);
    await announce(scene.commission, id);
    await untilState(officer(), id, ['underNoticePreparation']);
    await publish(id);
    await untilNoticeEnds(scene.commission, id);
    await announce(scene.commission, id);
    await keep(id, 'furtherNotice');
    await recording.keep(still, 'suspendedBeforeNotice');
  });

  it('ones whose last case withdraws before a further notice: their run hears of it, or has not when that is published', async () => {
    const announcedBut = async () => {
      const { id, ids } = await proposed(2, 4);
      const [still] = ids;
      await about(still, 'suspension');
      await publish(id);
      await untilNoticeEnds(scene.commission, id);
      await announce(scene.commission, id);
      await about(still, 'resumption');
      await untilState(officer(), id, ['underNoticePreparation']);
      return { id, still };
    };
    const heard = await announcedBut();
    await recording.withdraw(heard.still);
    await keep(heard.id, 'furtherNoticeOfNobody');
    const { id, still } = await announcedBut();
    await unheard(scene.record, WORKFLOW_IDS.meeting(id), async () => {
      await recording.withdraw(still);
      await publish(id);
      await keep(id, 'furtherPublishedNothing');
    });
  });

  it('an objection that is accepted by mistake, which is reversed', async () => {
    const { ids } = await noticed(1, 60);
    const [id] = ids as [string];
    await acceptance(await objection(id));
    await officer().patiently('POST', `/cases/${id}/reversal`, { reason: '误操作' });
    await recording.withdraw(id);
    await recording.keep(id, 'acceptanceReversed');
  });

  it('objections that are refused or dismissed, in the notice and after it', async () => {
    const { meeting, ids } = await noticed(2, 4);
    const [several, late] = ids as [string, string];
    await refusal(await objection(several));
    const [first, second, third] = [await objection(several), await objection(several), await objection(several)];
    await acceptance(first);
    await acceptance(second);
    await refusal(third);
    await dismissal(first);
    const unread = await objection(late);
    await untilNoticeEnds(scene.commission, meeting.id);
    await refusal(unread);
    await recording.withdraw(late);
    await dismissal(second);
    await recording.withdraw(several);
    await recording.keep(several, 'objectionsDismissed');
    await recording.keep(late, 'objectionRefused');
  });
});
