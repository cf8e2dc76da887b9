import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { aPdf, openDesk, TODAY, upload, type Desk } from '../support/desk.js';
import { aTwin } from '../support/twin.js';
import { aGround, aScheme, type AwardView, type VoucherView } from '../integration/subsidy/ground.js';
import { startBrowser, visitor, type Visitor } from './browser.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 240_000;

describe('what the desks offer, and to whom', () => {
  let desk: Desk;
  let browser: Browser;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  const button = (name: string) => someone.page.getByRole('button', { name, exact: true });
  const enter = async (login: string, path: string) => {
    await someone?.leave();
    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.signIn(login);
    await someone.open(path);
  };

  it(
    'are vouchers for whoever may file them while they may, and an approval for whoever has not proposed it',
    async () => {
      const { campaignId } = await aGround(desk.record, [{ of: 'park' }]);
      const [park, finance] = [await desk.as('park'), await desk.as('finance')];
      const { id } = await finance.post<{ id: string }>('/subsidy-schemes', aScheme({ campaignId }));
      const [award] = await park.get<AwardView[]>(`/subsidy-schemes/${id}/awards`);
      const file = async (number: string) =>
        park.post<VoucherView>(`/subsidy-schemes/${id}/awards/${award?.id}/vouchers`, {
          number,
          description: '联合研发设备',
          spentOn: '2025-09-30',
          amountFen: 10_000_000,
          fileId: (await upload(park, '凭证.pdf', aPdf(number))).id,
        });
      await file('FP-1');
      const { id: kept } = await file('FP-2');
      await aTwin(desk.record, 'park', 'park.viewer', '卢同事');

      await enter('park.viewer', `/desk/cases/${id}`);
      await someone.page.getByRole('cell', { name: 'FP-1' }).waitFor();
      expect([await button('撤下').count(), await button('报送凭证').count()]).toEqual([0, 0]);
      await someone.expectSound();

      await enter('park', `/desk/cases/${id}`);
      await button('报送凭证').waitFor();
      const row = someone.page.getByRole('row', { name: /FP-1/ });
      await row.getByRole('button', { name: '撤下' }).click();
      await someone.page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
      await row.waitFor({ state: 'detached' });
      const [workbook] = await Promise.all([
        someone.page.waitForEvent('download'),
        someone.page.getByRole('link', { name: '分配表' }).click(),
      ]);
      const [{ data: lines } = { data: [] }] = await readWorkbook(await readFile(await workbook.path()));
      expect(JSON.stringify(lines)).toContain('park 基地');
      await desk.rows(`UPDATE subsidy_scheme SET vouchers_due_at = now() - interval '1 second' WHERE case_id = $1`, [
        id,
      ]);
      await someone.page.reload();
      await someone.page.getByRole('cell', { name: 'FP-2' }).waitFor();
      expect([await button('撤下').count(), await button('报送凭证').count()]).toEqual([0, 0]);

      await enter('finance', `/desk/cases/${id}`);
      await button('核定').waitFor();
      expect(await button('提出分配方案').count()).toBe(0);
      await finance.put(`/subsidy-schemes/${id}/vouchers/${kept}/verification`, { verifiedFen: 10_000_000 });
      await someone.page.reload();
      await button('提出分配方案').click();
      await someone.page.getByRole('dialog').getByRole('button', { name: '提出分配方案' }).click();
      await button('退回分配方案').waitFor();
      expect(await button('批准分配方案').count()).toBe(0);
      await enter('finance2', `/desk/cases/${id}`);
      await button('批准分配方案').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'is standing in for every office that can be delegated, and what is then downloaded is asked for in the other’s name',
    async () => {
      await aTwin(desk.record, 'recommender', 'recommender2', '韩推荐（推荐单位）');
      const batch = await desk.openBatch({ recommendingStep: true });
      const { id: dossier } = await desk.draft('park', batch.id);
      const park = await desk.as('park');
      const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${dossier}/submission`);

      await enter('recommender', '/desk/delegations');
      await button('委托').click();
      const dialog = someone.page.getByRole('dialog');
      await dialog.getByLabel('代办人').click();
      await someone.page.getByTitle('韩推荐（推荐单位）').click();
      expect(await someone.page.getByTitle(/王审核/).count()).toBe(0);
      for (const day of ['起始日', '终止日（含）']) {
        await dialog.getByLabel(day).fill(TODAY);
        await someone.page.keyboard.press('Enter');
      }
      await dialog.getByLabel('原因').fill('出差');
      await dialog.getByRole('button', { name: '委托' }).click();
      await someone.page.getByRole('row', { name: /进行中/ }).waitFor();
      await button('终止').waitFor();
      await someone.expectSound();

      // Whoever looks on is offered neither.
      await enter('auditor', '/desk/delegations');
      await someone.page.getByRole('row', { name: /进行中/ }).waitFor();
      expect([await button('终止').count(), await button('委托').count()]).toEqual([0, 0]);

      await enter('recommender2', '/desk');
      const { page } = someone;
      const named: Record<string, string | undefined> = {};
      page.on('request', (request) => {
        named[new URL(request.url()).pathname] = request.headers()['x-on-behalf-of'];
      });
      const absent = (await desk.as('recommender')).accountId;
      const taken = async (what: string | RegExp) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: what }).first().click(),
        ]);
        return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
      };
      await page.getByRole('combobox', { name: '以谁的名义办理' }).click();
      await Promise.all([page.waitForEvent('load'), page.getByTitle(/^代.*办理$/).click()]);
      await someone.open('/desk/cases');
      const cases = await taken('存为表格');
      const [{ data } = { data: [] }] = await readWorkbook(cases.bytes);
      expect(data.length).toBeGreaterThan(1);
      expect([cases.name.endsWith('.xlsx'), named['/api/v1/cases.xlsx']]).toEqual([true, absent]);
      await someone.open(`/desk/dossiers/${dossier}`);
      const archive = await taken('下载全部材料');
      expect(archive.bytes.subarray(0, 2).toString()).toBe('PK');
      expect(named[`/api/v1/dossiers/${dossier}/archive`]).toBe(absent);
      await page.getByText('附件', { exact: true }).click();
      const attached = await taken(/^附件1\.pdf/);
      expect([attached.name, attached.bytes.subarray(0, 5).toString()]).toEqual(['附件1.pdf', '%PDF-']);
      expect(Object.entries(named).find(([path]) => path.endsWith('/content'))?.[1]).toBe(absent);
      await someone.expectSound();
      await someone.open(`/desk/cases/${caseId}`);
      await button('推荐').waitFor();
    },
    LONG_MS,
  );
});
