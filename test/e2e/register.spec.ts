import type { Browser } from 'playwright-core';
import { createDataSource } from '#persistence/data-source.js';
import { accreditedBases } from '../support/bases.js';
import { openDesk, type Desk } from '../support/desk.js';
import { readPdf } from '../support/pdf.js';
import { matrixOf, readQrCode } from '../support/qr-code.js';
import { PROBE, startBrowser, visitor, type Visitor } from './browser.js';

const COUNTRIES = [
  ['DE', 'SG', 'JP'],
  ['DE', 'FR'],
  ['SG', 'HK'],
];

describe('the register, for everybody', () => {
  let desk: Desk;
  let browser: Browser;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk({ worker: false }), startBrowser()]);
    const record = createDataSource({ databaseUrl: desk.stack.databaseUrl, pool: 1, applicationName: 'guohe-test' });
    await record.initialize();
    const owner = await desk.as('park');
    for (const [count, accreditedOn] of [
      [7, '2024-05-06'],
      [3, '2025-02-03'],
    ] as const) {
      const { baseIds } = await accreditedBases(record, {
        owner,
        rehearsal: false,
        count,
        accreditedOn,
        name: '国际合作园',
      });
      for (const [index, id] of baseIds.entries())
        await record.query(
          `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
           SELECT c.subject_id, c.organisation_id, 1, 'partners', 1, $2, $3 FROM base b JOIN procedure_case c ON c.id = b.case_id WHERE b.id = $1`,
          [id, JSON.stringify({ rows: COUNTRIES[index % 3]?.map((country) => ({ country })) }), owner.accountId],
        );
    }
    await record.query(
      `UPDATE base SET district = (ARRAY['110108', '110105', '110302', '110109'])[1 + (('x' || right(id::text, 4))::bit(16)::int % 4)]`,
    );
    await record.destroy();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  it.each([
    ['zh', 1280, false],
    ['en', 320, true],
  ] as const)('shows a map, countries, years, and one district alone (%s, %d px)', async (language, width, dark) => {
    const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const to = (path: string) => (language === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`);
    const narrow = () => someone.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    someone = await visitor(browser, desk.stack.apiUrl, { language, width, dark });
    const { page } = someone;
    await someone.open(to('/public/statistics'));
    await page.getByText(say('现有基地 10 家。', '10 bases hold the title now.')).waitFor();
    await page
      .getByRole('row', { name: say('德国', 'Germany') })
      .getByText('7')
      .waitFor();
    await someone.expectSound();
    expect(await narrow()).toBe(true);
    await someone.open(to('/public/register'));
    await someone.expectSound();
    expect(await narrow()).toBe(true);
    const tile = page.locator('.d110108 a');
    const count = Number(await tile.locator('strong').textContent());
    await tile.click();
    await page.waitForURL(/district=110108/);
    expect(await page.locator('main table tbody tr').count()).toBe(count);
    await someone.expectSound();
    await page.getByRole('link', { name: say('取消“海淀区”', 'Not only Haidian') }).click();
    expect(await page.locator('main table tbody tr').count()).toBe(10);
  });

  it('counts on the desk, too, with which countries the bases work, on a map and in bars', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await someone.open('/desk/statistics');
    for (const title of ['合作国别（地区）分布（示意，不绘国界）', '合作国别（地区）']) {
      const chart = page.getByRole('region', { name: title, exact: true });
      await chart.getByRole('img').locator('canvas').first().waitFor();
      await chart.getByRole('button', { name: '看数字' }).click();
      for (const line of [
        ['德国', '7'],
        ['法国', '3'],
      ])
        expect(await chart.getByRole('row', { name: line[0] }).getByRole('cell').allInnerTexts()).toEqual(line);
    }
    await someone.expectSound();
  });

  it('says what a certificate is worth to whoever types its number, or follows the code on it', async () => {
    const [{ number } = { number: '' }] = await desk.rows<{ number: string }>(
      `SELECT certificate_number AS number FROM base WHERE accredited_on = '2024-05-06' LIMIT 1`,
    );
    someone = await visitor(browser, desk.stack.apiUrl, { width: 360 });
    const { page } = someone;
    const isTold = () => page.getByText('有效', { exact: true }).waitFor();
    const typed = async (text: string) => {
      await someone.open('/public/register');
      await page.getByLabel('证书核验：输入证书编号').fill(text);
      await page.keyboard.press('Enter');
    };
    await typed(`BJGH ${PROBE}`);
    await page.getByText('查无此证书').waitFor();
    await someone.expectSound();
    await page.getByRole('link', { name: '核验其他证书' }).click();
    await page.waitForURL('**/public/register');
    await typed(` ${number} `);
    await page.waitForURL(`**/check/${number}`);
    await isTold();
    await someone.expectSound();

    const certificate = await page.request.get(`/api/v1/certificates/${number}/pdf`);
    const address = readQrCode(matrixOf(readPdf(await certificate.body()).rectangles));
    await someone.open('/');
    // The tests' API is told no address of its own: the rest of it leads to the page.
    const { pathname } = new URL(address);
    expect(pathname).toBe(`/check/${number}`);
    await someone.open(pathname);
    await page.getByText(number).first().waitFor();
    await isTold();
    await someone.expectSound();
  });

  it('sends no more than 100 KB for a page of the public', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    let bytes = 0;
    const session = await someone.page.context().newCDPSession(someone.page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await someone.open('/public/register');
    console.info(`the register: ${Math.round(bytes / 1024)} KB`);
    expect(bytes).toBeLessThan(100 * 1024);
    expect(bytes).toBeGreaterThan(0);
  });
});
