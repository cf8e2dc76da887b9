import { dropPlaque } from '#activities/plaque/plaque.moves.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, accredit, refuse, untilState, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import {
  answerReview,
  handOverPlaque,
  investigate,
  object,
  onObjection,
  requestReview,
  sendLetter,
} from '../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../apps/cli/client/api-client.js';
import { announce, untilNoticeEnds } from '../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { refusalOf, TODAY } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';

/** `npm run record-histories`: what follows the decision on an accreditation. */
describe('the histories of what follows a decision', () => {
  const scene = sceneOfSuite();

  it('a plaque, overdue, extended, refused for a day to come, and handed over', async () => {
    const { officer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    const { outcome } = await accredit(scene.commission, id);
    const [{ id: plaqueCase }] = (await officer.get<CaseView[]>('/cases?kind=plaque')) as [CaseView];
    await until(async () => (await officer.get<{ overdue: boolean }>(`/cases/${plaqueCase}`)).overdue);
    await officer.patiently('POST', `/cases/${plaqueCase}/extension`, { workingDays: 60, reason: '标牌制作延误' });
    const plaque = { plaqueNumber: 'P-001', handedOverOn: TODAY, receivedBy: '王芳' };
    const early = officer.patiently('POST', `/cases/${plaqueCase}/plaque`, { ...plaque, handedOverOn: '2199-01-01' });
    expect((await refusalOf(early)).code).toBe('plaque.toCome');
    await handOverPlaque(officer, plaqueCase, plaque);
    await untilState(officer, plaqueCase, ['plaqueHandedOver']);
    await recordHistory(scene, WORKFLOW_IDS.plaque(String(outcome['baseId'])), 'plaque.handedOver');
  });

  it('a plaque whose base loses its title before', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    const { outcome } = await accredit(scene.commission, await submitPark(scene.record, scene.applicant, batch));
    const baseId = String(outcome['baseId']);
    await scene.record.query(`UPDATE base SET state = 'revoked', revoked_on = $2 WHERE id = $1`, [baseId, TODAY]);
    await scene.record.transaction((tx) => dropPlaque(tx, baseId));
    await recordHistory(scene, WORKFLOW_IDS.plaque(baseId), 'plaque.dropped');
  });

  it('an objection that was not investigated at first, dismissed, and one that was upheld', async () => {
    const { officer, deciders } = scene.commission;
    const decider = deciders[0] as ApiClient;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 30 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underPublicNotice', scene.commission, id);
    for (const act of ['dismissal', 'upholding'] as const) {
      await object(ApiClient.anonymous(scene.stack.apiUrl), id, {
        objectorKind: 'person',
        objectorName: '赵敏敏',
        contact: '010-55550123',
        facts: '申报的联合实验室已于去年撤销，现场并无设备。',
      });
      const objections = await officer.get<{ id: string }[]>(`/cases/${id}/objections`);
      const objection = { caseId: id, id: objections.at(-1)?.id as string };
      await onObjection(officer, objection, 'acceptance', { summary: '实验室是否在用' });
      const early = onObjection(decider, objection, act, { reason: '经核查' });
      expect((await refusalOf(early)).code).toBe('objection.notInvestigated');
      await officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 5, reason: '须现场核查' });
      await investigate(officer, objection, '已赴现场核查');
      await onObjection(decider, objection, act, { reason: '经核查' });
    }
    await recordHistory(scene, WORKFLOW_IDS.accreditation(id), 'accreditation.objections');
  });

  it('answers to objections that were mistakes, taken back; the case stands still and goes on at every step after its notice', async () => {
    const { officer, deciders } = scene.commission;
    const decider = deciders[0] as ApiClient;
    const post = (path: string, body: object, by = officer) => by.patiently('POST', `/cases/${id}/${path}`, body);
    const halt = async () => {
      await post('suspension', { reason: '涉及诉讼' });
      await post('resumption', { reason: '判决已经生效' });
    };
    const reverse = () => post('reversal', { reason: '误操作' }, decider);
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underPublicNotice', scene.commission, id);
    await halt();
    await object(ApiClient.anonymous(scene.stack.apiUrl), id, {
      objectorKind: 'person',
      objectorName: '赵敏敏',
      contact: '010-55550123',
      facts: '申报的联合实验室已于去年撤销，现场并无设备。',
    });
    const [{ id: objectionId }] = (await officer.get<{ id: string }[]>(`/cases/${id}/objections`)) as [{ id: string }];
    const objection = { caseId: id, id: objectionId };
    await onObjection(officer, objection, 'acceptance', { summary: '实验室是否在用' });
    await halt();
    await investigate(officer, objection, '已赴现场核查');
    const dismiss = () => onObjection(decider, objection, 'dismissal', { reason: '经核查' });
    await dismiss();
    await reverse();
    const { groupId } = await officer.get<{ groupId: string }>(`/cases/${id}`);
    const [meeting] = await scene.record.query<[{ id: string }]>(
      `SELECT id FROM procedure_case WHERE kind = 'meeting' AND group_id = $1`,
      [groupId],
    );
    await untilNoticeEnds(scene.commission, meeting.id);
    await dismiss();
    await reverse();
    await dismiss();
    await halt();
    await announce(scene.commission, meeting.id);
    await untilState(officer, id, ['accredited']);
    await recordHistory(scene, WORKFLOW_IDS.accreditation(id), 'accreditation.answersReversed');
  });

  const refused = async (rehearsalDaySeconds: number) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const id = await submitPark(scene.record, scene.applicant, batch);
    const reasons = { failing: { typeFits: '属贸易企业' }, reasons: ['wrongType'], reason: '申报类型不符' };
    await refuse(scene.commission.officer, id, reasons);
    await sendLetter(scene.commission.officer, id);
    const { caseId } = await requestReview(scene.applicant, id, { grounds: '证明材料见附件', files: [] });
    return { id, caseId };
  };

  it('a review, overdue, extended, and the decision upheld', async () => {
    const { officer, decider } = scene.commission;
    const { id, caseId } = await refused(0.2);
    await until(async () => (await officer.get<{ overdue: boolean }>(`/cases/${caseId}`)).overdue);
    await officer.patiently('POST', `/cases/${caseId}/extension`, { workingDays: 60, reason: '须现场核实' });
    await answerReview(decider, caseId, { answer: 'uphold', reason: '原决定无误' });
    await recordHistory(scene, WORKFLOW_IDS.reconsideration(id), 'reconsideration.upheld');
  });

  it('a review that is asked for no longer', async () => {
    const { id, caseId } = await refused(60);
    await scene.applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '接受决定' });
    await recordHistory(scene, WORKFLOW_IDS.reconsideration(id), 'reconsideration.withdrawn');
  });

  it('a review that reopens its case, and the run of the reopened case', async () => {
    const { id, caseId } = await refused(5);
    await answerReview(scene.commission.decider, caseId, { answer: 'reopen', reason: '证明材料成立' });
    await recordHistory(scene, WORKFLOW_IDS.reconsideration(id), 'reconsideration.reopened');
    await accept(scene.commission.officer, id);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    await recordHistory(scene, WORKFLOW_IDS.reconsidered(id), 'accreditation.reconsidered');
  });
});
