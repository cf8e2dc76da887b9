import type { Browser } from 'playwright-core';
import { addDays } from '#domain/common/calendar-date.js';
import { openDesk, TODAY, type Desk } from '../support/desk.js';
import { until } from '../support/until.js';
import { holdBack, PROBE, startBrowser, visitor, type Visitor } from './browser.js';

describe('the desks in a browser', () => {
  let desk: Desk;
  let browser: Browser;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  it('say at the sign-in that name or password is wrong, and let in whoever has both right', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.open('/desk');
    await someone.expectSound();
    await page.getByLabel('账号').fill('officer');
    expect(await page.getByLabel('密码', { exact: true }).getAttribute('type')).toBe('password');
    await page.getByLabel('密码', { exact: true }).fill('<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await someone.signIn('officer');
    await someone.expectSound();
  });

  it.each([
    ['park', 'zh'],
    ['platform', 'en'],
  ] as const)('let an officer check a dossier item by item and accept it (%s, %s)', async (type, language) => {
    const batch = await desk.openBatch();
    const applicant = await desk.as(type);
    const dossier = await desk.draft(type, batch.id, (sample) =>
      sample.with('base', { name: `<script>alert("${language}")</script>国际合作园` }),
    );
    const { caseId } = await applicant.post<{ caseId: string }>(`/dossiers/${dossier.id}/submission`);
    const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
    someone = await visitor(browser, desk.stack.apiUrl, { language });
    const { page } = someone;
    await someone.signIn('officer');
    await page.getByRole('link', { name: `alert("${language}")` }).click();
    await page.waitForURL(`**/desk/cases/${caseId}`);
    await page.getByRole('button', { name: say('其余各项均符合', 'All others pass') }).click();
    await page.getByText(say('未审 0 项', '0 open')).waitFor();
    await someone.expectSound();
    await page.getByRole('button', { name: say('受理', 'Accept'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('受理', 'Accept'), exact: true })
      .click();
    await page.getByRole('button', { name: say('抽取专家', 'Draw the experts') }).waitFor();
    await page.getByText(say('与其他申报书重复的编号', 'Numbers that other dossiers use too')).waitFor();
    await page.getByRole('button', { name: say('查看（留痕）', 'Look (on record)') }).click();
    await page
      .getByRole('cell', { name: /^1\d{10}$/ })
      .first()
      .waitFor();
    await someone.expectSound();
  });

  it('return a dossier for what fails, one item at least; a line that is cut takes nothing of what was judged', async () => {
    const batch = await desk.openBatch();
    const park = await desk.as('park');
    const { id } = await desk.draft('park', batch.id);
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`);
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await someone.open(`/desk/cases/${caseId}`);
    await page.getByRole('button', { name: '其余各项均符合' }).click();
    await page.getByText('未审 0 项').waitFor();
    let sent = 0;
    page.on('request', (request) => (sent += request.url().endsWith('/return') ? 1 : 0));
    const dialog = page.getByRole('dialog');
    const send = () => dialog.getByRole('button', { name: '退回补正' }).click();
    await page.getByRole('button', { name: '退回补正' }).click();
    await send();
    await dialog.getByText('至少一项').waitFor();
    await someone.expectSound();
    expect(sent).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    const unread = '**/checklist';
    await page.route(unread, (route) =>
      route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.getByRole('listitem').filter({ hasText: '场地产权' }).getByText('不符合', { exact: true }).click();
    const reason = page.getByRole('textbox', { name: /不符合的情况/ });
    await reason.fill(`缺少盖章页 ${PROBE}`);
    await page.keyboard.press('Tab');
    await page.getByRole('status').filter({ hasText: '未保存' }).waitFor();
    await page.getByText('不符合 0 项').waitFor();
    await page.reload();
    await until(async () => (await reason.inputValue()) === `缺少盖章页 ${PROBE}`);
    // Nobody decides on anything but what stands on the page.
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await dialog.getByRole('button', { name: '受理', exact: true }).click();
    await dialog.getByText('服务器没有应答').waitFor();
    await someone.expectSound();
    await page.keyboard.press('Escape');
    await page.unroute(unread);
    await page.getByText('不符合 1 项').waitFor();
    expect(await page.getByRole('status').filter({ hasText: '未保存' }).count()).toBe(0);
    await page.getByRole('button', { name: '退回补正' }).click();
    await dialog.getByRole('listitem').filter({ hasText: '缺少盖章页' }).waitFor();
    await send();
    await dialog.waitFor({ state: 'detached' });
    expect(sent).toBe(1);
    await page.getByText('将退回').waitFor({ state: 'detached' });
  });

  it('say what could not be read, explain a limit to whoever asks, and let it be read again', async () => {
    const batch = await desk.openBatch();
    const park = await desk.as('park');
    const dossier = await desk.draft('park', batch.id);
    await park.post(`/dossiers/${dossier.id}/submission`);
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await page.locator('.explained').first().hover();
    await page.getByRole('tooltip').filter({ hasText: '工作日' }).waitFor();
    await page.route('**/api/v1/batches/*', (route) => route.abort('internetdisconnected'));
    await someone.open(`/desk/dossiers/${dossier.id}`);
    await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
    await someone.expectSound();
    await page.unroute('**/api/v1/batches/*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.locator(`a[href="/desk/batches/${batch.id}"]`).waitFor();
  });

  it('tell whoever has no business there', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.signIn('expert1');
    await someone.open('/desk/cases/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21');
    await someone.page.locator('.closed').waitFor();
    await someone.expectSound();
    await someone.open('/desk/nowhere');
    await someone.page.getByText('没有这个页面').waitFor();
  });

  it('show within a tenth of a second that a page is on its way, and move nothing for it', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    const line = page.locator('.under-way');
    for (const name of ['board', 'batches', 'experts']) {
      await someone.open('/desk');
      const comes = await holdBack(page, `**/assets/${name}-*.js`);
      const before = await page.getByRole('heading', { level: 1 }).boundingBox();
      await page.locator(`nav a[href="/desk/${name}"]`).click();
      await line.waitFor();
      // Of the tenth of a second most is left for a slow machine.
      expect(await line.evaluate((it) => parseFloat(getComputedStyle(it).animationDelay))).toBeLessThanOrEqual(0.05);
      expect(await page.getByRole('heading', { level: 1 }).boundingBox()).toEqual(before);
      expect(await page.locator('main').getAttribute('aria-busy')).toBe('true');
      expect(await line.evaluate((it) => getComputedStyle(it, '::before').animationName)).toBe('none');
      comes();
      await line.waitFor({ state: 'detached' });
      expect(await page.locator('main').getAttribute('aria-busy')).toBe('false');
      expect(new URL(page.url()).pathname).toBe(`/desk/${name}`);
    }
    await someone.expectSound();
  });

  it.each(['zh', 'en'] as const)(
    'show on a phone what is to be done and until when, on one screen (%s)',
    async (language) => {
      const batch = await desk.openBatch();
      const park = await desk.as('park');
      const { id } = await desk.draft('park', batch.id);
      await park.post(`/dossiers/${id}/submission`);
      someone = await visitor(browser, desk.stack.apiUrl, { language, width: 360 });
      const { page } = someone;
      await someone.signIn('officer');
      const row = page
        .getByRole('row')
        .filter({ has: page.locator('time') })
        .first();
      const [title, task, due] = [0, 1, 2].map((at) => row.getByRole('cell').nth(at));
      expect(await task?.textContent()).not.toBe('');
      const lines = (await due?.locator('time').evaluate((time) => time.getClientRects().length)) ?? 0;
      // A value of several pieces stays on its line, beside the name of its column.
      const tops = await due?.evaluate((cell) => {
        const [time, copy] = [cell.querySelector('time'), cell.querySelector('time')?.cloneNode(true) as HTMLElement];
        copy.textContent = '*';
        cell.append(' ', copy);
        const found = [time, copy].map((piece) => Math.round(piece?.getBoundingClientRect().top ?? 0));
        copy.remove();
        return found;
      });
      expect(new Set(tops).size).toBe(1);
      const width = (await title?.boundingBox())?.width ?? 0;
      const hidden = await page.locator('.scroll').evaluate((at) => at.scrollWidth - at.clientWidth);
      const top = (await page.getByRole('banner').boundingBox())?.height ?? 0;
      expect({ lines, hidden, wide: width > 250, oneLine: top < 60 }).toEqual({
        lines: 1,
        hidden: 0,
        wide: true,
        oneLine: true,
      });
      await someone.expectSound();
    },
  );

  it('read again by themselves what goes on: on the board, in a stage without any case too, and of a batch', async () => {
    const batch = await desk.openBatch({ recommendingStep: true });
    const park = await desk.as('park');
    const { id } = await desk.draft('park', batch.id, (sample) => sample.with('base', { name: '自行出现的基地' }));
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await someone.open(`/desk/batches/${batch.id}`);
    const pipeline = page.locator('section').filter({ has: page.getByRole('heading', { name: '办理进度' }) });
    await pipeline.getByText(/填报中 1 份/).waitFor();
    const board = await page.context().newPage();
    await board.goto('/desk/board');
    const stage = board.getByRole('region', { name: '推荐单位推荐', exact: true });
    await stage.getByText('没有', { exact: true }).waitFor();
    await park.post(`/dossiers/${id}/submission`);
    await stage.getByText('自行出现的基地').waitFor({ timeout: 40_000 });
    await page.bringToFront();
    await pipeline.getByText(/填报中 0 份/).waitFor({ timeout: 40_000 });
  });

  it('explain a day to whoever points at it, taps it or comes to it with the keyboard; in a table the arrows lead from one to the others', async () => {
    const days = [1, 2, 4, 6].map((ahead) => addDays(TODAY, ahead));
    const officer = await desk.as('officer');
    const { accountId: standInId } = await desk.as('finance');
    for (const [fromOn, untilOn] of [days.slice(0, 2), days.slice(2)])
      await officer.post('/delegations', { standInId, roles: ['caseOfficer'], fromOn, untilOn, reason: '出差' });
    const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' });
    const isTold = (day: string) =>
      someone.page
        .getByRole('tooltip')
        .filter({ hasText: weekday.format(new Date(day)) })
        .waitFor();

    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    const { keyboard } = page;
    const reached = () =>
      page.evaluate(() => document.activeElement?.closest('.explained')?.querySelector('time')?.dateTime ?? null);
    const tabToDay = async () => {
      for (let pressed = 0; pressed < 80; pressed += 1) {
        await keyboard.press('Tab');
        if (await reached()) return;
      }
      throw new Error('no day was reached');
    };
    await someone.signIn('officer');
    await someone.open('/desk/delegations');
    const table = page.getByRole('region', { name: '委托代办' });
    const shown = await table
      .locator('.explained time')
      .evaluateAll((all: HTMLTimeElement[]) => all.map(({ dateTime }) => dateTime));
    expect([...shown].sort()).toEqual(days);
    await someone.expectSound();
    const [first, second, below, last] = shown as [string, string, string, string];
    await table.locator(`time[datetime="${last}"]`).hover();
    await isTold(last);
    await tabToDay();
    expect(await reached()).toBe(first);
    await isTold(first);
    await keyboard.press('ArrowRight');
    expect(await reached()).toBe(second);
    await isTold(second);
    await keyboard.press('ArrowDown');
    expect(await reached()).toBe(below);
    await isTold(below);
    // One stop of many: Tab leads on from it, and back to where one was.
    await keyboard.press('Tab');
    expect(await reached()).toBeNull();
    await keyboard.press('Shift+Tab');
    expect(await reached()).toBe(below);
    await someone.leave();

    const batch = await desk.openBatch();
    someone = await visitor(browser, desk.stack.apiUrl, { touch: true });
    await someone.signIn('officer');
    await someone.open(`/desk/batches/${batch.id}`);
    const closesOn = someone.page.locator('.page-head .explained').last();
    const day = (await closesOn.locator('time').getAttribute('datetime')) ?? '';
    const told = someone.page.getByRole('tooltip');
    const chrome = await someone.page.context().newCDPSession(someone.page);
    // The browser sends a mouse after each tap, which leaves again: before the page has drawn anything, or after.
    for (const rate of [1, 1, 6, 6, 20, 20]) {
      await someone.page.reload();
      await closesOn.waitFor();
      await chrome.send('Emulation.setCPUThrottlingRate', { rate });
      await closesOn.tap();
      await isTold(day);
      await someone.page.waitForTimeout(500);
      expect(await told.count()).toBe(1);
      await chrome.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
    await someone.page.getByRole('heading', { level: 1 }).tap();
    await told.waitFor({ state: 'hidden' });
  });
});
