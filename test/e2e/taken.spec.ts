import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { refuse } from '#cli/client/accreditation.journey.js';
import { sendLetter } from '#cli/client/after.journey.js';
import { fileEvaluation } from '#cli/client/evaluation.journey.js';
import { fileVoucher, verifyVoucher, type AwardView } from '#cli/client/subsidy.journey.js';
import { untilState } from '#cli/client/commission.js';
import { aGround, aScheme } from '../integration/subsidy/ground.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, upload } from '../support/desk.js';
import { readPdf } from '../support/pdf.js';
import { until } from '../support/until.js';
import { unpacked } from '../support/zip.js';
import { roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 240_000;

describe('what the desks give to take along, and what they show by themselves', () => {
  const room = roomOfSuite();

  /** What a link or a button saves. */
  async function taken(page: Page, from: Locator): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), from.click()]);
    return readFile(await download.path());
  }

  it(
    'is the letter as a PDF, with what it says, and a case’s evidence as one archive',
    async () => {
      const { commission } = room;
      const { caseId } = await room.submitted();
      await refuse(commission.officer, caseId, {
        failing: { typeFits: '属贸易企业' },
        reasons: ['wrongType'],
        reason: '见清单',
      });
      await untilState(commission.officer, caseId, ['refused']);
      await sendLetter(commission.officer, caseId, '欢迎下一批次再申报');
      const host = await room.enter('park', `/desk/cases/${caseId}`);
      const letter = await taken(host, host.getByRole('link', { name: '下载通知' }));
      expect(readPdf(letter).text).toContain('欢迎下一批次再申报');
      await room.expectSound();
      const auditor = await room.enter('auditor', `/desk/cases/${caseId}`);
      const evidence = await unpacked(await taken(auditor, auditor.getByRole('link', { name: '下载证据包' })));
      expect([...evidence.keys()].length).toBeGreaterThan(3);
      expect([...evidence.values()].some((file) => file.includes(caseId))).toBe(true);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is the list of payments, line by line as it was approved',
    async () => {
      const { desk } = room;
      const { campaignId } = await aGround(desk.record, [{ of: 'park' }]);
      const [park, finance, second] = [await desk.as('park'), await desk.as('finance'), await desk.as('finance2')];
      const { id } = await finance.post<{ id: string }>('/subsidy-schemes', aScheme({ campaignId }));
      const [award] = await park.get<AwardView[]>(`/subsidy-schemes/${id}/awards`);
      const voucher = await fileVoucher(
        park,
        { schemeId: id, awardId: String(award?.id) },
        {
          number: 'FP-1',
          description: '联合研发设备',
          spentOn: '2025-09-30',
          amountFen: 1_234_567,
          fileId: (await upload(park, '凭证.pdf', aPdf('FP-1'))).id,
        },
      );
      await verifyVoucher(finance, { schemeId: id, voucherId: voucher }, { verifiedFen: 1_234_567 });
      await desk.rows(`UPDATE subsidy_scheme SET vouchers_due_at = now() - interval '1 second' WHERE case_id = $1`, [
        id,
      ]);
      await finance.patiently('POST', `/subsidy-schemes/${id}/proposal`, {});
      await second.patiently('POST', `/subsidy-schemes/${id}/approval`);
      const page = await room.enter('finance', `/desk/cases/${id}`);
      const list = page.getByRole('region', { name: '拨付清单' }).or(page.locator('section', { hasText: '拨付清单' }));
      const csv = (await taken(page, list.getByRole('link', { name: '下载表格' }).last())).toString('utf8');
      expect(csv).toMatch(/"12345\.67","1234567"/);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is how far a campaign has come, as it comes, without anybody reading the page anew',
    async () => {
      const { desk, commission } = room;
      const park = await desk.as('park');
      const { batchId } = await accreditedBases(desk.record, { owner: park, count: 2 });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { id, evaluations } = await openCampaign(commission.officer, change);
      const page = await room.enter('officer', `/desk/campaigns/${id}`);
      await page.getByText('应评 2 个，已报送 0 个').waitFor();
      let loads = 0;
      page.on('load', () => (loads += 1));
      const evidence = [(await upload(park, '佐证.pdf', aPdf())).id];
      await fileEvaluation(park, String(evaluations[0]?.caseId), { share: 1, evidence });
      await page.getByText('应评 2 个，已报送 1 个').waitFor({ timeout: 60_000 });
      await until(async () => (await page.getByRole('progressbar').getAttribute('aria-valuenow')) === '50');
      expect(loads).toBe(0);
      await room.expectSound();
    },
    LONG_MS,
  );

  it('is Chinese to a browser that asks for English, until somebody chooses', async () => {
    const context = await room.browser.newContext({ baseURL: room.desk.stack.apiUrl, locale: 'en-US' });
    const page = await context.newPage();
    try {
      for (const path of ['/', '/public/notices', '/desk']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      }
      expect(await page.evaluate(() => navigator.language)).toBe('en-US');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByLabel('Password', { exact: true }).waitFor();
      await page.reload();
      await page.getByLabel('Password', { exact: true }).waitFor();
    } finally {
      await context.close();
    }
  });
});
