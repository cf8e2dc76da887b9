import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import { accreditedBases } from '../support/bases.js';
import { openDesk, upload, type Desk } from '../support/desk.js';
import { startBrowser, visitor, type Visitor } from './browser.js';
import { aReadablePdf } from './readable-pdf.js';

const LONG_MS = 240_000;
const NAME = '中关村国际合作园<b>';

describe('what is taken along on paper and in workbooks', () => {
  let desk: Desk;
  let browser: Browser;
  let someone: Visitor;
  let caseId: string;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk({ worker: false }), startBrowser()]);
    const { id } = await desk.draft('park', (await desk.openBatch()).id, (sample) =>
      sample.with('base', { name: NAME }),
    );
    ({ caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`));
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  const hidden = async (what: string) => {
    for (const each of await someone.page.locator(what).all()) expect(await each.isVisible()).toBe(false);
  };
  const isWhole = () =>
    someone.page.evaluate(() =>
      [...document.querySelectorAll('main, main .scroll, main .card')].every(
        ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1,
      ),
    );

  it(
    'a case is printed with all that it folds away, and without what leads elsewhere',
    async () => {
      someone = await visitor(browser, desk.stack.apiUrl, { dark: true });
      const { page } = someone;
      await page.addInitScript(() => {
        window.print = () => void document.documentElement.setAttribute('data-printed', document.body.innerText);
      });
      await someone.signIn('auditor');
      await someone.open(`/desk/cases/${caseId}`);
      const folded = page.getByText('附件1.pdf').first();
      await page.getByRole('button', { name: '打印' }).click();
      await page.locator('html[data-printed]').waitFor({ state: 'attached' });
      const printed = (await page.locator('html').getAttribute('data-printed')) ?? '';
      for (const each of [NAME, '附件1.pdf', '办理进度', '形式审查']) expect(printed).toContain(each);
      await folded.waitFor({ state: 'hidden' });

      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await folded.waitFor();
      await hidden('nav, header.top, .skip, main .ant-btn');
      expect(await isWhole()).toBe(true);
      // Paper is white.
      expect(await page.evaluate(() => document.documentElement.dataset['look'])).toBe('light');
      await page.emulateMedia({ media: 'screen' });
      await page.locator('nav#places').waitFor();
      await folded.waitFor({ state: 'hidden' });
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'a document far below, which nobody has come near, is read and drawn before the page is printed',
    async () => {
      const park = await desk.as('park');
      const files = await Promise.all(
        ['1', '2', '3'].map(async (name) => (await upload(park, `${name}.pdf`, aReadablePdf([`Page ${name}`]))).id),
      );
      const { id } = await desk.draft('park', (await desk.openBatch()).id, ({ options, parts }) =>
        aDossier('park', { ...options, files }).with('host', parts.host ?? {}),
      );
      const submitted = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`);
      someone = await visitor(browser, desk.stack.apiUrl, { width: 500 });
      const { page } = someone;
      await page.addInitScript(() => {
        window.print = () => {
          const page = document.querySelector<HTMLCanvasElement>('.pdf-page canvas');
          const { data = [] } = page?.getContext('2d')?.getImageData(0, 0, page.width, page.height) ?? {};
          const drawn = [...data].some((channel, index) => index % 4 !== 3 && channel < 128);
          document.documentElement.setAttribute('data-printed', drawn ? 'drawn' : 'blank');
        };
      });
      await someone.signIn('officer');
      await someone.open(`/desk/cases/${submitted.caseId}`);
      await page.getByRole('combobox', { name: '选择材料' }).waitFor();
      expect(await page.locator('.pdf-page').count()).toBe(0);
      await page.getByRole('button', { name: '打印' }).click();
      await page.locator('html[data-printed]').waitFor({ state: 'attached' });
      expect(await page.locator('html').getAttribute('data-printed')).toBe('drawn');
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'of a long list, of which a screen draws some rows, all that was read is printed, and that there are more',
    async () => {
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      const asked: string[] = [];
      await page.route('**/api/v1/cases?*', async (route) => {
        asked.push(route.request().url());
        const answer = await route.fetch();
        const [one] = (await answer.json()) as { id: string }[];
        const idOf = (at: number) => `${one?.id.slice(0, -3)}${String(at).padStart(3, '0')}`;
        const json = Array.from({ length: 200 }, (_, at) => ({ ...one, id: idOf(at), title: `第 ${at} 件` }));
        await route.fulfill({ response: answer, json });
      });
      await someone.signIn('officer');
      await someone.open('/desk/cases');
      const rows = page.locator('tbody tr:not(.gap)');
      await rows.first().waitFor();
      expect(await rows.count()).toBeLessThan(60);
      await hidden('.paper-only');
      // A sheet holds some thirty rows.
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(4);
      await page.emulateMedia({ media: 'print' });
      await page.getByText('第 199 件').waitFor();
      expect(await rows.count()).toBe(200);
      await page.getByText('仅印出前 200 行，其后还有').waitFor();
      await page.getByText('全部各行见本页的“存为表格”').waitFor();
      await page.emulateMedia({ media: 'screen' });
      await page.getByText('第 199 件').waitFor({ state: 'detached' });
      // To print reads nothing on.
      expect(asked).toHaveLength(1);
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'a certificate is printed without what leads elsewhere',
    async () => {
      const owner = await desk.as('park');
      const { baseIds } = await accreditedBases(desk.record, { owner, rehearsal: false, name: '国际合作园' });
      someone = await visitor(browser, desk.stack.apiUrl, { width: 800 });
      const { page } = someone;
      await someone.open(`/check/T-${baseIds[0]}`);
      await someone.expectSound();
      await page.emulateMedia({ media: 'print' });
      await hidden('nav, .skip, form, .tools');
      for (const each of [`T-${baseIds[0]}`, '国际合作园 1'])
        expect(await page.getByText(each).first().isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    },
    LONG_MS,
  );

  it.each([
    ['officer', '/desk/cases', '存为表格', NAME],
    ['officer', '/desk/bases', '存为表格', '国际合作园 1'],
    ['officer', '/desk/statistics', '全部存为一份表格', ''],
  ])(
    '%s takes the workbook of %s along, and it opens',
    async (login, path, link, holds) => {
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn(login);
      await someone.open(path);
      const [download] = await Promise.all([
        someone.page.waitForEvent('download'),
        someone.page.getByRole('link', { name: link }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
      const sheets = await readWorkbook(await readFile(await download.path()));
      expect(sheets.every(({ data }) => data.length > 0)).toBe(true);
      expect(JSON.stringify(sheets)).toContain(holds);
    },
    LONG_MS,
  );
});
