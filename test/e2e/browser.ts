import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page, type Route } from 'playwright-core';
import { problemDocument } from '#api/common/problem-document.js';
import { Refusal } from '#contracts/problems.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { until } from '../support/until.js';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What Chromium has and the tests start it without: the list of Playwright, which a second one would replace, and the pages behind the
 * box for addresses. Those are made for every visitor, unseen, and take half a second of a core each time.
 */
export const LEFT_OUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** Markup that is typed wherever text is asked for: whatever page takes it for more than text has an element of it. */
export const PROBE = '<img src=x onerror=alert(1)>';

export interface VisitorOptions {
  readonly language?: 'zh' | 'en';
  readonly width?: number;
  readonly dark?: boolean;
  /** Somebody with a finger instead of a pointer. */
  readonly touch?: boolean;
  /** Where the browser's own clock is, such as America/Los_Angeles. */
  readonly timeZone?: string;
  /** Whose pages run no script. */
  readonly scripts?: false;
}

/** A person in front of a browser: everything that goes wrong there is noted. */
export interface Visitor {
  readonly page: Page;
  /** Goes to an address of the desks or of the public pages, and waits until it is read. */
  open(path: string): Promise<void>;
  signIn(login: string): Promise<void>;
  /** No console error so far; on the page as it is now no barrier, and no element that somebody typed. */
  expectSound(): Promise<void>;
  /** The same of a page that is still waiting for something. */
  expectSoundSoFar(): Promise<void>;
  /** Console errors and failures of the server so far. */
  readonly faults: readonly string[];
  /** Faults so far that the test itself has called forth count no more. */
  takeFaults(what: RegExp): void;
  /** @throws where anything else went wrong in any tab until then: no test forgets to look */
  leave(): Promise<void>;
}

/** @throws where there is no Chromium, with what to do */
export function chromiumPath(): string {
  const found = PLACES.find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium: install it (apt-get install chromium) or name it in CHROMIUM_PATH.');
  return found;
}

export function startBrowser(): Promise<Browser> {
  const args = [...FLAGS, `--disable-features=${LEFT_OUT.join(',')}`];
  return chromium.launch({ executablePath: chromiumPath(), args });
}

export async function visitor(
  browser: Browser,
  baseURL: string,
  { language = 'zh', width = 1280, dark = false, touch = false, timeZone, scripts }: VisitorOptions = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    baseURL,
    viewport: { width, height: 900 },
    hasTouch: touch,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: timeZone,
    javaScriptEnabled: scripts,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript((kept) => {
    // What is no page of ours, as the browser's own about a line that is down, keeps nothing.
    if (window.origin !== 'null') localStorage.setItem('guohe.language', kept);
  }, language);
  await context.addInitScript(noteUnanswered);
  const page = await context.newPage();
  const faults: string[] = [];
  // Of every tab that is opened here.
  context.on('console', (message) => {
    const text = message.text();
    const isOfTest =
      staged.has(message.location().url) ||
      [...lost].some((address) => text.includes(address)) ||
      (unreadable.has(page) && OF_UNREADABLE.test(text));
    if (message.type() === 'error' && !isRefusal(text) && !isOfTest) faults.push(text);
  });
  context.on('response', (answer) => {
    const isOfTest = staged.has(answer.url());
    if (answer.status() >= 500 && !isOfTest)
      faults.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  context.on('weberror', (error) => faults.push(error.error().message));
  page.on('dialog', (dialog) => {
    // Whoever leaves a page on which something is under way is asked, and goes.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    faults.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const settled = () => page.waitForLoadState('networkidle');
  const expectSoundSoFar = async () => {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      // Of what is in order, too, it would else describe every element.
      .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
      .analyze();
    const barriers = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 200)} ${failureSummary}`).join(' | ')}`,
    );
    const typed = await page.locator('[onerror], [onmouseover], [src="x"]').count();
    expect({ at: page.url(), faults, barriers, typed }).toEqual({ at: page.url(), faults: [], barriers: [], typed: 0 });
  };
  return {
    page,
    faults,
    open: async (path) => {
      await page.goto(path);
      await settled();
    },
    signIn: async (login) => {
      await page.goto('/desk');
      await page.getByLabel(language === 'zh' ? '账号' : 'Account').fill(login);
      await page.getByLabel(language === 'zh' ? '密码' : 'Password', { exact: true }).fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: language === 'zh' ? '待办' : 'Inbox' }).waitFor();
      await settled();
    },
    expectSound: async () => {
      await settled();
      await expectSoundSoFar();
    },
    expectSoundSoFar,
    takeFaults: (what) => {
      faults.splice(0, faults.length, ...faults.filter((fault) => !what.test(fault)));
    },
    leave: async () => {
      const at = page.url();
      await context.close();
      expect({ at, faults }).toEqual({ at, faults: [] });
    },
  };
}

