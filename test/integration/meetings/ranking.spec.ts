import { visit } from '#cli/client/accreditation.journey.js';
import { decide } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';

interface Ranking {
  readonly type: string;
  readonly quota: number;
  readonly pending: number;
  readonly cases: readonly {
    readonly caseId: string;
    readonly rank: number | null;
    readonly total: number;
    readonly recommendation: string;
    readonly needsVote: boolean;
    readonly explanation: readonly { readonly zh: string }[];
  }[];
}

describe('the ranking of a batch', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene.stop());

  it('orders by total, cuts at the quota, marks ties across it, and counts those that are still under way', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60, quota: 2 });
    const submitted = () => submitPark(scene.record, scene.applicant, batch);
    const [best, tied, alsoTied, weak, early] = [
      await submitted(),
      await submitted(),
      await submitted(),
      await submitted(),
      await submitted(),
    ];
    const shares: [string, number][] = [
      [best, 1],
      [tied, 0.9],
      [alsoTied, 0.9],
      [weak, 0.2],
    ];
    for (const [id, share] of shares) {
      await bringTo('underOnsiteAssessment', scene.commission, id);
      await visit(scene.commission, id, { share });
    }
    await bringTo('underDraw', scene.commission, early);
    const { decider, officer } = scene.commission;
    const [park] = (await decider.get<Ranking[]>(`/batches/${batch.id}/ranking`)) as [Ranking];
    expect(park).toMatchObject({ type: 'park', quota: 2, pending: 1 });
    const of = (id: string) => park.cases.find(({ caseId }) => caseId === id);
    expect(park.cases.map(({ caseId }) => caseId)).toEqual([best, ...[tied, alsoTied].sort(), weak]);
    expect(of(best)).toMatchObject({ rank: 1, recommendation: 'selected', needsVote: false });
    for (const id of [tied, alsoTied]) expect(of(id)).toMatchObject({ rank: 2, needsVote: true });
    expect(of(weak)).toMatchObject({ rank: null, recommendation: expect.not.stringMatching(/^selected$/) });
    expect(of(tied)?.explanation.at(-1)?.zh).toContain('须经会议表决');
    await decide(scene.commission, best, { result: 'selected' });
    const [after] = (await officer.get<Ranking[]>(`/batches/${batch.id}/ranking`)) as [Ranking];
    expect(after.cases[0]).toMatchObject({ caseId: best, rank: 1 });
    await decide(scene.commission, tied, { result: 'notSelected', reasons: ['outsideQuota'] });
    const [left] = (await officer.get<Ranking[]>(`/batches/${batch.id}/ranking`)) as [Ranking];
    expect(left.cases).toMatchObject([
      { caseId: best, rank: 1 },
      { caseId: alsoTied, rank: 2, needsVote: false },
      { caseId: weak, rank: null },
    ]);
    expect(await refusalOf(scene.applicant.get(`/batches/${batch.id}/ranking`))).toMatchObject({ status: 403 });
    expect(await refusalOf(officer.get('/batches/018f4e2a-0000-7000-8000-000000000000/ranking'))).toMatchObject({
      status: 404,
    });
  });
});
