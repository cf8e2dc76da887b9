import type { Browser } from 'playwright-core';
import { returnForCorrection } from '#cli/client/accreditation.journey.js';
import { PRODUCT } from '#domain/common/product.js';
import { openDesk, type Desk } from '../support/desk.js';
import { startBrowser, visitor, type Visitor } from './browser.js';

// Every page is looked at for barriers, and the machine may be busy.
const LONG_MS = 180_000;
const PROBE = '"><img src=x onerror=alert(1)>';

describe('an applicant in a browser', () => {
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

  it(
    'begins a dossier; what is typed keeps itself, is found again, and two tabs do not overwrite each other',
    async () => {
      await desk.openBatch({ title: '申报指南一' });
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('park');
      await page.getByRole('link', { name: '申报批次' }).click();
      await page.locator('h1:focus').filter({ hasText: '申报批次' }).waitFor();
      expect(await page.title()).toBe(`申报批次 · ${PRODUCT.zh}`);
      await page.getByRole('button', { name: '新建申报书' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('申报类型').click();
      await page.getByTitle('园区类').click();
      await dialog.getByRole('button', { name: '新建申报书' }).click();
      await page.waitForURL('**/desk/dossiers/*');
      await page.getByLabel('基地名称').fill(`中关村国际合作园${PROBE}`);
      await page
        .getByRole('status')
        .filter({ hasText: /已保存 .*\d\d:\d\d/ })
        .waitFor();
      await someone.expectSound();

      const tab = await page.context().newPage();
      await tab.goto(page.url());
      await tab.getByLabel('依托平台').fill('国际合作中心');
      await tab.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await page.getByLabel('主攻方向').fill('国际技术转移');
      await page.getByRole('status').filter({ hasText: '已与别处的修改合并' }).waitFor();
      expect(await page.getByLabel('依托平台').inputValue()).toBe('国际合作中心');
      await tab.reload();
      await tab.getByLabel('主攻方向').fill('国际技术引进');
      await tab.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await page.getByLabel('主攻方向').fill('国际人才引进');
      await page.getByRole('dialog').getByText('这一部分在别处也修改过').waitFor();
      await page.getByRole('button', { name: '按所选合并' }).click({ trial: true });
      await someone.expectSound();
      await page.getByRole('button', { name: '采用已保存的' }).click();
      expect(await page.getByLabel('主攻方向').inputValue()).toBe('国际技术引进');

      // One's own in one place, the other's in another; then one's own altogether.
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const park = await desk.as('park');
      const saved = async () =>
        (await park.get<{ content: Record<string, unknown> }>(`/dossiers/${id}/parts/base`)).content;
      const inTab = async (entries: Readonly<Record<string, string>>) => {
        await tab.reload();
        for (const [label, text] of Object.entries(entries)) await tab.getByLabel(label).fill(text);
        await tab.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      };
      const conflict = page.getByRole('dialog').filter({ hasText: '这一部分在别处也修改过' });
      const settle = async (how: string, becomes: Readonly<Record<string, string>>) => {
        await conflict.getByRole('button', { name: how }).click();
        await conflict.waitFor({ state: 'detached' });
        const status = page.getByRole('status').filter({ hasText: /已保存|并保存/ });
        await status.waitFor();
        expect(await saved()).toMatchObject(becomes);
      };
      await inTab({ 依托平台: '那边的平台', 主攻方向: '那边的方向' });
      await page.getByLabel('依托平台').fill('这边的平台');
      await page.getByLabel('主攻方向').fill('这边的方向');
      await conflict.getByText('2 处两边都改过').waitFor();
      await conflict
        .getByRole('group', { name: '依托平台' })
        .getByRole('radio', { name: /已保存的/ })
        .check();
      await someone.expectSound();
      await settle('按所选合并', { platformName: '那边的平台', mainDirection: '这边的方向' });
      expect(await page.getByLabel('依托平台').inputValue()).toBe('那边的平台');
      await inTab({ 依托平台: '又一平台', 主攻方向: '又一方向' });
      await page.getByLabel('主攻方向').fill('以这边为准');
      await conflict.getByText('1 处两边都改过').waitFor();
      await conflict.getByText('又一方向').waitFor();
      // What was changed there alone is merged all the same.
      await settle('以我的为准', { platformName: '又一平台', mainDirection: '以这边为准' });
      expect(await page.getByLabel('主攻方向').inputValue()).toBe('以这边为准');

      await page.reload();
      expect(await page.getByLabel('基地名称').inputValue()).toBe(`中关村国际合作园${PROBE}`);
      await page.getByRole('link', { name: /合作伙伴与协议/ }).click();
      await page.getByRole('button', { name: '从表格粘贴' }).click();
      await page
        .getByLabel('粘贴的内容')
        .fill('弗劳恩霍夫协会\tFraunhofer\t德国\t科研机构\t合作协议\t2024/4/12\t2029.4.11\t联合研发\t是');
      await page.getByRole('button', { name: '加入 1 条' }).click();
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'is told what is missing, submits, gets a receipt, and corrects what was returned',
    async () => {
      const batch = await desk.openBatch();
      const { id } = await desk.draft('park', batch.id);
      someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
      const { page } = someone;
      await someone.signIn('park');
      await someone.open(`/desk/dossiers/${id}`);
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('dialog').getByText('Revision 1').waitFor();
      await someone.expectSound();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Check and submit' }).click();
      await page.getByText('Everything is there, and every condition of entry is met.').waitFor();
      await someone.expectSound();
      await page.getByRole('button', { name: 'Submit', exact: true }).click();
      await page.getByRole('heading', { name: 'Receipt' }).waitFor();
      await someone.expectSound();
      // Whose turn it is, why, and until when.
      const isTurnOf = async (who: string, why: string) => {
        const turn = page.getByRole('region', { name: 'Whose turn it is' });
        const told = { 'Whose turn': who, Why: why, 'Until when': /\d{4}, \d\d:\d\d$/ };
        for (const [what, text] of Object.entries(told))
          await turn.getByText(what, { exact: true }).locator('xpath=following-sibling::dd').getByText(text).waitFor();
      };
      await page.getByRole('link', { name: 'See how it goes on' }).click();
      await isTurnOf('Case officer', 'Check every item, then accept, return or refuse');

      const [{ id: caseId } = { id: '' }] = await desk.rows<{ id: string }>(
        'SELECT id FROM procedure_case WHERE subject_id = $1',
        [id],
      );
      const officer = await desk.as('officer');
      const { items } = await officer.get<{ items: { item: string; onFailure: string }[] }>(
        `/cases/${caseId}/checklist`,
      );
      const [returned] = items.filter(({ onFailure }) => onFailure === 'return');
      await returnForCorrection(officer, caseId, { [returned?.item ?? '']: '材料缺页。' });
      await someone.open(`/desk/cases/${caseId}`);
      await isTurnOf('Applicant (you)', 'Correct what was returned and submit again');
      await someone.open(`/desk/dossiers/${id}`);
      await page.getByPlaceholder('Say how it was mended').fill(`已补齐 ${PROBE}`);
      await page.getByRole('button', { name: 'Answered' }).waitFor();
      await page.getByRole('heading', { name: 'Revisions' }).waitFor();
      await page.getByText('Revision 2, a draft').waitFor();
      await page.getByText('The two say the same.').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it('finds everything on a phone, in the dark', async () => {
    const batch = await desk.openBatch();
    const { id } = await desk.draft('park', batch.id);
    someone = await visitor(browser, desk.stack.apiUrl, { width: 320, dark: true });
    const { page } = someone;
    await someone.signIn('park');
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('link', { name: '我的申报书' }).click();
    await page.locator(`a[href="/desk/dossiers/${id}"]`).click();
    await page.getByLabel('基地名称').waitFor();
    await someone.expectSound();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider).toBe(false);
  });
});
