import { readFileSync } from 'node:fs';
import { appointPanel, submitReview } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';

const { password } = JSON.parse(
  readFileSync(new URL('../../../seeds/demo/accounts.json', import.meta.url), 'utf8'),
) as { password: string };

describe('the panel', () => {
  let scene: Scene;
  let ids: string[];
  let sixth: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ids = scene.commission.experts.map(({ accountId }) => accountId);
    sixth = await scene.signIn('expert6');
  });
  afterAll(() => scene?.stop());

  const at = async (step: 'underDraw' | 'underExpertReview') => {
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo(step, scene.commission, id);
    return id;
  };
  const refused = (id: string, expertIds: string[]) =>
    refusedUnchanged(scene.record, id, () => scene.commission.officer.post(`/cases/${id}/panel`, { expertIds }));
  const nameOf = async (accountId: string) => {
    const [row] = await scene.record.query<{ display_name: string }[]>(
      `SELECT display_name FROM account WHERE id = $1`,
      [accountId],
    );
    return row?.display_name;
  };

  it('has the number of experts that the measure wants, and an odd one', async () => {
    const id = await at('underDraw');
    expect(await refused(id, ids.slice(0, 3))).toMatchObject({
      status: 422,
      code: 'panel.tooFew',
      params: { min: 5 },
      detail: { zh: '专家不得少于 5 人。', en: 'At least 5 experts are needed.' },
    });
    expect(await refused(id, [...ids, sixth.accountId])).toMatchObject({
      status: 422,
      code: 'panel.notOdd',
      detail: { zh: '专家人数须为单数。', en: 'The number of experts must be odd.' },
    });
    await appointPanel(scene.commission, id);
    expect(await refused(id, [sixth.accountId])).toMatchObject({ code: 'panel.notOdd' });
  });

  it('has experts alone, and nobody from the applicant; the refusal names who it is', async () => {
    const id = await at('underDraw');
    const { accountId } = scene.commission.decider;
    expect(await refused(id, [...ids.slice(0, 4), accountId])).toMatchObject({
      status: 422,
      code: 'panel.notExpert',
      detail: { zh: `${await nameOf(accountId)}不是评审专家。`, en: `${await nameOf(accountId)} is not an expert.` },
    });
    const stranger = '018f4e2a-0000-7000-8000-000000000000';
    expect(await refused(id, [...ids.slice(0, 4), stranger])).toMatchObject({
      code: 'panel.notExpert',
      params: { person: stranger },
    });
    await scene.record.query(
      `UPDATE account SET organisation_id = (SELECT organisation_id FROM account WHERE id = $2) WHERE id = $1`,
      [sixth.accountId, scene.applicant.accountId],
    );
    const person = await nameOf(sixth.accountId);
    expect(await refused(id, [...ids.slice(0, 4), sixth.accountId])).toMatchObject({
      status: 422,
      code: 'panel.avoidance',
      detail: {
        zh: `${person}与申报单位同属一个法人，应当回避。`,
        en: `${person} belongs to the applicant organisation and must stand aside.`,
      },
    });
    await scene.record.query(`UPDATE account SET organisation_id = NULL WHERE id = $1`, [sixth.accountId]);
  });

  describe('scores', () => {
    let id: string;
    let expert: ApiClient;
    let token: string;
    let criteria: string[];
    beforeAll(async () => {
      id = await at('underExpertReview');
      expert = scene.commission.experts[0] as ApiClient;
      const nobody = ApiClient.anonymous(scene.stack.apiUrl);
      ({ token } = await nobody.post<{ token: string }>('/sessions', { login: 'expert1', password }));
      const sheet = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
      criteria = sheet.criteria.map(({ criterion }) => criterion);
    });

    /** A body as it is written, which no JSON.stringify would make. */
    const raw = async (method: string, score: string) => {
      const scores = criteria.map((criterion) => `{"criterion":"${criterion}","score":${score}}`).join(',');
      const answer = await fetch(`${scene.stack.apiUrl}/api/v1/cases/${id}/review`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: `{"scores":[${scores}]}`,
      });
      return (await answer.json()) as { status: number; code: string; detail: { zh: string; en: string } };
    };

    it.each(['101', '100.01', '-1', '86.555', 'NaN', 'Infinity', '1e999', '"abc"', '"90"', 'null', '[]', '{}', 'true'])(
      'of %s are refused, drafts as well, and nothing is kept',
      async (score) => {
        const before = await scene.record.query(`SELECT * FROM expert_assignment WHERE case_id = $1`, [id]);
        for (const method of ['PUT', 'POST']) {
          const refusal = await raw(method, score);
          expect(refusal).toMatchObject({ status: 400, code: expect.stringMatching(/^request\./) });
          expect(refusal.detail.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(refusal.detail.en).toMatch(/[a-z]/);
        }
        expect(await scene.record.query(`SELECT * FROM expert_assignment WHERE case_id = $1`, [id])).toEqual(before);
      },
    );

    it('are given once', async () => {
      await submitReview(expert, id, 90);
      const scores = criteria.map((criterion) => ({ criterion, score: 10 }));
      for (const method of ['PUT', 'POST']) {
        const again = () => expert.request(method, `/cases/${id}/review`, { scores });
        expect(await refusedUnchanged(scene.record, id, again)).toMatchObject({
          status: 409,
          code: 'review.submittedAlready',
          detail: {
            zh: '评分已经提交，不能更改。',
            en: 'The scores are submitted and cannot be changed.',
          },
        });
      }
    });
  });
});
