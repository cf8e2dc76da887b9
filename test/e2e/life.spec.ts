import type { Browser } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { refuse, untilState } from '#cli/client/accreditation.journey.js';
import { untilCampaign } from '#cli/client/evaluation.journey.js';
import type { RectificationView } from '#cli/client/rectification.journey.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { aGround, aScheme } from '../integration/subsidy/ground.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, openDesk, type Desk } from '../support/desk.js';
import { PROBE, startBrowser, visitor, type Visitor } from './browser.js';
import { fileForRectification, sayIn } from './steps.js';

const PDF = { name: '佐证.pdf', mimeType: 'application/pdf', buffer: aPdf('evidence') };
const LONG_MS = 180_000;

describe('the life of a base in the browser of its host', () => {
  let desk: Desk;
  let browser: Browser;
  let record: DataSource;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
    record = { query: desk.rows } as unknown as DataSource;
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  const asVisitor = async (login: string, path: string, language: 'zh' | 'en' = 'zh') => {
    someone = await visitor(browser, desk.stack.apiUrl, { language });
    await someone.signIn(login);
    await someone.open(path);
    return someone.page;
  };

  it.each<[BaseType, 'zh' | 'en', string, string]>([
    ['research', 'zh', 'institution', '优势学科'],
    ['platform', 'en', 'platformProfile', 'Partner network'],
    ['enterprise', 'zh', 'highTech', '证书编号'],
  ])(
    'begins with a dossier of its type, handed in and withdrawn (%s, %s)',
    async (type, language, part, field) => {
      const say = sayIn(language);
      const batch = await desk.openBatch();
      const { id } = await desk.draft(type, batch.id);
      const page = await asVisitor(type, `/desk/dossiers/${id}?part=${part}`, language);
      await page.getByLabel(field).fill('GR202511000999 <b>x</b>');
      await page
        .getByRole('status')
        .filter({ hasText: say('已保存', 'Saved') })
        .first()
        .waitFor();
      await someone.expectSound();
      await page.getByRole('button', { name: say('核对并提交', 'Check and submit') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('提交', 'Submit'), exact: true })
        .click();
      await page.getByRole('heading', { name: say('提交回执', 'Receipt') }).waitFor();
      await page.getByRole('link', { name: say('查看办理进度', 'See how it goes on') }).click();
      await page.getByRole('button', { name: say('撤回', 'Withdraw') }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByLabel(say('理由', 'Reason'))
        .fill(`${say('下批次再申报', 'We apply in the next batch')} ${PROBE}`);
      await dialog.getByRole('button', { name: say('撤回', 'Withdraw') }).click();
      await page
        .locator('.stage')
        .filter({ hasText: say('已撤回', 'ithdrawn') })
        .waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'may end with a letter, against which a review is requested',
    async () => {
      const batch = await desk.openBatch();
      const research = await desk.as('research');
      const { id } = await desk.draft('research', batch.id);
      const { caseId } = await research.post<{ caseId: string }>(`/dossiers/${id}/submission`);
      await refuse(await desk.as('officer'), caseId, {
        failing: { typeFits: '属贸易企业' },
        reasons: ['wrongType'],
        reason: '申报类型与单位性质不符',
      });
      const office = await asVisitor('officer', `/desk/cases/${caseId}`);
      await office.getByRole('button', { name: '发出通知' }).click();
      await office.getByRole('dialog').getByRole('button', { name: '发出通知' }).click();
      await office.getByRole('link', { name: '下载通知' }).waitFor();
      await someone.expectSound();
      await someone.leave();

      const page = await asVisitor('research', `/desk/cases/${caseId}`);
      await page.locator('article.letter').getByText('属贸易企业').first().waitFor();
      await page.getByRole('button', { name: '申请复核' }).click();
      await page.getByRole('dialog').getByLabel('理由').fill(`依托单位为事业单位，见法人证书。${PROBE}`);
      await page.reload();
      await page.getByRole('button', { name: '申请复核' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByLabel('理由').inputValue()).toContain('法人证书');
      await dialog.getByRole('button', { name: '申请复核' }).click();
      await page.getByText('已办理').waitFor();
      await someone.expectSound();
      const [review] = await desk.rows('SELECT grounds FROM reconsideration WHERE accreditation_id = $1', [caseId]);
      expect(review).toMatchObject({ grounds: expect.stringContaining('法人证书') });
    },
    LONG_MS,
  );

  it(
    'is evaluated: what was emptied is not passed off as saved, nor filed (platform, en)',
    async () => {
      const { batchId } = await accreditedBases(record, { owner: await desk.as('platform'), type: 'platform' });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { evaluations } = await openCampaign(await desk.as('officer'), change);
      const caseId = evaluations[0]?.caseId as string;
      const page = await asVisitor('platform', `/desk/cases/${caseId}`, 'en');
      const figures = page.getByRole('spinbutton', { name: /^Claimed: / });
      for (let at = 0; at < (await figures.count()); at += 1) await figures.nth(at).fill('1');
      await page
        .getByLabel(/^Evidence: /)
        .first()
        .setInputFiles(PDF);
      await page.getByRole('link', { name: /佐证\.pdf/ }).waitFor();
      await page.getByLabel('Self-evaluation', { exact: true }).fill(`本年度新增合作协议 3 项。${PROBE}`);
      await page.getByRole('status').filter({ hasText: 'Draft saved' }).waitFor();
      await figures.first().fill('');
      await page.getByText('Not saved, 1 still stands').waitFor();
      await someone.expectSound();
      await page.getByRole('button', { name: 'File it' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'File it' }).click();
      await page.getByRole('alert').filter({ hasText: 'nothing was filed' }).waitFor();
      await page.keyboard.press('Escape');
      await figures.first().fill('2');
      await page.getByRole('button', { name: 'File it' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'File it' }).click();
      await page.getByRole('heading', { name: 'Self-evaluation', exact: true }).waitFor();
      await someone.expectSound();
      const values = await desk.rows<{ claimed: string }>('SELECT claimed FROM indicator_value WHERE case_id = $1', [
        caseId,
      ]);
      expect(
        values
          .map(({ claimed }) => Number(claimed))
          .sort()
          .at(-1),
      ).toBe(2);
    },
    LONG_MS,
  );

  it(
    'puts right what was found: plan, interim and final report (enterprise)',
    async () => {
      const [officer, decider, owner] = [
        await desk.as('officer'),
        await desk.as('decider'),
        await desk.as('enterprise'),
      ];
      const { batchId, baseIds } = await accreditedBases(record, { owner, type: 'enterprise' });
      const campaign = await openCampaign(officer, { batchIds: [batchId], rehearsalDaySeconds: 0.3 });
      await untilCampaign(officer, campaign.id, ['reviewing']);
      await decider.patiently('POST', `/campaigns/${campaign.id}/publication`, {});
      const all = await owner.get<RectificationView[]>('/rectifications?limit=200');
      const caseId = all.find(({ baseId }) => baseIds.includes(baseId))?.caseId as string;
      // A rehearsal's days are shorter than a browser takes to start.
      const longer = () =>
        desk.rows(`UPDATE procedure_case SET due_at = now() + interval '1 day', wake_at = NULL WHERE id = $1`, [
          caseId,
        ]);
      await longer();
      const page = await asVisitor('enterprise', `/desk/cases/${caseId}`);
      await fileForRectification(page, sayIn('zh'), 'plan', `逐项整改措施、责任人和完成时间 ${PROBE}`);
      await untilState(owner, caseId, ['underRectification']);
      await longer();
      await fileForRectification(page, sayIn('zh'), 'interim', `已完成一半 ${PROBE}`);
      await someone.expectSound();
      await fileForRectification(page, sayIn('zh'), 'final', `全部完成 ${PROBE}`);
      await untilState(owner, caseId, ['underAcceptance']);
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'shows what was spent, and takes a wrong voucher back',
    async () => {
      const { campaignId } = await aGround(record, [{ of: 'park' }]);
      const finance = await desk.as('finance');
      const { id } = await finance.post<{ id: string }>('/subsidy-schemes', aScheme({ campaignId }));
      const page = await asVisitor('park', `/desk/cases/${id}`);
      await page.getByRole('button', { name: '报送凭证' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('凭证号').fill('FP-1');
      await dialog.getByLabel('支出内容').fill('联合研发设备');
      await dialog.getByLabel('支出日期').fill('2025-09-30');
      await dialog.getByLabel('支出日期').press('Enter');
      await dialog.getByLabel('金额').fill('100.01');
      await dialog.locator('input[type=file]').setInputFiles(PDF);
      await dialog.getByRole('link', { name: /佐证\.pdf/ }).waitFor();
      // One file is asked for: no second one is taken that would be lost.
      expect(await dialog.getByRole('button', { name: '上传文件' }).count()).toBe(0);
      await someone.expectSound();
      await dialog.getByRole('button', { name: '报送凭证' }).click();
      await page.getByRole('cell', { name: 'FP-1' }).waitFor();
      const [filed] = await desk.rows<{ fen: string }>(
        'SELECT amount_fen AS fen FROM subsidy_voucher WHERE number = $1',
        ['FP-1'],
      );
      expect(Number(filed?.fen)).toBe(10_001);
      await page.getByRole('button', { name: '更正' }).click();
      await dialog.getByLabel('支出内容').fill('联合研发设备与材料');
      await dialog.getByRole('button', { name: '更正' }).click();
      await page.getByRole('cell', { name: '联合研发设备与材料' }).waitFor();
      await page.getByRole('button', { name: '撤下' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
      await page.getByText('还没有凭证。').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );
});
