import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { aGround, subsidyDesk, type SchemeView, type SubsidyDesk } from '../integration/subsidy/ground.js';
import { refusalOf } from '../support/desk.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';
import { recordHistory } from './histories.js';

/** `npm run record-histories`: the ways of a post-subsidy. */
describe('the histories of a post-subsidy', () => {
  const scene = sceneOfSuite();
  let desk: SubsidyDesk;
  beforeAll(async () => (desk = await subsidyDesk(scene)));

  const at = (id: string) => `/subsidy-schemes/${id}`;
  const keep = (id: string, way: string) => recordHistory(scene, WORKFLOW_IDS.subsidy(id), `postSubsidy.${way}`);

  it('overdue, extended, sent back, refused to its proposer and approved by another', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }], { rehearsalDaySeconds: 0.2 });
    const { id } = await desk.open({ campaignId });
    const award = await desk.awardOf('park', id);
    await desk.verify(id, await desk.file('park', id, award.id));
    await until(async () => (await desk.finance.get<SchemeView & { overdue: boolean }>(at(id))).overdue);
    await desk.finance.patiently('POST', `/cases/${id}/extension`, { workingDays: 60, reason: '材料较多' });
    await desk.finance.patiently('POST', `${at(id)}/proposal`, {});
    await desk.finance.patiently('POST', `/cases/${id}/extension`, { workingDays: 60, reason: '材料较多' });
    await desk.decider.patiently('POST', `${at(id)}/return`, { reason: '请复核金额' });
    await desk.closeWindow(id);
    await desk.finance2.patiently('POST', `${at(id)}/proposal`, {});
    const own = desk.finance2.patiently('POST', `${at(id)}/approval`);
    expect(await refusalOf(own)).toMatchObject({ code: 'subsidy.samePerson' });
    await desk.decider.patiently('POST', `${at(id)}/approval`);
    await keep(id, 'approved');
  });

  it('approved with nothing to pay, because nobody has filed a voucher', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }]);
    const { id } = await desk.open({ campaignId });
    await desk.closeWindow(id);
    await desk.finance.patiently('POST', `${at(id)}/proposal`, {});
    await desk.decider.patiently('POST', `${at(id)}/approval`);
    await keep(id, 'closedWithoutAward');
  });
});
