import { randomUUID } from 'node:crypto';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { subsidyDesk, type AwardView, type PaymentList, type SchemeView, type SubsidyDesk } from './ground.js';

describe('the allocation of a subsidy scheme', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  beforeAll(async () => {
    scene = await startScene();
    desk = await subsidyDesk(scene);
  });
  afterAll(() => scene?.stop());

  const at = (scheme: { id: string }) => `/subsidy-schemes/${scheme.id}`;

  it('divides a budget that is too small pro rata, to the last fen, and pays exactly it', async () => {
    const budgetFen = 100_000_000;
    const { scheme } = await desk.aVerifiedScheme(
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
    const shares = await desk.amounts(scheme);
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
    const { scheme, awards } = await desk.aVerifiedScheme(
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
    expect((await desk.amounts(scheme)).toSorted((one, other) => (one ?? 0) - (other ?? 0))).toEqual([
      0, 12_345_678, 50_000_000,
    ]);
    const { payments } = await desk.finance.get<PaymentList>(`${at(scheme)}/payments`);
    expect(payments).toHaveLength(2);
    const notices = await desk.platform.get<{ caseId: string; template: string }[]>('/notices');
    expect(notices[0]).toMatchObject({ caseId: scheme.id, template: 'subsidy.nothing' });
  });

  it('takes reductions and earlier funding of single awards, with the reason', async () => {
    const { scheme, awards, baseIds } = await desk.aVerifiedScheme(
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
});
