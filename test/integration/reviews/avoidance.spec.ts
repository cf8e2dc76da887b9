import { ApiClient } from '#cli/client/api-client.js';
import { answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { inviteColleague, joinAsColleague } from '../../support/colleagues.js';
import { refusalOf } from '../../support/desk.js';
import { changeProfile, type Profile } from '../../support/expert-profiles.js';
import { Guohe } from '../../support/guohe.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { showProject } from '../../support/shown-work.js';
import { until } from '../../support/until.js';

interface Step {
  readonly action: string;
  readonly actionText: { readonly zh: string };
  readonly by: string;
  readonly reason: string | null;
  readonly detail: { readonly zh: string } | null;
}

describe('an expert who has accepted', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const officer = () => scene.commission.officer;
  const drawn = async (experts = 5) => {
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underDraw', scene.commission, id);
    await officer().post(`/cases/${id}/draw`, { experts });
    return id;
  };
  const invited = (id: string) => panelOf(scene.commission, id, ['invited']);
  const acceptAll = async (id: string) => {
    for (const expert of await invited(id)) await answerInvitation(expert, id, { answer: 'accept' });
  };
  const standAside = (expert: ApiClient, id: string, reason = '与基地负责人有师生关系') =>
    expert.post(`/cases/${id}/avoidance`, { reason });
  const tasksOf = async (expert: ApiClient, id: string) =>
    (await expert.get<{ caseId: string; task: string }[]>('/work-items?limit=200'))
      .filter(({ caseId }) => caseId === id)
      .map(({ task }) => task);
  const stepsOf = async (id: string, who = officer()) =>
    (await who.get<{ done: Step[] }>(`/cases/${id}/timeline`)).done;
  const draft = async (expert: ApiClient, id: string) => {
    const { criteria } = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
    const scores = criteria.map(({ criterion }) => ({ criterion, score: 77.77 }));
    return expert.put(`/cases/${id}/review`, { scores });
  };

  describe('works at once', () => {
    it('while others have not answered: drafts, submits, and nobody sees it', async () => {
      const id = await drawn();
      const [first, second, ...others] = (await invited(id)) as [ApiClient, ApiClient, ...ApiClient[]];
      await answerInvitation(first, id, { answer: 'accept' });
      expect(await tasksOf(first, id)).toEqual(['expertReview']);
      expect(await draft(first, id)).toMatchObject({ state: 'assigned' });
      await submitReview(first, id, 77.77);
      expect(await tasksOf(first, id)).toEqual([]);
      const panel = await officer().get<{ state: string; score: number | null }[]>(`/cases/${id}/panel`);
      expect(panel.filter(({ state }) => state === 'submitted')).toEqual([expect.objectContaining({ score: null })]);
      await answerInvitation(second, id, { answer: 'accept' });
      for (const expert of others) await answerInvitation(expert, id, { answer: 'accept' });
      await untilState(officer(), id, ['underExpertReview']);
      expect(await tasksOf(first, id)).toEqual([]);
      expect(await tasksOf(second, id)).toEqual(['expertReview']);
      for (const expert of [second, ...others]) await submitReview(expert, id, 80);
      await untilState(officer(), id, ['underOnsiteAssessment']);
    });

    it('and the review ends with the last seat, where everybody else has scored before it was taken', async () => {
      const id = await drawn();
      const [last, ...others] = (await invited(id)) as [ApiClient, ...ApiClient[]];
      for (const expert of others) {
        await answerInvitation(expert, id, { answer: 'accept' });
        await submitReview(expert, id, 80);
      }
      expect((await officer().get<{ score: number | null }[]>(`/cases/${id}/panel`)).map(({ score }) => score)).toEqual(
        Array(5).fill(null),
      );
      await answerInvitation(last, id, { answer: 'accept' });
      await submitReview(last, id, 80);
      expect(await untilState(officer(), id, ['underOnsiteAssessment'])).toMatchObject({
        outcome: { expertHundredths: 8000 },
      });
    });

    it('while the seat of another is drawn again, also where the pool is exhausted', async () => {
      const id = await drawn(9);
      await acceptAll(id);
      await untilState(officer(), id, ['underExpertReview']);
      const [first, second, ...others] = (await panelOf(scene.commission, id)) as [
        ApiClient,
        ApiClient,
        ...ApiClient[],
      ];
      for (const expert of others) await submitReview(expert, id, 80);
      await standAside(first, id);
      await untilState(officer(), id, ['underDraw']);
      expect(await tasksOf(second, id)).toEqual(['expertReview']);
      expect(await draft(second, id)).toMatchObject({ state: 'assigned' });
      await submitReview(second, id, 80);
      const panel = await officer().get<{ score: number | null }[]>(`/cases/${id}/panel`);
      expect(panel.filter(({ score }) => score !== null)).toEqual([]);
      expect((await stepsOf(id)).at(-1)).toMatchObject({
        action: 'complete',
        by: 'system',
        actionText: { zh: '有专家回避，专家库无人可补抽' },
      });
    });
  });

  describe('and finds that he must stand aside', () => {
    it('leaves the panel with the score; the seat is drawn again, on record, and the officers are told', async () => {
      const id = await drawn();
      await acceptAll(id);
      await untilState(officer(), id, ['underExpertReview']);
      const [first, second, ...others] = (await panelOf(scene.commission, id)) as [
        ApiClient,
        ApiClient,
        ...ApiClient[],
      ];
      await submitReview(first, id, 10);
      await draft(second, id);
      expect(await refusalOf(first.post(`/cases/${id}/avoidance`, { reason: ' ' }))).toMatchObject({ status: 400 });
      expect(await standAside(first, id)).toMatchObject({ caseId: id, state: 'void', answerBy: null });
      await untilState(officer(), id, ['underInvitation']);

      expect(await refusalOf(first.get(`/cases/${id}`))).toMatchObject({ status: 404 });
      expect(await refusalOf(submitReview(first, id, 90))).toMatchObject({ status: 404 });
      expect(await refusalOf(standAside(first, id))).toMatchObject({ status: 409, code: 'avoidance.declaredAlready' });
      expect(await tasksOf(first, id)).toEqual([]);
      expect(await second.get(`/cases/${id}/review`)).toMatchObject({ state: 'assigned' });
      expect(await tasksOf(second, id)).toEqual(['expertReview']);

      const { rounds } = await officer().get<{ rounds: { cause: string; wanted: number }[] }>(`/cases/${id}/draw`);
      expect(rounds.at(-1)).toMatchObject({ cause: 'replacement', wanted: 1 });
      const told = await officer().get<{ template: string; text: { zh: string } }[]>('/notices?limit=20');
      expect(told.find(({ template }) => template === 'review.avoidanceDeclared')?.text.zh).toMatch(
        /^专家.+对“a park”声明回避，已退出评审，评分作废，由系统补抽。理由：与基地负责人有师生关系$/,
      );
      const declared = (await stepsOf(id)).at(-2);
      expect(declared).toMatchObject({ action: 'declareAvoidance', by: 'expert', reason: '与基地负责人有师生关系' });
      expect((await stepsOf(id)).at(-1)).toMatchObject({
        actionText: { zh: '补抽专家' },
        by: 'system',
        detail: { zh: '补抽 1 名专家' },
      });
      // It may name the expert: neither the applicant nor another expert reads it.
      for (const person of [scene.applicant, second]) {
        expect(JSON.stringify(await stepsOf(id, person))).not.toContain('师生');
      }

      const [redrawn] = (await invited(id)) as [ApiClient];
      expect(redrawn.accountId).not.toBe(first.accountId);
      await answerInvitation(redrawn, id, { answer: 'accept' });
      await untilState(officer(), id, ['underExpertReview']);
      for (const expert of [second, redrawn, ...others]) await submitReview(expert, id, 80);
      expect(await untilState(officer(), id, ['underOnsiteAssessment'])).toMatchObject({
        outcome: { expertHundredths: 8000 },
      });
      expect(await refusalOf(standAside(second, id))).toMatchObject({
        status: 409,
        code: 'avoidance.panelClosed',
        sentence: { zh: expect.stringContaining('告知承办人') },
      });
    });

    it('while others are still asked: the timeline says that a seat is drawn again, not that all have answered', async () => {
      const id = await drawn();
      const [first, second] = (await invited(id)) as [ApiClient, ApiClient];
      await answerInvitation(first, id, { answer: 'accept' });
      await standAside(first, id);
      await until(async () => (await stepsOf(id)).at(-1)?.action === 'complete');
      expect((await stepsOf(id)).at(-1)).toMatchObject({
        actionText: { zh: '有专家谢绝或者回避，补抽专家' },
        by: 'system',
      });
      expect(await invited(id)).toHaveLength(5);
      await answerInvitation(second, id, { answer: 'decline', reason: '近期出国' });
      await until(async () => (await stepsOf(id)).filter(({ action }) => action === 'complete').length === 2);
      expect(await invited(id)).toHaveLength(5);
      await acceptAll(id);
      await untilState(officer(), id, ['underExpertReview']);
      expect((await stepsOf(id)).at(-1)).toMatchObject({ actionText: { zh: '受邀专家均已接受' }, by: 'expert' });
    });

    it('is alone in doing so: nobody outside of the panel, and nobody who declined', async () => {
      const id = await drawn();
      const [first] = (await invited(id)) as [ApiClient];
      await answerInvitation(first, id, { answer: 'decline', reason: '近期出国' });
      expect(await refusalOf(standAside(first, id))).toMatchObject({ status: 404 });
      // Whoever is drawn instead is no outsider.
      await until(async () => (await invited(id)).length === 5);
      const outsiders = scene.commission.experts.filter(({ accountId }) => accountId !== first.accountId);
      const asked = new Set((await invited(id)).map(({ accountId }) => accountId));
      const outsider = outsiders.find(({ accountId }) => !asked.has(accountId)) as ApiClient;
      expect(await refusalOf(standAside(outsider, id))).toMatchObject({ status: 404 });
      expect(await refusalOf(standAside(officer(), id))).toMatchObject({ status: 403 });
    });
  });

  it('of a redrawn seat finds the drafts of the others untouched by a void score', async () => {
    const id = await drawn();
    await acceptAll(id);
    await untilState(officer(), id, ['underExpertReview']);
    const [first, second] = (await panelOf(scene.commission, id)) as [ApiClient, ApiClient];
    await draft(second, id);
    await officer().post(`/cases/${id}/void-score`, { expertId: first.accountId, reason: '应当回避' });
    expect(await draft(second, id)).toMatchObject({ state: 'assigned' });
    await submitReview(second, id, 80);
    expect(await tasksOf(second, id)).toEqual([]);
    expect(await seatsOf(id)).toEqual({ invited: 1, assigned: 3, submitted: 1, void: 1 });
  });

  it('does not submit once his employer, which he had before the draw, applies beside the applicant', async () => {
    const [expert] = scene.commission.experts as [ApiClient];
    const { institution } = await officer().get<Profile>(`/experts/${expert.accountId}`);
    const [rival] = await scene.record.query<[{ id: string; uscc: string }]>(
      `SELECT o.id, o.uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = 'research'`,
    );
    await changeProfile(officer(), expert.accountId, { institution: rival.uscc });
    const id = await drawn(9);
    await answerInvitation(expert, id, { answer: 'accept' });
    await draft(expert, id);
    const applies = (type: string) =>
      scene.record.query(
        `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', $2::uuid,
           'receipt_number', 'GHSL-2026-99' || $3, 'type', $3))).*
         FROM dossier d JOIN procedure_case c ON c.subject_id = d.id WHERE c.id = $1`,
        [id, rival.id, type],
      );
    await draft(expert, id);
    // Of whatever type: what competes is the batch.
    await applies('research');
    expect(await refusalOf(submitReview(expert, id, 100))).toMatchObject({
      status: 403,
      code: 'case.standAside',
      params: { reasonZh: expect.stringContaining('竞争') as string },
    });
    await standAside(expert, id, '所在单位同批申报');
    await changeProfile(officer(), expert.accountId, { institution });
  });

  it('does not submit once it is known that he took part in what the dossier shows; his score is void, the seat drawn again', async () => {
    const id = await drawn();
    await showProject(scene.record, id, 'IC-2024-0001');
    const [expert, other] = (await invited(id)) as [ApiClient, ApiClient];
    for (const each of [expert, other]) await answerInvitation(each, id, { answer: 'accept' });
    await draft(expert, id);
    await changeProfile(officer(), expert.accountId, { works: ['ic 2024-0001'] });
    await changeProfile(officer(), other.accountId, { works: ['IC-2024-0002'] });
    expect(await refusalOf(submitReview(expert, id, 100))).toMatchObject({
      status: 403,
      code: 'case.standAside',
      params: { reasonZh: expect.stringContaining('合著') as string },
    });
    await submitReview(other, id, 80);
    await officer().post(`/cases/${id}/void-score`, { expertId: expert.accountId, reason: '共同承担项目' });
    expect(await seatsOf(id)).toMatchObject({ submitted: 1, void: 1, invited: 4 });
    for (const each of [expert, other]) await changeProfile(officer(), each.accountId, { works: [] });
  });

  describe('and has become a colleague of the applicant', () => {
    const joins = async (expert: ApiClient, administrator: ApiClient) =>
      joinAsColleague(expert, await inviteColleague(scene.record, administrator));
    const verified = async (id: string) => {
      const { databaseUrl, temporalAddress } = scene.stack;
      const env = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress };
      return Guohe.run(['draw', 'verify', id], env).ended();
    };
    const ASIDE = { status: 403, code: 'case.standAside', params: { reasonZh: expect.stringMatching(/./) as string } };
    let before: string;
    let tied: readonly [ApiClient, ApiClient];

    it('neither accepts nor submits, whomever he acts for meanwhile, and leaves as others do', async () => {
      before = await drawn();
      const [first, second] = (await invited(before)) as [ApiClient, ApiClient];
      tied = [first, second];
      await answerInvitation(second, before, { answer: 'accept' });
      const research = await scene.signIn('research');
      for (const each of tied) {
        await joins(each, scene.applicant);
        await joins(each, research);
      }
      expect(await refusalOf(answerInvitation(first, before, { answer: 'accept' }))).toMatchObject(ASIDE);
      expect(await draft(second, before)).toMatchObject({ state: 'assigned' });
      expect(await refusalOf(submitReview(second, before, 100))).toMatchObject(ASIDE);
      expect(await second.get(`/cases/${before}/review`)).toMatchObject({ state: 'assigned' });
      await answerInvitation(first, before, { answer: 'decline', reason: '已受聘于申报单位' });
      await standAside(second, before, '已受聘于申报单位');
      await until(async () => (await seatsOf(before)).invited === 5);
    });

    it('is passed over whomever he acts for, and once he has left; computed again, it is what it was', async () => {
      const after = await drawn(7);
      const drawnNow = (await invited(after)).map(({ accountId }) => accountId);
      expect(drawnNow.filter((id) => tied.some(({ accountId }) => accountId === id))).toEqual([]);
      for (const { accountId } of tied) await scene.applicant.delete(`/colleagues/${accountId}`);
      const last = await drawn(7);
      expect((await invited(last)).map(({ accountId }) => accountId).sort()).toEqual(drawnNow.sort());
      expect(await Promise.all([before, after, last].map(verified))).toEqual([0, 0, 0]);
    });

    it('stays one where the commission has made the account as of that house, whomever he acts for since', async () => {
      const [login, password] = ['expert.of.the.house', 'a long enough secret'];
      const { organisationId } = await scene.applicant.get<{ organisationId: string }>('/sessions/current');
      const account = { login, displayName: '专家', roles: ['expert'], organisationId, password };
      await (await scene.signIn('admin')).post('/accounts', account);
      const expert = await ApiClient.signIn(scene.stack.apiUrl, login, password);
      await joins(expert, await scene.signIn('research'));
      const employers = await scene.record.query<{ own: boolean; left: boolean }[]>(
        `SELECT e.uscc = o.uscc AS own, e.ended_at IS NOT NULL AS left
         FROM employer e, organisation o WHERE e.account_id = $1 AND o.id = $2 ORDER BY own`,
        [expert.accountId, organisationId],
      );
      expect(employers).toEqual([
        { own: false, left: false },
        { own: true, left: true },
      ]);
      const acted = await expert.get<{ organisationId: string }[]>('/account/organisations');
      expect(acted.map((each) => each.organisationId)).not.toContain(organisationId);
    });

    it('or comes back to it after the draw, who was free to be drawn so long after', async () => {
      await scene.record.query(
        `INSERT INTO membership (account_id, organisation_id, administrator, since, ended_at)
         SELECT e.id, a.organisation_id, false, now() - interval '30 years', now() - interval '20 years'
         FROM account e, account a WHERE e.roles @> '{expert}' AND a.id = $1 ON CONFLICT DO NOTHING`,
        [scene.applicant.accountId],
      );
      const id = await drawn();
      const [back, other] = (await invited(id)) as [ApiClient, ApiClient];
      for (const each of [back, other]) await answerInvitation(each, id, { answer: 'accept' });
      await joins(back, scene.applicant);
      expect(await refusalOf(submitReview(back, id, 100))).toMatchObject(ASIDE);
      await submitReview(other, id, 80);
    });
  });

  const seatsOf = async (id: string) => {
    const panel = await officer().get<{ state: string }[]>(`/cases/${id}/panel`);
    return panel.reduce<Record<string, number>>((all, { state }) => ({ ...all, [state]: (all[state] ?? 0) + 1 }), {});
  };
});
