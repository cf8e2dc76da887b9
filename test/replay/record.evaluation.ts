import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { untilState } from '../../apps/cli/client/accreditation.journey.js';
import { fileEvaluation, scoreEvaluation, untilCampaign } from '../../apps/cli/client/evaluation.journey.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, upload } from '../support/desk.js';
import { sceneOfSuite } from '../support/scene.js';
import { recordHistory } from './histories.js';

interface RectificationView {
  readonly caseId: string;
  readonly baseId: string;
  readonly problems: readonly { id: string }[];
}

/** `npm run record-histories`: a campaign that is withdrawn, and one of three bases: one scored, two silent; of these one restored, one revoked. */
describe('the histories of an evaluation and of its rectifications', () => {
  const scene = sceneOfSuite();

  it('a campaign that is withdrawn before anyone has filed', async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 1 });
    const { officer } = scene.commission;
    const { id, code } = await openCampaign(officer, { batchIds: [batchId], rehearsalDaySeconds: 3_600 });
    await officer.patiently('POST', `/campaigns/${id}/withdrawal`, { reason: '误选批次，重新启动' });
    await recordHistory(scene, WORKFLOW_IDS.campaign(code), 'evaluationCampaign.withdrawn');
  });

  it('one scored, two silent, published; one restored, one revoked', async () => {
    const { applicant, commission, record } = scene;
    const { officer, decider } = commission;
    const { batchId, baseIds } = await accreditedBases(record, { owner: applicant, count: 3 });
    const campaign = await openCampaign(officer, { batchIds: [batchId], rehearsalDaySeconds: 0.5 });
    const [filed] = campaign.evaluations;
    if (!filed) throw new Error('the campaign has no evaluation');
    const { id: evidence } = await upload(applicant, '佐证.pdf', aPdf());
    await fileEvaluation(applicant, filed.caseId, { share: 1, evidence: [evidence] });
    await scoreEvaluation(commission, filed.caseId, 90);
    await recordHistory(scene, WORKFLOW_IDS.evaluation(filed.baseId, campaign.code), 'baseEvaluation.scored');

    await untilCampaign(officer, campaign.id, ['reviewing']);
    await decider.patiently('POST', `/campaigns/${campaign.id}/publication`, {});
    await recordHistory(scene, WORKFLOW_IDS.campaign(campaign.code), 'evaluationCampaign.published');

    const all = await applicant.get<RectificationView[]>('/rectifications?limit=200');
    const [restored, revoked] = all.filter(({ baseId }) => baseIds.includes(baseId));
    if (!restored || !revoked) throw new Error('two rectifications were expected');
    for (const [{ caseId, baseId, problems }, end, scoreHundredths] of [
      [restored, 'restored', 8_000],
      [revoked, 'revoked', 3_000],
    ] as const) {
      // Only one of them: the warning of the interim report belongs to those whose period is not extended.
      const extend = async () => {
        if (end === 'restored')
          await officer.patiently('POST', `/cases/${caseId}/extension`, { workingDays: 5, reason: '停电' });
      };
      await extend();
      await applicant.patiently('POST', `/rectifications/${caseId}/plan`, { text: '补报材料，完善制度。' });
      await untilState(applicant, caseId, ['underRectification']);
      await extend();
      await applicant.patiently('POST', `/rectifications/${caseId}/final-report`, { text: '整改已全部完成。' });
      await untilState(applicant, caseId, ['underAcceptance']);
      await extend();
      await decider.patiently('POST', `/rectifications/${caseId}/acceptance`, {
        conclusion: end === 'restored' ? 'restore' : 'revoke',
        scoreHundredths,
        closedProblems: end === 'restored' ? problems.map(({ id }) => id) : [],
        reason: '验收组现场核查。',
      });
      await untilState(applicant, caseId, [end]);
      await recordHistory(scene, WORKFLOW_IDS.rectification(baseId, campaign.code), `rectification.${end}`);
    }
  });
});
