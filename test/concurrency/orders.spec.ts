import { markChecklist, panelOf } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit } from '#cli/client/visit.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { installGate } from './interleaving.js';
import type { Action } from './outcome.js';
import { differingPairs } from './pairs.js';

/**
 * Every pair of actions of two people at a stage, in both orders, the second asked for at each moment of the first: the answers and
 * the record are those of the first made before the second.
 */
describe('two at the same moment', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene({ env: { DATABASE_POOL: '20' } });
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    await installGate(scene.record);
  });
  afterAll(() => scene?.stop());

  const at = async (step: Step, prepare: (id: string) => Promise<void> = async () => undefined) => {
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo(step, scene.commission, id);
    await prepare(id);
    return id;
  };

  const differing = (fresh: () => Promise<string>, actionsOn: (id: string) => Promise<readonly Action[]>) =>
    differingPairs(scene, {
      fresh,
      actionsOn,
      // An expert judges so many open cases and no more.
      after: (id) => scene.applicant.post(`/cases/${id}/withdrawal`, { reason: '试毕。' }),
    });

  const officers = () => [scene.commission.officer, scene.commission.secondOfficer] as const;
  const extension = { workingDays: 1, reason: '需核实。' };

  it('at the formal check: marks, acceptance, return, extension, withdrawal', async () => {
    const [one, other] = officers();
    const actions: Action[] = [
      { name: 'accept', person: one, method: 'POST', path: 'acceptance' },
      { name: 'returnForCorrection', person: other, method: 'POST', path: 'return' },
      { name: 'extend', person: other, method: 'POST', path: 'extension', body: extension },
      { name: 'withdraw', person: scene.applicant, method: 'POST', path: 'withdrawal', body: { reason: '方向调整。' } },
      {
        name: 'mark',
        person: other,
        method: 'PUT',
        path: 'checklist',
        body: { marks: [{ item: 'site', verdict: 'fail', reason: '租赁合同缺页。' }] },
      },
    ];
    const fresh = () => at('underFormalCheck', (id) => markChecklist(one, id));
    expect(await differing(fresh, async () => actions)).toEqual([]);
  }, 300_000);

  it('at the expert review: a draft, the scores, a void score, an extension', async () => {
    const [one, other] = officers();
    const actionsOn = async (id: string): Promise<Action[]> => {
      const [expert = one] = await panelOf(scene.commission, id);
      const { criteria } = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
      const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        { name: 'saveScores', person: expert, method: 'PUT', path: 'review', body: { scores } },
        { name: 'submitScores', person: expert, method: 'POST', path: 'review', body: { scores, comment: '同意。' } },
        { name: 'voidScore', person: one, method: 'POST', path: 'void-score', body },
        { name: 'extend', person: other, method: 'POST', path: 'extension', body: extension },
      ];
    };
    expect(await differing(() => at('underExpertReview'), actionsOn)).toEqual([]);
  }, 300_000);

  it('at the end of a visit: its conclusion, a value, a void score', async () => {
    const { commission } = scene;
    const signed = (id: string) =>
      arrangeVisit(commission, id, scene.applicant)
        .then(({ report }) => recordVisit(commission, id, report as NonNullable<typeof report>))
        .then((recorded) => signVisit(commission, id, recorded));
    const actionsOn = async (id: string): Promise<Action[]> => {
      const [expert = commission.officer] = await panelOf(commission, id);
      const [row] = await commission.assessor.get<{ indicator: string }[]>(`/cases/${id}/indicators`);
      const values = [{ indicator: row?.indicator, verified: 1, note: '以现场核实为准。' }];
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        { name: 'concludeVisit', person: commission.assessor, method: 'POST', path: 'visit' },
        { name: 'verify', person: commission.assessor, method: 'PUT', path: 'indicators', body: { values } },
        { name: 'voidScore', person: commission.officer, method: 'POST', path: 'void-score', body },
      ];
    };
    expect(await differing(() => at('underOnsiteAssessment', signed), actionsOn)).toEqual([]);
  }, 300_000);
});
