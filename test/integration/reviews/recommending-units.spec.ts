import { randomUUID } from 'node:crypto';
import { ApiClient, type Problem } from '#cli/client/api-client.js';
import { convene } from '#cli/client/meeting.journey.js';
import { signInCommission } from '#cli/client/accreditation.journey.js';
import { decideOn } from '../../../activities/cases/cases.activities.js';
import { commanded } from '../../../activities/cases/command.js';
import {
  openDesk,
  refusalOf,
  TODAY,
  type BatchView,
  type Desk,
  type DossierView,
  type Receipt,
} from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { until } from '../../support/until.js';

interface Unit {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly cityWide: boolean;
  readonly districts: readonly string[];
  readonly people: number;
}
interface Given {
  readonly caseId: string;
  readonly dossierId: string;
}

const [HAIDIAN, FENGTAI, YANQING, MIYUN] = ['110108', '110106', '110119', '110118'] as const;
const PASSWORD = 'a long enough passphrase';
const ABSENT = '018f4e2a-0000-7000-8000-000000000000';
const OPINION = '基础扎实，同意推荐';

describe('recommending units', () => {
  let desk: Desk;
  let batch: BatchView;
  let people: Record<'admin' | 'officer' | 'park' | 'research' | 'city' | 'haidian' | 'fengtai', ApiClient>;
  type Who = keyof typeof people;
  beforeAll(async () => {
    desk = await openDesk();
    batch = await desk.openBatch({ recommendingStep: true });
    const [admin, officer, park, research, city] = (await Promise.all(
      ['admin', 'officer', 'park', 'research', 'recommender'].map((login) => desk.as(login)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    people = { admin, officer, park, research, city, haidian: city, fengtai: city };
    people.haidian = await aRecommender('haidian.one', HAIDIAN);
    people.fengtai = await aRecommender('fengtai.one', FENGTAI);
  });
  afterAll(() => desk?.stop());

  const units = () => people.officer.get<Unit[]>('/recommending-units');
  async function unitOf(district: string): Promise<Unit> {
    return (await units()).find(({ districts }) => districts.includes(district)) as Unit;
  }
  async function aRecommender(login: string, district: string, ...beside: string[]): Promise<ApiClient> {
    const { id: recommendingUnitId } = await unitOf(district);
    const roles = [...beside, 'recommender'];
    const account = { login, displayName: login, roles, password: PASSWORD, recommendingUnitId };
    await people.admin.post('/accounts', account);
    return ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
  }

  let platforms = 0;
  /** By an organisation that is registered in the district, whatever it types. */
  async function submitted(district: string, host: 'park' | 'research' = 'park', typed = district): Promise<Given> {
    const platformName = `平台 ${(platforms += 1)}`;
    await desk.rows(
      `UPDATE organisation o SET district = $2 FROM account a WHERE a.id = $1 AND o.id = a.organisation_id`,
      [people[host].accountId, district],
    );
    const { id: dossierId } = await desk.draft(host, batch.id, (sample) =>
      sample.with('base', { platformName }).with('host', { district: typed }),
    );
    const { caseId } = await people[host].post<Receipt>(`/dossiers/${dossierId}/submission`);
    return { caseId, dossierId };
  }
  const recommend = (who: Who, caseId: string, ranking?: number) =>
    people[who].patiently<{ state: string }>('POST', `/cases/${caseId}/recommendation`, {
      recommended: true,
      opinion: OPINION,
      ranking,
    });
  const told = async (who: Who, caseId: string) =>
    (await people[who].get<{ caseId: string; template: string }[]>('/notices?limit=200'))
      .filter((notice) => notice.caseId === caseId)
      .map(({ template }) => template);
  async function listed(who: Who) {
    const ids = async (path: string, id: 'id' | 'caseId') =>
      (await people[who].get<Record<'id' | 'caseId', string>[]>(`${path}?limit=200`)).map((row) => row[id]);
    return {
      cases: await ids('/cases', 'id'),
      dossiers: await ids('/dossiers', 'id'),
      inbox: await ids('/work-items', 'caseId'),
    };
  }
  /** As it is told, but for the number of the request. */
  async function saidTo(request: Promise<unknown>): Promise<object> {
    const { requestId: _, ...said } = (await refusalOf(request)) as Problem & { requestId?: string };
    return said;
  }

  it('are given the cases of their districts; those of others are to them as if there were none, in lists, inbox, page, dossier and files', async () => {
    const ours = await submitted(HAIDIAN);
    const theirs = await submitted(FENGTAI, 'research');
    const fileOf = async ({ dossierId }: Given) => {
      const [file] = await desk.rows<{ id: string }>(
        `SELECT f.id FROM stored_file f JOIN dossier d ON d.organisation_id = f.organisation_id
           JOIN dossier_part p ON p.dossier_id = d.id AND p.content::text LIKE '%' || f.id || '%' WHERE d.id = $1 LIMIT 1`,
        [dossierId],
      );
      return file?.id as string;
    };
    const pathsOf = async (given: Given) => [
      `/cases/${given.caseId}`,
      `/cases/${given.caseId}/timeline`,
      `/dossiers/${given.dossierId}`,
      `/files/${await fileOf(given)}`,
    ];
    for (const [who, own, foreign] of [
      ['haidian', ours, theirs],
      ['fengtai', theirs, ours],
    ] as const) {
      expect(await listed(who)).toEqual({ cases: [own.caseId], dossiers: [own.dossierId], inbox: [own.caseId] });
      const shown = await people[who].get<{ verbs: string[] }>(`/cases/${own.caseId}`);
      expect(shown.verbs).toEqual(expect.arrayContaining(['recommend', 'notRecommend']));
      for (const path of await pathsOf(own)) await people[who].get<DossierView>(path);
      for (const path of await pathsOf(foreign)) {
        const said = await saidTo(people[who].get(path));
        expect([path, said]).toEqual([path, expect.objectContaining({ status: 404, code: 'request.notFound' })]);
        expect(said).toEqual(await saidTo(people[who].get(path.replace(/[0-9a-f-]{36}/, ABSENT))));
      }
      expect(await saidTo(recommend(who, foreign.caseId))).toEqual(await saidTo(recommend(who, ABSENT)));
    }
    const all = await listed('city');
    for (const [list, ids] of Object.entries({
      cases: [ours.caseId, theirs.caseId],
      dossiers: [ours.dossierId, theirs.dossierId],
      inbox: [ours.caseId, theirs.caseId],
    })) {
      expect(all[list as keyof typeof all]).toEqual(expect.arrayContaining(ids));
    }
    expect(await people.park.get(`/cases/${ours.caseId}`)).toMatchObject({
      recommendingUnit: { zh: '海淀区科技主管部门' },
    });
    expect(await recommend('haidian', ours.caseId)).toMatchObject({ state: 'underFormalCheck' });
    expect((await listed('haidian')).cases).toEqual([ours.caseId]);
    expect(await saidTo(people.fengtai.get(`/cases/${ours.caseId}`))).toMatchObject({ status: 404 });
  });

  it('rank their own cases: two of them have the same place each in its own, nobody has one twice', async () => {
    const [first, second] = [await submitted(HAIDIAN), await submitted(HAIDIAN)];
    const theirs = await submitted(FENGTAI, 'research');
    await recommend('haidian', first.caseId, 1);
    expect(await recommend('fengtai', theirs.caseId, 1)).toMatchObject({ state: 'underFormalCheck' });
    const taken = { status: 409, code: 'recommendation.rankTaken' };
    expect(await refusalOf(recommend('haidian', second.caseId, 1))).toMatchObject(taken);
    // Whoever recommends in its place does so in its ranking.
    expect(await refusalOf(recommend('city', second.caseId, 1))).toMatchObject(taken);
    expect(await recommend('city', second.caseId, 2)).toMatchObject({ state: 'underFormalCheck' });
    const commission = await signInCommission((login) => desk.as(login));
    for (const { caseId } of [first, theirs]) await bringTo('underDecision', commission, caseId);
    const { id } = await convene(commission, batch.id, [first.caseId, theirs.caseId]);
    const agenda = await people.officer.get<object[]>(`/meetings/${id}/agenda`);
    const item = (of: Given, zh: string) =>
      expect.objectContaining({ caseId: of.caseId, recommendingUnit: expect.objectContaining({ zh }), unitRanking: 1 });
    expect(agenda).toEqual(
      expect.arrayContaining([item(first, '海淀区科技主管部门'), item(theirs, '丰台区科技主管部门')]),
    );
  });

  it('are recommended for by nobody of another one, whatever else these hold an office for', async () => {
    const both = await aRecommender('haidian.finance', HAIDIAN, 'financeOfficer');
    const [ours, theirs] = [await submitted(HAIDIAN), await submitted(FENGTAI, 'research')];
    const verbsOf = async ({ caseId }: Given) =>
      (await both.get<{ verbs: string[] }>(`/cases/${caseId}`)).verbs.filter((verb) => /recommend/i.test(verb));
    expect(await verbsOf(ours)).toEqual(['recommend', 'notRecommend']);
    expect(await verbsOf(theirs)).toEqual([]);
    const opinion = (recommended: boolean, { caseId }: Given) =>
      both.patiently('POST', `/cases/${caseId}/recommendation`, { recommended, opinion: OPINION });
    for (const recommended of [true, false]) {
      expect(await refusalOf(opinion(recommended, theirs))).toMatchObject({ status: 403, code: 'request.forbidden' });
    }
    expect(await opinion(true, ours)).toMatchObject({ state: 'underFormalCheck' });
    await desk.rows(`UPDATE account SET disabled_at = now() WHERE id = $1`, [both.accountId]);
  });

  it('are recommended for by those who are theirs when it is committed', async () => {
    const { caseId } = await submitted(FENGTAI, 'research');
    const moving = await aRecommender('fengtai.moving', FENGTAI);
    const id = randomUUID();
    await desk.rows(
      `INSERT INTO command (id, account_id, case_id, action, request_hash, payload) VALUES ($1, $2, $3, 'recommend', '', '{}')`,
      [id, moving.accountId, caseId],
    );
    // No move is reached: who asks is asked about before.
    const committed = () =>
      commanded(desk.record, id, (tx, command) =>
        decideOn(tx, { caseId, verb: 'recommend', commandId: id, ...command }, {
          accreditation: { decisions: { recommend: () => Promise.reject(new Error('the move')) }, closes: {} },
        } as never),
      );
    await expect(committed()).rejects.toThrow('the move');
    const { id: elsewhere } = await unitOf(HAIDIAN);
    await desk.rows(`UPDATE account SET recommending_unit_id = $2 WHERE id = $1`, [moving.accountId, elsewhere]);
    await expect(committed()).rejects.toMatchObject({ code: 'request.forbidden' });
    await desk.rows(`DELETE FROM command WHERE id = $1`, [id]);
    await desk.rows(`UPDATE account SET disabled_at = now() WHERE id = $1`, [moving.accountId]);
  });

  it('are those of the district in which an organisation is registered, whichever it types', async () => {
    const { caseId } = await submitted(HAIDIAN, 'park', FENGTAI);
    expect(await told('haidian', caseId)).toEqual(['case.awaitsRecommendation']);
    expect(await saidTo(people.fengtai.get(`/cases/${caseId}`))).toMatchObject({ status: 404 });
  });

  it('are told and reminded of their own cases alone, by mail, too', async () => {
    await desk.rows(
      `UPDATE account SET email = login || '@guohe.example', email_verified_at = now() WHERE roles @> '{recommender}'`,
    );
    const { caseId } = await submitted(FENGTAI, 'research');
    await people.officer.post(`/cases/${caseId}/reminder`);
    const all = ['case.reminded', 'case.awaitsRecommendation'];
    expect(await told('fengtai', caseId)).toEqual(all);
    for (const who of ['haidian', 'city'] as const) expect(await told(who, caseId)).toEqual([]);
    await people.research.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '另有安排' });
    expect(await told('fengtai', caseId)).toEqual(['case.recommendedEnded', ...all]);
    expect(await told('haidian', caseId)).toEqual([]);
    const passedOn = `SELECT FROM notice WHERE case_id = $1 AND NOT passed_on`;
    await until(async () => (await desk.rows(passedOn, [caseId])).length === 0);
    const mails = await desk.rows<{ login: string; count: number }>(
      `SELECT a.login, count(*)::int FROM mail m JOIN account a ON a.id = m.account_id
       WHERE a.roles @> '{recommender}' AND m.key LIKE 'notice/' || $1 || '/%' GROUP BY 1`,
      [caseId],
    );
    expect(mails).toEqual([{ login: 'fengtai.one', count: 3 }]);
  });

  it('find what waits for them page by page, those for the whole city what waits for all', async () => {
    const [first, second] = [await submitted(HAIDIAN), await submitted(HAIDIAN)];
    const theirs = await submitted(FENGTAI, 'research');
    const { id: unit } = await unitOf(HAIDIAN);
    const items = await desk.rows(
      `SELECT DISTINCT recommending_unit_id AS unit FROM work_item WHERE case_id = ANY($1) AND closed_at IS NULL`,
      [[first.caseId, second.caseId]],
    );
    expect(items).toEqual([{ unit }]);
    async function pages(who: Who): Promise<string[]> {
      const found: { id: string; caseId: string }[] = [];
      for (;;) {
        const after = found.at(-1)?.id;
        const [next] = await people[who].get<typeof found>(`/work-items?limit=1${after ? `&after=${after}` : ''}`);
        if (!next) return found.map(({ caseId }) => caseId);
        found.push(next);
      }
    }
    for (const [who, ids] of [
      ['haidian', [first.caseId, second.caseId]],
      ['fengtai', [theirs.caseId]],
      ['city', [first.caseId, second.caseId, theirs.caseId]],
    ] as const) {
      const paged = await pages(who);
      expect(paged).toEqual((await listed(who)).inbox);
      expect(paged).toEqual(expect.arrayContaining([...ids]));
    }
    expect(await pages('haidian')).not.toContain(theirs.caseId);
    // Undone, it waits for the same ones again.
    await recommend('haidian', first.caseId);
    expect(await pages('haidian')).not.toContain(first.caseId);
    await people.haidian.patiently('POST', `/cases/${first.caseId}/reversal`, { reason: '误操作' });
    expect(await pages('haidian')).toContain(first.caseId);
  });

  it('who lose the last one who can recommend leave what they are told to the one for the whole city', async () => {
    const { accountId } = people.fengtai;
    const [fengtai, haidian] = [await unitOf(FENGTAI), await unitOf(HAIDIAN)];
    const change = (body: object) => people.admin.patiently('PATCH', `/accounts/${accountId}`, body);
    for (const leaving of [{ disabled: true }, { roles: ['expert'] }, { recommendingUnitId: haidian.id }]) {
      const { caseId } = await submitted(FENGTAI, 'research');
      expect(await told('city', caseId)).toEqual([]);
      await change(leaving);
      await people.officer.post(`/cases/${caseId}/reminder`);
      expect([leaving, await told('city', caseId)]).toEqual([leaving, ['case.reminded']]);
      expect((await listed('city')).inbox).toContain(caseId);
      expect(await recommend('city', caseId)).toMatchObject({ state: 'underFormalCheck' });
      await change({ disabled: false, roles: ['recommender'], recommendingUnitId: fengtai.id });
    }
    people.fengtai = await ApiClient.signIn(desk.stack.apiUrl, 'fengtai.one', PASSWORD);
  });

  it('of a district where nobody can recommend, or of none, leave its cases to the one for the whole city', async () => {
    const unclaimed = await submitted(YANQING);
    expect(await told('city', unclaimed.caseId)).toEqual(['case.awaitsRecommendation']);
    for (const who of ['haidian', 'fengtai'] as const) {
      expect(await saidTo(people[who].get(`/cases/${unclaimed.caseId}`))).toMatchObject({ status: 404 });
    }
    const { id, name } = await unitOf(MIYUN);
    await people.admin.put(`/recommending-units/${id}`, { nameZh: name.zh, nameEn: name.en, districts: [] });
    await aRecommenderOf(id, 'miyun.one');
    const nobodys = await submitted(MIYUN);
    expect(await told('city', nobodys.caseId)).toEqual(['case.awaitsRecommendation']);
    expect(await people.park.get(`/cases/${nobodys.caseId}`)).toMatchObject({
      recommendingUnit: { zh: '全市推荐单位' },
    });
  });
  const aRecommenderOf = (recommendingUnitId: string, login: string) =>
    people.admin.post('/accounts', {
      login,
      displayName: login,
      roles: ['recommender'],
      password: PASSWORD,
      recommendingUnitId,
    });

  it('are added and changed by the administrator: for each district one; what was given to one stays with it', async () => {
    const given = await submitted(FENGTAI, 'research');
    const draft = { nameZh: '市卫生健康委', nameEn: 'Municipal Health Commission', districts: [FENGTAI] };
    expect(await refusalOf(people.admin.post('/recommending-units', draft))).toMatchObject({
      status: 409,
      code: 'recommendingUnit.districtTaken',
      sentence: { zh: expect.stringContaining('丰台区已由“丰台区科技主管部门”负责') },
      errors: [{ path: 'districts', code: 'recommendingUnit.districtTaken' }],
    });
    expect(await refusalOf(people.officer.post('/recommending-units', draft))).toMatchObject({ status: 403 });
    expect(await refusalOf(people.park.get('/recommending-units'))).toMatchObject({ status: 403 });
    const unknown = { ...draft, districts: ['310101'] };
    expect(await refusalOf(people.admin.post('/recommending-units', unknown))).toMatchObject({
      code: 'organisation.districtUnknown',
      errors: [{ path: 'districts' }],
    });
    const of = await unitOf(FENGTAI);
    const left = { nameZh: of.name.zh, nameEn: of.name.en, districts: [] };
    expect(await people.admin.put(`/recommending-units/${of.id}`, left)).toMatchObject({ districts: [], people: 1 });
    const added = await people.admin.post<Unit>('/recommending-units', draft);
    expect(added).toMatchObject({ name: { zh: '市卫生健康委' }, districts: [FENGTAI], cityWide: false, people: 0 });
    expect(await people.fengtai.get(`/cases/${given.caseId}`)).toMatchObject({ id: given.caseId });
    const whole = (await units()).find(({ cityWide }) => cityWide) as Unit;
    const named = { nameZh: '市科委', nameEn: 'The commission' };
    expect(
      await refusalOf(people.admin.put(`/recommending-units/${whole.id}`, { ...named, districts: [YANQING] })),
    ).toMatchObject({ status: 409, code: 'recommendingUnit.districtTaken' });
    const yanqing = await unitOf(YANQING);
    await people.admin.put(`/recommending-units/${yanqing.id}`, {
      nameZh: yanqing.name.zh,
      nameEn: yanqing.name.en,
      districts: [],
    });
    expect(
      await refusalOf(people.admin.put(`/recommending-units/${whole.id}`, { ...named, districts: [YANQING] })),
    ).toMatchObject({ status: 422, code: 'recommendingUnit.cityWide', errors: [{ path: 'districts' }] });
    expect(await people.admin.put(`/recommending-units/${whole.id}`, { ...named, districts: [] })).toMatchObject({
      name: { zh: '市科委', en: 'The commission' },
      cityWide: true,
    });

    // Whoever moves to another unit sees what is that one's, and no more what was not.
    const { accountId } = people.fengtai;
    await people.admin.patiently('PATCH', `/accounts/${accountId}`, { recommendingUnitId: added.id });
    people.fengtai = await ApiClient.signIn(desk.stack.apiUrl, 'fengtai.one', PASSWORD);
    expect(await saidTo(people.fengtai.get(`/cases/${given.caseId}`))).toMatchObject({ status: 404 });
    const next = await submitted(FENGTAI, 'research');
    expect((await listed('fengtai')).inbox).toEqual([next.caseId]);
  });

  it('are named for whoever is to recommend, and stood in for by their own people', async () => {
    const account = { login: 'nobodys', displayName: '某', roles: ['recommender'], password: PASSWORD };
    const needed = { status: 422, code: 'account.unitNeeded', errors: [{ path: 'recommendingUnitId' }] };
    expect(await refusalOf(people.admin.post('/accounts', account))).toMatchObject(needed);
    const invitation = { email: 'r@guohe.example', displayName: '某', roles: ['recommender'] };
    expect(await refusalOf(people.officer.post('/invitations', invitation))).toMatchObject(needed);
    const made = { ...account, recommendingUnitId: ABSENT };
    expect(await refusalOf(people.admin.post('/accounts', made))).toMatchObject({ status: 404 });
    const finance = await desk.as('finance2');
    const roles = ['financeOfficer', 'recommender'];
    expect(await refusalOf(people.admin.patiently('PATCH', `/accounts/${finance.accountId}`, { roles }))).toMatchObject(
      needed,
    );
    const absence = { roles: ['recommender'], fromOn: TODAY, untilOn: TODAY, reason: '出差' };
    const standIn = people.city.accountId;
    expect(await refusalOf(people.haidian.post('/delegations', { ...absence, standInId: standIn }))).toMatchObject({
      code: 'delegation.notFit',
    });
    const candidates = await people.haidian.get<{ accountId: string }[]>('/delegations/candidates');
    expect(candidates.map(({ accountId }) => accountId)).toEqual([people.haidian.accountId]);
  });
});
