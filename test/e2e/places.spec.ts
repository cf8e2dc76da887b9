import type { Locator, Page } from 'playwright-core';
import { houseObjects } from '../support/house-objects.js';
import { typeEverywhere } from '../support/typed-texts.js';
import { aWholeLife } from '../support/whole-life.js';
import { answerUnreadably, failAlways, holdBack, PROBE } from './browser.js';
import { chooseMarkup, PROBE_KEPT, refuseInMarkup, sendMarkup, typeMarkup } from './markup.js';
import { expectToFit, expectToFitEverywhere, give, roomOfSuite } from './room.js';

const PHONE = { language: 'en', width: 320, dark: true } as const;
const WHO = ['park', 'officer', 'expert1', 'assessor', 'decider', 'finance', 'auditor', 'recommender', 'admin'];
/** Where each of them is most: looked at from the narrowest screen to the widest. An officer's places are all. */
const MOST: Readonly<Record<string, string>> = {
  expert1: '/desk',
  assessor: '/desk/cases',
  decider: '/desk',
  finance: '/desk/schemes',
  auditor: '/desk/audit',
  recommender: '/desk',
  admin: '/desk/accounts',
};
/** Of what a page of the public loads, all in all. */
const PUBLIC_BYTES = 100 * 1_024;
// Every page is read by axe, and the machine may be busy.
const LONG_MS = 480_000;

