import type { DataSource } from 'typeorm';
import { reviewByExperts, untilState } from '#cli/client/accreditation.journey.js';
import { fileEvaluation, untilCampaign, type EvaluationView } from '#cli/client/evaluation.journey.js';
import { fileRectification, type RectificationView } from '#cli/client/rectification.journey.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, upload } from '../support/desk.js';
import { aGround, aScheme } from '../integration/subsidy/ground.js';
import { readAsked } from './asked.js';
import { PROBE } from './browser.js';
import { act, roomOfSuite } from './room.js';
import { concludeAcceptance, fileFigures, fileForRectification, fileVoucher, sayIn, verifyFigures } from './steps.js';

// Every page is waited for, and the machine may be busy.
const LONG_MS = 300_000;
const ENGLISH = { language: 'en' } as const;

describe('support and supervision of a base, in the browsers of those who decide on it', () => {
  const room = roomOfSuite();
  afterEach(() => room.expectQuiet());
  const record = () => ({ query: room.desk.rows }) as unknown as DataSource;

  /** A base of the type whose grade is the worst: it has filed nothing. */
  const toBePutRight = async (type: BaseType) => {
    const { commission, desk } = room;
    const owner = await desk.as(type);
    const { batchId, baseIds } = await accreditedBases(record(), { owner, type });
    const campaign = await openCampaign(commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 0.3 });
    await untilCampaign(commission.officer, campaign.id, ['reviewing']);
    await commission.decider.patiently('POST', `/campaigns/${campaign.id}/publication`, {});
    const all = await owner.get<RectificationView[]>('/rectifications?limit=200');
    const { caseId = '', problems = [] } = all.find(({ baseId }) => baseIds.includes(baseId)) ?? {};
    return { owner, caseId, problems, baseId: baseIds[0] };
  };

  /** A rehearsal's days are shorter than a browser takes to start. */
  const longer = (caseId: string) =>
    room.desk.rows(`UPDATE procedure_case SET due_at = now() + interval '1 day', wake_at = NULL WHERE id = $1`, [
      caseId,
    ]);

  it(
    'is evaluated: a campaign is opened, its figures verified, grades published and their distribution shown (enterprise)',
    async () => {
      const { commission, desk } = room;
      const owner = await desk.as('enterprise');
      await accreditedBases(record(), { owner, type: 'enterprise', name: '评价基地' });
      const code = `PJ-${process.pid}`;
      let office = await room.enter('officer', '/desk/campaigns');
      await act(office, '启动年度评价', {
        编号: code,
        名称: `年度评价 ${PROBE}`,
        '演练：一个工作日折合的秒数（选填）': '3600',
      });
      await office.getByRole('link', { name: `年度评价 ${PROBE}` }).click();
      await office.getByRole('heading', { name: '进度' }).waitFor();
      const campaignId = office.url().split('/').at(-1) ?? '';
      await untilCampaign(commission.officer, campaignId, ['filing']);
      const evaluations = await commission.officer.get<EvaluationView[]>(`/campaigns/${campaignId}/evaluations`);
      const { caseId = '' } = evaluations.find(({ title }) => title.startsWith('评价基地')) ?? {};
      const { id: file } = await upload(owner, '佐证.pdf', aPdf('evidence'));
      await fileEvaluation(owner, caseId, { share: 1, evidence: [file] });
      await untilState(commission.officer, caseId, ['underVerification']);

      office = await room.enter('officer', `/desk/cases/${caseId}`);
      await office.getByRole('button', { name: /^未核实的按申报值填入/ }).click();
      await office.getByRole('button', { name: /^保存核实值/ }).click();
      await office.getByRole('button', { name: '保存核实值（0）' }).waitFor();
      await room.expectSound();
      await act(office, '完成核实');
      await reviewByExperts(commission, caseId, 90);
      await untilState(commission.officer, caseId, ['scored']);
      // The last day for filing has passed.
      await desk.rows(`UPDATE campaign SET filing_due_at = now() - interval '1 second' WHERE id = $1`, [campaignId]);
      await desk.rows(`UPDATE procedure_case SET due_at = now(), wake_at = now() WHERE id = $1`, [campaignId]);
      await untilCampaign(commission.officer, campaignId, ['reviewing']);
      const decider = await room.enter('decider', `/desk/campaigns/${campaignId}`);
      await act(decider, '评定并公布等次');
      await decider.getByRole('region', { name: '等次分布' }).getByRole('row', { name: /优秀/ }).waitFor();
      await room.expectSound();
      const host = await room.enter('enterprise', `/desk/cases/${caseId}`);
      await host.getByText('等次：').waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each([
    ['research', 'zh', 'restored', 'accredited'],
    ['platform', 'en', 'revoked', 'revoked'],
  ] as const)(
    'is put right or not (%s, %s: %s)',
    async (type, language, ends, baseState) => {
      const { commission, desk } = room;
      const { owner, baseId, caseId, problems } = await toBePutRight(type);
      await longer(caseId);
      await fileRectification(owner, caseId, 'plan', '逐项整改');
      await untilState(owner, caseId, ['underRectification']);
      await longer(caseId);
      await fileRectification(owner, caseId, 'final-report', `全部完成 ${PROBE}`);
      await untilState(owner, caseId, ['underAcceptance']);
      await longer(caseId);
      const page = await room.enter('decider', `/desk/cases/${caseId}`, { language });
      await page.getByText(`全部完成 ${PROBE}`).waitFor();
      const restored = ends === 'restored';
      const put = restored ? problems.map(({ text }) => text.zh) : [];
      await concludeAcceptance(page, sayIn(language), { restored, score: restored ? '75' : '40', put });
      await untilState(commission.officer, caseId, [ends, 'underAcceptanceNotice', 'underDefence']);
      await room.expectSound();
      await untilState(commission.officer, caseId, [ends]);
      const [base] = await desk.rows('SELECT state FROM base WHERE id = $1', [baseId]);
      expect(base).toEqual({ state: baseState });
    },
    LONG_MS,
  );

  it(
    'is supported: a scheme is opened, what was spent verified, the allocation adjusted, sent back, approved and listed for payment (platform, in both languages)',
    async () => {
      const { desk } = room;
      const { campaignId } = await aGround(desk.record, [{ of: 'platform' }]);
      await desk.rows(`UPDATE campaign SET title = '后补助的依据' WHERE id = $1`, [campaignId]);
      const finance = await room.enter('finance', '/desk/schemes');
      await act(finance, '设立后补助方案', {
        编号: `BZ-${process.pid}`,
        名称: `后补助 ${PROBE}`,
        年度: '2026',
        预算: '3000000',
        '年度评价（选填）': ['后补助的依据'],
      });
      await finance.getByRole('link', { name: `后补助 ${PROBE}` }).click();
      await finance.getByRole('heading', { name: '补助对象' }).waitFor();
      const schemeId = finance.url().split('/').at(-1) ?? '';
      await room.expectSound();

      const host = await room.enter('platform', `/desk/cases/${schemeId}`, { language: 'en' });
      await fileVoucher(host, sayIn('en'), 'FP-7', '500000');
      await room.expectSound();

      await room.enter('finance', `/desk/cases/${schemeId}`);
      await act(finance, '核定', { 核定金额: '480000.5', '说明（选填）': `一项不属于合作支出 ${PROBE}` });
      await finance.getByText(`一项不属于合作支出 ${PROBE}`).waitFor();
      const lastDayPasses = () =>
        desk.rows(`UPDATE subsidy_scheme SET vouchers_due_at = now() - interval '1 second' WHERE case_id = $1`, [
          schemeId,
        ]);
      await lastDayPasses();
      await room.enter('finance', `/desk/cases/${schemeId}`);
      await act(finance, '调整', { '不超过（选填）': '400000', 理由: `按协议分担 ${PROBE}` });
      await act(finance, '提出分配方案');
      await finance.getByText('拟分配').waitFor();
      await room.expectSound();

      const second = await room.enter('finance2', `/desk/cases/${schemeId}`);
      // Vouchers may be filed for some days again.
      await act(second, '退回分配方案', { 理由: `请附协议 ${PROBE}` });
      await lastDayPasses();
      await room.enter('finance', `/desk/cases/${schemeId}`);
      await act(finance, '提出分配方案');
      await room.enter('finance2', `/desk/cases/${schemeId}`);
      await act(second, '批准分配方案');
      await second.getByRole('heading', { name: '拨付清单' }).waitFor();
      await room.expectSound();
      const [paid] = await desk.rows('SELECT allocated_fen::int AS fen FROM subsidy_award WHERE scheme_id = $1', [
        schemeId,
      ]);
      expect(paid).toEqual({ fen: 48_000_050 });
    },
    LONG_MS,
  );

  it(
    'is evaluated by the indicators of its type, claimed and verified (research)',
    async () => {
      const { commission, desk } = room;
      const [type, say] = ['research', sayIn('en')] as const;
      const { batchId } = await accreditedBases(desk.record, { owner: await desk.as(type), type });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { evaluations, measureId } = await openCampaign(commission.officer, change);
      const caseId = evaluations[0]?.caseId ?? '';
      const host = await room.enter(type, `/desk/cases/${caseId}`, ENGLISH);
      const { indicators } = (await readAsked(measureId))(type, 'en');
      expect(await fileFigures(host, say, '3')).toEqual(indicators);
      await untilState(commission.officer, caseId, ['underVerification']);
      const office = await room.enter('officer', `/desk/cases/${caseId}`, ENGLISH);
      const [first = ''] = indicators;
      await verifyFigures(office, say, first, '2');
      await untilState(commission.officer, caseId, ['underDraw']);
      // What was found is the host's to read once the grades are public.
      for (const [login, found] of [
        ['officer', '2'],
        [type, '–'],
      ] as const) {
        const page = await room.enter(login, `/desk/cases/${caseId}`, ENGLISH);
        const row = page.getByRole('region', { name: 'Figures' }).getByRole('row', { name: first });
        const [, claimed, verified] = await row.getByRole('cell').allInnerTexts();
        expect([claimed, verified]).toEqual(['3', found]);
      }
    },
    LONG_MS,
  );

  it(
    'is put right: plan and reports are filed, the base is restored (park)',
    async () => {
      const { owner, caseId, problems } = await toBePutRight('park');
      await longer(caseId);
      const say = sayIn('en');
      const host = await room.enter('park', `/desk/cases/${caseId}`, ENGLISH);
      await fileForRectification(host, say, 'plan', `逐项整改 ${PROBE}`);
      await untilState(owner, caseId, ['underRectification']);
      await longer(caseId);
      await fileForRectification(host, say, 'interim', `已完成一半 ${PROBE}`);
      await fileForRectification(host, say, 'final', `全部完成 ${PROBE}`);
      await untilState(owner, caseId, ['underAcceptance']);
      await longer(caseId);
      const page = await room.enter('decider', `/desk/cases/${caseId}`, ENGLISH);
      await page.getByText(`全部完成 ${PROBE}`).waitFor();
      const put = problems.map(({ text }) => text.en);
      await concludeAcceptance(page, say, { restored: true, score: '75', put });
      await untilState(room.commission.officer, caseId, ['restored']);
      await room.enter('park', `/desk/cases/${caseId}`, ENGLISH);
      await host.locator('.stage').filter({ hasText: 'estored' }).waitFor();
    },
    LONG_MS,
  );

  it(
    'is supported: each is allotted what it has spent and its grade allows (research, enterprise)',
    async () => {
      const { desk } = room;
      const hosts = [
        { type: 'research', language: 'en', number: 'FP-1', grade: 'excellent', allotted: '300,000.00' },
        { type: 'enterprise', language: 'zh', number: 'FP-2', grade: '良好', allotted: '200,000.00' },
      ] as const;
      const awardOf = async (type: BaseType, language: 'zh' | 'en') => {
        const page = await room.enter(type, `/desk/cases/${id}`, { language });
        const awards = page.getByRole('region', { name: sayIn(language)('补助对象', 'Awards') });
        const own = awards.getByRole('row', { name: `${type} 基地` });
        await own.waitFor();
        return { page, awards, own };
      };
      const { campaignId } = await aGround(desk.record, [{ of: 'research' }, { of: 'enterprise', grade: 'good' }]);
      const [money, approver] = [await desk.as('finance'), await desk.as('finance2')];
      const { id } = await money.post<{ id: string }>('/subsidy-schemes', aScheme({ campaignId }));
      for (const { type, language, number } of hosts) {
        const { page, awards } = await awardOf(type, language);
        // Of the others' money nobody reads.
        expect(await awards.getByRole('row').count()).toBe(2);
        await fileVoucher(page, sayIn(language), number, '300000');
      }
      const finance = await room.enter('finance', `/desk/cases/${id}`, ENGLISH);
      for (const { number } of hosts) {
        const voucher = finance.getByRole('row', { name: number });
        await act(finance, 'Verify', {}, voucher);
        await voucher.getByRole('cell', { name: '300,000.00', exact: true }).nth(1).waitFor();
      }
      await desk.rows(`UPDATE subsidy_scheme SET vouchers_due_at = now() - interval '1 second' WHERE case_id = $1`, [
        id,
      ]);
      await money.post(`/subsidy-schemes/${id}/proposal`, { adjustments: [] });
      await approver.post(`/subsidy-schemes/${id}/approval`);
      for (const { type, language, grade, allotted } of hosts) {
        const { own } = await awardOf(type, language);
        const cells = await own.getByRole('cell').allInnerTexts();
        expect([cells[1], cells[5]]).toEqual([grade, allotted]);
      }
    },
    LONG_MS,
  );
});
