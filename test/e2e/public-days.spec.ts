import type { Page } from 'playwright-core';
import { toldDay } from '#domain/clock/told-day.js';
import { workCalendar } from '#domain/clock/work-calendar.js';
import { addDays } from '#domain/common/calendar-date.js';
import { TODAY } from '../support/desk.js';
import { until } from '../support/until.js';
import { expectToFit, roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;

/** For what may be applied, where, and how many are taken. */
const TOLD_BY_GUIDE = {
  zh: { 领域: '医药健康', 重点国别: '德国、新加坡', 园区类: '7' },
  en: { Fields: 'medicine and health', Countries: 'Germany, Singapore', Park: '7' },
} as const;

describe('the public pages', () => {
  const room = roomOfSuite();
  const period = (page: Page) => page.locator('main .period').first();
  const why = (page: Page) => period(page).locator('.why');
  /** What is heard alone is a dot of a pixel. */
  const isSeen = async (page: Page) => ((await why(page).boundingBox())?.height ?? 0) > 20;

  it(
    'explain the days of a period, without any script, to whoever points at them, comes to them or taps them; where there is one, Escape shuts it',
    async () => {
      const closesOn = addDays(TODAY, 40);
      const batch = await room.desk.openBatch({
        closesOn,
        rehearsalDaySeconds: undefined,
        fields: ['healthcare'],
        countries: ['DE', 'SG'],
        quotas: { park: 7 },
      });
      const calendar = workCalendar();
      const days = Array.from({ length: 41 }, (_, ahead) => addDays(TODAY, ahead));
      const count = days.filter((day) => calendar.dayOf(day).working).length;
      const told = [TODAY, closesOn].map((day) => {
        const { working, holiday, provisional } = calendar.dayOf(day);
        return toldDay(day, holiday && { working, holiday }, !provisional);
      });
      for (const language of ['zh', 'en'] as const) {
        const of = language === 'en' ? '?lang=en' : '';
        for (const path of ['/public', '/public/guides', `/public/guides/${batch.id}`]) {
          const page = await room.anybody(`${path}${of}`, { language, scripts: false });
          const text = await why(page).innerText();
          for (const day of told) expect(text).toContain(day[language]);
          expect(text).toContain(language === 'zh' ? `共 ${count} 个工作日` : `${count} working days in all`);
          expect(await isSeen(page)).toBe(false);
          await period(page).hover();
          await until(() => isSeen(page));
          await page.getByRole('heading', { level: 1 }).hover();
          await until(async () => !(await isSeen(page)));
          for (let pressed = 0; pressed < 40 && !(await isSeen(page)); pressed += 1) await page.keyboard.press('Tab');
          await until(() => isSeen(page));
          // What looks for barriers is a script itself.
          const narrow = await room.anybody(`${path}${of}`, { language, width: 320 });
          await period(narrow).focus();
          await until(() => isSeen(narrow));
          await expectToFit(narrow);
          await room.expectSound();
        }
        const guide = await room.anybody(`/public/guides/${batch.id}${of}`, { language, scripts: false });
        for (const [what, named] of Object.entries(TOLD_BY_GUIDE[language])) {
          const beside = guide.getByText(what, { exact: true }).locator('xpath=following-sibling::*[1]');
          expect(await beside.innerText()).toBe(named);
        }
      }
      const reader = await room.anybody('/public/guides');
      const away = reader.getByRole('heading', { level: 1 });
      for (const [come, leave] of [
        [() => period(reader).hover(), () => away.hover()],
        [() => period(reader).focus(), () => period(reader).blur()],
      ] as const) {
        await come();
        await until(() => isSeen(reader));
        await reader.keyboard.press('Escape');
        await until(async () => !(await isSeen(reader)));
        await leave();
        expect(await isSeen(reader)).toBe(false);
        await come();
        await until(() => isSeen(reader));
        await leave();
      }
      const page = await room.anybody('/public/guides', { touch: true, scripts: false });
      await period(page).tap();
      await until(() => isSeen(page));
    },
    LONG_MS,
  );

  it(
    'say of what went wrong by which number it is found, wherever somebody mistyped an address, too',
    async () => {
      for (const [path, language] of [
        ['/public/notices/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21', 'zh'],
        ['/public/nothing?lang=en', 'en'],
        ['/nothing?lang=en', 'en'],
        ['/notices/none', 'zh'],
        ['/check/a/b', 'zh'],
        ['/check/%zz', 'zh'],
      ] as const) {
        const page = await room.anybody('/public');
        const answer = await page.goto(path);
        expect(answer?.headers()['content-type']).toContain('text/html');
        const title = language === 'zh' ? '无法显示本页' : 'This page cannot be shown';
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(await page.locator('main code').innerText()).toBe(answer?.headers()['x-request-id']);
        await room.expectSound();
      }
      // Who asks without a browser gets what a program reads.
      const answer = await fetch(`${room.desk.stack.apiUrl}/check/a/b`);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
    LONG_MS,
  );
});
