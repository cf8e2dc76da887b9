import { expectToFit, roomOfSuite } from './room.js';

const PHONE = { language: 'en', width: 320, dark: true } as const;
const WHO = ['park', 'officer', 'expert1', 'assessor', 'decider', 'finance', 'auditor', 'recommender', 'admin'];
// Every page is read by axe, and the machine may be busy.
const LONG_MS = 240_000;

describe('every place of every desk, in English, in the dark, on the narrowest screen', () => {
  const room = roomOfSuite();
  /** By place: what is there for everybody is looked at by two, what is for some by each of the first two of them. */
  const looked = new Map<string, number>();
  beforeAll(async () => {
    await room.submitted();
  });

  it.each(WHO)(
    'opens for %s',
    async (login) => {
      const page = await room.enter(login, '/desk', PHONE);
      const places = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('nav a[href^="/desk"]')].map((link) => link.pathname),
      );
      expect(new Set(places).size).toBeGreaterThan(5);
      for (const place of new Set(places)) {
        const times = looked.get(place) ?? 0;
        if (times === 2) continue;
        looked.set(place, times + 1);
        await room.enter(login, place, PHONE);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.getByRole('main').textContent()).not.toContain('There is no such page');
        await expectToFit(page);
        await room.expectSound();
      }
    },
    LONG_MS,
  );
});
