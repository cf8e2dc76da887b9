import type { Browser, Page } from 'playwright-core';
import { freePort } from '#platform/embedded/ports.js';
import { openDesk, type Desk } from '../support/desk.js';
import { startOpenIdProvider, type OpenIdProvider } from '../support/oidc.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { aTwin } from '../support/twin.js';
import { sendAsItEnds, startBrowser, visitor, type Visitor } from './browser.js';

describe('single sign-on in a browser', () => {
  let provider: OpenIdProvider;
  let desk: Desk;
  let browser: Browser;
  let someone: Visitor;
  beforeAll(async () => {
    const port = String(await freePort());
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await startOpenIdProvider(publicUrl);
    const env = {
      PORT: port,
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'guohe',
      OIDC_CLIENT_SECRET: 'secret-of-the-client',
      OIDC_NAME: '市科委通行证',
      OIDC_SCOPE: 'openid profile email groups',
      OIDC_ROLES: 'caseOfficer=guohe-officers;expert=guohe-experts',
      OIDC_SECOND_FACTOR: 'otp',
    };
    [desk, browser] = await Promise.all([openDesk({ worker: false, env }), startBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await provider?.stop();
  });
  afterEach(() => someone?.leave());

  const officer = { sub: 'wang', name: '王通行', groups: ['guohe-officers'], amr: ['otp'] };
  const leave = async () => {
    await someone.page.getByRole('button', { name: '使用市科委通行证登录' }).click();
  };

  it('leads to the directory and back to the page that was asked for', async () => {
    await provider.comes(officer);
    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.open('/desk/batches');
    await someone.expectSound();
    await leave();
    await someone.page.waitForURL('**/desk/batches');
    await someone.page.getByRole('link', { name: '王通行' }).waitFor();
    await someone.expectSound();
    expect(await someone.page.evaluate(() => document.cookie)).not.toContain('guohe_session');
  });

  const sendAtTheEnd = (page: Page) =>
    sendAsItEnds(
      page,
      () => page.getByRole('dialog').getByRole('button', { name: '邀请单位注册' }).click(),
      () => desk.rows(`DELETE FROM session`),
    );

  it('leads there in a window of its own once the session has ended, over a page that nobody reads meanwhile, and whose act goes on', async () => {
    await provider.comes(officer);
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.open('/desk/registrations');
    await leave();
    await page.getByRole('button', { name: '邀请单位注册' }).click();
    const mailbox = page.getByRole('dialog').getByLabel('邮箱');
    await page.getByRole('dialog').getByLabel('统一社会信用代码').fill('91110108MA07ABCD1X');
    await mailbox.fill('not.sent.yet@guohe.example');
    await sendAtTheEnd(page);
    expect(await mailbox.isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: '王通行' }).isVisible()).toBe(false);
    // It lies under that window; another one in which somebody signs in takes nothing up again here.
    await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }));
    const another = await page.context().newPage();
    await another.goto('/desk');
    await another.getByRole('button', { name: '使用' }).click();
    await page.getByText('登录已过期').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByText('请先登录').waitFor();
    expect(await mailbox.inputValue()).toBe('not.sent.yet@guohe.example');
    await sendAtTheEnd(page);
    const beside = page.context().waitForEvent('page');
    await leave();
    await beside;
    await page.getByText('登录已过期').waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('row', { name: 'not.sent.yet@guohe.example' }).waitFor();
  });

  it('takes the place of the password for whoever has an account here already', async () => {
    await aTwin(desk.record, 'expert1', 'expert.links', '鲁专家');
    await desk.rows(`UPDATE account SET demo = false WHERE login = 'expert.links'`);
    await provider.comes({ sub: 'lu', name: '鲁专家', groups: ['guohe-experts'], amr: ['otp'] });
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('expert.links');
    await someone.open('/desk/account');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '改用市科委通行证登录' }).click();
    await dialog.getByLabel('现密码').fill('not this one');
    await dialog.getByRole('button', { name: '改用市科委通行证登录' }).click();
    await dialog.getByLabel('现密码').and(page.locator(':focus')).waitFor();
    await dialog.locator('.ant-form-item-explain').getByText('密码不正确').waitFor();
    await someone.expectSound();
    await dialog.getByLabel('现密码').fill(DEMO_PASSWORD);
    await Promise.all([
      page.waitForResponse('**/api/v1/single-sign-on/completion'),
      dialog.getByRole('button', { name: '改用市科委通行证登录' }).click(),
    ]);
    await page.waitForURL('**/desk/account');
    await page.getByRole('heading', { name: '鲁专家' }).waitFor();
    await someone.expectSound();

    await page.getByRole('button', { name: '退出', exact: true }).click();
    await page.getByLabel('账号').fill('expert.links');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '账号或密码不正确' }).waitFor();
    await leave();
    await page.getByRole('link', { name: '鲁专家' }).waitFor();
    await page.getByRole('heading', { name: '待办' }).waitFor();
    await someone.expectSound();
  });

  it('says why somebody was not let in, and leaves nothing of the answer in the address', async () => {
    await provider.comes({ ...officer, sub: 'li', groups: ['canteen'] });
    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.open('/desk');
    await leave();
    await someone.page.getByText('统一身份认证中没有您在本系统的岗位').waitFor();
    expect(someone.page.url()).toBe(`${desk.stack.apiUrl}/desk/single-sign-on`);
    await someone.expectSound();
    await someone.page.getByRole('link', { name: '回到登录页' }).click();
    await someone.page.getByLabel('账号').waitFor();
  });
});
