import { calendarDateOf } from '#domain/common/calendar-date.js';
import { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

interface Shown {
  readonly id: string;
  readonly officerId: string | null;
}
interface Officer {
  readonly accountId: string;
  readonly displayName: string;
  readonly openCases: number;
}

const PASSWORD = 'zwolf-Kraniche-ziehen-2026';

describe('the officer in charge of a case', () => {
  let scene: Scene;
  let colleague: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    const administrator = await scene.signIn('admin');
    const login = 'second-officer';
    await administrator.post('/accounts', {
      login,
      password: PASSWORD,
      displayName: '李审核',
      roles: ['caseOfficer'],
    });
    colleague = await ApiClient.signIn(scene.stack.apiUrl, login, PASSWORD);
  });
  afterAll(() => scene?.stop());

  const officer = () => scene.commission.officer;
  const assign = (id: string, officerId: string | null, by = officer()) =>
    by.put<object>(`/cases/${id}/officer`, { officerId });
  const officers = () => officer().get<Officer[]>('/officers');
  const inbox = async (of: ApiClient, query = '') =>
    (await of.get<{ caseId: string }[]>(`/work-items?limit=200${query}`)).map(({ caseId }) => caseId);

  it('is told, is shown to the staff alone, and counts among the cases of that officer', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    const before = (await officers()).find(({ accountId }) => accountId === colleague.accountId)?.openCases ?? -1;
    expect(await assign(id, colleague.accountId)).toEqual({ caseId: id, officerId: colleague.accountId });
    expect(await officer().get<Shown>(`/cases/${id}`)).toMatchObject({ officerId: colleague.accountId });
    expect(await scene.applicant.get<Shown>(`/cases/${id}`)).toMatchObject({ officerId: null });
    const listed = await officer().get<Shown[]>(`/cases?officerId=${colleague.accountId}`);
    expect(listed.map((each) => each.id)).toEqual([id]);
    expect((await officers()).find(({ accountId }) => accountId === colleague.accountId)).toMatchObject({
      displayName: '李审核',
      openCases: before + 1,
    });
    const notices = await colleague.get<{ caseId: string; text: { zh: string } }[]>('/notices');
    expect(notices.filter(({ caseId }) => caseId === id).map(({ text }) => text.zh)).toContain(
      '“a park”已分派给您经办。',
    );
    const auditor = await scene.signIn('auditor');
    const trail = await auditor.get<{ action: string; after: object }[]>(`/audit?caseId=${id}`);
    expect(trail).toContainEqual(
      expect.objectContaining({ action: 'assignOfficer', after: { officerId: colleague.accountId } }),
    );
  });

  it('leaves the case to be done by every officer, who may hide what is not theirs', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const [theirs, nobodys] = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    await until(async () => (await inbox(officer())).includes(theirs) && (await inbox(officer())).includes(nobodys));
    await assign(theirs, colleague.accountId);
    expect(await inbox(officer())).toContain(theirs);
    expect(await inbox(officer(), '&mine=true')).not.toContain(theirs);
    expect(await inbox(officer(), '&mine=true')).toContain(nobodys);
    expect(await inbox(colleague, '&mine=true')).toEqual(expect.arrayContaining([theirs, nobodys]));
    await assign(theirs, null, colleague);
    expect(await inbox(officer(), '&mine=true')).toContain(theirs);
  });

  it('is an active officer, and another one than before; only officers say who', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    expect(await refusalOf(assign(id, scene.applicant.accountId))).toMatchObject({
      status: 422,
      code: 'case.officerUnknown',
    });
    expect(await refusalOf(assign(id, null))).toMatchObject({ status: 409, code: 'case.officerAlready' });
    expect(await refusalOf(officer().put(`/cases/${id}/officer`, {}))).toMatchObject({
      status: 400,
      errors: [{ path: 'officerId' }],
    });
    expect(await refusalOf(assign(id, officer().accountId, scene.applicant))).toMatchObject({ status: 403 });
    expect(await refusalOf(officer().get('/work-items?mine=maybe'))).toMatchObject({ status: 400 });
  });

  it('takes many cases of a batch at once, each one told', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const ids = [];
    for (let index = 0; index < 3; index += 1) ids.push(await submitPark(scene.record, scene.applicant, batch));
    const [already] = ids as [string];
    await assign(already, colleague.accountId);
    const order = (body: object) =>
      officer().post<{ id: string }>('/bulk-actions', { batchId: batch.id, action: 'assignOfficer', ...body });
    expect(await refusalOf(order({}))).toMatchObject({
      status: 400,
      errors: [{ path: 'officerId', detail: { zh: '分派经办人时必填' } }],
    });
    const { id } = await order({ officerId: colleague.accountId });
    const reaches = (state: string) =>
      until(async () => (await officer().get<{ state: string }>(`/bulk-actions/${id}`)).state === state);
    await reaches('previewed');
    await officer().post(`/bulk-actions/${id}/execution`, {});
    await reaches('done');
    const cases = await officer().get<{ caseId: string; verdict: string; code: string | null }[]>(
      `/bulk-actions/${id}/cases`,
    );
    expect(cases.map(({ caseId, verdict, code }) => [caseId, verdict, code]).sort()).toEqual(
      ids.map((each) => (each === already ? [each, 'refused', 'case.officerAlready'] : [each, 'done', null])).sort(),
    );
    for (const each of ids)
      expect(await officer().get(`/cases/${each}`)).toMatchObject({ officerId: colleague.accountId });
  });

  it('changes nothing of what may be reversed', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDraw', scene.commission, id);
    await assign(id, colleague.accountId);
    expect(await officer().patiently('POST', `/cases/${id}/reversal`, { reason: '误点受理' })).toMatchObject({
      state: 'underFormalCheck',
    });
  });

  it('undoes through a stand-in what was done in the own name, and nothing that the stand-in did for themselves', async () => {
    const today = calendarDateOf(new Date());
    const { id: delegation } = await officer().post<{ id: string }>('/delegations', {
      standInId: colleague.accountId,
      roles: ['caseOfficer'],
      fromOn: today,
      untilOn: today,
      reason: '出差',
    });
    const batch = await openBatch(scene.record, scene.applicant);
    const reverse = (id: string, headers = {}) =>
      colleague.patiently('POST', `/cases/${id}/reversal`, { reason: '误点受理' }, { headers });
    const forOfficer = { 'X-On-Behalf-Of': officer().accountId };
    const [officers, own] = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    await bringTo('underDraw', scene.commission, officers);
    expect(await refusalOf(reverse(officers))).toMatchObject({ code: 'reversal.notYours' });
    expect(await reverse(officers, forOfficer)).toMatchObject({ state: 'underFormalCheck' });
    await bringTo('underDraw', { ...scene.commission, officer: colleague }, own);
    expect(await refusalOf(reverse(own, forOfficer))).toMatchObject({ code: 'reversal.notYours' });
    expect(await reverse(own)).toMatchObject({ state: 'underFormalCheck' });
    await officer().delete(`/delegations/${delegation}`);
  });
});
