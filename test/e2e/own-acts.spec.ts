import type { Page } from 'playwright-core';
import { ApiClient } from '#cli/client/api-client.js';
import { addDays } from '#domain/common/calendar-date.js';
import { checkCharacter } from '#domain/identifiers/uscc-form.js';
import { aPdf, TODAY } from '../support/desk.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { aTwin } from '../support/twin.js';
import { until } from '../support/until.js';
import { failOnce, lose, PROBE } from './browser.js';
import { act, give, roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;
const FIRST_17 = '91110108MA01ABCD1';

describe('what people do with dossiers, accounts and what failed, in the browser', () => {
  const room = roomOfSuite();
  const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

  it(
    'is begun as a copy and deleted; a window that closes while somebody types takes nothing away, and says what can be done',
    async () => {
      const [open, closing] = [await room.desk.openBatch(), await room.desk.openBatch()];
      const researchOnly = await room.desk.openBatch({ quotas: { research: 1 } });
      const { id } = await room.desk.draft('park', closing.id);
      const page = await room.enter('park', `/desk/dossiers/${id}?part=plan`);
      const dialog = page.getByRole('dialog');
      const text = page.locator('[aria-labelledby=part-title]').getByRole('textbox').first();
      await text.fill('写到一半');
      await room.desk.rows('UPDATE batch SET opens_on = $2, closes_on = $3 WHERE id = $1', [
        closing.id,
        addDays(TODAY, -9),
        addDays(TODAY, -1),
      ]);
      await text.fill(`写到一半，申报期过了 ${PROBE}`);
      await page.getByRole('button', { name: '核对并提交' }).click();
      await dialog.getByRole('button', { name: '提交', exact: true }).click();
      await dialog.getByRole('alert').filter({ hasText: '逾期不予受理' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('status').filter({ hasText: '申报期已于' }).getByText('所填内容都已保留').waitFor();
      await room.expectSound();
      const [saved] = await room.desk.rows<{ content: object }>(
        `SELECT content FROM dossier_part WHERE dossier_id = $1 AND part = 'plan'`,
        [id],
      );
      expect(JSON.stringify(saved?.content)).toContain('申报期过了');

      // Of the types, those that the batch calls for.
      await page.getByRole('button', { name: '以此为底稿新建' }).click();
      await give(dialog, '申报批次', [researchOnly.code]);
      await dialog.getByLabel('申报类型', { exact: true }).click();
      await page.getByTitle('科研类', { exact: true }).waitFor();
      expect(await page.getByTitle('园区类', { exact: true }).count()).toBe(0);
      await give(dialog, '申报批次', [open.code]);
      await give(dialog, '申报类型', ['园区类']);
      await dialog.getByRole('button', { name: '以此为底稿新建' }).click();
      await page.waitForURL((url) => !url.pathname.endsWith(id));
      const copy = idIn(page);
      await page.goto(`/desk/dossiers/${copy}?part=plan`);
      await until(async () => (await text.inputValue()).includes('申报期过了'));
      expect(await page.getByText('申报期已于').count()).toBe(0);
      await page.getByText('申报类型选定后不能更改').waitFor();
      await room.expectSound();
      await act(page, '删除草稿');
      await page.getByRole('heading', { name: '我的申报书', level: 1 }).waitFor();
      expect(await page.locator(`a[href="/desk/dossiers/${copy}"]`).count()).toBe(0);
      expect(await room.desk.rows('SELECT FROM dossier WHERE id = $1', [copy])).toEqual([]);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'waits for a script that was lost until the page is loaded again, as it was and with what was typed',
    async () => {
      const { id } = await room.desk.draft('research', (await room.desk.openBatch()).id);
      const page = await room.enter('research', `/desk/dossiers/${id}?part=plan`);
      const comes = await lose(page, 'dialog-of-act');
      await page.reload();
      const text = page.locator('[aria-labelledby=part-title]').getByRole('textbox').first();
      await text.fill(`脚本没有来 ${PROBE}`);
      const button = page.getByRole('button', { name: '删除草稿', exact: true });
      const told = page.getByRole('alert').filter({ hasText: '本页的一部分没有加载成功' });
      await button.click();
      await told.getByText('已填写的内容会保留').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await room.expectSound();
      await comes();
      await told.getByRole('button', { name: '刷新' }).click();
      await told.waitFor({ state: 'detached' });
      await until(async () => (await text.inputValue()) === `脚本没有来 ${PROBE}`);
      expect(new URL(page.url()).search).toBe('?part=plan');
      await button.click();
      await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).waitFor();
      expect(await told.count()).toBe(0);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is told in the place of a panel alone that its script was lost, and asks for it again beside what is being typed',
    async () => {
      const { caseId } = await room.submitted();
      const page = await room.enter('officer', '/desk');
      const dossierComes = await lose(page, 'dossier-of-case');
      await page.goto(`/desk/cases/${caseId}`);
      const told = page.getByRole('alert').filter({ hasText: '这一部分没有加载成功' });
      await told.waitFor();
      await page.getByRole('heading', { name: '办理进度' }).waitFor();
      await page.getByRole('listitem').filter({ hasText: '场地产权' }).getByText('不符合', { exact: true }).click();
      const reason = page.getByRole('textbox', { name: /不符合的情况/ });
      await reason.fill(`写到一半 ${PROBE}`);
      await page.evaluate(() => Object.assign(window, { isAsItWas: true }));
      await room.expectSound();
      await told.getByRole('button', { name: '重试' }).click();
      const again = page.getByRole('alert').filter({ hasText: '本页的一部分没有加载成功' });
      await again.getByRole('button', { name: '刷新' }).waitFor();
      await dossierComes();
      const dossier = page.getByRole('heading', { name: '申报书', exact: true });
      expect(await dossier.count()).toBe(0);
      await again.getByRole('button', { name: '重试' }).click();
      await dossier.waitFor();
      expect(await page.locator('main').evaluate((main) => main === document.activeElement)).toBe(true);
      expect(await reason.inputValue()).toBe(`写到一半 ${PROBE}`);
      expect(await page.evaluate(() => 'isAsItWas' in window)).toBe(true);
      expect(await told.or(again).count()).toBe(0);
      await room.expectSound();

      // With its styles, which get lost as well.
      const checkComes = await lose(page, 'formal-check');
      await page.reload();
      await told.waitFor();
      await dossier.waitFor();
      await checkComes();
      await told.getByRole('button', { name: '重试' }).click();
      await page.getByRole('heading', { name: '形式审查清单' }).waitFor();
      const styles = await page.evaluate(() =>
        [...document.styleSheets]
          .filter(({ href }) => href?.includes('/formal-check-'))
          .map((each) => each.cssRules.length),
      );
      expect(styles).toEqual([expect.any(Number)]);
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is registering an organisation and giving it an account, whose roles change; what the server could not do has a number to quote',
    async () => {
      const name = `北京前沿材料联合研究院 ${PROBE}`;
      const page = await room.enter('admin', '/desk/organisations');
      const dialog = page.getByRole('dialog');
      const keys = await failOnce(page, 'POST', '/api/v1/organisations', 'req-4711');
      await page.getByRole('button', { name: '登记单位' }).click();
      await give(dialog, '单位名称', name);
      await give(dialog, '统一社会信用代码', FIRST_17 + checkCharacter(FIRST_17));
      await give(dialog, '所在区', ['海淀区']);
      await dialog.getByRole('button', { name: '登记单位' }).click();
      await dialog.getByRole('alert').getByText('请求编号 req-4711').waitFor();
      await room.expectSound();
      // What was typed is there still, and sent again it is the same act.
      await dialog.getByRole('button', { name: '登记单位' }).click();
      await page.getByRole('row', { name: FIRST_17 }).getByText(name).waitFor();
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
      await room.expectSound();

      await page.getByRole('link', { name: '账号', exact: true }).click();
      await page.getByRole('button', { name: '新建账号' }).click();
      await give(dialog, '账号', 'Acts 1');
      await give(dialog, '姓名', '程新人');
      await give(dialog, '角色', ['申报单位']);
      await give(dialog, '单位（选填）', [name]);
      await give(dialog, '初始密码', '雨后山茶开了三朵又是一朵红的');
      await dialog.getByRole('button', { name: '新建账号' }).click();
      // What the server refuses at a field is said there, and there the keyboard is.
      const login = dialog.getByLabel('账号', { exact: true });
      await until(() => login.evaluate((field) => field === document.activeElement));
      expect(await login.getAttribute('aria-invalid')).toBe('true');
      await room.expectSound();
      await login.fill('acts1');
      await dialog.getByRole('button', { name: '新建账号' }).click();
      const row = page.getByRole('row', { name: '程新人' });
      await row.waitFor();
      await row.getByRole('button', { name: '调整角色' }).click();
      await give(dialog, '角色', ['评审专家']);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '调整角色' }).click();
      await row.getByText('申报单位、评审专家').waitFor();
      await room.expectSound();
      const [account] = await room.desk.rows(
        `SELECT a.roles, o.name FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE a.login = 'acts1'`,
      );
      expect(account).toEqual({ roles: ['applicant', 'expert'], name });
    },
    LONG_MS,
  );

  it(
    'is holding a credit code that fails its check against the licence, which is asked for first',
    async () => {
      const right = checkCharacter(FIRST_17.replace('MA01', 'MA02'));
      const uscc = FIRST_17.replace('MA01', 'MA02') + (right === '1' ? '2' : '1');
      await (await room.desk.as('admin')).post('/organisations', { name: '北京校验研究院', uscc, district: '110108' });
      const page = await room.enter('officer', '/desk/organisations');
      const dialog = page.getByRole('dialog');
      const row = page.getByRole('row', { name: uscc });
      const send = dialog.getByRole('button', { name: '凭证照核验' });
      await row.getByRole('button', { name: '凭证照核验' }).click();
      await give(dialog, '理由', `证照原件即如此 ${PROBE}`);
      await send.click();
      // The keyboard is at the field that is still empty.
      await dialog.locator(':focus').getByRole('button', { name: '上传文件' }).waitFor();
      await room.expectSound();
      const licence = { name: '证照.pdf', mimeType: 'application/pdf', buffer: aPdf('licence') };
      await dialog.locator('input[type=file]').setInputFiles(licence);
      await dialog.getByRole('link', { name: '证照.pdf' }).waitFor();
      await send.click();
      await row.getByText('校验不符，已凭证照核验').waitFor();
      await row.getByText(`证照原件即如此 ${PROBE}`).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is sending again what did not arrive: a mail, an event for another system',
    async () => {
      const park = await room.desk.as('park');
      const [mail] = await room.desk.rows<{ id: string }>(
        `INSERT INTO mail (id, key, account_id, address, kind, locale, params, state, ended_at, attempts, last_error)
         VALUES (uuidv7(), 'acts', $1, 'old@guohe.example', 'notice', 'zh', $2, 'givenUp', now(), 9, 'away') RETURNING id`,
        [park.accountId, JSON.stringify({ name: '王', topic: '受理', title: '基地', text: '已受理。', link: '' })],
      );
      let page = await room.enter('officer', '/desk/operations');
      await page.getByText('已放弃 1').click();
      await act(page, '重新投递', {}, page.getByRole('row', { name: /old@guohe.example/ }));
      await page.getByText('没有这样的邮件。').waitFor();
      await until(
        async () =>
          (await room.desk.rows(`SELECT FROM mail WHERE id = $1 AND state = 'sent'`, [mail?.id])).length === 1,
      );
      await room.expectSound();

      const admin = await room.desk.as('admin');
      const { id } = await admin.post<{ id: string }>('/webhooks', { url: 'https://93.184.215.14/guohe' });
      await room.desk.rows(
        `INSERT INTO webhook_delivery (id, webhook_id, event_id, event, state, attempts, last_status, ended_at)
         VALUES (uuidv7(), $1, uuidv7(), $2, 'failed', 9, 503, now())`,
        [id, JSON.stringify({ type: 'guohe.case.submitted' })],
      );
      page = await room.enter('admin', '/desk/webhooks');
      await page.getByRole('button', { name: '推送记录' }).click();
      const delivery = page.getByRole('row', { name: '申报书提交，待形式审查 guohe.case.submitted' });
      await delivery.getByText('503').waitFor();
      await act(page, '重新推送', {}, delivery);
      await delivery.getByText('待推送').waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is one’s own password, a colleague who leaves, and a tie that has ended',
    async () => {
      await aTwin(room.desk.record, 'park', 'park.second', '卢同事');
      const password = '雨后山茶开了三朵又是一朵红的';
      let page = await room.enter('park.second', '/desk/account');
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '修改密码' }).click();
      await give(dialog, '现密码', 'not this one');
      await give(dialog, '新密码', password);
      await dialog.getByRole('button', { name: '修改密码' }).click();
      await dialog.getByLabel('现密码', { exact: true }).and(page.locator(':focus')).waitFor();
      await dialog.locator('.ant-form-item-explain').getByText('密码不正确').waitFor();
      await room.expectSound();
      await give(dialog, '现密码', DEMO_PASSWORD);
      await dialog.getByRole('button', { name: '修改密码' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '我的账号' }).waitFor();
      await ApiClient.signIn(room.desk.stack.apiUrl, 'park.second', password);
      await room.expectSound();

      page = await room.enter('park', '/desk/colleagues');
      const registered = page.locator('dl.facts');
      await registered.getByText(/^[0-9A-Z]{18}$/).waitFor();
      await registered.getByText('海淀区').waitFor();
      const colleague = page.getByRole('row', { name: /卢同事/ });
      await act(page, '请其离开', {}, colleague);
      await colleague.waitFor({ state: 'detached' });
      await room.expectSound();

      page = await room.enter('expert1', '/desk/profile');
      await act(page, '修改资料', { '论文和项目（选填）': `10.1016/j.x.2024.1\nIC-2024-0001 ${PROBE}` });
      await page.getByText(/^10\.1016\/j\.x\.2024\.1、IC20240001/).waitFor();
      const tie = page.getByRole('row', { name: new RegExp('亲属.*李四') });
      await act(page, '登记关系', { 关系: ['亲属'], '人员姓名（选填）': `李四 ${PROBE}` });
      await act(page, '今日终止', {}, tie);
      await tie.locator(`time[datetime="${TODAY}"]`).waitFor();
      expect(await tie.getByRole('button').count()).toBe(0);
      await room.expectSound();
      // It is an officer's to take back what was never true.
      page = await room.enter('officer', `/desk/experts/${(await room.desk.as('expert1')).accountId}`);
      await act(page, '删除', {}, page.getByRole('row', { name: /李四/ }));
      await page.getByRole('row', { name: /李四/ }).waitFor({ state: 'detached' });
      await room.expectSound();
    },
    LONG_MS,
  );
});