/**
 * In every page: what is sent to change something is shown to be under way while the server has not answered, whoever sent it and from
 * wherever. Where nothing shows it, that is a console error, as is whatever else goes wrong there.
 */
function noteUnanswered(): void {
  const SHOWS = '.under-way, form button[aria-busy="true"]';
  const look = (method: string, address: string, isOver: () => boolean) => {
    if (method === 'GET' || !new URL(address, location.href).pathname.startsWith('/api/v1/')) return;
    // By then what the page draws at once is drawn.
    setTimeout(() => {
      if (!isOver() && !document.querySelector(SHOWS))
        console.error(`nothing shows that it is sent: ${method} ${address}`);
    });
  };
  const { fetch } = window;
  window.fetch = (asked, init) => {
    let over = false;
    const answer = fetch(asked, init).finally(() => (over = true));
    const { method, url } = asked instanceof Request ? asked : { method: init?.method ?? 'GET', url: String(asked) };
    look(method, url, () => over);
    return answer;
  };
  const { open, send } = XMLHttpRequest.prototype;
  const opened = new WeakMap<XMLHttpRequest, [string, string]>();
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...given: [string, string]) {
    opened.set(this, given);
    open.apply(this, given as never);
  };
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, body) {
    send.call(this, body);
    const [method, address] = opened.get(this) ?? ['GET', ''];
    let over = false;
    this.addEventListener('loadend', () => (over = true));
    look(method, address, () => over);
  };
}

/** Addresses at which a test itself let the server fail. */
const staged = new Set<string>();

/** An act is sent, and the session ends at that moment: nothing that the page sends before has heard of it, and the act is refused. */
export async function sendAsItEnds(page: Page, send: () => Promise<void>, end: () => Promise<unknown>): Promise<void> {
  const whoAmI = new URL('/api/v1/sessions/current', page.url()).href;
  const ending = async (route: Route) => {
    if (route.request().method() === 'POST') {
      await end();
      // The API keeps sessions in mind until PostgreSQL tells it.
      await until(async () => (await page.request.get(whoAmI)).status() === 401);
    }
    await route.fallback();
  };
  await page.route('**/api/v1/**', ending);
  await send();
  await page.getByText('登录已过期').first().waitFor();
  await page.unroute('**/api/v1/**', ending);
}

/** The next request of the method to a path is answered as the API does where something broke. @returns the keys of all that were sent */
export async function failOnce(page: Page, method: string, path: string, requestId: string): Promise<string[]> {
  const keys: string[] = [];
  await page.route(`**${path}`, async (route) => {
    const request = route.request();
    if (request.method() !== method) return route.fallback();
    keys.push(request.headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    staged.add(request.url());
    const problem = problemDocument(new Refusal('server.failed'), { requestId });
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  return keys;
}

/** Whatever is read there fails, as where the server is broken. @returns from when on it does not */
export async function failAlways(page: Page, address: string): Promise<() => Promise<void>> {
  await page.route(address, async (route) => {
    staged.add(route.request().url());
    const problem = problemDocument(new Refusal('server.failed'), { requestId: 'fails-always' });
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  return () => page.unroute(address);
}

/** Pages on which a test itself lets the drawing fail, and what the browser writes down about it. */
const unreadable = new WeakSet<Page>();
const OF_UNREADABLE = /Cannot (read|destructure) propert.* null/;

/** What is read there is nothing that a page could draw: it fails itself. */
export async function answerUnreadably(page: Page, address: string): Promise<void> {
  unreadable.add(page);
  await page.route(address, (route) => route.fulfill({ contentType: 'application/json', body: '[null]' }));
}

/** Requests for it wait. @returns what lets them go on */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  let release = () => undefined as void;
  const released = new Promise<void>((done) => (release = done));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Paths of scripts and styles that a test itself let get lost: whatever the page writes down about them. */
const lost = new Set<string>();

/** The script of that name does not come, nor do its styles, as over a line that drops. @returns from when on they do */
export async function lose(page: Page, name: string): Promise<() => Promise<void>> {
  const address = new RegExp(`/assets/${name}-.{8}\\.(js|css)$`);
  await page.route(address, (route) => {
    lost.add(new URL(route.request().url()).pathname);
    return route.abort('internetdisconnected');
  });
  return () => page.unroute(address);
}

/** The browser itself writes down every request that was refused, and every line that drops: that is no fault of the page. */
function isRefusal(text: string): boolean {
  return /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET))/.test(
    text,
  );
}
