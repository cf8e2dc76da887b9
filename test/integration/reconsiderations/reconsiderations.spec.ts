import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accept,
  refuse,
  reviewByExperts,
  untilState,
  visit,
  type CaseView,
} from '../../../apps/cli/client/accreditation.journey.js';
import { answerReview, requestReview, sendLetter } from '../../../apps/cli/client/after.journey.js';
import type { ApiClient } from '../../../apps/cli/client/api-client.js';
import { conclude, convene } from '../../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { aPdf, refusalOf, upload } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

const GROUNDS = '申报类型与单位性质相符，证明材料见附件。';
const REFUSAL = { failing: { typeFits: '属贸易企业' }, reasons: ['wrongType'], reason: '申报类型不符' };

describe('the review of a decision', () => {
  let scene: Scene;
  let applicant: ApiClient;
  let officer: ApiClient;
  let decider: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ applicant } = scene);
    ({ officer, decider } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const submitted = async (rehearsalDaySeconds = 30) =>
    submitPark(scene.record, applicant, await openBatch(scene.record, applicant, { rehearsalDaySeconds }));
  /** Refused, and told so by letter: the right to a review begins with it. */
  const refused = async (pace?: number) => {
    const id = await submitted(pace);
    await refuse(officer, id, REFUSAL);
    await sendLetter(officer, id);
    return id;
  };
  const see = (id: string) => officer.get<CaseView & { version: number }>(`/cases/${id}`);
  const actions = async (id: string) =>
    (await applicant.get<{ done: { action: string }[] }>(`/cases/${id}/timeline`)).done.map(({ action }) => action);
  const request = (id: string, files: string[] = [], who = applicant) =>
    who.post<{ caseId: string }>(`/cases/${id}/reconsideration`, { grounds: GROUNDS, files });

  it('is requested with grounds and files, and waits for whoever decides', async () => {
    const id = await refused();
    const file = (await upload(applicant, '单位性质证明.pdf', aPdf())).id;
    expect((await officer.send('GET', `/files/${file}`)).status).toBe(404);
    const { caseId, state, dueAt } = await requestReview(applicant, id, { grounds: GROUNDS, files: [file] });
    expect(state).toBe('underReconsideration');
    expect(dueAt).not.toBeNull();
    expect((await officer.send('GET', `/files/${file}`)).status).toBe(200);
    expect(await decider.get(`/reconsiderations/${caseId}`)).toMatchObject({ accreditationId: id, grounds: GROUNDS });
    const items = await decider.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
    expect(items).toContainEqual(expect.objectContaining({ caseId, task: 'reconsideration' }));
    expect(await actions(id)).toContain('requestReview');
    expect(await see(id)).toMatchObject({ state: 'refused' });
  });

  it("is requested once, by the applicant itself, with files of its own, against a decision that is one's loss", async () => {
    const id = await refused();
    const stranger = await scene.signIn('research');
    expect((await refusalOf(request(id, [], stranger))).code).toBe('request.notFound');
    expect((await refusalOf(request(id, [], officer))).status).toBe(403);
    const foreign = (await upload(stranger, '他人文件.pdf', aPdf())).id;
    expect(await refusalOf(request(id, [foreign]))).toMatchObject({ status: 404, errors: [{ path: 'files.0' }] });
    await request(id);
    expect((await refusalOf(request(id))).code).toBe('reconsideration.requestedAlready');
    expect((await refusalOf(request(await submitted()))).code).toBe('case.wrongState');
  });

  it('is requested but once although it is sent many times at one moment', async () => {
    const id = await refused();
    const codes = await Promise.all(
      Array.from({ length: 6 }, () =>
        request(id).then(
          () => 'requested',
          (error: { problem: { code: string } }) => error.problem.code,
        ),
      ),
    );
    expect(codes.sort()).toEqual([...Array<string>(5).fill('reconsideration.requestedAlready'), 'requested'].sort());
  });

  it('is not requested before the letter, however long ago the decision was, and lost when the limit of the letter has passed', async () => {
    const id = await submitted();
    await refuse(officer, id, REFUSAL);
    await scene.record.query(`UPDATE procedure_case SET closed_at = closed_at - interval '30 days' WHERE id = $1`, [
      id,
    ]);
    expect(await refusedUnchanged(scene.record, id, () => request(id))).toMatchObject({
      status: 409,
      code: 'reconsideration.letterFirst',
      sentence: { zh: expect.stringContaining('办结通知尚未发出') },
    });
    await sendLetter(officer, id);
    await request(id);
    const other = await refused();
    await scene.record.query(
      `UPDATE letter SET review_due_at = '2026-01-05T07:30:00Z', review_due_on = '2026-01-05' WHERE case_id = $1`,
      [other],
    );
    const late = await refusalOf(request(other));
    expect(late).toMatchObject({ status: 409, code: 'reconsideration.late' });
    expect(late.sentence.zh).toContain('2026-01-05 15:30:00 届满');
  });

  it('upholds the decision for reasons, on both trails', async () => {
    const id = await refused();
    const { caseId } = await request(id);
    const answer = { answer: 'uphold', reason: '单位性质经核实无误。' } as const;
    const blank = refusalOf(decider.post(`/reconsiderations/${caseId}/answer`, { ...answer, reason: ' ' }));
    expect((await blank).code).toBe('request.invalid');
    await answerReview(decider, caseId, answer);
    expect(await see(caseId)).toMatchObject({ state: 'decisionUpheld' });
    expect(await see(id)).toMatchObject({ state: 'refused' });
    expect((await actions(id)).at(-1)).toBe('upholdDecision');
    expect((await actions(caseId)).at(-1)).toBe('upholdDecision');
    const notices = await applicant.get<{ caseId: string; text: { zh: string } }[]>('/notices');
    expect(notices.find((notice) => notice.caseId === caseId)?.text.zh).toContain('维持原决定');
    expect(await scene.workflow(WORKFLOW_IDS.reconsideration(id)).result()).toBe('decisionUpheld');
    expect((await refusalOf(decider.post(`/reconsiderations/${caseId}/answer`, answer))).code).toBe('case.closed');
  });

  it('reopens a refused case at its check, in a run of its own, and a letter is due again at its new end', async () => {
    const id = await refused();
    const { caseId } = await request(id);
    await answerReview(decider, caseId, { answer: 'reopen', reason: '证明材料成立。' });
    expect(await see(id)).toMatchObject({ state: 'underFormalCheck', outcome: {} });
    const [row] = await scene.record.query<{ workflow_id: string; closed_at: Date | null }[]>(
      `SELECT workflow_id, closed_at FROM procedure_case WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ workflow_id: WORKFLOW_IDS.reconsidered(id), closed_at: null });
    await accept(officer, id);
    expect(await see(id)).toMatchObject({ state: 'underDraw' });
    await applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await scene.workflow(WORKFLOW_IDS.reconsidered(id)).result()).toBe('withdrawn');
    expect((await actions(id)).filter((action) => action === 'reopenCase')).toHaveLength(1);
    expect(await applicant.get(`/cases/${id}/letter`)).toMatchObject({ kind: 'refused', state: 'sent' });
  });

  it('reopens whoever missed the line of the experts at the visit, and the case goes on from there', async () => {
    const id = await submitted();
    await bringTo('underDraw', scene.commission, id);
    await reviewByExperts(scene.commission, id, 50);
    await untilState(officer, id, ['notSelected']);
    await sendLetter(officer, id);
    const { caseId } = await request(id);
    await answerReview(decider, caseId, { answer: 'reopen', reason: '评审未计入附件三。' });
    expect(await see(id)).toMatchObject({ state: 'underOnsiteAssessment' });
    await bringTo('underDecision', scene.commission, id, 'underOnsiteAssessment');
    expect(await see(id)).toMatchObject({ state: 'underDecision' });
  });

  it('reopens whoever was to be cultivated at the decision, which a second meeting takes', async () => {
    const batch = await openBatch(scene.record, applicant, { rehearsalDaySeconds: 30 });
    const id = await submitPark(scene.record, applicant, batch);
    await bringTo('underDraw', scene.commission, id);
    await reviewByExperts(scene.commission, id, 71);
    await untilState(officer, id, ['underOnsiteAssessment']);
    await visit(scene.commission, id, { share: 0.6 });
    const [absent, ...voting] = [...scene.commission.deciders].reverse() as [ApiClient, ...ApiClient[]];
    const { id: meeting } = await convene(scene.commission, batch.id, [id]);
    const votes = [{ caseId: id, vote: 'cultivated', reasons: ['belowTotal'] }];
    for (const member of voting) await member.put(`/meetings/${meeting}/votes`, { votes });
    await conclude(scene.commission, meeting);
    await untilState(officer, id, ['cultivated']);
    const letter = await sendLetter(officer, id);
    expect(letter).toMatchObject({ reviewUntil: expect.any(String) });
    expect(letter.paragraphs.join()).toContain('申请复核一次');
    const { caseId } = await request(id);
    await answerReview(absent, caseId, { answer: 'reopen', reason: '总分计算有误。' });
    expect(await see(id)).toMatchObject({ state: 'underDecision' });
  });

  it('puts whoever was not recommended before the recommending unit again, the first opinion forgotten but on record', async () => {
    const recommender = await scene.signIn('recommender');
    const batch = await openBatch(scene.record, applicant, { rehearsalDaySeconds: 30 });
    const id = await submitPark(scene.record, applicant, batch, 'underRecommendation');
    const opinion = '与本区重点方向不符';
    const recommend = (recommended: boolean) =>
      recommender.patiently('POST', `/cases/${id}/recommendation`, { recommended, opinion });
    await recommend(false);
    await untilState(officer, id, ['notRecommended']);
    const letter = await sendLetter(officer, id);
    expect(letter.title).toBe('关于“a park”未获推荐的通知');
    expect(letter.paragraphs.join()).toContain(`推荐单位的意见：${opinion}`);
    const { caseId } = await request(id);
    await answerReview(decider, caseId, { answer: 'reopen', reason: '属重点方向。' });
    expect(await see(id)).toMatchObject({ state: 'underRecommendation', outcome: {} });
    await recommend(true);
    await untilState(officer, id, ['underFormalCheck']);
    expect((await actions(id)).slice(-4)).toEqual(['sendLetter', 'requestReview', 'reopenCase', 'recommend']);
  });

  it('reopens at the visit where fraud was said to be found: its team finds and signs anew, the first finding stays on record', async () => {
    const id = await submitted();
    await bringTo('underOnsiteAssessment', scene.commission, id);
    await visit(scene.commission, id, { fraudFound: true });
    await untilState(officer, id, ['notSelected']);
    await sendLetter(officer, id);
    const { caseId } = await request(id);
    await answerReview(decider, caseId, { answer: 'reopen', reason: '当日实验室搬迁，已核实新址。' });
    expect(await see(id)).toMatchObject({ state: 'underOnsiteAssessment' });
    await visit(scene.commission, id);
    expect(await see(id)).toMatchObject({ state: 'underDecision' });
    const [entry] = await scene.record.query<{ before: object }[]>(
      `SELECT before FROM audit_entry WHERE case_id = $1 AND action = 'reopenCase'`,
      [id],
    );
    expect(entry?.before).toMatchObject({ state: 'notSelected', visit: { fraudFound: true } });
  });

  it('is not answered by whoever took the decision', async () => {
    const id = await refused();
    const { caseId } = await request(id);
    await scene.record.query(`UPDATE account SET roles = roles || '{decisionMaker}' WHERE id = $1`, [
      officer.accountId,
    ]);
    const asked = () => officer.post(`/reconsiderations/${caseId}/answer`, { answer: 'uphold', reason: '无误。' });
    await until(async () => (await refusalOf(asked())).code === 'reconsideration.ownDecision');
    // Nor is it offered: others of the office find it among what they may do.
    const verbsOf = async (who: ApiClient) => (await who.get<{ verbs: string[] }>(`/cases/${caseId}`)).verbs;
    expect(await verbsOf(officer)).not.toContain('upholdDecision');
    expect(await verbsOf(scene.commission.decider)).toContain('upholdDecision');
    await scene.record.query(`UPDATE account SET roles = '{caseOfficer}' WHERE id = $1`, [officer.accountId]);
    expect(await decider.get(`/cases/${caseId}`)).toMatchObject({ state: 'underReconsideration' });
  });

  it('is not answered by anybody who voted on it, or stood aside; by a member who did neither, it is', async () => {
    const batch = await openBatch(scene.record, applicant, { rehearsalDaySeconds: 30 });
    const id = await submitPark(scene.record, applicant, batch);
    await bringTo('underDecision', scene.commission, id);
    const { id: meeting } = await convene(scene.commission, batch.id, [id]);
    const [chair, second, third, aside, absent] = scene.commission.deciders as [
      ApiClient,
      ApiClient,
      ApiClient,
      ApiClient,
      ApiClient,
    ];
    const recusals = [{ caseId: id, reason: '曾任其顾问' }];
    await aside.put(`/meetings/${meeting}/recusals`, { recusals });
    const votes = { votes: [{ caseId: id, vote: 'notSelected', reasons: ['dishonesty'] }] };
    await chair.put(`/meetings/${meeting}/votes`, votes);
    await second.put(`/meetings/${meeting}/votes`, votes);
    await third.put(`/meetings/${meeting}/votes`, { votes: [{ caseId: id, vote: 'abstained' }] });
    await conclude(scene.commission, meeting);
    await sendLetter(officer, id);
    const { caseId } = await request(id);
    const answer = (who: ApiClient) => answerReview(who, caseId, { answer: 'uphold', reason: '无误。' });
    for (const member of [chair, second, third]) {
      expect((await refusalOf(answer(member))).code).toBe('reconsideration.ownDecision');
    }
    const refusal = await refusalOf(answer(aside));
    expect(refusal).toMatchObject({ status: 403, code: 'case.standAside' });
    expect(refusal.sentence.zh).toContain('曾任其顾问');
    await answer(absent);
    expect(await see(caseId)).toMatchObject({ state: 'decisionUpheld' });
  });

  it('can be withdrawn, and shows when its answer is overdue', async () => {
    const id = await refused(0.2);
    const { caseId } = await request(id);
    await until(async () => (await officer.get<{ overdue: boolean }>(`/cases/${caseId}`)).overdue);
    await applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '不再申请' });
    expect(await see(caseId)).toMatchObject({ state: 'requestWithdrawn' });
    expect(await see(id)).toMatchObject({ state: 'refused' });
  });
});
