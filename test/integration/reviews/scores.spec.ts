import { readFileSync } from 'node:fs';
import { answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';

const { password } = JSON.parse(
  readFileSync(new URL('../../../seeds/demo/accounts.json', import.meta.url), 'utf8'),
) as { password: string };

describe('scores', () => {
  let scene: Scene;
  let id: string;
  let expert: ApiClient;
  let token: string;
  let criteria: string[];
  beforeAll(async () => {
    scene = await startScene();
    id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underExpertReview', scene.commission, id);
    [expert] = (await panelOf(scene.commission, id)) as [ApiClient];
    const [account] = await scene.record.query<{ login: string }[]>(`SELECT login FROM account WHERE id = $1`, [
      expert.accountId,
    ]);
    const nobody = ApiClient.anonymous(scene.stack.apiUrl);
    ({ token } = await nobody.post<{ token: string }>('/sessions', { login: account?.login, password }));
    const sheet = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
    criteria = sheet.criteria.map(({ criterion }) => criterion);
  });

  afterAll(() => scene?.stop());

  /** A body as it is written, which no JSON.stringify would make. */
  const raw = async (method: string, score: string) => {
    const scores = criteria.map((criterion) => `{"criterion":"${criterion}","score":${score}}`).join(',');
    const answer = await fetch(`${scene.stack.apiUrl}/api/v1/cases/${id}/review`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: `{"scores":[${scores}]}`,
    });
    return (await answer.json()) as { status: number; code: string; sentence: { zh: string; en: string } };
  };

  it.each(['101', '100.01', '-1', '86.555', 'NaN', 'Infinity', '1e999', '"abc"', '"90"', 'null', '[]', '{}', 'true'])(
    'of %s are refused, drafts as well, and nothing is kept',
    async (score) => {
      const before = await scene.record.query(`SELECT * FROM expert_assignment WHERE case_id = $1`, [id]);
      for (const method of ['PUT', 'POST']) {
        const refusal = await raw(method, score);
        expect(refusal).toMatchObject({ status: 400, code: expect.stringMatching(/^request\./) });
        expect(refusal.sentence.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(refusal.sentence.en).toMatch(/[a-z]/);
      }
      expect(await scene.record.query(`SELECT * FROM expert_assignment WHERE case_id = $1`, [id])).toEqual(before);
    },
  );

  it('below the mark of the measure are commented on, criterion by criterion; a draft keeps what is said so far', async () => {
    const [first, second] = criteria as [string, string];
    const sheet = (of: Record<string, object>) => ({
      scores: criteria.map((criterion) => ({ criterion, score: 60, ...of[criterion] })),
    });
    const low = sheet({ [first]: { score: 59.99 }, [second]: { score: 30, comment: '渠道单一。' } });
    expect(await expert.put(`/cases/${id}/review`, low)).toMatchObject({
      state: 'assigned',
      commentBelow: 60,
      criteria: expect.arrayContaining([
        expect.objectContaining({ criterion: first, comment: null }),
        expect.objectContaining({ criterion: second, score: 30, comment: '渠道单一。' }),
      ]),
    });
    expect(await refusedUnchanged(scene.record, id, () => expert.post(`/cases/${id}/review`, low))).toMatchObject({
      status: 422,
      code: 'review.commentMissing',
      missing: [first],
      sentence: {
        zh: expect.stringMatching(/^得分低于 60 分的评分项须写明意见：[^A-Za-z]+。$/),
        en: expect.any(String),
      },
    });
    const blank = sheet({ [first]: { score: 10, comment: ' ' } });
    expect(await refusedUnchanged(scene.record, id, () => expert.post(`/cases/${id}/review`, blank))).toMatchObject({
      status: 400,
    });
  });

  it('are given by the criteria of the rubric alone', async () => {
    const stray = { scores: [{ criterion: 'reputation', score: 90 }] };
    for (const method of ['PUT', 'POST']) {
      const given = () => expert.request(method, `/cases/${id}/review`, stray);
      expect(await refusedUnchanged(scene.record, id, given)).toMatchObject({
        status: 422,
        code: 'review.criterionUnknown',
      });
    }
  });

  it('are given once', async () => {
    await submitReview(expert, id, 90);
    const scores = criteria.map((criterion) => ({ criterion, score: 10 }));
    for (const method of ['PUT', 'POST']) {
      const again = () => expert.request(method, `/cases/${id}/review`, { scores });
      expect(await refusedUnchanged(scene.record, id, again)).toMatchObject({
        status: 409,
        code: 'review.submittedAlready',
        sentence: {
          zh: '评分已经提交，不能更改。',
          en: 'The scores are submitted and cannot be changed.',
        },
      });
    }
  });

  it('are not given once the panel has closed, neither by who has scored nor by who was taken off it', async () => {
    const panel = await panelOf(scene.commission, id);
    const [off, ...others] = panel.filter((one) => one !== expert) as [ApiClient, ...ApiClient[]];
    await off.post(`/cases/${id}/avoidance`, { reason: '与申报单位有利益关系' });
    await untilState(scene.commission.officer, id, ['underInvitation']);
    const [redrawn] = (await panelOf(scene.commission, id, ['invited'])) as [ApiClient];
    await answerInvitation(redrawn, id, { answer: 'accept' });
    await untilState(scene.commission.officer, id, ['underExpertReview']);
    for (const one of [redrawn, ...others]) await submitReview(one, id, 80);
    await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
    const scores = criteria.map((criterion) => ({ criterion, score: 10 }));
    for (const [one, status] of [
      [expert, 409],
      [off, 404],
    ] as const) {
      for (const method of ['PUT', 'POST']) {
        const late = () => one.request(method, `/cases/${id}/review`, { scores });
        expect(await refusedUnchanged(scene.record, id, late)).toMatchObject({ status });
      }
    }
  });
});
