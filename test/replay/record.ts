import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accredit, decide, markChecklist, untilState } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, resubmit, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { recordHistory } from './histories.js';

/** `npm run record-histories`: runs every workflow along its ways and writes their histories down for the replay. */
describe('the histories of accreditation', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

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
    const id = await returned(0.3);
    await scene.commission.officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 5, reason: '停电' });
    await resubmit(scene.record, id);
    await untilState(scene.applicant, id, ['underFormalCheck']);
    const early = scene.commission.officer.patiently('POST', `/cases/${id}/acceptance`, {});
    await expect(early).rejects.toMatchObject({ problem: { code: 'check.incomplete' } });
    await accredit(scene.commission, id);
    await keep(id, 'certificate');
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

  it('not selected, after the limits of the commission had passed', async () => {
    const id = await submitted(0.05);
    await bringTo('underDecision', scene.commission, id);
    await new Promise((resume) => setTimeout(resume, 1_000));
    await decide(scene.commission.decider, id, {
      result: 'notSelected',
      reasons: ['outsideQuota'],
      reason: '名额已满',
    });
    await keep(id, 'notSelected');
  });
});
