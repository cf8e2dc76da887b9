import { TODAY, refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { addDays } from '#domain/common/calendar-date.js';
import { aGround, subsidyDesk, type AwardView, type SchemeView, type SubsidyDesk, type VoucherView } from './ground.js';

describe('vouchers of own cooperation spending', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  let scheme: SchemeView;
  let award: AwardView;
  beforeAll(async () => {
    scene = await startScene({ worker: false });
    desk = await subsidyDesk(scene);
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }, { of: 'research' }]);
    scheme = await desk.open({ campaignId });
    award = await desk.awardOf('park', scheme.id);
  });
  afterAll(() => scene?.stop());

  const own = (id: string) => `/subsidy-schemes/${scheme.id}/vouchers/${id}`;

  it('are filed, replaced, taken back and verified, each with its line in the trail', async () => {
    const first = await desk.file('park', scheme.id, award.id, { amountFen: 12_345 });
    expect(first).toMatchObject({ awardId: award.id, amountFen: 12_345, verifiedFen: null });
    const second = await desk.park.put<VoucherView>(own(first.id), await desk.aVoucher('park', { amountFen: 500 }));
    expect(second).toMatchObject({ id: first.id, amountFen: 500 });
    expect(await desk.verify(scheme.id, second, 400)).toMatchObject({ verifiedFen: 400, note: '核减不合规部分' });
    const third = await desk.file('park', scheme.id, award.id);
    await desk.park.delete(own(third.id));
    const listed = await desk.finance.get<VoucherView[]>(`/subsidy-schemes/${scheme.id}/vouchers`);
    expect(listed.map(({ id }) => id)).toEqual([first.id]);
    const lines = await scene.record.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE case_id = $1 ORDER BY id`,
      [scheme.id],
    );
    expect(lines.map(({ action }) => action)).toEqual([
      'open',
      'fileVoucher',
      'replaceVoucher',
      'verifyVoucher',
      'fileVoucher',
      'takeBackVoucher',
    ]);
  });

  it('are no longer the organisation’s to change once they are verified', async () => {
    const voucher = await desk.file('park', scheme.id, award.id);
    await desk.verify(scheme.id, voucher);
    expect(await refusalOf(desk.park.put(own(voucher.id), await desk.aVoucher('park')))).toMatchObject({
      status: 409,
      code: 'voucher.verifiedAlready',
    });
    expect(await refusalOf(desk.park.delete(own(voucher.id)))).toMatchObject({ code: 'voucher.verifiedAlready' });
  });

  it('count once: a number is used once by an organisation, in whatever spelling, over all schemes', async () => {
    await desk.file('park', scheme.id, award.id, { number: 'FP 2025-0001' });
    for (const number of ['FP 2025-0001', 'fp2025-0001', 'ＦＰ２０２５－０００１']) {
      expect(await refusalOf(desk.file('park', scheme.id, award.id, { number }))).toMatchObject({
        status: 409,
        code: 'voucher.numberUsed',
      });
    }
    const { batchId } = await aGround(scene.record, [{ of: 'park' }]);
    const other = await desk.open({ batchId });
    const otherAward = await desk.awardOf('park', other.id);
    const again = desk.file('park', other.id, otherAward.id, { number: 'FP2025-0001' });
    expect(await refusalOf(again)).toMatchObject({ code: 'voucher.numberUsed' });
    const stranger = await desk.awardOf('research', scheme.id);
    await desk.file('research', scheme.id, stranger.id, { number: 'FP2025-0001' });
  });

  it('count once when the same number comes in twice at the same moment', async () => {
    const bodies = [1, 2, 3, 4].map(() => desk.file('park', scheme.id, award.id, { number: 'AT-ONCE' }));
    const results = await Promise.allSettled(bodies);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are of the own base, with an own file: anything else is as if it did not exist', async () => {
    const stranger = await desk.awardOf('research', scheme.id);
    const voucher = await desk.aVoucher('park');
    const path = (awardId: string) => `/subsidy-schemes/${scheme.id}/awards/${awardId}/vouchers`;
    const foreignFile = { ...voucher, fileId: await desk.fileOf('research') };
    const noFile = { ...voucher, fileId: '00000000-0000-7000-8000-000000000000' };
    expect(await refusalOf(desk.park.post(path(stranger.id), voucher))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.park.post(path(award.id), foreignFile))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.park.post(path(award.id), noFile))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.enterprise.post(path(award.id), voucher))).toMatchObject({ status: 404 });
    const theirs = await desk.file('research', scheme.id, stranger.id);
    expect(await refusalOf(desk.park.put(own(theirs.id), voucher))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.park.delete(own(theirs.id)))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.enterprise.delete(own(theirs.id)))).toMatchObject({ status: 404 });
    const visible = await desk.park.get<VoucherView[]>(`/subsidy-schemes/${scheme.id}/vouchers?limit=200`);
    expect(visible.map(({ id }) => id)).not.toContain(theirs.id);
  });

  it('are not for officers to file, nor for applicants to verify', async () => {
    const voucher = await desk.file('park', scheme.id, award.id);
    const body = await desk.aVoucher('park');
    const path = `/subsidy-schemes/${scheme.id}/awards/${award.id}/vouchers`;
    expect(await refusalOf(desk.finance.post(path, body))).toMatchObject({ status: 403 });
    for (const person of [desk.park, desk.decider, desk.auditor]) {
      const verification = person.put(`${own(voucher.id)}/verification`, { verifiedFen: 1, note: '-' });
      expect(await refusalOf(verification)).toMatchObject({ status: 403 });
    }
  });

  it('are dated inside the years that the measure looks back on, never ahead', async () => {
    for (const spentOn of ['2022-12-31', addDays(TODAY, 1), '1999-01-01', '2199-01-01']) {
      expect(await refusalOf(desk.file('park', scheme.id, award.id, { spentOn }))).toMatchObject({
        status: 422,
        code: 'voucher.outsideWindow',
      });
    }
    await desk.file('park', scheme.id, award.id, { spentOn: '2023-01-01' });
    await desk.file('park', scheme.id, award.id, { spentOn: TODAY });
  });

  it.each([
    ['a negative amount', { amountFen: -1 }],
    ['nothing', { amountFen: 0 }],
    ['a fraction of a fen', { amountFen: 1.5 }],
    ['a huge amount', { amountFen: 1e15 }],
    ['no number as amount', { amountFen: Number.NaN }],
    ['an amount as text', { amountFen: '100' }],
    ['a day that does not exist', { spentOn: '2025-02-30' }],
    ['an empty number', { number: '' }],
    ['a number of blanks', { number: '   ' }],
    ['a number with invisible signs', { number: 'FP\u200b1' }],
    ['a number with a sign that changes nothing to see', { number: 'FP1\ufe0f' }],
    ['a number in letters of another script', { number: 'РР-1' }],
    ['an endless number', { number: '1'.repeat(100_000) }],
    ['an unknown field', { verifiedFen: 1 }],
    ['a file that is no id', { fileId: '../../etc/passwd' }],
  ])('are refused with %s', async (_, change) => {
    expect(await refusalOf(desk.file('park', scheme.id, award.id, change))).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });

  it('keep SQL and HTML as the text that they are', async () => {
    const description = `'); DROP TABLE subsidy_voucher; -- <script>alert(1)</script>`;
    expect(await desk.file('park', scheme.id, award.id, { description })).toMatchObject({ description });
  });

  it('are verified up to their amount, and for less only with a note', async () => {
    const voucher = await desk.file('park', scheme.id, award.id, { amountFen: 100 });
    const verification = (body: object) => desk.finance.put(`${own(voucher.id)}/verification`, body);
    expect(await refusalOf(verification({ verifiedFen: 101 }))).toMatchObject({ code: 'voucher.overVerified' });
    expect(await refusalOf(verification({ verifiedFen: 99 }))).toMatchObject({
      code: 'case.reasonRequired',
      errors: [{ path: 'note' }],
    });
    for (const verifiedFen of [-1, 0.5, Number.NaN, '1', 1e300]) {
      expect(await refusalOf(verification({ verifiedFen, note: '-' }))).toMatchObject({ status: 400 });
    }
    expect(await verification({ verifiedFen: 0, note: '与合作无关' })).toMatchObject({ verifiedFen: 0 });
    expect(await verification({ verifiedFen: 100 })).toMatchObject({ verifiedFen: 100, note: null });
  });

  it('come in once for one Idempotency-Key, taken back ones too', async () => {
    const path = `/subsidy-schemes/${scheme.id}/awards/${award.id}/vouchers`;
    const body = await desk.aVoucher('park');
    const key = `voucher-${award.id}`;
    const first = await desk.park.post<VoucherView>(path, body, { key });
    expect(await desk.park.post(path, body, { key })).toEqual(first);
    expect(await refusalOf(desk.park.post(path, { ...body, amountFen: 1 }, { key }))).toMatchObject({
      status: 422,
      code: 'request.keyReused',
    });
    for (const _ of [1, 2]) {
      const answer = await desk.park.send('DELETE', own(first.id), undefined, { 'Idempotency-Key': `${key}-back` });
      expect(answer.status).toBe(204);
    }
  });
});
