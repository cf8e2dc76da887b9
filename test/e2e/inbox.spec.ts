import { accept } from '#cli/client/accreditation.journey.js';
import { until } from '../support/until.js';
import { failAlways, PROBE } from './browser.js';
import { roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;
const DAY_MS = 86_400_000;

describe('the inbox, from which everybody works', () => {
  const room = roomOfSuite();

  it(
    'lists what is due first, finds what is looked for, keeps that in its address, and leads from one piece of work to the next',
    async () => {
      const { id: batchId } = await room.desk.openBatch();
      const due = async (type: 'park' | 'research' | 'platform', name: string, days: number) => {
        const { caseId } = await room.handIn(type, batchId, (sample) => sample.with('base', { name }));
        await until(async () => (await itemOf(caseId)).length > 0);
        if (type === 'platform') {
          await accept(room.commission.officer, caseId);
          await until(async () => (await itemOf(caseId)).some(({ task }) => task !== 'formalCheck'));
        }
        const at = new Date(Date.now() + days * DAY_MS);
        await room.desk.rows('UPDATE work_item SET due_at = $2 WHERE case_id = $1 AND closed_at IS NULL', [caseId, at]);
        return caseId;
      };
      const itemOf = (caseId: string) =>
        room.desk.rows<{ task: string }>('SELECT task FROM work_item WHERE case_id = $1 AND closed_at IS NULL', [
          caseId,
        ]);
      const later = await due('park', '甲园区', 5);
      const late = await due('research', '乙研究所', -2);
      await due('platform', '丙平台', 2);

      const page = await room.enter('officer', '/desk');
      const titles = () => page.getByRole('table').locator('tbody tr td:first-child a').allTextContents();
      const shows = (...names: string[]) => until(async () => (await titles()).join() === names.join());
      await shows('乙研究所', '丙平台', '甲园区');
      const chips = page.getByRole('group', { name: '按事项筛选' }).getByRole('button');
      expect(await chips.allTextContents()).toEqual([
        '全部 3',
        expect.stringMatching(/ [12]$/),
        expect.stringMatching(/ [12]$/),
      ]);
      await room.expectSound();

      await chips.filter({ hasText: / 2$/ }).click();
      await shows('乙研究所', '甲园区');
      await page.getByLabel('在待办中查找').fill('园区');
      await shows('甲园区');
      await page.reload();
      await shows('甲园区');
      expect(await page.getByLabel('在待办中查找').inputValue()).toBe('园区');
      expect(await chips.filter({ hasText: / 2$/ }).getAttribute('aria-pressed')).toBe('true');
      await page.getByLabel('在待办中查找').fill('');
      await page.getByRole('checkbox', { name: '只看逾期（1）' }).check();
      await shows('乙研究所');
      await page.getByLabel('在待办中查找').fill('没有的');
      await page.getByText('没有符合筛选条件的事项。').waitFor();
      await room.expectSound();
      await page.getByLabel('在待办中查找').fill('');
      await page.getByRole('checkbox', { name: '只看逾期（1）' }).uncheck();
      await chips.first().click();
      await shows('乙研究所', '丙平台', '甲园区');
      expect(new URL(page.url()).search).toBe('');

      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await page.getByRole('link', { name: '乙研究所' }).focus();
      for (const [key, name] of [
        ['ArrowDown', '丙平台'],
        ['ArrowDown', '甲园区'],
        ['ArrowUp', '丙平台'],
        ['ArrowDown', '甲园区'],
      ] as const) {
        await page.keyboard.press(key);
        expect(await focused()).toBe(name);
      }
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/desk/cases/${later}`);
      // After the last the first is next.
      await page.getByRole('link', { name: '下一件待办' }).click();
      await page.waitForURL(`**/desk/cases/${late}`);
      await page.getByRole('heading', { name: '乙研究所', level: 1 }).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'asks by itself no more for what could not be read on, until a person asks',
    async () => {
      await room.submitted();
      const page = await room.enter('officer', '/desk');
      const item = page.getByRole('table').locator('tbody tr');
      await item.first().waitFor();
      // As many as a page holds, and nobody's behind them.
      await page.route('**/api/v1/work-items?*', async (route) => {
        const rows = (await (await route.fetch()).json()) as { id: string }[];
        const many = Array.from({ length: 200 }, (_, at) => ({ ...rows[at % rows.length], id: `first-${at}` }));
        return route.fulfill({ json: route.request().url().includes('after=') ? [] : many });
      });
      const fails = '**/api/v1/work-items?*after=*';
      const isMended = await failAlways(page, fails);
      let asked = 0;
      page.on('request', (request) => (asked += request.url().includes('after=') ? 1 : 0));
      await page.reload();
      await page.getByLabel('在待办中查找').fill('没有的');
      const told = page.getByRole('alert');
      await told.waitFor();
      await room.expectSound();
      await page.getByLabel('在待办中查找').fill('也没有的');
      await page.waitForURL(/%E4%B9%9F/);
      await told.waitFor();
      expect(asked).toBe(1);
      await isMended();
      await told.getByRole('button', { name: '重试' }).click();
      await page.getByText('没有符合筛选条件的事项。').waitFor();
      expect([asked, await told.count()]).toEqual([2, 0]);
      await room.expectSound();
      await page.unrouteAll({ behavior: 'wait' });
    },
    LONG_MS,
  );

  it(
    'stands in a frame whose language and look change under what is half typed, which stays',
    async () => {
      const { id } = await room.desk.draft('research', (await room.desk.openBatch()).id);
      const page = await room.enter('research', `/desk/dossiers/${id}?part=plan`);
      const text = page.locator('[aria-labelledby=part-title]').getByRole('textbox').first();
      const typed = `写到一半 ${PROBE}`;
      await text.fill(typed);
      await page.getByRole('button', { name: 'English', exact: true }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await text.inputValue()).toBe(typed);
      await page.getByRole('button', { name: 'Dark', exact: true }).first().click();
      await page.locator('html[data-look=dark]').waitFor({ state: 'attached' });
      expect(await text.inputValue()).toBe(typed);
      await room.expectSound();
      await page.getByRole('button', { name: '中文', exact: true }).click();
      await page.getByRole('button', { name: '浅色', exact: true }).first().click();
      await page.locator('html[data-look=light]').waitFor({ state: 'attached' });
      expect(await text.inputValue()).toBe(typed);
    },
    LONG_MS,
  );
});
