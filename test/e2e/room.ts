import type { Browser, Locator, Page } from 'playwright-core';
import { signInCommission, type Commission } from '#cli/client/accreditation.journey.js';
import type { SampleDossier } from '#domain/dossier/dossier.builder.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { openDesk, type Desk } from '../support/desk.js';
import { PROBE, startBrowser, visitor, type Visitor, type VisitorOptions } from './browser.js';

/** A stack with its people in front of browsers, for the tests of one file. */
export interface Room {
  readonly desk: Desk;
  readonly browser: Browser;
  readonly commission: Commission;
  /** Whoever has the account, at an address; signed in once, and still there at the next call. */
  enter(login: string, path: string, options?: VisitorOptions): Promise<Page>;
  /** Somebody who is not signed in. */
  anybody(path: string, options?: VisitorOptions): Promise<Page>;
  /** A handed-in dossier, in a batch of its own. */
  submitted(type?: BaseType, batch?: object): Promise<Submitted>;
  /** One of a batch that is there. */
  handIn(type: BaseType, batchId: string, change?: (sample: SampleDossier) => SampleDossier): Promise<Submitted>;
  /** No barrier on the page of whoever came last, no console error there so far. */
  expectSound(): Promise<void>;
  /** The same, while something is still to come there. */
  expectSoundSoFar(): Promise<void>;
  /** No console error so far with anybody who is here. */
  expectQuiet(): void;
}

export interface Submitted {
  readonly caseId: string;
  readonly dossierId: string;
  readonly batchId: string;
}

/** The room of a `describe`, from before its first test until after its last. */
export function roomOfSuite(): Room {
  let room: (Room & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());
  return new Proxy({} as Room, { get: (_, part) => Reflect.get(room as Room, part) as unknown });
}

async function openRoom(): Promise<Room & { close(): Promise<void> }> {
  const [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
  const commission = await signInCommission((login) => desk.as(login));
  const people = new Map<string, Visitor>();
  const strangers: Visitor[] = [];
  let last: Visitor | undefined;
  const come = async (who: string, options: VisitorOptions) => {
    const key = JSON.stringify([who, options]);
    const known = people.get(key);
    const someone = known ?? (await visitor(browser, desk.stack.apiUrl, options));
    people.set(key, someone);
    last = someone;
    return { someone, isNew: !known };
  };
  const handIn: Room['handIn'] = async (type, batchId, change) => {
    const { id } = await desk.draft(type, batchId, change);
    const { caseId } = await (await desk.as(type)).post<{ caseId: string }>(`/dossiers/${id}/submission`);
    return { caseId, dossierId: id, batchId };
  };
  return {
    desk,
    browser,
    commission,
    async enter(login, path, options = {}) {
      const { someone, isNew } = await come(login, options);
      if (isNew) await someone.signIn(login);
      await someone.open(path);
      return someone.page;
    },
    async anybody(path, options = {}) {
      last = await visitor(browser, desk.stack.apiUrl, options);
      strangers.push(last);
      await last.open(path);
      return last.page;
    },
    submitted: async (type = 'park', change = {}) => handIn(type, (await desk.openBatch(change)).id),
    handIn,
    expectSound: () => (last as Visitor).expectSound(),
    expectSoundSoFar: () => (last as Visitor).expectSoundSoFar(),
    expectQuiet: () => expect([...people.values(), ...strangers].flatMap(({ faults }) => faults)).toEqual([]),
    async close() {
      const left = await Promise.allSettled([...people.values(), ...strangers].map((each) => each.leave()));
      await browser.close();
      await desk.stop();
      expect(left.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))).toEqual([]);
    },
  };
}

/** What goes into a field: the names of what is chosen there, true for a tick, or the text itself; with markup where there is room for it. */
export type Entry = string | true | readonly string[];

