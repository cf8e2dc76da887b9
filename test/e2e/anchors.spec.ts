import type { Anchor } from '#contracts/anchor.js';
import { anchorTrail } from '../support/anchor-trail.js';
import { expectToFit, roomOfSuite } from './room.js';
import { sayIn } from './steps.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;
const ANCHORS = '**/api/v1/audit/anchors?*';

describe('the page of the anchors', () => {
  const room = roomOfSuite();
  let latest: Anchor;
  beforeAll(async () => {
    await room.submitted();
    await anchorTrail(room.desk.stack);
    [latest] = (await (await room.desk.as('auditor')).get<Anchor[]>('/audit/anchors')) as [Anchor];
  });

  it.each(['zh', 'en'] as const)(
    'says by what the trail is proved, and how anybody checks it, on a phone too (%s)',
    async (language) => {
      const say = sayIn(language);
      const page = await room.enter('auditor', '/desk/audit', { language });
      await page.getByRole('link', { name: say('审计锚点', 'Anchors'), exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say('审计锚点', 'Anchors of the trail') }).waitFor();
      const row = page.getByRole('row').filter({ hasText: say(`第 ${latest.number} 个`, `No. ${latest.number}`) });
      for (const said of [latest.root, latest.signature]) await row.getByText(said, { exact: true }).waitFor();
      await page.getByText(latest.publicKey, { exact: true }).waitFor();
      await page.getByText('guohe audit verify --package evidence.zip', { exact: false }).waitFor();
      await room.expectSound();
      await page.setViewportSize({ width: 320, height: 640 });
      await expectToFit(page);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'says where there is none yet, and is read on from the last that it shows',
    async () => {
      const page = await room.enter('auditor', '/desk');
      await page.route(ANCHORS, (route) => route.fulfill({ json: [] }));
      await page.goto('/desk/anchors');
      await page.getByText('还没有锚点', { exact: false }).waitFor();
      await room.expectSound();
      await page.unroute(ANCHORS);
      // As many as a page holds stand before those that there are.
      const newer = Array.from({ length: 50 }, (_, at) => ({ ...latest, number: latest.number + 50 - at }));
      const asked: (string | null)[] = [];
      await page.route(ANCHORS, (route) => {
        asked.push(new URL(route.request().url()).searchParams.get('before'));
        return asked.length === 1 ? route.fulfill({ json: newer }) : route.continue();
      });
      await page.reload();
      await page.getByRole('button', { name: '继续读取' }).click();
      await page
        .getByRole('row')
        .filter({ hasText: `第 ${latest.number} 个` })
        .waitFor();
      expect(asked).toEqual([null, String(latest.number + 1)]);
      await room.expectSound();
    },
    LONG_MS,
  );

  it('is in the menu of whoever reads the trail, and of nobody else', async () => {
    const page = await room.enter('park', '/desk');
    await page.getByRole('link', { name: '我的申报书' }).waitFor();
    expect(await page.getByRole('link', { name: '审计锚点' }).count()).toBe(0);
  });
});
