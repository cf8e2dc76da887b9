import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { checkCharacter } from '#domain/identifiers/uscc-form.js';
import { aPdf, openDesk, type Desk } from '../support/desk.js';
import { until } from '../support/until.js';
import { PROBE, startBrowser, visitor, type Visitor } from './browser.js';
import { expectToFit } from './room.js';

const FIRST_17 = '91110108MA01ABCD1';
const USCC = FIRST_17 + checkCharacter(FIRST_17);

describe('whoever comes to the desks by himself', () => {
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

  it('registers an organisation, adds the licence, and sees what became of it by the address of the page, on the narrowest screen in both languages', async () => {
    someone = await visitor(browser, desk.stack.apiUrl, { width: 320 });
    let { page } = someone;
    await someone.open('/desk');
    await page.getByRole('link', { name: '单位注册' }).click();
    await page.getByLabel('单位名称').fill('北京前沿材料联合研究院<img src=x onerror=alert(1)>');
    await page.getByLabel('统一社会信用代码').fill('123');
    await page.getByLabel('注册所在区').click();
    await page.getByTitle('海淀区').click();
    await page.getByLabel('管理员姓名').fill('李明');
    await page.getByLabel('管理员邮箱').fill('li.ming@guohe.example');
    await someone.expectSound();
    const code = page.getByLabel('统一社会信用代码');
    // At the field, before anything is sent.
    await page.getByText('应为 18 位数字和大写字母', { exact: false }).waitFor();
    let sent = 0;
    page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
    await page.getByRole('button', { name: '提交注册' }).click();
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
    expect([sent, await code.getAttribute('aria-invalid')]).toEqual([0, 'true']);
    await page.reload();
    expect(await page.getByLabel('管理员姓名').inputValue()).toBe('李明');
    await code.fill(`${USCC.slice(0, 17)}${USCC.endsWith('A') ? 'B' : 'A'}`);
    await page.getByLabel('管理员姓名').focus();
    await page.getByText('校验位不符', { exact: false }).waitFor();
    await someone.expectSound();
    await code.fill(` ${USCC.slice(0, 9)} ${USCC.slice(9)}`);
    await page.getByLabel('管理员姓名').focus();
    await page.getByText('校验位不符', { exact: false }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '提交注册' }).click();
    await page.getByRole('button', { name: '上传营业执照或法人证书' }).waitFor();
    const licence = { name: '执照.pdf', mimeType: 'application/pdf', buffer: aPdf('licence') };
    await page.getByLabel('证照扫描件').setInputFiles(licence);
    await page.getByText('待审核').waitFor();
    await someone.expectSound();
    await expectToFit(page);

    // A slip is put right, and the officer reads it corrected.
    const address = page.url();
    await someone.leave();
    someone = await visitor(browser, desk.stack.apiUrl, { language: 'en', width: 320 });
    ({ page } = someone);
    await someone.open(address);
    await page.getByRole('button', { name: 'Correct this' }).click();
    const dialog = page.getByRole('dialog');
    const mailbox = dialog.getByLabel('Mail address of the administrator');
    expect(await dialog.getByLabel('Unified social credit code').inputValue()).toBe(USCC);
    await mailbox.fill('nobody');
    await someone.expectSound();
    await dialog.getByRole('button', { name: 'Correct this' }).click();
    await dialog.locator('.ant-form-item-explain-error').waitFor();
    await until(() => mailbox.evaluate((field) => field === document.activeElement));
    await expectToFit(page);
    await mailbox.fill('li.ming@guohe.example');
    await dialog.getByLabel('Name of the organisation').fill('北京前沿材料研究院');
    await dialog.getByRole('button', { name: 'Correct this' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('definition').filter({ hasText: '北京前沿材料研究院' }).waitFor();
    await expectToFit(page);

    const officer = await desk.as('officer');
    const [registration] = await officer.get<{ id: string; name: string; revision: number }[]>('/registrations');
    expect(registration).toMatchObject({ name: '北京前沿材料研究院', revision: 2 });
    await officer.post(`/registrations/${registration?.id}/refusal`, { reason: '证照不清晰', revision: 2 });
    await page.reload();
    await page.getByText('证照不清晰').waitFor();
    await page.getByRole('button', { name: 'Register anew' }).click();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('Please give: District of registration').waitFor();
    await someone.expectSound();
    await expectToFit(page);
  });

  it('invites a colleague and takes the invitation back', async () => {
    someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
    const { page } = someone;
    await someone.signIn('park');
    await page.getByRole('link', { name: 'Colleagues' }).click();
    await page.getByRole('button', { name: 'Invite a colleague' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(`Wang Fang ${PROBE}`);
    await dialog.getByLabel('Mail address').fill('wang.fang@guohe.example');
    await dialog.getByRole('button', { name: 'Invite a colleague' }).click();
    await page.getByRole('cell', { name: 'wang.fang@guohe.example' }).waitFor();
    await someone.expectSound();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('No invitations are open.').waitFor();
    await someone.expectSound();
  });

  it('chooses how to be told of what, and gives a machine some permissions for some days', async () => {
    someone = await visitor(browser, desk.stack.apiUrl, { dark: true });
    const { page } = someone;
    await someone.signIn('park');
    await someone.open('/desk/account');
    await page.getByLabel('审定会的通知方式').click();
    await page.getByTitle('每日汇总一封').click();
    await page
      .getByRole('row', { name: /审定会/ })
      .getByTitle('每日汇总一封')
      .waitFor();
    await page.getByRole('button', { name: '新建令牌' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用途').fill(`每日同步 ${PROBE}`);
    // In words, found by the code too; what is for people alone is not offered.
    const permission = dialog.getByLabel('权限');
    await permission.fill('ownAccount');
    await page.locator('.ant-select-dropdown .ant-empty-description').waitFor();
    await permission.fill('read:case');
    await page.getByTitle('查看事项 read:case', { exact: true }).click();
    await permission.fill('');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('密码').fill('guohe-demo-2026');
    await dialog.getByRole('button', { name: '新建令牌' }).click();
    await page.getByText('请抄存令牌').waitFor();
    const token = await page.locator('code.seed').last().textContent();
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/cases`, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    await page
      .getByRole('row', { name: /每日同步/ })
      .getByText('查看事项 read:case')
      .waitFor();
    await someone.expectSound();
    const [own] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载我的个人信息' }).click(),
    ]);
    expect(await readFile(await own.path(), 'utf8')).toContain('park');
    await page.getByRole('cell', { name: '长期' }).first().waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
    await page.getByText('没有令牌。').waitFor();
    await someone.expectSound();

    // Whoever wants to be erased is told whom to ask; who asks is not left with a button that nobody may press.
    expect(await page.getByRole('button', { name: /注销/ }).count()).toBe(0);
    await page.getByText('需要注销账号、删除个人信息的，请向系统管理员提出', { exact: false }).waitFor();

    const elsewhere = await desk.tokenOf('park');
    await page.reload();
    await page.getByRole('button', { name: '退出其他各处' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退出其他各处' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const ended = await fetch(`${desk.stack.apiUrl}/api/v1/cases`, {
      headers: { Authorization: `Bearer ${elsewhere}` },
    });
    expect(ended.status).toBe(401);
  });

  it('says as an expert, and as a member of the meeting, for whom to stand aside', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    let { page } = someone;
    await someone.signIn('expert1');
    await page.getByRole('link', { name: '专业和回避' }).click();
    await page.getByRole('button', { name: '登记关系' }).click();
    await page.getByRole('dialog').getByLabel('关系', { exact: true }).click();
    await page.getByTitle('亲属').click();
    await page.getByRole('dialog').getByRole('button', { name: '登记关系' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByRole('dialog').getByLabel('人员姓名').fill('<b>李四</b>');
    await page.getByRole('dialog').getByRole('button', { name: '登记关系' }).click();
    await page.getByRole('row', { name: /亲属.*<b>李四/ }).waitFor();
    await someone.expectSound();
    await page.getByRole('button', { name: '修改资料' }).click();
    await page.getByRole('dialog').getByLabel('工作单位').fill(`清华大学 ${PROBE}`);
    await someone.expectSound();
    await page.getByRole('dialog').getByRole('button', { name: '修改资料' }).click();
    await page.getByRole('definition').filter({ hasText: '清华大学' }).waitFor();
    // The ties are the same as before.
    await page.getByRole('row', { name: /亲属.*<b>李四/ }).waitFor();
    await someone.leave();

    someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
    ({ page } = someone);
    const [member] = await desk.rows<{ login: string }>(
      `SELECT login FROM account WHERE 'decisionMaker' = ANY(roles) AND NOT EXISTS (SELECT 1 FROM expert_profile WHERE account_id = id) LIMIT 1`,
    );
    await someone.signIn(member?.login ?? '');
    await page.getByRole('link', { name: 'Fields and ties' }).click();
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('dialog').getByLabel('Employer').fill('<i>Academy</i>');
    await page.getByRole('dialog').getByRole('button', { name: 'Change it' }).click();
    await page.getByText('<i>Academy</i>').waitFor();
    await someone.expectSound();
  });
});
