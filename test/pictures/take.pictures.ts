import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser, visitor, type Visitor } from '../e2e/browser.js';
import { DESKS, OPEN, type Picture } from './pictures.js';
import { prepare, type Prepared } from './prepared.js';

const FOLDER = resolve(import.meta.dirname, '../../docs/screens');

/** Every main page as somebody sees it; to be looked at, and shown in docs/screens. */
describe('the pictures of the pages', () => {
  let prepared: Prepared;
  let browser: Browser;
  /** Signed in once. */
  const people = new Map<string, Visitor>();
  beforeAll(async () => {
    [prepared, browser] = await Promise.all([prepare(), startBrowser()]);
    await mkdir(FOLDER, { recursive: true });
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await prepared?.stop();
  });

  const take = async ({ name, by, at, of, first, ...options }: Picture) => {
    const { desk } = prepared;
    const [found] = of ? await desk.rows<{ id: string }>(of) : [];
    if (of && !found) throw new Error(`nothing in the record for ${name}`);
    const who = JSON.stringify([by, options]);
    const known = people.get(who);
    const someone = known ?? (await visitor(browser, desk.stack.apiUrl, options));
    people.set(who, someone);
    const path = at.replace('$', found?.id ?? '');
    const language = options.language === 'en' && !by ? `${path.includes('?') ? '&' : '?'}lang=en` : '';
    if (by && !known) await someone.signIn(by);
    await someone.open(path + language);
    await first?.(someone.page);
    await someone.expectSound();
    await someone.page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: 'jpeg', quality: 65 });
  };

  it.each(DESKS)('$name', take);

  describe('open to everybody', () => {
    beforeAll(() => prepared.showAsReal());
    it.each(OPEN)('$name', take);
  });
});
