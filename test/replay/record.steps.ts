import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accept,
  markChecklist,
  refuse,
  untilState,
  visit,
  type CaseView,
} from '../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { resubmit } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { recordHistory } from './histories.js';
import { recordingOf } from './recording.js';

/** `npm run record-histories`: the steps of one accreditation before its meeting. */
describe('the histories of the steps before the meeting', () => {
  const scene = sceneOfSuite();
  const recording = recordingOf(scene);

  let recommender: ApiClient;
  beforeAll(async () => (recommender = await scene.signIn('recommender')));

  const recommend = (id: string, recommended: boolean) =>
    recommender.patiently('POST', `/cases/${id}/recommendation`, { recommended, opinion: '基础扎实' });

  it('every step extended, suspended and resumed, every mistake undone, every score void', async () => {
    const { commission } = scene;
    const { officer } = commission;
    const { submitted, halt, reverse, acceptAll, scoreAll, voidScore, withdraw, keep } = recording;
    const giveBack = (id: string) => officer.patiently('POST', `/cases/${id}/return`, { reason: '请按清单补正' });
    const draw = (id: string) => officer.patiently('POST', `/cases/${id}/draw`, {});
    const id = await submitted(60, 'underRecommendation');
    await halt(id);
    await recommend(id, true);
    await reverse(id, recommender);
    await recommend(id, true);
    await halt(id);
    await accept(officer, id);
    await reverse(id);
    await markChecklist(officer, id, { site: '租赁合同缺少日期' });
    await giveBack(id);
    await reverse(id);
    await giveBack(id);
    await halt(id);
    await resubmit(scene.record, id);
    await untilState(officer, id, ['underFormalCheck']);
    await accept(officer, id);
    await halt(id);
    await draw(id);
    await reverse(id);
    await draw(id);
    await halt(id);
    await acceptAll(id);
    await halt(id);
    await scoreAll(id);
    await untilState(officer, id, ['underOnsiteAssessment']);
    await halt(id);
    await visit(commission, id);
    await reverse(id, commission.assessor);
    await commission.assessor.patiently('POST', `/cases/${id}/visit`);
    await halt(id);
    await voidScore(id, 'submitted');
    await voidScore(id, 'submitted');
    await acceptAll(id);
    await voidScore(id, 'assigned');
    await acceptAll(id);
    await scoreAll(id);
    await untilState(officer, id, ['underDecision']);
    await voidScore(id, 'submitted');
    await voidScore(id, 'submitted');
    await untilState(officer, id, ['underDraw']);
    await withdraw(id);
    await keep(id, 'everyStep');
  });

  it('not recommended by mistake, and the run that takes the case up again', async () => {
    const id = await recording.submitted(60, 'underRecommendation');
    await recommend(id, false);
    await recording.keep(id, 'notRecommended');
    await recording.reverse(id, recommender);
    await recording.keepReopened(id, 'opinionReversed');
  });

  it('refused by mistake, and the run that takes the case up again', async () => {
    const { officer } = scene.commission;
    const id = await recording.submitted(60);
    const reasons = { failing: { typeFits: '属贸易企业' }, reasons: ['wrongType'], reason: '申报类型不符' };
    await refuse(officer, id, reasons);
    await recording.keep(id, 'refused');
    await recording.reverse(id);
    await recording.keepReopened(id, 'refusalReversed');
  });

  it('without anyone left to draw, because nobody answers', async () => {
    const { officer } = scene.commission;
    const id = await recording.submitted(0.3);
    await bringTo('underDraw', scene.commission, id);
    await officer.patiently('POST', `/cases/${id}/draw`, { experts: 7 });
    await untilState(officer, id, ['underDraw']);
    await recording.withdraw(id);
    await recording.keep(id, 'poolExhausted');
  });

  it('below the line of the site visit', async () => {
    const id = await recording.submitted(60);
    await bringTo('underExpertReview', scene.commission, id);
    await recording.scoreAll(id, 20);
    await untilState(scene.commission.officer, id, ['notSelected']);
    await recording.keep(id, 'belowSiteVisit');
  });

  it('fraud, found at the visit by mistake, and the run that takes the case up again', async () => {
    const id = await recording.submitted(60);
    await bringTo('underOnsiteAssessment', scene.commission, id);
    await visit(scene.commission, id, { share: 0.1, fraudFound: true });
    await untilState(scene.commission.officer, id, ['notSelected']);
    await recording.keep(id, 'fraud');
    await recording.reverse(id, scene.commission.assessor);
    await recording.keepReopened(id, 'fraudReversed');
  });

  it('a case that goes on in a new run: how the first one ended', async () => {
    const { officer } = scene.commission;
    const id = await recording.submitted(3_600);
    const standStill = async () => {
      await officer.patiently('POST', `/cases/${id}/suspension`, { reason: '涉及诉讼' });
      await officer.patiently('POST', `/cases/${id}/resumption`, { reason: '判决已经生效' });
    };
    await standStill();
    const run = scene.workflow(WORKFLOW_IDS.accreditation(id));
    const { runId } = await run.describe();
    while ((await run.describe()).runId === runId) await standStill();
    await recordHistory(scene, WORKFLOW_IDS.accreditation(id), 'accreditation.goesOn', { runId });
    expect(await officer.get<CaseView>(`/cases/${id}`)).toMatchObject({ state: 'underFormalCheck' });
  });

  it.each(['underRecommendation', 'returned', 'underInvitation', 'underDecision'] as const)(
    'withdrawn, %s',
    async (stage) => {
      const { officer } = scene.commission;
      const id = await recording.submitted(60, stage === 'underRecommendation' ? stage : undefined);
      if (stage === 'returned') {
        await markChecklist(officer, id, { site: '租赁合同缺少日期' });
        await officer.patiently('POST', `/cases/${id}/return`, { reason: '请按清单补正' });
      } else if (stage === 'underInvitation') {
        await bringTo('underDraw', scene.commission, id);
        await officer.patiently('POST', `/cases/${id}/draw`, {});
      } else if (stage === 'underDecision') {
        await bringTo(stage, scene.commission, id);
      }
      await recording.withdraw(id);
      await recording.keep(id, `withdrawn.${stage}`);
    },
  );
});
