import { randomUUID } from 'node:crypto';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { aGround, subsidyDesk, type AwardView, type BaseWish, type SchemeView, type SubsidyDesk } from './ground.js';

interface PaymentList {
  readonly total: { readonly fen: number };
  readonly payments: readonly { readonly baseName: string; readonly amountFen: number }[];
}

describe('the allocation of a subsidy scheme', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  beforeAll(async () => {
    scene = await startScene();
    desk = await subsidyDesk(scene);
  });
  afterAll(() => scene?.stop());

  /** A scheme whose bases have each filed vouchers of so much, verified in full. */
  async function aVerifiedScheme(wishes: readonly (BaseWish & { spentFen: number })[], budgetFen: number) {
    const { campaignId, baseIds } = await aGround(scene.record, wishes);
    const scheme = await desk.open({ campaignId, budgetFen });
    const awards = await desk.finance.get<AwardView[]>(`/subsidy-schemes/${scheme.id}/awards`);
    for (const [index, { of, spentFen }] of wishes.entries()) {
      const award = awards.find(({ baseId }) => baseId === baseIds[index]);
      if (!award || spentFen === 0) continue;
      await desk.verify(scheme.id, await desk.file(of, scheme.id, award.id, { amountFen: spentFen }));
    }
    return { scheme, awards, baseIds };
  }

  const at = (scheme: SchemeView) => `/subsidy-schemes/${scheme.id}`;
  const amounts = async (scheme: SchemeView) =>
    (await desk.finance.get<AwardView[]>(`${at(scheme)}/awards`)).map(({ allocatedFen }) => allocatedFen);

  it('divides a budget that is too small pro rata, to the last fen, and pays exactly it', async () => {
    const budgetFen = 100_000_000;
    const { scheme } = await aVerifiedScheme(
      [
        { of: 'park', spentFen: 90_000_000 },
        { of: 'research', spentFen: 90_000_000 },
        { of: 'platform', spentFen: 33_333_331 },
        { of: 'enterprise', grade: 'good', spentFen: 19_999_999 },
      ],
      budgetFen,
    );
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'underApproval',
    });
    const proposed = await desk.finance.get<SchemeView>(at(scheme));
    expect(proposed.totals).toMatchObject({ proposed: { fen: budgetFen }, allocated: null });
    const hidden = await desk.awardOf('park', scheme.id);
    expect(hidden).toMatchObject({ proposedFen: null, explanation: null });
    expect(await refusalOf(desk.finance.get(`${at(scheme)}/payments`))).toMatchObject({
      status: 409,
      code: 'subsidy.notApproved',
    });

    expect(await desk.decider.patiently('POST', `${at(scheme)}/approval`)).toMatchObject({ state: 'approved' });
    const shares = await amounts(scheme);
    expect(shares.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)).toBe(budgetFen);
    const list = await desk.auditor.get<PaymentList>(`${at(scheme)}/payments`);
    expect(list.total.fen).toBe(budgetFen);
    expect(list.payments).toHaveLength(4);
    expect(await desk.awardOf('park', scheme.id)).toMatchObject({
      allocatedFen: shares[0],
      explanation: { zh: expect.stringContaining('按预算折算') },
    });
    const notices = await desk.park.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices');
    expect(notices.find(({ caseId }) => caseId === scheme.id)?.text.zh).toMatch(/获补助 [\d.]+ 万元/);
    const state = await scene.workflow(`subsidy/${scheme.id}`).result();
    expect(state).toBe('approved');
  });

  it('gives what was verified and no more, where the budget suffices', async () => {
    const { scheme, awards } = await aVerifiedScheme(
      [
        { of: 'park', spentFen: 12_345_678 },
        { of: 'research', spentFen: 80_000_000 },
        { of: 'platform', spentFen: 0 },
      ],
      1_000_000_000,
    );
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await desk.finance2.patiently('POST', `${at(scheme)}/approval`);
    expect(awards.map(({ ceilingFen }) => ceilingFen)).toEqual([50_000_000, 50_000_000, 50_000_000]);
    expect((await amounts(scheme)).toSorted((one, other) => (one ?? 0) - (other ?? 0))).toEqual([
      0, 12_345_678, 50_000_000,
    ]);
    const { payments } = await desk.finance.get<PaymentList>(`${at(scheme)}/payments`);
    expect(payments).toHaveLength(2);
    const notices = await desk.platform.get<{ caseId: string; template: string }[]>('/notices');
    expect(notices[0]).toMatchObject({ caseId: scheme.id, template: 'subsidy.nothing' });
  });

  it('takes reductions and earlier funding of single awards, with the reason', async () => {
    const { scheme, awards, baseIds } = await aVerifiedScheme(
      [
        { of: 'park', spentFen: 40_000_000 },
        { of: 'research', spentFen: 40_000_000 },
      ],
      1_000_000_000,
    );
    const [park, research] = baseIds.map((baseId) => awards.find((award) => award.baseId === baseId) as AwardView);
    const propose = (adjustments: object[]) =>
      desk.finance.patiently('POST', `${at(scheme)}/proposal`, { adjustments });
    const reason = '同一项目已获区级配套';
    expect(await refusalOf(propose([{ awardId: randomUUID(), atMostFen: 0, reason }]))).toMatchObject({
      code: 'subsidy.awardUnknown',
    });
    for (const wrong of [{ atMostFen: -1 }, { atMostFen: 0.1 }, { priorFundedFen: '1' }, { reason: '' }]) {
      expect(await refusalOf(propose([{ awardId: park?.id, reason, ...wrong }]))).toMatchObject({ status: 400 });
    }
    await propose([
      { awardId: park?.id, atMostFen: 5_000_000, reason: '择优支持' },
      { awardId: research?.id, priorFundedFen: 30_000_000, reason },
    ]);
    await desk.decider.patiently('POST', `${at(scheme)}/approval`);
    const after = await desk.finance.get<AwardView[]>(`${at(scheme)}/awards`);
    const award = (id?: string) => after.find((each) => each.id === id);
    expect(award(park?.id)).toMatchObject({
      allocatedFen: 5_000_000,
      explanation: { zh: expect.stringContaining('择优支持') },
    });
    expect(award(research?.id)).toMatchObject({
      allocatedFen: 10_000_000,
      explanation: { zh: expect.stringContaining(reason) },
    });
  });

  it('is proposed only when every voucher is verified, and then closed to vouchers', async () => {
    const { scheme, awards } = await aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    const awardId = awards[0]?.id as string;
    const open = await desk.file('park', scheme.id, awardId);
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

  it('is approved by a second person; sent back, it takes vouchers again', async () => {
    const { scheme, awards } = await aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      status: 403,
      code: 'subsidy.samePerson',
    });
    expect(await refusalOf(desk.decider.patiently('POST', `${at(scheme)}/return`, {}))).toMatchObject({ status: 400 });
    await desk.decider.patiently('POST', `${at(scheme)}/return`, { reason: '请补充核定' });
    expect(await desk.finance.get(at(scheme))).toMatchObject({ state: 'underVouchers', totals: { proposed: null } });
    const items = await desk.park.get<{ caseId: string; task: string }[]>('/work-items');
    expect(items).toContainEqual(expect.objectContaining({ caseId: scheme.id, task: 'subsidyVouchers' }));
    const voucher = await desk.file('park', scheme.id, awards[0]?.id as string, { amountFen: 2_000_000 });
    await desk.verify(scheme.id, voucher);

    await desk.finance2.patiently('POST', `${at(scheme)}/proposal`, {});
    expect(await refusalOf(desk.finance2.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      code: 'subsidy.samePerson',
    });
    await desk.finance.patiently('POST', `${at(scheme)}/approval`);
    expect(await amounts(scheme)).toEqual([3_000_000]);
    const timeline = await desk.auditor.get<{ done: { action: string; reason: string | null }[]; now: null }>(
      `/cases/${scheme.id}/timeline`,
    );
    expect(timeline.done.map(({ action }) => action)).toEqual(['open', 'propose', 'sendBack', 'propose', 'approve']);
    expect(timeline.done[2]?.reason).toBe('请补充核定');
    expect(timeline.now).toBeNull();
  });

  it('is decided by the roles that may, on a scheme that they may see', async () => {
    const { scheme } = await aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
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
    const { scheme, baseIds } = await aVerifiedScheme(
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
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await desk.decider.patiently('POST', `${at(scheme)}/approval`);
    const after = await desk.finance.get<AwardView[]>(`${at(scheme)}/awards`);
    expect(after.find(({ baseId }) => baseId === baseIds[0])).toMatchObject({
      allocatedFen: 0,
      explanation: { zh: expect.stringContaining('撤销') },
    });
    expect((await desk.finance.get<PaymentList>(`${at(scheme)}/payments`)).total.fen).toBe(10_000_000);
  });

  it('is closed without award where no base is eligible, by the proposal alone', async () => {
    const { scheme } = await aVerifiedScheme([{ of: 'park', grade: 'qualified', spentFen: 0 }], 50_000_000);
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'closedWithoutAward',
    });
    expect(await scene.workflow(`subsidy/${scheme.id}`).result()).toBe('closedWithoutAward');
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/proposal`, {}))).toMatchObject({
      code: 'case.closed',
    });
  });

  it('that gives nobody anything still takes a second person', async () => {
    const { scheme } = await aVerifiedScheme([{ of: 'park', spentFen: 0 }], 50_000_000);
    expect(await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {})).toMatchObject({
      state: 'underApproval',
    });
    expect(await refusalOf(desk.finance.patiently('POST', `${at(scheme)}/approval`))).toMatchObject({
      code: 'subsidy.samePerson',
    });
    expect(await desk.decider.patiently('POST', `${at(scheme)}/approval`)).toMatchObject({
      state: 'closedWithoutAward',
    });
  });

  it('is taken once for one Idempotency-Key, and by one of many who approve at the same moment', async () => {
    const { scheme } = await aVerifiedScheme([{ of: 'park', spentFen: 1_000_000 }], 50_000_000);
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

  it('has a payment list for spreadsheets that runs nothing and stays as it was approved', async () => {
    const { scheme, baseIds } = await aVerifiedScheme([{ of: 'park', spentFen: 1_234_567 }], 50_000_000);
    await scene.record.query(`UPDATE base SET name = '=HYPERLINK("http://x","y"),"' WHERE id = $1`, [baseIds[0]]);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await desk.decider.patiently('POST', `${at(scheme)}/approval`);
    await scene.record.query(`UPDATE base SET name = '改名' WHERE id = $1`, [baseIds[0]]);
    const answer = await desk.finance.send('GET', `${at(scheme)}/payments.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""y""),"""`);
    expect(lines[1]).toMatch(/"12345\.67","1234567"$/);
    expect(lines[2]).toMatch(/^"","合计",.*"12345\.67","1234567"$/);
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
