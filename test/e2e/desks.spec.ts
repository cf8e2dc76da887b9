import type { Browser } from 'playwright-core';
import { openDesk, type Desk } from '../support/desk.js';
import { startBrowser, visitor, type Visitor } from './browser.js';

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

  it.each(['zh', 'en'] as const)('let an officer check a dossier item by item and accept it (%s)', async (language) => {
    const batch = await desk.openBatch();
    const park = await desk.as('park');
    const dossier = await desk.draft('park', batch.id, (sample) =>
      sample.with('base', { name: `<script>alert("${language}")</script>国际合作园` }),
    );
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${dossier.id}/submission`);
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

  it('return a dossier for what fails, one item at least', async () => {
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

    await page.getByRole('listitem').filter({ hasText: '场地产权' }).getByText('不符合', { exact: true }).click();
    await page.getByRole('textbox', { name: /不符合的情况/ }).fill('缺少盖章页');
    await page.keyboard.press('Tab');
    await page.getByText('不符合 1 项').waitFor();
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

  it('read again by themselves what goes on, on the board and of a batch', async () => {
    const batch = await desk.openBatch();
    const park = await desk.as('park');
    const { id } = await desk.draft('park', batch.id, (sample) => sample.with('base', { name: '自行出现的基地' }));
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await someone.open(`/desk/batches/${batch.id}`);
    const pipeline = page.locator('section').filter({ has: page.getByRole('heading', { name: '办理进度' }) });
    await pipeline.getByText(/填报中 1 份/).waitFor();
    const other = await desk.draft('park', batch.id);
    await park.post(`/dossiers/${other.id}/submission`);
    const board = await page.context().newPage();
    await board.goto('/desk/board');
    await board.locator('.board-cards').first().waitFor();
    await park.post(`/dossiers/${id}/submission`);
    await board.getByText('自行出现的基地').waitFor({ timeout: 40_000 });
    await page.bringToFront();
    await pipeline.getByText(/填报中 0 份/).waitFor({ timeout: 40_000 });
  });

  it('explain a day to whoever points at it, comes to it with the keyboard or taps it', async () => {
    const batch = await desk.openBatch();
    for (const by of ['pointer', 'keyboard', 'finger'] as const) {
      someone = await visitor(browser, desk.stack.apiUrl, { touch: by === 'finger' });
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open(`/desk/batches/${batch.id}`);
      const day = page.locator('.explained').first();
      if (by === 'pointer') await day.hover();
      else if (by === 'keyboard') await day.focus();
      else await day.tap();
      await page.getByRole('tooltip').filter({ hasText: '星期' }).waitFor();
      await someone.leave();
    }
  });
});
