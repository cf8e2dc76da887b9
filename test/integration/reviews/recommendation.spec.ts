import { accept, markChecklist, untilState } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import type { BatchView, Desk, Receipt } from '../../support/desk.js';
import { openDesk, refusalOf } from '../../support/desk.js';
import { refusedUnchanged } from '../../support/unchanged.js';

interface NoticeView {
  readonly caseId: string;
  readonly template: string;
  readonly text: { readonly zh: string };
}

describe('the recommending unit', () => {
  let desk: Desk;
  let batch: BatchView;
  let [park, recommender, officer]: ApiClient[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    batch = await desk.openBatch({ recommendingStep: true });
    [park, recommender, officer] = await Promise.all(['park', 'recommender', 'officer'].map((login) => desk.as(login)));
  });
  afterAll(() => desk?.stop());

  const people = () => ({ park, recommender, officer }) as Record<'park' | 'recommender' | 'officer', ApiClient>;
  let platforms = 0;
  const submitted = async () => {
    const platformName = `平台 ${(platforms += 1)}`;
    const { id } = await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName }));
    const { caseId } = await people().park.post<Receipt>(`/dossiers/${id}/submission`);
    return caseId;
  };
  const recommend = (caseId: string, body: object, by = people().recommender) =>
    by.patiently<{ state: string }>('POST', `/cases/${caseId}/recommendation`, body);
  const told = async (person: ApiClient, caseId: string) =>
    (await person.get<NoticeView[]>('/notices?limit=200'))
      .filter((notice) => notice.caseId === caseId)
      .map(({ template }) => template);
  const lastStep = async (caseId: string) =>
    (await people().park.get<{ done: object[] }>(`/cases/${caseId}/timeline`)).done.at(-1);

  it('recommends with its opinion: the formal check begins', async () => {
    const caseId = await submitted();
    expect(await told(people().recommender, caseId)).toEqual(['case.awaitsRecommendation']);
    expect(await recommend(caseId, { recommended: true, opinion: '基础扎实', ranking: 2 })).toMatchObject({
      state: 'underFormalCheck',
    });
    expect(await lastStep(caseId)).toMatchObject({
      action: 'recommend',
      by: 'recommender',
      byText: { zh: '推荐单位' },
      reason: '基础扎实',
    });
    expect(await people().officer.get(`/cases/${caseId}`)).toMatchObject({
      outcome: { recommendation: { recommended: true, ranking: 2 } },
    });
    expect(await told(people().park, caseId)).toEqual(expect.arrayContaining(['case.recommended', 'case.received']));
    expect(await told(people().officer, caseId)).toContain('case.submitted');
    expect(await refusalOf(recommend(caseId, { recommended: true, opinion: '再次' }))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
    });
    await accept(people().officer, caseId);
    expect(await told(people().recommender, caseId)).toHaveLength(1);
    await people().park.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '另有安排' });
    const [last] = (await people().recommender.get<NoticeView[]>('/notices?limit=200')).filter(
      (notice) => notice.caseId === caseId,
    );
    expect(last?.text.zh).toMatch(/^经推荐环节的“.*”已办结：已撤回。$/);
  });

  it('does not recommend: the case ends, the applicant is told why', async () => {
    const caseId = await submitted();
    expect(await recommend(caseId, { recommended: false, opinion: '合作基础薄弱' })).toMatchObject({
      state: 'notRecommended',
    });
    await untilState(people().park, caseId, ['notRecommended']);
    expect(await told(people().recommender, caseId)).toEqual(['case.awaitsRecommendation']);
    expect(await lastStep(caseId)).toMatchObject({ action: 'notRecommend', by: 'recommender', reason: '合作基础薄弱' });
    expect(await told(people().park, caseId)).toContain('case.notRecommended');
    expect(await refusalOf(people().park.post(`/cases/${caseId}/withdrawal`, { reason: 'x' }))).toMatchObject({
      status: 409,
      code: 'case.closed',
    });
  });

  it('ranks each of its cases at a place of its own; what is withdrawn leaves it', async () => {
    const [first, second] = [await submitted(), await submitted()];
    const opinion = '同意推荐';
    await recommend(first, { recommended: true, opinion, ranking: 7 });
    expect(await refusalOf(recommend(second, { recommended: true, opinion, ranking: 7 }))).toMatchObject({
      status: 409,
      code: 'recommendation.rankTaken',
      params: { ranking: 7, receipt: expect.stringMatching(/\d{6}$/) },
      sentence: { zh: expect.stringContaining('排在第 7 位，请另选名次') },
    });
    await people().park.post(`/cases/${first}/withdrawal`, { reason: '单位另有安排' });
    expect(await recommend(second, { recommended: true, opinion, ranking: 7 })).toMatchObject({
      state: 'underFormalCheck',
    });
    const unranked = [await submitted(), await submitted()];
    for (const id of unranked) await recommend(id, { recommended: true, opinion });
  });

  it('says so itself, with an opinion; nobody else may, and the officer waits for it', async () => {
    const caseId = await submitted();
    const opinion = '同意';
    const record = { query: desk.rows as never };
    const refused = (work: () => Promise<unknown>) => refusedUnchanged(record, caseId, work);
    for (const body of [{ recommended: true }, { recommended: 'yes', opinion }, { recommended: true, opinion: '' }]) {
      expect(await refused(() => recommend(caseId, body))).toMatchObject({ status: 400, code: 'request.invalid' });
    }
    for (const ranking of [0, 1001, 1.5]) {
      expect(await refused(() => recommend(caseId, { recommended: true, opinion, ranking }))).toMatchObject({
        status: 400,
      });
    }
    for (const person of [people().park, people().officer]) {
      expect(await refused(() => recommend(caseId, { recommended: true, opinion }, person))).toMatchObject({
        status: 403,
        code: 'request.forbidden',
      });
    }
    expect(await refused(() => markChecklist(people().officer, caseId))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
    });
  });
});
