import { PARTS_OF } from '#domain/dossier/parts.js';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import { until } from '../support/until.js';
import { PROBE } from './browser.js';
import { chooseMarkup, PROBE_KEPT, typeMarkup } from './markup.js';
import { roomOfSuite } from './room.js';

// Every field of every part is typed into, and the machine may be busy.
const LONG_MS = 300_000;

describe('markup that is typed into every field of a dossier, and is the name of every file', () => {
  const room = roomOfSuite();

  it.each(BASE_TYPES)(
    'stays text (%s)',
    async (type) => {
      const batch = await room.desk.openBatch();
      const { id } = await room.desk.draft(type, batch.id);
      // What all types have alike is typed into once.
      const parts = PARTS_OF[type].filter((part) => type === 'park' || !PARTS_OF.park.some((known) => known === part));
      let chosen = 0;
      for (const part of parts) {
        const page = await room.enter(type, `/desk/dossiers/${id}?part=${part}`);
        // A row is opened by its heading.
        for (const heading of await page.locator('.rows .ant-collapse-header').all())
          if (!(await heading.locator('..').getAttribute('class'))?.includes('active')) await heading.click();
        const main = page.getByRole('main');
        await typeMarkup(main);
        // What is no language stands there until somebody takes it out, and nothing is saved with it.
        const tags = main.locator('.ant-select-selection-item').filter({ hasText: PROBE });
        while ((await tags.count()) > 0) await tags.last().locator('.ant-select-selection-item-remove').click();
        const files = await chooseMarkup(main);
        const named = page.getByRole('link', { name: PROBE_KEPT });
        await until(async () => (await named.count()) === files);
        chosen += files;
        await page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();
        await page.reload();
        await page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();
        expect({ part, images: await page.locator('img[src="x"]').count() }).toEqual({ part, images: 0 });
      }
      const page = await room.enter(type, `/desk/dossiers/${id}`);
      await page.getByRole('button', { name: '预览全文' }).click();
      const preview = page.getByRole('dialog');
      const headings = preview.locator('.ant-collapse-header');
      await headings.first().waitFor();
      for (const heading of await headings.all()) await heading.click();
      await preview.getByText(PROBE).first().waitFor();
      expect(chosen).toBeGreaterThan(0);
      await preview.getByText(PROBE_KEPT).first().waitFor();
      expect(await preview.locator('img[src="x"]').count()).toBe(0);
      await room.expectSound();
    },
    LONG_MS,
  );
});
