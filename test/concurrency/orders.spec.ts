import { markChecklist, panelOf } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit } from '#cli/client/visit.journey.js';
import { groundOfSuite } from './ground.js';
import { post, put, type Act } from './outcome.js';
import { ordersOf } from './pairs.js';

/**
 * Every pair of actions of two people at a stage, in both orders, the second asked for at each moment of the first: the answers and
 * the record are those of the first made before the second.
 */
describe('two at the same moment', () => {
  const { scene, at, withdraw } = groundOfSuite();

  const differing = async (fresh: () => Promise<string>, actsOn: (id: string) => Promise<readonly Act[]>) =>
    (await ordersOf(scene, { fresh, actsOn, after: withdraw })).differing;

  const officers = () => [scene.commission.officer, scene.commission.secondOfficer] as const;
  const extension = { workingDays: 1, reason: '需核实。' };

  it('at the formal check: marks, acceptance, return, extension, withdrawal', async () => {
    const [one, other] = officers();
    const marks = [{ item: 'site', verdict: 'fail', reason: '租赁合同缺页。' }];
    const acts = [
      post('accept', one, 'acceptance'),
      post('returnForCorrection', other, 'return'),
      post('extend', other, 'extension', extension),
      post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' }),
      put('mark', other, 'checklist', { marks }),
    ];
    const fresh = () => at('underFormalCheck', (id) => markChecklist(one, id));
    expect(await differing(fresh, async () => acts)).toEqual([]);
  }, 300_000);

  it('at the expert review: a draft, the scores, a void score, an extension', async () => {
    const [one, other] = officers();
    const actsOn = async (id: string): Promise<Act[]> => {
      const [expert = one] = await panelOf(scene.commission, id);
      const { criteria } = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
      const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        put('saveScores', expert, 'review', { scores }),
        post('submitScores', expert, 'review', { scores, comment: '同意。' }),
        post('voidScore', one, 'void-score', body),
        post('extend', other, 'extension', extension),
      ];
    };
    expect(await differing(() => at('underExpertReview'), actsOn)).toEqual([]);
  }, 300_000);

  it('at the end of a visit: its conclusion, a value, a void score', async () => {
    const { commission } = scene;
    const signed = (id: string) =>
      arrangeVisit(commission, id, scene.applicant)
        .then(({ report }) => recordVisit(commission, id, report as NonNullable<typeof report>))
        .then((recorded) => signVisit(commission, id, recorded));
    const actsOn = async (id: string): Promise<Act[]> => {
      const [expert = commission.officer] = await panelOf(commission, id);
      const [row] = await commission.assessor.get<{ indicator: string }[]>(`/cases/${id}/indicators`);
      const values = [{ indicator: row?.indicator, verified: 1, note: '以现场核实为准。' }];
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        post('concludeVisit', commission.assessor, 'visit'),
        put('verify', commission.assessor, 'indicators', { values }),
        post('voidScore', commission.officer, 'void-score', body),
      ];
    };
    expect(await differing(() => at('underOnsiteAssessment', signed), actsOn)).toEqual([]);
  }, 300_000);
});
