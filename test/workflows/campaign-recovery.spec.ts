import { randomUUID } from 'node:crypto';
import { untilCampaign, type PublicationView } from '../../apps/cli/client/evaluation.journey.js';
import { campaignActivities } from '#activities/evaluation/campaign.activities.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { intendDecision } from '#persistence/record/command.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

describe('a campaign whose run dies', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const reviewing = async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 2 });
    const campaign = await openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 0.02 });
    await untilCampaign(scene.commission.officer, campaign.id, ['reviewing']);
    return campaign;
  };

  /** The publication as its activity commits it; the run that asked for it is gone before it hears of it. */
  const publishUnheard = async (campaignId: string) => {
    const { accountId } = scene.commission.decider;
    const command = { id: randomUUID(), requestHash: 'publication', repeatable: true } as const;
    const decision = { accountId, caseId: campaignId, verb: 'publishGrades', payload: { vote: [] } };
    await intendDecision(scene.record, command, decision);
    await campaignActivities(scene.record).publishGrades({ campaignId, commandId: command.id });
  };

  it('learns from the record that its grades were published while nobody heard it', async () => {
    const campaign = await reviewing();
    await scene.stack.kill('worker');
    await publishUnheard(campaign.id);
    await scene.stack.restart('worker');
    const run = scene.workflow(WORKFLOW_IDS.campaign(campaign.code));
    await until(async () => (await run.describe()).status.name === 'COMPLETED', 45_000);
    expect(await scene.commission.officer.get(`/campaigns/${campaign.id}`)).toMatchObject({ state: 'published' });
  });

  it('is taken up again where it was when its run was ended by hand, and not when it was over', async () => {
    const [open, over] = [await reviewing(), await reviewing()];
    const run = (code: string) => scene.workflow(WORKFLOW_IDS.campaign(code));
    await run(over.code).terminate('ended by hand');
    await publishUnheard(over.id);
    await run(open.code).terminate('ended by hand');
    await scene.record.query(`UPDATE campaign SET created_at = now() - interval '1 hour' WHERE id = ANY($1)`, [
      [open.id, over.id],
    ]);
    await until(async () => (await run(open.code).describe()).status.name === 'RUNNING', 60_000);
    const published = await scene.commission.decider.patiently<PublicationView>(
      'POST',
      `/campaigns/${open.id}/publication`,
      {},
    );
    expect(published.byGrade).toEqual({ unqualified: 2 });
    expect((await run(over.code).describe()).status.name).toBe('TERMINATED');
  });
});
