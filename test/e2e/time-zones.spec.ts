import { addDays, dateInChinese } from '#domain/common/calendar-date.js';
import { TODAY } from '../support/desk.js';
import { until } from '../support/until.js';
import { roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;

describe('wherever a browser is, days and times are those of Beijing', () => {
  const room = roomOfSuite();

  it.each([
    // It is still yesterday there.
    ['America/Los_Angeles', '01:30', addDays(TODAY, 1)],
    // It is tomorrow already.
    ['Pacific/Auckland', '22:30', addDays(TODAY, 2)],
  ])(
    'in %s',
    async (timeZone, clock, day) => {
      const { caseId } = await room.submitted();
      const items = () => room.desk.rows('SELECT FROM work_item WHERE case_id = $1 AND closed_at IS NULL', [caseId]);
      await until(async () => (await items()).length > 0);
      // The first minute of the day: nearly everywhere else it is another.
      await room.desk.rows('UPDATE work_item SET opened_at = $2 WHERE case_id = $1', [
        caseId,
        new Date(`${TODAY}T00:01:00+08:00`),
      ]);
      const { accountId: standInId } = await room.desk.as('finance');
      const reason = `出差，${timeZone}`;
      await room.commission.officer.post('/delegations', {
        standInId,
        roles: ['caseOfficer'],
        fromOn: day,
        untilOn: day,
        reason,
      });
      const page = await room.enter('officer', '/desk', { timeZone });
      await page.clock.setFixedTime(`${TODAY}T${clock}:00+08:00`);
      await page.goto('/desk');
      const item = page.getByRole('row').filter({ has: page.locator(`a[href="/desk/cases/${caseId}"]`) });
      await item.getByText(`${dateInChinese(TODAY)} 00:01`).waitFor();

      await page.goto('/desk/delegations');
      const row = page.getByRole('row').filter({ hasText: reason });
      await row.first().waitFor();
      const days = await row.locator('time').evaluateAll((all) => all.map(({ textContent }) => textContent));
      expect(days).toEqual([dateInChinese(day), dateInChinese(day)]);

      await page.getByRole('button', { name: '委托' }).click();
      const from = page.getByRole('dialog').getByLabel('起始日');
      await from.click();
      const calendar = page.locator('.ant-picker-dropdown:visible');
      expect(await calendar.locator('.ant-picker-cell-today').getAttribute('title')).toBe(TODAY);
      // That the browser itself thinks otherwise is what makes this a test.
      expect(await page.evaluate(() => new Date().getDate())).not.toBe(Number(TODAY.slice(8)));
      await calendar.getByText('今天', { exact: true }).click();
      await until(async () => (await from.inputValue()) === TODAY);
      await room.expectSound();
    },
    LONG_MS,
  );
});
