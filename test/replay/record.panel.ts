import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { answerInvitation, panelOf, submitReview, untilState } from '../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { fileEvaluation, verifyEvaluation } from '../../apps/cli/client/evaluation.journey.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign, type OpenedCampaign } from '../support/campaign.js';
import { aPdf, upload } from '../support/desk.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';
import { recordingOf } from './recording.js';

/** `npm run record-histories`: what happens to evaluations between their filing and their score. */
describe('the histories of the steps of an evaluation', () => {
  const scene = sceneOfSuite();
  const recording = recordingOf(scene);
  let campaign: OpenedCampaign;
  beforeAll(async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 4 });
    campaign = await openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 60 });
  });

  const filed = async (index: number) => {
    const evaluation = campaign.evaluations[index];
    if (!evaluation) throw new Error(`the campaign has no evaluation ${index}`);
    const { id } = await upload(scene.applicant, '佐证.pdf', aPdf());
    await fileEvaluation(scene.applicant, evaluation.caseId, { share: 1, evidence: [id] });
    return evaluation;
  };
  const draw = (id: string, body: object = {}) => scene.commission.officer.patiently('POST', `/cases/${id}/draw`, body);
  const decline = (expert: ApiClient, id: string) =>
    answerInvitation(expert, id, { answer: 'decline', reason: '近期出国' });
  const invited = (id: string) => panelOf(scene.commission, id, ['invited']);
  const keep = (baseId: string, way: string, ended = true) =>
    recordHistory(scene, WORKFLOW_IDS.evaluation(baseId, campaign.code), `baseEvaluation.${way}`, { ended });

  it('every step extended, suspended and resumed; one declines, two are void, the scores lie far apart', async () => {
    const { officer } = scene.commission;
    const { halt, reverse, acceptAll, scoreAll, voidScore } = recording;
    const { caseId: id, baseId } = await filed(0);
    await untilState(officer, id, ['underVerification']);
    await halt(id);
    await verifyEvaluation(officer, id);
    await halt(id);
    await draw(id);
    await reverse(id);
    await draw(id);
    await halt(id);
    const before = await invited(id);
    await decline(before[0] as ApiClient, id);
    await until(async () => (await invited(id)).some((expert) => !before.includes(expert)));
    await voidScore(id, 'invited');
    await acceptAll(id);
    await halt(id);
    await voidScore(id, 'assigned');
    await acceptAll(id);
    const [harsh] = await panelOf(scene.commission, id, ['assigned']);
    await submitReview(harsh as ApiClient, id, 40);
    await scoreAll(id, 90);
    await untilState(officer, id, ['underInvitation']);
    await acceptAll(id);
    await scoreAll(id, 90);
    await untilState(officer, id, ['scored']);
    await keep(baseId, 'everyStep');
  });

  it('fraud, found at the verification', async () => {
    const { caseId, baseId } = await filed(1);
    await verifyEvaluation(scene.commission.officer, caseId, { fraudFound: true, reason: '合同系伪造' });
    await keep(baseId, 'fraud');
  });

  it('without anyone left to draw: one of all declines, or is void', async () => {
    const { officer } = scene.commission;
    const declined = await filed(2);
    await verifyEvaluation(officer, declined.caseId);
    await draw(declined.caseId, { experts: 9 });
    const [declines, ...others] = await invited(declined.caseId);
    for (const expert of others) await answerInvitation(expert, declined.caseId, { answer: 'accept' });
    await decline(declines as ApiClient, declined.caseId);
    await untilState(officer, declined.caseId, ['underDraw']);
    await keep(declined.baseId, 'poolExhausted', false);
    const voided = await filed(3);
    await verifyEvaluation(officer, voided.caseId);
    await draw(voided.caseId, { experts: 9 });
    await recording.voidScore(voided.caseId, 'invited');
    await untilState(officer, voided.caseId, ['underDraw']);
    await keep(voided.baseId, 'voidAndExhausted', false);
  });
});
