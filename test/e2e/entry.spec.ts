import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { checkCharacter } from '#domain/identifiers/uscc-form.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { Authenticator, setUpSecondFactor } from '../support/authenticator.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { aTwin } from '../support/twin.js';
import { until } from '../support/until.js';
import { lose, PROBE, sendAsItEnds, visitor } from './browser.js';
import { startFront } from './front.js';
import { linkOfMail } from './mails.js';
import { act, give, roomOfSuite } from './room.js';

const MB = 1_048_576;
// Several pages, and the machine may be busy.
const LONG_MS = 300_000;

describe('whoever comes in and types', () => {
  const room = roomOfSuite();

  async function signIn(page: Page, login: string, password: string): Promise<void> {
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  }

  it(
    'accepts an invitation, sets up a second factor and signs in with it, and gets a new password by mail',
    async () => {
      const [login, email, first, second] = [
        'qian.wei',
        'qian.wei@guohe.example',
        'a long enough secret',
        'quite another secret',
      ];
      await (await room.desk.as('officer')).post('/invitations', { email, displayName: '钱卫', roles: ['expert'] });
      let page = await room.anybody(await linkOfMail(room, email, /邀请/));
      await room.expectSound();
      await page.getByLabel('账号名').fill(login);
      await page.getByLabel('新密码').fill(first);
      await page.getByRole('button', { name: '建立账号' }).click();
      await page.getByText('账号已建立，请登录。').first().waitFor();
      await room.expectSound();
      await page.getByRole('link', { name: '登录' }).click();
      await signIn(page, login, first);
      await page.getByRole('heading', { name: '待办' }).waitFor();
      await page.goto('/desk/account');
      await act(page, '启用动态口令', { 密码: first });
      const app = new Authenticator((await page.locator('code.seed').first().textContent()) ?? '');
      await page.getByLabel('验证器显示的六位数字').fill('000000');
      await page.getByRole('button', { name: '确认启用' }).click();
      await page.getByRole('alert').filter({ visible: true }).first().waitFor();
      await room.expectSound();
      await page.getByLabel('验证器显示的六位数字').fill(await app.code());
      await page.getByRole('button', { name: '确认启用' }).click();
      await page.getByText('请抄存恢复码').waitFor();
      await room.expectSound();
      await page.getByRole('button', { name: '退出', exact: true }).click();
      await signIn(page, login, first);
      await page.getByLabel('动态口令或恢复码').fill(await app.code());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '待办' }).waitFor();
      await page.getByRole('button', { name: '退出', exact: true }).click();

      await page.getByRole('link', { name: '忘记密码' }).click();
      await page.getByLabel('账号名或邮箱').fill(email);
      await page.getByRole('button', { name: '发送重设密码的邮件' }).click();
      await page.getByRole('status').filter({ hasText: '邮件随即发出' }).first().waitFor();
      page = await room.anybody(await linkOfMail(room, email, /密码/));
      await page.getByLabel('新密码').fill('123');
      await page.getByRole('button', { name: '设置新密码' }).click();
      await page.getByRole('alert').filter({ visible: true }).first().waitFor();
      await room.expectSound();
      await page.getByLabel('新密码').fill(second);
      await page.getByRole('button', { name: '设置新密码' }).click();
      await page.getByText('新密码已设置，请登录。').first().waitFor();
      await page.getByRole('link', { name: '登录' }).click();
      await signIn(page, login, second);
      await page.getByLabel('动态口令或恢复码').fill(await app.code());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '待办' }).waitFor();
    },
    LONG_MS,
  );

  it('seals what somebody took along on this device as soon as the server knows nobody there', async () => {
    const page = await room.anybody('/public');
    const isSealed = () =>
      page.evaluate(async () => (await (await caches.open('guohe.taken-along')).match('/sealed')) !== undefined);
    expect(await isSealed()).toBe(false);
    await page.goto('/desk/cases');
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await until(isSealed);
  });

  it(
    'is told on the opening screen when a script does not come, and loads it again',
    async () => {
      const page = await room.anybody('/public');
      const comes = await lose(page, 'index');
      await page.goto('/desk/password');
      const opening = page.getByRole('status');
      await opening.getByText('没有打开').waitFor();
      await opening.getByText('Not opened').waitFor();
      expect(await opening.getByText('正在打开').count()).toBe(0);
      await room.expectSound();
      await comes();
      await opening.getByRole('button', { name: '刷新' }).click();
      await page.getByLabel('账号名或邮箱').waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each([
    ['gate', '/desk/registrations?state=open', '账号'],
    ['start', '/desk/password?from=mail', '账号名或邮箱'],
  ])(
    'is told by the page alone, after a while, where not even the script %s comes that starts it, and loads it again',
    async (script, at, field) => {
      const page = await room.anybody('/public');
      const comes = await lose(page, script);
      await page.goto(at);
      const opening = page.getByRole('status');
      await opening.getByText('正在打开').waitFor();
      const late = opening.getByText('打开的时间比平常长');
      expect(await late.isVisible()).toBe(false);
      const before = await opening.boundingBox();
      // Most of the time it takes has passed.
      const leftMs = await opening.evaluate((element) => {
        const [waiting] = element.getAnimations({ subtree: true });
        const { delay = 0 } = waiting?.effect?.getTiming() ?? {};
        (waiting as Animation).currentTime = delay - 300;
        return delay;
      });
      expect(leftMs).toBeGreaterThanOrEqual(10_000);
      await late.waitFor();
      await opening.getByText('takes longer than usual').waitFor();
      expect(await opening.boundingBox()).toEqual(before);
      await room.expectSound();
      await comes();
      await opening.getByRole('link', { name: '刷新' }).click();
      await page.getByLabel(field).waitFor();
      const { pathname, search } = new URL(page.url());
      expect(pathname + search).toBe(at);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is told where scripts are turned off, and led to what needs none',
    async () => {
      const context = await room.browser.newContext({ baseURL: room.desk.stack.apiUrl, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto('/desk');
      // Found by the markup: by what stands in it nothing of this kind is.
      const told = page.locator('.opening noscript');
      expect(await told.textContent()).toMatch(/办理平台需要启用脚本.*The desks need JavaScript/s);
      expect(await page.locator('.opening [role=status]').isVisible()).toBe(false);
      const way = told.locator('a').first();
      expect((await way.boundingBox())?.y).toBeLessThan(300);
      await way.click();
      await page.waitForURL(({ pathname }) => !pathname.startsWith('/desk'));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await context.close();
    },
    LONG_MS,
  );

  it(
    'sees the desks open where the scripts are there before the page is',
    async () => {
      const front = await startFront(room.desk.stack.apiUrl);
      try {
        const { page, expectSound, leave } = await visitor(room.browser, front.url);
        const bodyComes = front.holdBodies();
        await page.goto('/desk/password', { waitUntil: 'commit' });
        await until(() =>
          page.evaluate(() => {
            const asked = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
            const read = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
            return asked.length > 0 && document.scripts.length > 0 && asked.every(({ href }) => read.has(href));
          }),
        );
        // As many turns as they would take to run, and more.
        await page.evaluate(async () => {
          for (let turn = 0; turn < 100; turn += 1) await new Promise((done) => setTimeout(done));
        });
        expect(await page.locator('#root').count()).toBe(0);
        bodyComes();
        await page.getByLabel('账号名或邮箱').waitFor();
        await expectSound();
        await leave();
      } finally {
        await front.close();
      }
    },
    LONG_MS,
  );

  async function newDossier(type: BaseType): Promise<string> {
    const batch = await room.desk.openBatch();
    return (await (await room.desk.as(type)).post<{ id: string }>('/dossiers', { batchId: batch.id, type })).id;
  }
  const savedPart = async (type: BaseType, id: string, part: string) =>
    (await (await room.desk.as(type)).get<{ content: Record<string, unknown> }>(`/dossiers/${id}/parts/${part}`))
      .content;

  it(
    'whose session ends in the middle of a part signs in again in place, and goes on typing',
    async () => {
      const id = await newDossier('research');
      const page = await room.enter('research', `/desk/dossiers/${id}?part=base`);
      await page.getByLabel('基地名称').fill('到期之前');
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await room.desk.rows(
        `DELETE FROM session WHERE id = (SELECT s.id FROM session s JOIN account a ON a.id = s.account_id
         WHERE a.login = 'research' ORDER BY s.created_at DESC LIMIT 1)`,
      );
      await page.getByLabel('基地名称').fill(`到期之时 ${PROBE}`);
      const again = page.getByRole('dialog', { name: /登录已过期/ });
      await again.waitFor();
      await room.expectSound();
      await again.getByLabel('账号').fill('research');
      await again.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
      await again.getByRole('button', { name: '登录', exact: true }).click();
      await again.waitFor({ state: 'detached' });
      expect(await page.getByLabel('基地名称').inputValue()).toBe(`到期之时 ${PROBE}`);
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'whose session ends in the middle of an act signs in again in place, with a second factor, and the act goes on',
    async () => {
      await aTwin(room.desk.record, 'admin', 'admin.second', '季管理');
      const { app, recoveryCodes } = await setUpSecondFactor(await room.desk.as('admin.second'), DEMO_PASSWORD);
      const signInWith = async (code: string, area: Page | Locator) => {
        await area.getByLabel('账号', { exact: true }).fill('admin.second');
        await area.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
        await area.getByRole('button', { name: '登录', exact: true }).click();
        await area.getByLabel('动态口令或恢复码').fill(code);
        await area.getByRole('button', { name: '登录', exact: true }).click();
      };
      const page = await room.anybody('/desk/organisations');
      await signInWith(await app.code(), page);
      const form = page.getByRole('dialog', { name: '登记单位' });
      await page.getByRole('button', { name: '登记单位' }).click();
      const uscc = '91110108MA09ABCD1';
      const name = `北京过期研究院 ${PROBE}`;
      await give(form, '单位名称', name);
      await give(form, '统一社会信用代码', uscc + checkCharacter(uscc));
      await give(form, '所在区', ['海淀区']);
      const answers: number[] = [];
      const keys = new Set<string | undefined>();
      page.on('response', (answer) => {
        const sent = answer.request();
        if (sent.method() !== 'POST' || !answer.url().endsWith('/organisations')) return;
        answers.push(answer.status());
        keys.add(sent.headers()['idempotency-key']);
      });
      const end = () =>
        room.desk.rows(
          `DELETE FROM session WHERE account_id = (SELECT id FROM account WHERE login = 'admin.second') RETURNING id`,
        );
      const send = () => form.getByRole('button', { name: '登记单位' }).click();
      await sendAsItEnds(page, send, async () => expect(await end()).not.toEqual([]));
      const again = page.getByRole('dialog', { name: /登录已过期/ });
      await again.waitFor();
      expect(await form.isVisible()).toBe(false);
      await room.expectSound();
      await signInWith(await app.code(), again);
      await again.waitFor({ state: 'detached' });
      await form.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: uscc }).getByText(name).waitFor();
      expect([answers, keys.size]).toEqual([[401, 201], 1]);
      await room.expectSound();

      // Whoever goes back instead has given it up.
      await page.getByRole('link', { name: '账号', exact: true }).click();
      await page.getByRole('link', { name: '单位', exact: true }).click();
      await page.getByRole('button', { name: '登记单位' }).click();
      const other = '91110108MA08ABCD1';
      await give(form, '单位名称', '北京放弃研究院');
      await give(form, '统一社会信用代码', other + checkCharacter(other));
      await give(form, '所在区', ['海淀区']);
      await sendAsItEnds(page, send, end);
      await again.waitFor();
      await page.goBack();
      await page.waitForURL('**/desk/accounts');
      await signInWith(recoveryCodes[0] ?? '', again);
      await again.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '账号', level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(answers).toEqual([401, 201, 401]);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'uploads 49 MB over a line that drops, reloads the page, and goes on where it broke off',
    async () => {
      const id = await newDossier('platform');
      const page = await room.enter('platform', `/desk/dossiers/${id}?part=attachments`);
      await page.getByRole('button', { name: '添加一条' }).click();
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      const path = join(room.desk.stack.folder, '大文件.pdf');
      const body = Buffer.alloc(49 * MB - 100, 'x');
      await writeFile(path, Buffer.concat([Buffer.from('%PDF-1.7\n'), body, Buffer.from('\n%%EOF\n')]));
      const chunks: string[] = [];
      let arrives = 3;
      await page.route('**/api/v1/uploads/*', async (route) => {
        const request = route.request();
        if (request.method() !== 'PATCH') return route.continue();
        arrives -= 1;
        if (arrives < 0) return route.abort('connectionreset');
        chunks.push((await request.headerValue('upload-offset')) ?? '');
        return route.continue();
      });
      const chooser = page.getByLabel('第 1 条的证明材料', { exact: true });
      await chooser.setInputFiles(path);
      await page.getByText('网络中断，恢复后自动续传').waitFor({ timeout: 60_000 });
      arrives = 100;
      await page.reload();
      const row = page.locator('.rows .ant-collapse-header').first();
      if (!(await chooser.count())) await row.click();
      await chooser.setInputFiles(path);
      await page.getByRole('link', { name: /大文件\.pdf（49\.0 MB）/ }).waitFor({ timeout: 120_000 });
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      await room.expectSound();
      // Nothing went twice but the one piece that the reload may have cut.
      expect(chunks.length - new Set(chunks).size).toBeLessThanOrEqual(1);
      expect(chunks.filter((offset) => offset === '0')).toHaveLength(1);
      expect(JSON.stringify(await savedPart('platform', id, 'attachments'))).toMatch(/[0-9a-f-]{36}/);
    },
    LONG_MS,
  );
});
