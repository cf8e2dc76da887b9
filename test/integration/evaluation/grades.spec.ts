import { untilState, type CaseView } from '../../../apps/cli/client/accreditation.journey.js';
import {
  fileEvaluation,
  scoreEvaluation,
  untilCampaign,
  verifyEvaluation,
  type EvaluationView,
  type PublicationView,
} from '../../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accreditedBases } from '../../support/bases.js';
import { openCampaign, type OpenedCampaign } from '../../support/campaign.js';
import { aPdf, refusalOf, upload } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';

interface NoticeView {
  readonly template: string;
  readonly caseId: string | null;
}

describe('a campaign from its roster to the grades', () => {
  let scene: Scene;
  let evidence: string[];
  beforeAll(async () => {
    scene = await startScene();
    evidence = [(await upload(scene.applicant, '佐证.pdf', aPdf())).id];
  });
  afterAll(() => scene?.stop());

  const evaluation = (id: string) => scene.commission.officer.get<EvaluationView>(`/evaluations/${id}`);
  const baseState = async (id: string) =>
    (
      await scene.record.query<{ state: string; last_grade: string | null }[]>(
        `SELECT state, last_grade FROM base WHERE id = $1`,
        [id],
      )
    )[0];

  describe('under the measures of 2025', () => {
    let campaign: OpenedCampaign;
    const [best, good, passing, weak, fraudulent, silent] = [0, 1, 2, 3, 4, 5] as const;
    const at = (index: number) => campaign.evaluations[index] as EvaluationView;

    beforeAll(async () => {
      const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 6 });
      campaign = await openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 0.8 });
    });

    const publicationItems = async () => {
      const items = await scene.commission.decider.get<{ campaignId: string | null }[]>('/work-items?limit=200');
      return items.filter(({ campaignId }) => campaignId === campaign.id);
    };

    it('opens a row, a limit, a work item and a notice for each base of the roster, and starts no workflow for any', async () => {
      expect(campaign).toMatchObject({ state: 'filing', total: 6, filed: 0, byState: { underFiling: 6 } });
      const [items] = await scene.record.query<{ count: number }[]>(
        `SELECT count(*)::int FROM work_item w JOIN case_deadline d ON d.case_id = w.case_id AND d.due_at = w.due_at
         JOIN notice n ON n.case_id = w.case_id AND n.template = 'evaluation.opened'
         JOIN procedure_case c ON c.id = w.case_id WHERE c.group_id = $1 AND w.task = 'evaluationFiling'`,
        [campaign.id],
      );
      expect(items?.count).toBe(6);
      const workflow = scene.workflow(WORKFLOW_IDS.evaluation(at(best).baseId, campaign.code));
      await expect(workflow.describe()).rejects.toThrow(/not found/i);
      const timeline = await scene.applicant.get<{ now: { turn: string; dueExplained: object } }>(
        `/cases/${at(best).caseId}/timeline`,
      );
      expect(timeline.now).toMatchObject({ turn: 'applicant', dueExplained: { zh: expect.stringMatching(/演练/) } });
    });

    it('publishes nothing while the filing is open', async () => {
      const { decider } = scene.commission;
      const refusal = await refusalOf(decider.post(`/campaigns/${campaign.id}/publication`, {}));
      expect(refusal).toMatchObject({ status: 409, code: 'campaign.filingOpen' });
      const early = await refusalOf(decider.get(`/campaigns/${campaign.id}/grades`));
      expect(early).toMatchObject({ status: 404, code: 'campaign.notPublished' });
    });

    it('takes filings, and those who file nothing as silent without anyone acting', async () => {
      const bonusItems = ['intergovernmentalFramework'];
      await fileEvaluation(scene.applicant, at(best).caseId, { share: 1, evidence, bonusItems });
      await fileEvaluation(scene.applicant, at(good).caseId, { share: 0.8, evidence });
      await fileEvaluation(scene.applicant, at(passing).caseId, { share: 0.7, evidence });
      await fileEvaluation(scene.applicant, at(weak).caseId, { share: 0.3, evidence });
      await fileEvaluation(scene.applicant, at(fraudulent).caseId, { share: 1, evidence });
      const swept = await untilCampaign(scene.commission.officer, campaign.id, ['reviewing']);
      expect(swept).toMatchObject({ filed: 5, silent: 1 });
      expect(await evaluation(at(silent).caseId)).toMatchObject({ state: 'scored', silent: true, grade: null });
      const late = await refusalOf(scene.applicant.post(`/evaluations/${at(silent).caseId}/filing`));
      expect(late.code).toBe('evaluation.filingOver');
    });

    it('scores what was filed: data, experts, bonus, total', async () => {
      const { officer } = scene.commission;
      await scoreEvaluation(scene.commission, at(best).caseId, 92);
      await scoreEvaluation(scene.commission, at(good).caseId, 80);
      await scoreEvaluation(scene.commission, at(passing).caseId, 66);
      const count = await refusalOf(scene.commission.decider.post(`/campaigns/${campaign.id}/publication`, {}));
      expect(count).toMatchObject({ status: 409, code: 'campaign.unfinished', params: { count: 2 } });
      await scoreEvaluation(scene.commission, at(weak).caseId, 45);
      const withoutReason = await refusalOf(verifyEvaluation(officer, at(fraudulent).caseId, { fraudFound: true }));
      expect(withoutReason.code).toBe('case.reasonRequired');
      await verifyEvaluation(officer, at(fraudulent).caseId, { fraudFound: true, reason: '活动照片系伪造' });
      // data 10000 (management 92 of its 10: 9920), experts 9200: 0.4 × 99.20 + 0.6 × 92 + 3
      expect((await evaluation(at(best).caseId)).score).toMatchObject({
        bonusHundredths: 300,
        totalHundredths: Math.round(0.4 * 9920 + 0.6 * 9200 + 300),
      });
      const own = await scene.applicant.get<EvaluationView>(`/evaluations/${at(best).caseId}`);
      expect(own).toMatchObject({ score: null, grade: null });
      const told = await scene.commission.decider.get<NoticeView[]>('/notices?limit=200');
      const complete = told.filter(({ template }) => template === 'campaign.scored');
      expect(complete).toMatchObject([{ text: { zh: expect.stringContaining('5 家已评分，1 家逾期未报送') } }]);
      expect(await publicationItems()).toMatchObject([
        { title: campaign.title, task: 'gradePublication', dueAt: expect.any(String) },
      ]);
    });

    it('refuses everybody but a decision maker', async () => {
      const { officer } = scene.commission;
      const path = `/campaigns/${campaign.id}/publication`;
      expect((await refusalOf(officer.post(path, {}))).code).toBe('request.forbidden');
      expect((await refusalOf(scene.applicant.post(path, {}))).code).toBe('request.forbidden');
      expect((await refusalOf(scene.applicant.post('/campaigns', {}))).code).toBe('request.forbidden');
    });

    it('publishes all four grades at once, and answers the same request the same way', async () => {
      const { decider } = scene.commission;
      const path = `/campaigns/${campaign.id}/publication`;
      const first = await decider.post<PublicationView>(path, {}, { key: 'publish-2025-1' });
      expect(first.byGrade).toEqual({ excellent: 1, good: 1, qualified: 1, unqualified: 3 });
      expect(await decider.post<PublicationView>(path, {}, { key: 'publish-2025-1' })).toEqual(first);
      expect((await refusalOf(decider.post(path, { vote: [at(best).caseId] }, { key: 'publish-2025-1' }))).code).toBe(
        'request.keyReused',
      );
      expect((await refusalOf(decider.post(path, {}, { key: 'publish-2025-2' }))).code).toBe(
        'campaign.publishedAlready',
      );
      expect((await refusalOf(decider.post(path, {}))).code).toBe('campaign.publishedAlready');
      const published = await untilCampaign(decider, campaign.id, ['published']);
      expect(await publicationItems()).toEqual([]);
      expect(published).toMatchObject({ byState: { graded: 6 }, byGrade: first.byGrade });
      await expect(scene.workflow(WORKFLOW_IDS.campaign(campaign.code)).result()).resolves.toBeUndefined();
    });

    it('tells every base its grade and why, and everybody the list', async () => {
      const reasons = await Promise.all(campaign.evaluations.map(({ caseId }) => evaluation(caseId)));
      expect(reasons.map(({ grade }) => grade)).toEqual([
        'excellent',
        'good',
        'qualified',
        'unqualified',
        'unqualified',
        'unqualified',
      ]);
      expect(reasons[best]?.gradeReason).toMatchObject({ reason: 'share', cohort: 'park', cohortSize: 6, places: 1 });
      expect(reasons[fraudulent]?.gradeReason).toMatchObject({ reason: 'fraud' });
      expect(reasons[silent]?.gradeReason).toMatchObject({ reason: 'silent' });
      const own = await scene.applicant.get<EvaluationView>(`/evaluations/${at(best).caseId}`);
      expect(own.score?.totalHundredths).toBeGreaterThan(8500);
      const notices = await scene.applicant.get<NoticeView[]>('/notices?limit=200');
      expect(notices.filter(({ template }) => template === 'evaluation.graded')).toHaveLength(6);
      const list = await fetch(`${scene.stack.apiUrl}/api/v1/campaigns/${campaign.id}/grades`);
      expect(list.status).toBe(200);
      const lines = (await list.json()) as { rehearsal: boolean; remark: { zh: string } }[];
      expect(lines).toHaveLength(6);
      expect(lines[0]).toMatchObject({ rehearsal: true, remark: { zh: '演练数据，不是真实评价，等次无效' } });
    });

    it('lists to everybody the campaigns that are published, no rehearsal among them', async () => {
      const published = async () => {
        const answer = await fetch(`${scene.stack.apiUrl}/api/v1/grades`);
        return ((await answer.json()) as { id: string }[]).map(({ id }) => id);
      };
      expect(await published()).not.toContain(campaign.id);
      const inEarnest = 'UPDATE campaign SET rehearsal_day_seconds = $2 WHERE id = $1';
      await scene.record.query(inEarnest, [campaign.id, null]);
      expect(await published()).toEqual([campaign.id]);
      await scene.record.query(inEarnest, [campaign.id, 0.8]);
    });

    it('opens a rectification for each that failed, and for nobody else', async () => {
      expect(await baseState(at(good).baseId)).toEqual({ state: 'accredited', last_grade: 'good' });
      for (const index of [weak, fraudulent, silent]) {
        expect(await baseState(at(index).baseId)).toEqual({ state: 'underRectification', last_grade: 'unqualified' });
      }
      const cases = await scene.applicant.get<CaseView[]>('/cases?kind=rectification');
      expect(cases).toHaveLength(3);
    });

    it('leaves a base under rectification out of the next roster, and every base out of another of the same year', async () => {
      const { batchIds } = await scene.commission.officer.get<{ batchIds: string[] }>(`/campaigns/${campaign.id}`);
      const order = { batchIds, rehearsalDaySeconds: 60 };
      const sameYear = await refusalOf(openCampaign(scene.commission.officer, order));
      expect(sameYear).toMatchObject({
        code: 'campaign.nobodyDue',
        leftOutByReason: { underRectification: 3, evaluatedThisYear: 3 },
      });
      const next = await openCampaign(scene.commission.officer, { ...order, year: 2027 });
      expect(next.total).toBe(3);
      const again = await refusalOf(openCampaign(scene.commission.officer, { ...order, year: 2027 }));
      expect(again).toMatchObject({
        code: 'campaign.nobodyDue',
        leftOutByReason: { underRectification: 3, evaluationOpen: 3 },
      });
    });
  });

  it('knows three grades under the measures of 2016', async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 3, measureId: '2016' });
    const { officer, decider } = scene.commission;
    const campaign = await openCampaign(officer, { batchIds: [batchId], measureId: '2016', rehearsalDaySeconds: 0.5 });
    const [first, second] = campaign.evaluations as [EvaluationView, EvaluationView];
    await fileEvaluation(scene.applicant, first.caseId, { share: 1, evidence });
    await fileEvaluation(scene.applicant, second.caseId, { share: 0.8, evidence });
    await scoreEvaluation(scene.commission, first.caseId, 92);
    await scoreEvaluation(scene.commission, second.caseId, 80);
    await untilCampaign(officer, campaign.id, ['reviewing']);
    const { byGrade } = await decider.post<PublicationView>(`/campaigns/${campaign.id}/publication`, {});
    expect(byGrade).toEqual({ excellent: 1, qualified: 1, unqualified: 1 });
  });

  it('asks for the committee vote where a tie at the edge is not resolved', async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 3 });
    const { officer, decider } = scene.commission;
    const campaign = await openCampaign(officer, { batchIds: [batchId], rehearsalDaySeconds: 0.5 });
    const [one, other, silent] = campaign.evaluations as [EvaluationView, EvaluationView, EvaluationView];
    for (const { caseId } of [one, other]) {
      await fileEvaluation(scene.applicant, caseId, { share: 1, evidence });
      await scoreEvaluation(scene.commission, caseId, 92);
    }
    await untilCampaign(officer, campaign.id, ['reviewing']);
    const path = `/campaigns/${campaign.id}/publication`;
    const tie = await refusalOf(decider.post(path, {}, { key: 'vote-needed' }));
    expect(tie).toMatchObject({ status: 422, code: 'campaign.tiesNeedVote', params: { count: 2 } });
    const [group] = tie['ties'] as { cohort: string; rank: number; caseIds: string[] }[];
    expect(group).toMatchObject({ cohort: 'park', rank: 1 });
    expect(new Set(group?.caseIds)).toEqual(new Set([one.caseId, other.caseId]));
    const outsider = await refusalOf(decider.post(path, { vote: [silent.caseId] }));
    expect(outsider.code).toBe('campaign.voteNotNeeded');
    expect((await evaluation(one.caseId)).grade).toBeNull();
    await decider.post(path, { vote: [other.caseId, one.caseId] });
    expect(await evaluation(other.caseId)).toMatchObject({ grade: 'excellent' });
    expect(await evaluation(one.caseId)).toMatchObject({ grade: 'good' });
    await untilState(officer, one.caseId, ['graded']);
  });
});
