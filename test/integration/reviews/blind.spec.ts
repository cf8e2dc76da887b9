import type { ApiClient } from '#cli/client/api-client.js';
import { panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';

interface Member {
  readonly expertId: string;
  readonly state: string;
  readonly score: number | null;
  readonly criteria: readonly object[];
}

describe('expert review', () => {
  let scene: Scene;
  let id: string;
  let members: ApiClient[];
  let outsider: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underExpertReview', scene.commission, id);
    members = await panelOf(scene.commission, id);
    outsider = scene.commission.experts.find((expert) => !members.includes(expert)) as ApiClient;
  });
  afterAll(() => scene.stop());

  const panel = (by = scene.commission.officer) => by.get<Member[]>(`/cases/${id}/panel`);
  const sheet = async (by: ApiClient) => {
    const { criteria } = await by.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
    const scores = criteria.map(({ criterion }) => ({ criterion, score: 77.77, comment: '第一位专家的分项意见' }));
    return { scores, comment: '第一位专家的意见' };
  };
  const answer = async (by: ApiClient, method: string, path: string, body?: unknown) => {
    const got = await by.send(method, path, body);
    const { requestId: _, ...said } = JSON.parse(await got.text()) as Record<string, unknown>;
    return { status: got.status, said };
  };

  it('is of the experts on the panel alone; for any other expert there is no such case, at any step', async () => {
    const fresh = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    const absent = '018f4e2a-0000-7000-8000-000000000000';
    const body = await sheet(members[0] as ApiClient);
    for (const each of [id, fresh]) {
      for (const [method, path, sent] of [
        ['GET', ''],
        ['GET', '/timeline'],
        ['GET', '/indicators'],
        ['GET', '/review'],
        ['PUT', '/review', body],
        ['POST', '/review', body],
      ] as const) {
        const foreign = await answer(outsider, method, `/cases/${each}${path}`, sent);
        expect(foreign).toEqual(await answer(outsider, method, `/cases/${absent}${path}`, sent));
        expect(foreign.status).toBe(404);
      }
    }
    expect(await outsider.get('/cases')).toEqual([]);
    expect(await outsider.get('/work-items')).toEqual([]);
    const own = await (members[0] as ApiClient).get<{ id: string }[]>('/cases');
    expect(own.map((each) => each.id)).toEqual([id]);
  });

  it('is blind: until all scores are in, nobody learns one, nor a comment', async () => {
    const { officer, decider } = scene.commission;
    const [first, second, ...others] = members;
    if (!first || !second) throw new Error('no experts');
    await first.put(`/cases/${id}/review`, await sheet(first));
    await first.post(`/cases/${id}/review`, await sheet(first));
    const [auditor, admin] = await Promise.all([scene.signIn('auditor'), scene.signIn('admin')]);
    const looks: [ApiClient, string][] = [
      ...[officer, decider, auditor, scene.applicant, second].flatMap((person): [ApiClient, string][] =>
        ['', '/timeline', '/indicators'].map((path) => [person, `/cases/${id}${path}`]),
      ),
      ...[officer, decider, auditor, admin].map((person): [ApiClient, string] => [person, `/cases/${id}/panel`]),
      [second, `/cases/${id}/review`],
      [auditor, `/audit?caseId=${id}`],
      [officer, '/notices'],
      [scene.applicant, '/notices'],
    ];
    for (const [person, path] of looks) {
      const text = JSON.stringify(await person.get(path));
      expect(text).not.toMatch(/77\.77|7777|第一位专家的/);
    }
    expect((await panel()).map(({ score }) => score)).toEqual([null, null, null, null, null]);
    expect((await panel()).filter(({ state }) => state === 'submitted')).toHaveLength(1);
    for (const expert of [second, ...others]) await submitReview(expert, id, 80);
    await untilState(officer, id, ['underOnsiteAssessment']);
    const said = (await panel()).find(({ expertId }) => expertId === first.accountId);
    expect(said).toMatchObject({ score: 77.77, comment: '第一位专家的意见' });
    expect(said?.criteria).toContainEqual(
      expect.objectContaining({
        score: 77.77,
        comment: '第一位专家的分项意见',
        name: { zh: '场地条件', en: 'Premises' },
      }),
    );
    expect(JSON.stringify(await second.get(`/cases/${id}/review`))).not.toMatch(/77\.77|第一位专家的/);
    expect(JSON.stringify(await scene.applicant.get(`/cases/${id}`))).not.toContain('第一位专家的');
  });
});
