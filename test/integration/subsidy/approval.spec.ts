import { randomUUID } from 'node:crypto';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { aGround, subsidyDesk, type AwardView, type PaymentList, type SchemeView, type SubsidyDesk } from './ground.js';

describe('the proposal and the approval of a subsidy scheme', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  beforeAll(async () => {
    scene = await startScene();
    desk = await subsidyDesk(scene);
  });
  afterAll(() => scene?.stop());

  const at = (scheme: { id: string }) => `/subsidy-schemes/${scheme.id}`;

  it('is proposed only when every voucher is verified, and then closed to vouchers', async () => {
    const { scheme, awards } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000, {
      windowOpen: true,
    });
    const awardId = awards[0]?.id as string;
    const open = await desk.file('park', scheme.id, awardId);
    await desk.closeWindow(scheme.id);
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/proposal`, {}))).toMatchObject({
      status: 422,
      code: 'subsidy.vouchersUnverified',
      params: { count: 1 },
    });
    await desk.verify(scheme.id, open);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    expect(await refusalOf(desk.file('park', scheme.id, awardId))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
    });
    expect(await refusalOf(desk.verify(scheme.id, open))).toMatchObject({ status: 409, code: 'case.wrongState' });
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/proposal`, {}))).toMatchObject({
      status: 409,
    });
    const items = await desk.park.get<{ caseId: string }[]>('/work-items');
    expect(items.map(({ caseId }) => caseId)).not.toContain(scheme.id);
  });

  it('waits until nobody may file any more; whoever is late is told until when it was', async () => {
    const { scheme, awards } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000, {
      windowOpen: true,
    });
    const { vouchersDueAt, vouchersDueOn } = await desk.park.get<SchemeView>(at(scheme));
    const items = await desk.park.get<{ caseId: string; task: string; dueAt: string }[]>('/work-items');
    expect(items).toContainEqual(
      expect.objectContaining({ caseId: scheme.id, task: 'subsidyVouchers', dueAt: vouchersDueAt }),
    );
    const hold = await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/proposal`, {}));
    expect(hold).toMatchObject({ status: 409, code: 'subsidy.filingOpen', params: { dueOn: vouchersDueOn } });
    // More time for the proposal is none for the vouchers.
    await desk.finance.patiently('POST', `/cases/${scheme.id}/extension`, { workingDays: 5, reason: '材料较多' });
    const after = await desk.park.get<{ caseId: string; dueAt: string }[]>('/work-items');
    expect(after.find(({ caseId }) => caseId === scheme.id)).toMatchObject({ dueAt: vouchersDueAt });

    await desk.closeWindow(scheme.id);
    const late = await refusalOf(desk.file('park', scheme.id, awards[0]?.id as string));
    expect(late).toMatchObject({ status: 409, code: 'voucher.windowClosed', params: { dueOn: vouchersDueOn } });
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'underApproval',
    });
  });

  it('is approved by a second person; sent back, it takes vouchers again', async () => {
    const { scheme, awards } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    const waitsFor = async (person: ApiClient) =>
      (await person.get<{ caseId: string }[]>('/work-items?limit=200')).some(({ caseId }) => caseId === scheme.id);
    const { finance, finance2, decider, auditor, park } = desk;
    expect(await Promise.all([finance, finance2, decider, auditor, park].map(waitsFor))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      status: 403,
      code: 'subsidy.samePerson',
    });
    expect(await refusalOf(desk.decider.patiently('POST', `${at(scheme)}/return`, {}))).toMatchObject({ status: 400 });
    // The proposal was made on the last of its days.
    await scene.record.query(
      `UPDATE case_deadline SET opened_at = opened_at - interval '25 hours' WHERE case_id = $1 AND rule = 'subsidyProposal'`,
      [scheme.id],
    );
    await desk.decider.patiently('POST', `${at(scheme)}/return`, { reason: '请补充核定' });
    const reopened = await desk.finance.get<SchemeView & { dueAt: string }>(at(scheme));
    expect(reopened).toMatchObject({ state: 'underVouchers', totals: { proposed: null } });
    // The limit of the proposal begins anew with the window, so that it is never over before the proposal is possible.
    expect(Date.parse(reopened.dueAt)).toBeGreaterThan(Date.parse(reopened.vouchersDueAt));
    const items = await desk.park.get<{ caseId: string; task: string }[]>('/work-items');
    expect(items).toContainEqual(expect.objectContaining({ caseId: scheme.id, task: 'subsidyVouchers' }));
    const voucher = await desk.file('park', scheme.id, awards[0]?.id as string, { amountFen: 2_000_000 });
    await desk.verify(scheme.id, voucher);
    await desk.closeWindow(scheme.id);

    await desk.finance2.patiently('POST', `${at(scheme)}/proposal`, {});
    expect(await refusalOf(desk.finance2.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      code: 'subsidy.samePerson',
    });
    await desk.finance.patiently('POST', `${at(scheme)}/approval`);
    expect(await desk.amounts(scheme)).toEqual([3_000_000]);
    const timeline = await desk.auditor.get<{ done: { action: string; reason: string | null }[]; now: null }>(
      `/cases/${scheme.id}/timeline`,
    );
    expect(timeline.done.map(({ action }) => action)).toEqual(['open', 'propose', 'sendBack', 'propose', 'approve']);
    expect(timeline.done[2]?.reason).toBe('请补充核定');
    expect(timeline.now).toBeNull();
  });

  it('is decided by the roles that may, on a scheme that they may see', async () => {
    const { scheme } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    const { officer } = scene.commission;
    for (const person of [desk.park, desk.auditor, desk.decider, officer]) {
      expect(await refusalOf(person.patiently('POST', `${at(scheme)}/proposal`, {}))).toMatchObject({ status: 403 });
    }
    for (const person of [desk.park, desk.auditor, officer]) {
      expect(await refusalOf(person.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({ status: 403 });
    }
    expect(await refusalOf(desk.decider.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      code: 'case.wrongState',
    });
    expect(await refusalOf(desk.decider.post(`/subsidy-schemes/${randomUUID()}/approval`))).toMatchObject({
      status: 404,
    });
    const [other] = await scene.record.query<{ id: string }[]>(
      `SELECT id FROM procedure_case WHERE kind = 'evaluation' LIMIT 1`,
    );
    expect(await refusalOf(desk.decider.post(`/subsidy-schemes/${other?.id}/approval`))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.park.get(`${at(scheme)}/payments`))).toMatchObject({ status: 403 });
    expect(await refusalOf(desk.park.get(`${at(scheme)}/payments.csv`))).toMatchObject({ status: 403 });
  });

  it('is not approved when a base was revoked meanwhile; proposed again, that base gets nothing', async () => {
    const { scheme, baseIds } = await desk.aVerifiedScheme(
      [
        { of: 'park', spentFen: 10_000_000 },
        { of: 'research', spentFen: 10_000_000 },
      ],
      1_000_000_000,
    );
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await scene.record.query(`UPDATE base SET state = 'revoked', revoked_on = now()::date WHERE id = $1`, [baseIds[0]]);
    expect(await refusalOf(desk.decider.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      status: 409,
      code: 'subsidy.basesChanged',
      params: { count: 1 },
    });
    await desk.decider.patiently('POST', `${at(scheme)}/return`, { reason: '一家基地已撤销' });
    await desk.closeWindow(scheme.id);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await desk.decider.patiently('POST', `${at(scheme)}/approval`);
    const after = await desk.finance.get<AwardView[]>(`${at(scheme)}/awards`);
    expect(after.find(({ baseId }) => baseId === baseIds[0])).toMatchObject({
      allocatedFen: 0,
      explanation: { zh: expect.stringContaining('撤销') },
    });
    expect((await desk.finance.get<PaymentList>(`${at(scheme)}/payments`)).total.fen).toBe(10_000_000);
  });

  it('is not approved for its proposer by whoever stands in, nor by its proposer for somebody else', async () => {
    const { scheme, baseIds } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    const { finance, finance2, decider } = desk;
    const today = calendarDateOf(new Date());
    const days = { fromOn: today, untilOn: today, reason: '出差' };
    await finance.post('/delegations', { standInId: finance2.accountId, roles: ['financeOfficer'], ...days });
    await decider.post('/delegations', { standInId: finance2.accountId, roles: ['decisionMaker'], ...days });
    const on = ({ accountId }: ApiClient) => ({ headers: { 'X-On-Behalf-Of': accountId } });
    const approve = (by: ApiClient, options = {}) => by.patiently('POST', `${at(scheme)}/approval`, undefined, options);
    const propose = () => finance2.patiently('POST', `${at(scheme)}/proposal`, {}, on(finance));
    const free = await tied(scene, finance2.accountId, baseIds[0] as string);
    expect(await refusalOf(propose())).toMatchObject({ status: 403, code: 'case.standAside' });
    const [voucher] = await finance.get<{ id: string }[]>(`${at(scheme)}/vouchers`);
    const verification = `${at(scheme)}/vouchers/${voucher?.id}/verification`;
    const verify = () => finance2.request('PUT', verification, { verifiedFen: 1 }, on(finance));
    expect(await refusalOf(verify())).toMatchObject({ status: 403, code: 'case.standAside' });
    await free();
    await propose();
    const lines = await scene.record.query<object[]>(
      `SELECT action, on_behalf_of AS "onBehalfOf" FROM audit_entry WHERE case_id = $1 AND action LIKE 'propose%' ORDER BY action`,
      [scheme.id],
    );
    expect(lines).toEqual(['propose', 'proposeAmounts'].map((action) => ({ action, onBehalfOf: finance.accountId })));
    for (const attempt of [
      () => approve(finance2),
      () => approve(finance2, on(finance)),
      () => approve(finance2, on(decider)),
      () => approve(finance),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ code: 'subsidy.samePerson' });
    }
    const items = await finance.get<{ caseId: string }[]>('/work-items?limit=200');
    expect(items.map(({ caseId }) => caseId)).not.toContain(scheme.id);
    await approve(decider);
    for (const { id } of await decider.get<{ id: string }[]>('/delegations'))
      await decider.delete(`/delegations/${id}`);
    for (const { id } of await finance.get<{ id: string }[]>('/delegations'))
      await finance.delete(`/delegations/${id}`);
  });

  it('that gives nobody anything still takes a second person', async () => {
    const { scheme } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 0 }], 50_000_000);
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'underApproval',
    });
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      code: 'subsidy.samePerson',
    });
    expect(await desk.decider.patiently('POST', `${at(scheme)}/approval`)).toMatchObject({
      state: 'closedWithoutAward',
    });
    const { done } = await desk.auditor.get<{ done: { action: string; detail: { zh: string } | null }[] }>(
      `/cases/${scheme.id}/timeline`,
    );
    expect(done.find(({ action }) => action === 'propose')?.detail?.zh).toContain('合计 0 元');
    expect(await desk.finance.get(at(scheme))).toMatchObject({ stateText: { zh: '已批准，补助金额为零，办结' } });
    expect(await desk.finance.get(`${at(scheme)}/payments`)).toMatchObject({ total: { fen: 0 }, payments: [] });
    expect(await scene.workflow(`subsidy/${scheme.id}`).result()).toBe('closedWithoutAward');
  });

  it('is taken once for one Idempotency-Key, and by one of many who approve at the same moment', async () => {
    const { scheme } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    const key = `propose-${scheme.id}`;
    const propose = () => desk.finance.send('POST', `${at(scheme)}/proposal`, {}, { 'Idempotency-Key': key });
    let first = await propose();
    await until(async () => first.status !== 503 || (first = await propose()).status !== 503);
    expect(first.status).toBe(200);
    expect(await (await propose()).json()).toEqual(await first.json());
    const results = await Promise.allSettled(
      [desk.decider, desk.finance2, desk.decider].map((person) => person.patiently('POST', `${at(scheme)}/approval`)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ lines }] = (await scene.record.query(
      `SELECT count(*)::int AS lines FROM subsidy_payment WHERE scheme_id = $1`,
      [scheme.id],
    )) as [{ lines: number }];
    expect(lines).toBe(1);
  });

  it('that comes too late is marked overdue and still possible; the limit can be extended', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }], { rehearsalDaySeconds: 0.05 });
    const scheme = await desk.open({ campaignId });
    await until(async () => (await desk.finance.get<{ overdue: boolean }>(at(scheme))).overdue);
    const extended = await desk.finance.patiently('POST', `/cases/${scheme.id}/extension`, {
      workingDays: 60,
      reason: '材料较多',
    });
    expect(extended).toMatchObject({ state: 'underVouchers', dueAt: expect.any(String) });
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'underApproval',
    });
  });
});

/** Somebody is employed by the host of a base from now on. @returns what ends it */
async function tied({ record }: Scene, accountId: string, baseId: string): Promise<() => Promise<unknown>> {
  await record.query(
    `WITH dossier AS (
       INSERT INTO dossier (id, batch_id, organisation_id, type, base_name, revision, locked, created_by)
       SELECT $2, b.batch_id, b.organisation_id, b.type, b.name, 1, true, $1 FROM base b WHERE b.id = $2 RETURNING id, organisation_id
     ), submitted AS (
       UPDATE procedure_case c SET subject_id = d.id FROM dossier d, base b WHERE b.id = $2 AND c.id = b.case_id
     )
     INSERT INTO expert_profile (account_id, version, name, institution, fields, languages)
     SELECT $1, 1, '某', o.uscc, '{}', '{}' FROM dossier d JOIN organisation o ON o.id = d.organisation_id`,
    [accountId, baseId],
  );
  return () => record.query(`DELETE FROM expert_profile WHERE account_id = $1`, [accountId]);
}
