import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accredit, untilState, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import { handOverPlaque } from '../../apps/cli/client/after.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { refusalOf, TODAY } from '../support/desk.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';

/** `npm run record-histories`: what follows the decision on an accreditation. */
describe('the histories of what follows a decision', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

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
});
