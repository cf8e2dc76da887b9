import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accredit,
  answerInvitation,
  markChecklist,
  panelOf,
  submitReview,
  untilState,
} from '../../apps/cli/client/accreditation.journey.js';
import { announce, decide, holdMeeting, untilNoticeEnds } from '../../apps/cli/client/meeting.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { openBatch, resubmit, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';

/** `npm run record-histories`: runs every workflow along its ways and writes their histories down for the replay. */
describe('the histories of accreditation', () => {
  const scene = sceneOfSuite();

  const submitted = async (rehearsalDaySeconds: number) =>
    submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds }));
  const returned = async (rehearsalDaySeconds: number) => {
    const { officer } = scene.commission;
    const id = await submitted(rehearsalDaySeconds);
    await markChecklist(officer, id, { site: '租赁合同缺少日期' });
    await officer.patiently('POST', `/cases/${id}/return`, { reason: '请按清单补正' });
    return id;
  };
  const keep = (id: string, way: string) =>
    recordHistory(scene, WORKFLOW_IDS.accreditation(id), `accreditation.${way}`);

  it('to the certificate, with a correction, an extension, and a decision that was refused', async () => {
    const id = await returned(0.5);
    await scene.commission.officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 5, reason: '停电' });
    await resubmit(scene.record, id);
    await untilState(scene.applicant, id, ['underFormalCheck']);
    const early = scene.commission.officer.patiently('POST', `/cases/${id}/acceptance`, {});
    await expect(early).rejects.toMatchObject({ problem: { code: 'check.incomplete' } });
    await accredit(scene.commission, id);
    await keep(id, 'certificate');
  });

  it('a meeting that selects two cases, whose notice ends, and one of which withdraws before the announcement', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 1 });
    const ids = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    for (const id of ids) await bringTo('underDecision', scene.commission, id);
    const resolutions = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
    const { id } = await holdMeeting(scene.commission, batch.id, resolutions);
    await untilNoticeEnds(scene.commission, id);
    await scene.applicant.patiently('POST', `/cases/${ids[1]}/withdrawal`, { reason: '单位另有安排' });
    await announce(scene.commission, id);
    await recordHistory(scene, WORKFLOW_IDS.meeting(id), 'decisionMeeting.announced');
  });

  it('lapsed, because nothing was corrected', async () => {
    const id = await returned(0.1);
    await untilState(scene.applicant, id, ['lapsed']);
    await keep(id, 'lapsed');
  });

  it('withdrawn while the experts review', async () => {
    const id = await submitted(1);
    await bringTo('underExpertReview', scene.commission, id);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    await keep(id, 'withdrawn');
  });

  it('reviewed again: an expert declined, another did not answer, the scores lay far apart, and one was void', async () => {
    const { officer } = scene.commission;
    const id = await submitted(2);
    await bringTo('underDraw', scene.commission, id);
    await officer.patiently('POST', `/cases/${id}/draw`, {});
    const drawn = (await panelOf(scene.commission, id, ['invited'])) as [ApiClient, ApiClient, ...ApiClient[]];
    const [declines, silent, ...others] = drawn;
    await answerInvitation(declines, id, { answer: 'decline', reason: '近期出国' });
    const replacing = async () =>
      (await panelOf(scene.commission, id, ['invited'])).find((one) => !drawn.includes(one));
    await until(async () => (await replacing()) !== undefined);
    for (const expert of [...others, (await replacing()) as ApiClient]) {
      await answerInvitation(expert, id, { answer: 'accept' });
    }
    const acceptAll = async () => {
      await untilState(officer, id, ['underInvitation']);
      for (const expert of await panelOf(scene.commission, id, ['invited'])) {
        await answerInvitation(expert, id, { answer: 'accept' });
      }
      await untilState(officer, id, ['underExpertReview']);
    };
    await until(async () => (await panelOf(scene.commission, id, ['expired'])).includes(silent));
    await acceptAll();
    const panel = await panelOf(scene.commission, id);
    for (const [index, expert] of panel.entries()) await submitReview(expert, id, index === 0 ? 40 : 90);
    await acceptAll();
    for (const expert of await panelOf(scene.commission, id, ['assigned'])) await submitReview(expert, id, 88);
    await untilState(officer, id, ['underOnsiteAssessment']);
    const expertId = panel[0]?.accountId;
    await officer.patiently('POST', `/cases/${id}/void-score`, { expertId, reason: '应当回避' });
    await acceptAll();
    for (const expert of await panelOf(scene.commission, id, ['assigned'])) await submitReview(expert, id, 88);
    await untilState(officer, id, ['underOnsiteAssessment']);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    await keep(id, 'reviewedAgain');
  });

  it('not selected, after the limits of the commission had passed', async () => {
    const id = await submitted(0.4);
    await bringTo('underDecision', scene.commission, id);
    await new Promise((resume) => setTimeout(resume, 5_000));
    await decide(scene.commission, id, {
      result: 'notSelected',
      reasons: ['dishonesty'],
      reason: '信用核查发现严重失信记录',
    });
    await keep(id, 'notSelected');
  });
});
