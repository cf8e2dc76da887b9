import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { panelOf, untilState } from '../../apps/cli/client/accreditation.journey.js';
import { fileEvaluation, verifyEvaluation } from '../../apps/cli/client/evaluation.journey.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, upload } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { recordHistory } from './histories.js';
import { recordingOf, type Recording } from './recording.js';

/** `npm run record-histories`: an expert stands aside while the panel scores, and nobody is left to draw. */
describe('the histories of a panel that somebody leaves', () => {
  let scene: Scene;
  let recording: Recording;
  beforeAll(async () => {
    scene = await startScene();
    recording = recordingOf(scene);
  });
  afterAll(() => scene?.stop());

  const seatEverybody = async (id: string) => {
    await scene.commission.officer.patiently('POST', `/cases/${id}/draw`, { experts: 9 });
    await recording.acceptAll(id);
  };
  const standAside = async (id: string) => {
    const [expert] = await panelOf(scene.commission, id, ['assigned']);
    await expert?.patiently('POST', `/cases/${id}/avoidance`, { reason: '与基地负责人有师生关系' });
    await untilState(scene.commission.officer, id, ['underDraw']);
  };

  it('of an accreditation', async () => {
    const id = await recording.submitted(60);
    await bringTo('underDraw', scene.commission, id);
    await seatEverybody(id);
    await standAside(id);
    await recording.withdraw(id);
    await recording.keep(id, 'stoodAside');
  });

  it('of an evaluation', async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 1 });
    const campaign = await openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 60 });
    const [evaluation] = campaign.evaluations;
    if (!evaluation) throw new Error('the campaign has no evaluation');
    const { id: evidence } = await upload(scene.applicant, '佐证.pdf', aPdf());
    await fileEvaluation(scene.applicant, evaluation.caseId, { share: 1, evidence: [evidence] });
    await untilState(scene.commission.officer, evaluation.caseId, ['underVerification']);
    await verifyEvaluation(scene.commission.officer, evaluation.caseId);
    await seatEverybody(evaluation.caseId);
    await standAside(evaluation.caseId);
    const run = WORKFLOW_IDS.evaluation(evaluation.baseId, campaign.code);
    await recordHistory(scene, run, 'baseEvaluation.stoodAside', { ended: false });
  });
});
