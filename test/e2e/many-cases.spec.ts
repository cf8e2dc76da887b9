import type { Page } from 'playwright-core';
import { markChecklist } from '#cli/client/accreditation.journey.js';
import { until } from '../support/until.js';
import { act, expectToFit, give, roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 240_000;
/** More than a page of the list has. */
const MORE = 210;

describe('many cases of a list at once', () => {
  const room = roomOfSuite();

  const handIn = async (batchId: string, name: string) =>
    (await room.handIn('park', batchId, (sample) => sample.with('base', { name }))).caseId;
  const mark = (page: Page, name: string) => page.getByRole('checkbox', { name: `选择“${name}”` });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  it(
    'are marked in the inbox by the keyboard, tried, carried out batch by batch, and told one by one',
    async () => {
      const [{ id: first }, { id: second }] = [
        await room.desk.openBatch({ title: '甲批' }),
        await room.desk.openBatch({ title: '乙批' }),
      ];
      const [ready, unmarked] = [await handIn(first, '齐备园'), await handIn(first, '未审园')];
      const other = await handIn(second, '另批园');
      for (const caseId of [ready, other]) await markChecklist(room.commission.officer, caseId);
      await until(async () => {
        const items = await room.commission.officer.get<{ caseId: string }[]>('/work-items');
        return [ready, unmarked, other].every((id) => items.some(({ caseId }) => caseId === id));
      });
      const page = await room.enter('officer', '/desk');
      const dialog = page.getByRole('dialog');
      const bar = page.getByRole('region', { name: '批量办理' });
      await mark(page, '齐备园').waitFor();

      // One stop for all; the arrows lead to the others, Enter goes on with what is marked.
      const marks = page.getByRole('checkbox', { name: /^选择/ });
      expect(await marks.evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex === 0).length)).toBe(
        1,
      );
      await marks.first().focus();
      await page.keyboard.press('Space');
      await bar.getByText('已选 1 件').waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe(await marks.nth(1).getAttribute('aria-label'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+Space');
      await bar.getByText('已选 3 件').waitFor();
      expect(await page.getByRole('checkbox', { name: '全选认定申请' }).isChecked()).toBe(true);
      await room.expectSound();
      await page.keyboard.press('Enter');
      await give(dialog, '办理事项', ['受理']);
      // One order is of one batch.
      await dialog.getByRole('button', { name: '批量试办' }).click();
      await dialog.getByText('请先选择批次。').waitFor();
      await give(dialog, '批次', ['甲批']);
      const named = dialog.getByRole('list', { name: '事项（2 件）' }).getByRole('listitem');
      await named.first().waitFor();
      expect((await named.allTextContents()).sort()).toEqual(['未审园', '齐备园']);
      await room.expectSound();
      await dialog.getByRole('button', { name: '批量试办' }).click();
      await bar.getByText('共 2，可以办理 1，已办理 0，不能办理 1').waitFor();
      await bar.getByText('已选 1 件').waitFor();
      expect(await mark(page, '另批园').isChecked()).toBe(true);
      expect(await mark(page, '齐备园').isChecked()).toBe(false);
      await bar.getByRole('row', { name: '未审园' }).getByText('项未审查', { exact: false }).waitFor();
      await room.expectSound();
      await act(page, '确认办理');
      await bar.getByText('共 2，可以办理 0，已办理 1，不能办理 1').waitFor();
      await bar.getByRole('link', { name: '在批次页面查看历次批量办理' }).click();
      await page.getByRole('heading', { level: 1, name: '甲批' }).waitFor();
      await page.locator('summary', { hasText: '受理' }).filter({ hasText: '已办结' }).waitFor();
      const states = await Promise.all(
        [ready, unmarked, other].map(
          async (id) => (await room.commission.officer.get<{ state: string }>(`/cases/${id}`)).state,
        ),
      );
      expect(states).toEqual(['underDraw', 'underFormalCheck', 'underFormalCheck']);
    },
    LONG_MS,
  );

  it(
    'are all of a list, however long, as it is filtered; by whoever may act on many alone',
    async () => {
      const { id: batchId } = await room.desk.openBatch();
      const caseId = await handIn(batchId, '样园');
      // As many more like it, in a stage that no other case is in.
      await room.desk.rows(
        `INSERT INTO procedure_case
         SELECT (jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'subject_id', uuidv7(), 'state', 'underOnsiteAssessment',
           'workflow_id', 'many/' || n, 'title', '第' || n || '号', 'due_at', null, 'wake_at', null))).*
         FROM procedure_case c, generate_series(1, $2::int) n WHERE c.id = $1`,
        [caseId, MORE],
      );
      const page = await room.enter('officer', '/desk/cases?state=underOnsiteAssessment');
      const dialog = page.getByRole('dialog');
      const bar = page.getByRole('region', { name: '批量办理' });
      await mark(page, `第${MORE}号`).check();
      await bar.getByText('已选 1 件').waitFor();
      await bar.getByRole('button', { name: '批量试办' }).click();
      await dialog.getByRole('list', { name: '事项（1 件）' }).getByText(`第${MORE}号`).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('checkbox', { name: '全选认定申请' }).check();
      await bar.getByText(`已选 ${MORE} 件`).waitFor();
      await mark(page, `第${MORE}号`).uncheck();
      await bar.getByText(`已选 ${MORE - 1} 件`).waitFor();
      await bar.getByRole('button', { name: '批量试办' }).click();
      await give(dialog, '办理事项', ['催办']);
      await room.expectSound();
      await dialog.getByRole('button', { name: '批量试办' }).click();
      await bar.getByText(new RegExp(`^共 ${MORE - 1}，`)).waitFor();
      await bar.getByText('已选 0 件').waitFor();

      // Nothing is marked that another filter shows.
      await page.getByRole('checkbox', { name: '全选认定申请' }).check();
      await page.getByRole('link', { name: '全部事项' }).click();
      await page.waitForURL('**/desk/cases');
      await bar.getByText('已选 0 件').waitFor();
      await page.goto('/desk/cases?state=underFormalCheck');
      await mark(page, '样园').waitFor();
      await page.setViewportSize({ width: 320, height: 640 });
      await expectToFit(page);
      await room.expectSound();
      await page.setViewportSize({ width: 1280, height: 900 });

      const theirs = await room.enter('park', '/desk/cases');
      await theirs.getByRole('link', { name: `第${MORE}号` }).waitFor();
      // Its place would be there before it is.
      expect(await theirs.locator('.pick').count()).toBe(0);
      await room.expectSound();
    },
    LONG_MS,
  );
});
