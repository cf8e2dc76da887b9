import { draftEvaluation, fileEvaluation, type EvaluationView } from '../../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accreditedBases } from '../../support/bases.js';
import { openCampaign } from '../../support/campaign.js';
import { aPdf, refusalOf, upload } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { slowClock } from '../../support/slow-clock.js';

describe('the withdrawal of a campaign that was opened by mistake', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const reason = '误选批次，重新启动';
  const campaignOf = async (count: number) => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count });
    const order = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
    return { order, ...(await openCampaign(scene.commission.officer, order)) };
  };

  it('ends its evaluations, tells their organisations, is on record, and frees the bases for another', async () => {
    const { officer, decider } = scene.commission;
    const campaign = await campaignOf(3);
    const path = `/campaigns/${campaign.id}/withdrawal`;
    expect((await refusalOf(decider.post(path, { reason }))).status).toBe(403);
    expect((await refusalOf(scene.applicant.post(path, { reason }))).status).toBe(403);
    expect((await refusalOf(officer.post(path, { reason: ' ' }))).code).toBe('request.invalid');
    const drafted = campaign.evaluations[0] as EvaluationView;
    await draftEvaluation(scene.applicant, drafted.caseId, { share: 1, evidence: [] });

    const withdrawn = await officer.post<object>(path, { reason }, { key: 'withdraw-once-1' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawnAt: expect.any(String) });
    expect(await officer.post(path, { reason }, { key: 'withdraw-once-1' })).toEqual(withdrawn);
    expect((await refusalOf(officer.post(path, { reason }))).code).toBe('campaign.over');

    const evaluations = await officer.get<EvaluationView[]>(`/campaigns/${campaign.id}/evaluations`);
    expect(evaluations.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    const late = await refusalOf(scene.applicant.post(`/evaluations/${drafted.caseId}/filing`));
    expect(late.code).toBe('case.closed');
    const items = await scene.applicant.get<{ caseId: string }[]>('/work-items');
    expect(items.filter(({ caseId }) => evaluations.some((each) => each.caseId === caseId))).toEqual([]);
    const told = await scene.record.query<unknown[]>(
      `SELECT FROM notice n JOIN procedure_case c ON c.id = n.case_id
       WHERE c.group_id = $1 AND n.template = 'evaluation.withdrawn'`,
      [campaign.id],
    );
    expect(told).toHaveLength(3);
    const trail = await scene.record.query<{ reason: string }[]>(
      `SELECT reason FROM audit_entry WHERE subject_id = $1 AND action = 'withdrawCampaign'`,
      [campaign.id],
    );
    expect(trail).toEqual([{ reason }]);
    expect((await refusalOf(decider.post(`/campaigns/${campaign.id}/publication`, {}))).code).toBe(
      'campaign.withdrawnAlready',
    );
    await scene.workflow(WORKFLOW_IDS.campaign(campaign.code)).result();
    expect((await openCampaign(officer, campaign.order)).evaluations).toHaveLength(3);
  });

  it('is refused once anyone has filed', async () => {
    const { officer } = scene.commission;
    const campaign = await campaignOf(2);
    const [{ caseId }] = campaign.evaluations as [EvaluationView];
    const { id: evidence } = await upload(scene.applicant, '佐证.pdf', aPdf());
    await fileEvaluation(scene.applicant, caseId, { share: 1, evidence: [evidence] });
    const refused = await refusalOf(officer.post(`/campaigns/${campaign.id}/withdrawal`, { reason }));
    expect(refused).toMatchObject({ status: 409, code: 'campaign.filedAlready' });
    expect(await officer.get(`/campaigns/${campaign.id}`)).toMatchObject({ state: 'filing', filed: 1 });
  });

  it('is dated by the clock of the record, as its opening was, whatever that of the worker says', async () => {
    scene.stack.change(slowClock(2));
    await scene.stack.restart('worker');
    const { officer } = scene.commission;
    const before = Date.now();
    const campaign = await campaignOf(1);
    const { withdrawnAt } = await officer.post<{ withdrawnAt: string }>(`/campaigns/${campaign.id}/withdrawal`, {
      reason,
    });
    const times = await scene.record.query<{ at: Date }[]>(
      `SELECT opened_at AS at FROM procedure_case WHERE group_id = $1
       UNION ALL SELECT closed_at FROM procedure_case WHERE group_id = $1
       UNION ALL SELECT opened_at FROM case_deadline WHERE case_id IN (SELECT id FROM procedure_case WHERE group_id = $1)`,
      [campaign.id],
    );
    for (const at of [new Date(withdrawnAt), ...times.map((each) => each.at)]) {
      expect(at.getTime()).toBeGreaterThanOrEqual(before);
    }
  });
});