describe('every place of every desk, in English, in the dark, on the narrowest screen, full of what people typed', () => {
  const room = roomOfSuite();
  /** By place: what is there for everybody is looked at by two, what is for some by each of the first two of them. */
  const looked = new Map<string, number>();
  /** What is looked at by one person beside the places of the menu. */
  const others: Record<string, readonly string[]> = {};
  /** What everybody reads without signing in. */
  let open: readonly string[] = [];
  /** Texts that stand somewhere, and those of them that were read. */
  let typed: readonly string[] = [];
  const read = new Set<string>();
  const formsTypedInto = new Set<string>();
  /** By whom. */
  const lookedEverywhere = new Set<string>();
  /** Forms that were sent, and refused in markup. */
  let refused = 0;
  beforeAll(async () => {
    const { desk } = room;
    await room.submitted();
    const life = await aWholeLife(desk);
    const house = await houseObjects(desk, life);
    // Objections are shown from the notice on, and bases that are no rehearsal.
    await desk.rows(`UPDATE procedure_case SET state = 'underPublicNotice' WHERE id = $1`, [life.accreditation]);
    await desk.rows('UPDATE base SET rehearsal = false');
    const refused = await room.submitted();
    await desk.rows(`UPDATE procedure_case SET state = 'refused', closed_at = now() WHERE id = $1`, [refused.caseId]);
    await desk.rows(
      `INSERT INTO letter_draft (case_id, paragraph, saved_by) SELECT $1, '', id FROM account WHERE login = 'officer'`,
      [refused.caseId],
    );
    const [base] = await desk.rows<{ number: string }>('SELECT certificate_number AS number FROM base');
    const lists = ['', '/notices', '/objection', '/register', '/statistics', '/guides', '/grades', '/measures'];
    const byId = [`/guides/${house.batch}`, `/grades/${house.campaign}`, '/measures/2025', '/nowhere'];
    open = [...[...lists, ...byId].map((page) => `/public${page}`), `/check/${base?.number}`];
    typed = await typeEverywhere(desk, PROBE);
    const cases = (...ids: string[]) => ids.map((id) => `/desk/cases/${id}`);
    others['park'] = [
      `/desk/dossiers/${life.dossier}`,
      ...cases(life.evaluation, life.rectification, life.reconsideration, life.scheme),
    ];
    others['officer'] = [
      ...cases(life.accreditation, house.meeting, refused.caseId),
      `/desk/batches/${house.batch}`,
      `/desk/campaigns/${house.campaign}`,
      `/desk/experts/${life.expert}`,
    ];
  });

  /** Types into every field, names every file, and sends every form; nothing of that is kept but the files. */
  async function fillIn(area: Locator): Promise<void> {
    await typeMarkup(area);
    await chooseMarkup(area);
    const taken = await refuseInMarkup(area.page());
    refused += await sendMarkup(area);
    await taken();
  }

  /** What stands there is text, and so is what is typed into every field, and into those of every form that is offered there. */
  async function expectText(page: Page): Promise<void> {
    const shown = await page.evaluate(() =>
      [document.body.innerText, ...[...document.querySelectorAll('textarea')].map(({ value }) => value)].join('\n'),
    );
    for (const text of typed) if (shown.includes(text)) read.add(text);
    await fillIn(page.getByRole('main'));
    const offered = page.locator('main button[aria-haspopup=dialog]:enabled');
    const [, , noun] = new URL(page.url()).pathname.split('/');
    for (const title of new Set(await offered.allTextContents())) {
      if (formsTypedInto.has(`${noun}: ${title}`)) continue;
      formsTypedInto.add(`${noun}: ${title}`);
      await offered.getByText(title, { exact: true }).first().click();
      const form = page.getByRole('dialog', { name: title, exact: true });
      await form.waitFor();
      await fillIn(form);
      await expectToFit(page);
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'hidden' });
    }
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }

  it.each(WHO)(
    'opens for %s',
    async (login) => {
      const page = await room.enter(login, '/desk', PHONE);
      const places = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('nav a[href^="/desk"]')].map((link) => link.pathname),
      );
      expect(new Set(places).size).toBeGreaterThan(5);
      const most = login === 'park' ? others[login]?.[0] : MOST[login];
      for (const place of new Set([...places, ...(others[login] ?? [])])) {
        const times = looked.get(place) ?? 0;
        if (times === 2 && place !== most) continue;
        looked.set(place, times + 1);
        await room.enter(login, place, PHONE);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.getByRole('main').textContent()).not.toContain('There is no such page');
        if (place === most) lookedEverywhere.add(login);
        // Most places are an officer's too: they are looked at on wider screens, too.
        await (login === 'officer' || place === most ? expectToFitEverywhere(page) : expectToFit(page));
        await room.expectSound();
        await expectText(page);
      }
      await room.expectSound();
      if (login !== 'officer') expect(lookedEverywhere).toContain(login);
    },
    LONG_MS,
  );

  /** The pages that search engines are told of. */
  async function toldOf({ request }: Page): Promise<string[]> {
    const named = async (path: string) =>
      [...(await (await request.get(path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => {
        const { pathname, search } = new URL((address as string).replaceAll('&amp;', '&'));
        return pathname + search;
      });
    const pages = (await Promise.all((await named('/sitemap.xml')).map(named))).flat();
    return pages.filter((address) => !address.includes('lang='));
  }

  it(
    'opens for everybody, also what is there by itself alone, and what is not there; nothing of it weighs more than 100 KB',
    async () => {
      await room.desk.rows(`UPDATE campaign SET state = 'published', published_at = now()`);
      await room.desk.rows(`UPDATE evaluation SET grade = 'good'`);
      for (const real of ['procedure_case', 'batch', 'campaign'])
        await room.desk.rows(`UPDATE ${real} SET rehearsal_day_seconds = NULL`);
      const page = await room.anybody('/public?lang=en', PHONE);
      const network = await page.context().newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.setCacheDisabled', { cacheDisabled: true });
      let bytes = 0;
      const weights = new Map<string, number>();
      network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
      const told = await toldOf(page);
      expect(new Set(told.map((path) => path.split('/')[2])).size).toBeGreaterThan(6);
      for (const path of new Set([...open, ...told, '/desk'])) {
        bytes = 0;
        await page.goto(`${path}?lang=en`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        // What a certificate is worth stands there in both languages.
        expect(await page.locator('html').getAttribute('lang')).toBe(path.startsWith('/check/') ? 'zh-CN' : 'en');
        const isThere = !path.endsWith('/nowhere');
        expect({ path, there: (await page.getByText('This page cannot be shown').count()) === 0 }).toEqual({ path, there: isThere }); // prettier-ignore
        await expectToFit(page);
        await room.expectSound();
        weights.set(path, bytes);
      }
      expect([...weights].filter(([, weight]) => weight === 0 || weight > PUBLIC_BYTES)).toEqual([]);
      console.info(`the heaviest page of the public: ${Math.round(Math.max(...weights.values()) / 1_024)} KB`);
    },
    LONG_MS,
  );

  it(
    'takes for text what somebody types who is not signed in, up to the registration that an officer reads',
    async () => {
      const page = await room.anybody('/public/register?lang=en', PHONE);
      const main = page.getByRole('main');
      const token = 'x'.repeat(43);
      const typeAt = async (path: string) => {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await main.locator('input:visible').first().waitFor();
        await typeMarkup(main);
      };
      const isRefused = (button: Locator) =>
        button
          .locator('xpath=ancestor::form')
          .locator('[role=alert]:visible, .ant-form-item-explain-error')
          .first()
          .waitFor();
      await typeAt('/public/register?lang=en');
      await page.locator('form.check button').click();
      await page.waitForURL('**/check/**');
      await page.getByText(PROBE).first().waitFor();
      await room.expectSound();
      for (const path of [
        '/public/objection?lang=en',
        '/desk',
        `/desk/password#${token}`,
        `/desk/invitations#${token}`,
      ]) {
        await typeAt(path);
        for (const button of await main.locator('button[type=submit]:visible').all()) {
          await button.click();
          await isRefused(button);
        }
        await room.expectSound();
      }
      // Whether there is such an account is not said.
      await typeAt('/desk/password');
      await main.getByRole('button', { name: 'Send the mail' }).click();
      await page.getByRole('status').filter({ hasText: 'the mail is on its way' }).waitFor();
      await room.expectSound();
      await typeAt('/desk/register');
      const register = main.getByRole('button', { name: 'Register', exact: true });
      await register.click();
      await isRefused(register);
      await room.expectSound();
      const credit = { 'Unified social credit code': '12110000400777123X', 'District of registration': ['Haidian'] };
      for (const [label, entry] of Object.entries(credit)) await give(main, label, entry);
      await register.click();
      const mailbox = main.locator('.ant-form-item').filter({ hasText: 'Mail address of the administrator' });
      await mailbox.locator('.ant-form-item-explain-error').first().waitFor();
      await give(main, 'Mail address of the administrator', 'nobody@guohe.example');
      await register.click();
      await main.getByRole('definition').getByText(PROBE).first().waitFor();
      await chooseMarkup(main);
      await main.getByRole('status').filter({ hasText: 'To be looked at' }).waitFor();
      await room.expectSound();
      const officers = await room.enter('officer', '/desk/registrations', PHONE);
      await officers.getByRole('link', { name: PROBE_KEPT }).first().waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each([
    ['in English, in the dark, on a phone', PHONE, 'This page has failed'],
    ['in Chinese, by light', { language: 'zh', width: 1280 }, '本页出错了'],
  ] as const)(
    'is without barriers, too, while it is still read, where it cannot be read or drawn, is not there, or is not for this person (%s)',
    async (_, look, hasFailed) => {
      const page = await room.enter('officer', '/desk', look);
      const whileHeld = async (address: string, at: string) => {
        const comes = await holdBack(page, address);
        await page.goto(at);
        await page.locator('.loading').first().waitFor();
        await page.locator('.under-way').waitFor();
        await room.expectSoundSoFar();
        comes();
        await page.locator('#root h1:not([data-passing])').waitFor();
        await page.unroute(address);
      };
      await whileHeld('**/api/v1/sessions/current', '/desk');
      await whileHeld('**/api/v1/cases?*', '/desk/cases');
      for (const [address, at] of [
        ['**/api/v1/cases?*', '/desk/cases'],
        ['**/api/v1/sessions/current', '/desk'],
      ] as const) {
        const mended = await failAlways(page, address);
        await page.goto(at);
        await page.getByRole('alert').first().waitFor();
        await room.expectSound();
        await mended();
      }
      for (const at of ['/desk/nowhere', '/desk/cases/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21', '/desk/accounts']) {
        await room.enter('officer', at, look);
        await room.expectSound();
      }
      await answerUnreadably(page, '**/api/v1/cases?*');
      await page.goto('/desk/cases');
      await page.getByRole('heading', { name: hasFailed }).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it('shows everything as it was typed', () => {
    expect(typed.filter((text) => !read.has(text))).toEqual([]);
    expect(formsTypedInto.size).toBeGreaterThan(30);
    expect(refused).toBeGreaterThan(10);
  });
});