/** Opens the form of an act, fills it in by its labels, sends it, and waits until it is done. @param row where it is offered */
export async function act(
  page: Page,
  title: string,
  entries: Readonly<Record<string, Entry>> = {},
  row: Page | Locator = page,
): Promise<void> {
  await row.getByRole('button', { name: title, exact: true }).first().click();
  const form = page.getByRole('dialog');
  for (const [label, entry] of Object.entries(entries)) await give(form, label, entry);
  await form.getByRole('button', { name: title, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

export async function give(form: Locator, label: string, entry: Entry): Promise<void> {
  const field = form.getByLabel(label, { exact: true });
  if (entry === true) await field.check();
  else if (typeof entry !== 'string') {
    for (const name of entry) {
      await field.fill(name);
      await field.press('Enter');
    }
    if (entry.length > 1) await field.press('Escape');
  } else {
    const isRoomy = await field.evaluate((element) => element instanceof HTMLTextAreaElement);
    await field.fill(isRoomy && !entry.includes(PROBE) ? `${entry} ${PROBE}` : entry);
    // A calendar that has opened is closed with what was typed.
    if (/^\d{4}-\d\d-\d\d$/.test(entry)) await field.press('Enter');
  }
}

/** Nothing is wider than the page. */
export async function expectToFit(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ at: page.url(), tooWide }).toEqual({ at: page.url(), tooWide: false });
}

/** From the narrowest telephone that is still sold over a usual screen to one of 4K. */
const WIDTHS = [320, 1280, 3840] as const;

/** Longer lines are lost on the way back to the next one: eighty Chinese characters, or twice as many Latin letters. */
const LONGEST_LINE_EM = 80;

/** On every screen nothing is wider than the page, no line of text is too long to read, and none, down to the end of the page, lies under something else. */
export async function expectToFitEverywhere(page: Page): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width > 2_000 ? 2_160 : 900 });
    await expectToFit(page);
    const at = { at: page.url(), width };
    const amiss = await page.evaluate(linesAmiss, LONGEST_LINE_EM);
    expect({ ...at, ...amiss }).toEqual({ ...at, tooLong: [], covered: [] });
  }
  await page.setViewportSize(usual);
}

/**
 * Runs in the page, from its top to its end: lines of the main part, read or typed, that are longer than so many times their letters;
 * those that are under something else wherever the page is scrolled to.
 */
function linesAmiss(longestEm: number): { tooLong: string[]; covered: string[] } {
  const main = document.querySelector('main') as HTMLElement;
  const isTooLong = (width: number, holder: Element) =>
    width > longestEm * Number.parseFloat(getComputedStyle(holder).fontSize);
  const tooLong = [...main.querySelectorAll('textarea')]
    .filter((field) => isTooLong(field.clientWidth, field))
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
  const found = textsOf();
  for (const { text, holder, lines } of found)
    if (lines().some(({ width }) => isTooLong(width, holder))) tooLong.push(text);
  /** By text and line: what lies over it, or that it is seen somewhere. */
  const looked = new Map<string, string>();
  // Each line comes by twice: what stays in its place as the page moves is over it once at most, but at the end.
  for (let top = 0; top < document.documentElement.scrollHeight; top += window.innerHeight / 2) {
    window.scrollTo({ top, behavior: 'instant' });
    for (const [at, { text, holder, lines }] of found.entries())
      for (const [line, { x, y, width, height }] of lines().entries()) {
        const key = `${at}.${line}`;
        if (width <= 1 || height <= 1 || looked.get(key) === '') continue;
        const over = overAt(holder, x + width / 2, y + height / 2);
        if (over !== undefined) looked.set(key, over && `${text} < ${over.slice(0, 120)}`);
      }
  }
  window.scrollTo({ top: 0, behavior: 'instant' });
  return { tooLong, covered: [...looked.values()].filter(Boolean) };

  function textsOf() {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const all: { text: string; holder: HTMLElement; lines: () => DOMRect[] }[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const holder = text.parentElement as HTMLElement;
      if (!text.textContent?.trim() || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      all.push({ text: text.textContent, holder, lines: () => [...range.getClientRects()] });
    }
    return all;
  }

  /** Nothing where it is seen; undefined where it is not on the screen, or scrolled out of its own frame: it is not there. */
  function overAt(holder: HTMLElement, x: number, y: number): string | undefined {
    const over = document.elementFromPoint(x, y);
    if (!over || !main.contains(over) || isCutOff(holder, x, y)) return undefined;
    // A choice shows what is chosen beneath the field that is typed into.
    if (over.contains(holder) || holder.contains(over) || over.closest('.ant-select')?.contains(holder)) return '';
    return over.outerHTML;
  }

  function isCutOff(element: Element, x: number, y: number): boolean {
    for (let frame: Element | null = element; frame && frame !== main; frame = frame.parentElement) {
      const { left, right, top, bottom } = frame.getBoundingClientRect();
      const isOutside = x < left || x > right || y < top || y > bottom;
      if (isOutside && getComputedStyle(frame).overflow !== 'visible') return true;
    }
    return false;
  }
}
