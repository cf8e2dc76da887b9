import type { Locator, Page } from 'playwright-core';
import { ApiClient } from '#cli/client/api-client.js';
import { addDays } from '#domain/common/calendar-date.js';
import { checkCharacter } from '#domain/identifiers/uscc-form.js';
import { Authenticator, setUpSecondFactor } from '../support/authenticator.js';
import { aPdf, TODAY } from '../support/desk.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { aTwin } from '../support/twin.js';
import { until } from '../support/until.js';
import { PROBE } from './browser.js';
import { linkOfMail, mailTo } from './mails.js';
import { act, roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;
const FIRST_17 = '91110108MA05ABCD1';

interface Credentials {
  readonly login: string;
  readonly password?: string;
  /** Of the second factor. */
  readonly code?: string;
}

describe('accounts, and what their people are to one another, in the browser', () => {
  const room = roomOfSuite();

  const button = (area: Page | Locator, name: string) => area.getByRole('button', { name, exact: true });
  /** At the sign-in page, or where one signs in again. */
  const signIn = async (area: Page | Locator, { login, password = DEMO_PASSWORD, code }: Credentials) => {
    await area.getByLabel('账号', { exact: true }).fill(login);
    await area.getByLabel('密码', { exact: true }).fill(password);
    await button(area, '登录').click();
    if (code === undefined) return;
    await area.getByLabel('动态口令或恢复码').fill(code);
    await button(area, '登录').click();
  };
  const inbox = (page: Page) => page.getByRole('heading', { name: '待办', level: 1 });
  const signOut = async (page: Page) => {
    await button(page, '退出').click();
    await button(page, '登录').waitFor();
  };
  /** The API keeps sessions in mind until PostgreSQL tells it. */
  const isSignedOut = (page: Page) =>
    until(async () => (await page.request.get('/api/v1/sessions/current')).status() === 401);

  it(
    'sign out in one other place, then in all of them: there one is asked who it is, here all goes on',
    async () => {
      await aTwin(room.desk.record, 'finance', 'finance.third', '金会计');
      const page = await room.enter('finance.third', '/desk/account');
      const there = await room.enter('finance.third', '/desk', { width: 390, touch: true });
      await page.reload();
      const places = page.getByRole('region', { name: '已登录的地方' }).getByRole('row');
      const other = places.filter({ has: button(page, '退出该处') });
      const isAskedThere = async () => {
        await isSignedOut(there);
        await there.reload();
        await button(there, '登录').waitFor();
      };
      await other.waitFor();
      await act(page, '退出该处', {}, other);
      await other.waitFor({ state: 'detached' });
      await places.getByText('本次登录').waitFor();
      await isAskedThere();
      await room.expectSound();
      await signIn(there, { login: 'finance.third' });
      await inbox(there).waitFor();

      await page.reload();
      await other.waitFor();
      await act(page, '退出其他各处');
      await other.waitFor({ state: 'detached' });
      await isAskedThere();
      await page.getByRole('link', { name: '待办', exact: true }).click();
      await inbox(page).waitFor();
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'join another organisation by its invitation with the account that one has, and choose for which one to act',
    async () => {
      const email = 'lu.tongshi@guohe.example';
      const [park, research] = await room.desk.rows<{ name: string }>(
        `SELECT o.name FROM organisation o JOIN account a ON a.organisation_id = o.id
         WHERE a.login IN ('park', 'research') ORDER BY a.login`,
      );
      const { id: ofPark } = await room.desk.draft('park', (await room.desk.openBatch()).id);
      await aTwin(room.desk.record, 'park', 'park.joins', '卢同事');
      const host = await room.enter('research', '/desk/colleagues');
      await act(host, '邀请同事', { 姓名: '卢同事', 电子邮箱: email });
      const page = await room.anybody(await linkOfMail(room, email, /邀请/));
      await signIn(page, { login: 'park.joins', password: 'not this one' });
      await page.getByRole('alert').filter({ hasText: '账号或密码不正确' }).waitFor();
      await room.expectSound();
      await signIn(page, { login: 'park.joins' });
      await inbox(page).waitFor();
      await host.reload();
      await host.getByRole('row', { name: /卢同事 park\.joins 同事/ }).waitFor();

      const dossiers = page.getByRole('heading', { name: '我的申报书', level: 1 });
      const draft = page.locator(`a[href="/desk/dossiers/${ofPark}"]`);
      const actsFor = (name: string | undefined) =>
        page
          .getByRole('region', { name: '代表的单位' })
          .getByRole('row')
          .filter({ hasText: name })
          .getByText('目前代表');
      await page.goto('/desk/dossiers');
      await dossiers.waitFor();
      await page.waitForLoadState('networkidle');
      expect(await draft.count()).toBe(0);
      await page.goto('/desk/account');
      await actsFor(research?.name).waitFor();
      await room.expectSound();
      await act(page, '改为代表该单位', {}, page.getByRole('row').filter({ hasText: park?.name }));
      await inbox(page).waitFor();
      await page.getByRole('link', { name: '我的申报书' }).click();
      await draft.waitFor();
      await page.getByRole('link', { name: '卢同事' }).click();
      await actsFor(park?.name).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'give a mailbox, show by the code of its mail that it is theirs, and later give another, to which nothing goes before',
    async () => {
      await aTwin(room.desk.record, 'enterprise', 'enterprise.second', '钱同事');
      const page = await room.enter('enterprise.second', '/desk/account');
      const codeTo = async (address: string) => {
        const mail = await mailTo(room, address, /./);
        return /您的确认码是 (\d{6})/.exec(await mail.locator('pre').innerText())?.[1] ?? '';
      };
      const inUse = (address: string) => page.getByText(`通知发往 ${address}`, { exact: true });
      await page.getByText('尚未登记邮箱').waitFor();
      await act(page, '登记邮箱', { 电子邮箱: 'qian.first@guohe.example', 密码: DEMO_PASSWORD });
      await page.getByText('确认码已发往 qian.first@guohe.example').waitFor();
      const code = await codeTo('qian.first@guohe.example');
      await page.getByLabel('六位确认码').fill(code === '000000' ? '000001' : '000000');
      await button(page, '确认邮箱').click();
      await page.locator('.ant-form-item-explain').getByText('确认码不正确').waitFor();
      await page.getByLabel('六位确认码').fill(code);
      await button(page, '确认邮箱').click();
      await inUse('qian.first@guohe.example').waitFor();
      await button(page, '确认邮箱').waitFor({ state: 'detached' });

      await act(page, '更换邮箱', { 电子邮箱: 'qian.second@guohe.example', 密码: DEMO_PASSWORD });
      await page.getByText('确认码已发往 qian.second@guohe.example').waitFor();
      expect(await inUse('qian.first@guohe.example').count()).toBe(1);
      await page.getByLabel('六位确认码').fill(await codeTo('qian.second@guohe.example'));
      await button(page, '确认邮箱').click();
      await inUse('qian.second@guohe.example').waitFor();
      // Whoever had it until then is told there.
      await mailTo(room, 'qian.first@guohe.example', /邮箱已/);
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'change the recovery codes, of which those of before open nothing, and do without a second factor again',
    async () => {
      const login = 'platform.second';
      await aTwin(room.desk.record, 'platform', login, '孙同事');
      const page = await room.enter(login, '/desk/account');
      const codes = async () =>
        ((await page.locator('p.seed code').last().textContent()) ?? '').split(/\s+/).filter(Boolean);
      await act(page, '启用动态口令', { 密码: DEMO_PASSWORD });
      const app = new Authenticator((await page.locator('code.seed').first().textContent()) ?? '');
      await page.getByLabel('验证器显示的六位数字').fill(await app.code());
      await button(page, '确认启用').click();
      await page.getByText('请抄存恢复码').waitFor();
      const [former = ''] = await codes();
      await act(page, '更换恢复码', { 验证器显示的六位数字: await app.code() });
      await until(async () => !(await codes()).includes(former));
      const [present = ''] = await codes();
      await room.expectSound();

      await signOut(page);
      await signIn(page, { login, code: former });
      await page.getByRole('alert').filter({ hasText: '不正确' }).waitFor();
      await page.getByLabel('动态口令或恢复码').fill(present);
      await button(page, '登录').click();
      await inbox(page).waitFor();
      await page.getByRole('link', { name: '孙同事' }).click();
      await page.getByText(/已启用，恢复码剩余 \d+ 个/).waitFor();
      await act(page, '停用动态口令', { 密码: DEMO_PASSWORD, 验证器显示的六位数字: await app.code() });
      await page.getByText('未启用。', { exact: true }).waitFor();
      await room.expectSound();
      await signOut(page);
      await signIn(page, { login });
      await inbox(page).waitFor();
      room.expectQuiet();
    },
    LONG_MS,
  );

  it('are found by part of a name, as experts are; what was looked for stands in the address', async () => {
    await aTwin(room.desk.record, 'expert1', 'expert.sought', '寻专家');
    const admin = await room.enter('admin', '/desk/accounts');
    await admin.getByRole('searchbox', { name: '按姓名、账号或单位查找' }).fill('寻专');
    await admin.getByRole('row', { name: /expert\.sought/ }).waitFor();
    await admin.getByRole('row', { name: /park/ }).first().waitFor({ state: 'detached' });
    await room.expectSound();
    await admin.reload();
    await admin.getByRole('row', { name: /expert\.sought/ }).waitFor();
    expect(await admin.getByRole('row', { name: /park/ }).count()).toBe(0);
    await admin.getByRole('searchbox').fill('查无此人');
    await admin.getByText('没有符合的账号。').waitFor();

    const officer = await room.enter('officer', '/desk/experts');
    const rows = officer.getByRole('table').getByRole('link');
    await rows.first().waitFor();
    const [name] = await rows.allInnerTexts();
    await officer.getByRole('searchbox', { name: '按姓名、工作单位或账号查找' }).fill(name ?? '');
    await until(async () => (await rows.allInnerTexts()).every((each) => each === name) && (await rows.count()) > 0);
    await officer.getByRole('searchbox').fill('查无此人');
    await officer.getByText('没有符合的专家。').waitFor();
    await room.expectSound();
    room.expectQuiet();
  }, 120_000);

  it(
    'are helped in by the administrator without a lost second factor and with a new password, which is theirs to change; are kept out, and let in again',
    async () => {
      const [login, given, own] = ['expert.locked', '雨后山茶开了三朵又是一朵白的', '门前老树新芽上院里枯木又开花'];
      await aTwin(room.desk.record, 'expert1', login, '何专家');
      // Those of the demonstration keep the password that was given.
      await room.desk.rows('UPDATE account SET demo = false WHERE login = $1', [login]);
      await setUpSecondFactor(await room.desk.as(login), DEMO_PASSWORD);
      const admin = await room.enter('admin', '/desk/accounts');
      const row = admin.getByRole('row', { name: /何专家/ });
      await act(admin, '解除动态口令', {}, row);
      await act(admin, '重设密码', { 新密码: given }, row);
      await room.expectSound();

      const page = await room.anybody('/desk');
      await signIn(page, { login });
      await page.getByRole('alert').filter({ hasText: '账号或密码不正确' }).waitFor();
      await signIn(page, { login, password: given });
      // Nothing else before it is changed.
      await page.getByRole('link', { name: '更改密码' }).first().click();
      await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor();
      await act(page, '修改密码', { 现密码: given, 新密码: own });
      await page.getByRole('link', { name: '待办', exact: true }).click();
      await inbox(page).waitFor();
      await page.getByRole('link', { name: '更改密码' }).waitFor({ state: 'detached' });
      await room.expectSound();

      await act(admin, '停用', {}, row);
      await row.getByText('已停用', { exact: true }).waitFor();
      await isSignedOut(page);
      await page.reload();
      await signIn(page, { login, password: own });
      await page.getByRole('alert').filter({ hasText: '账号或密码不正确' }).waitFor();
      await act(admin, '恢复', {}, row);
      await row.getByText('在用', { exact: true }).waitFor();
      await button(page, '登录').click();
      await inbox(page).waitFor();
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'are not opened to an organisation whose registration is refused: it reads why',
    async () => {
      const nobody = ApiClient.anonymous(room.desk.stack.apiUrl);
      const name = `北京拒登研究院 ${PROBE}`;
      const { id, token } = await nobody.post<{ id: string; token: string }>('/registrations', {
        name,
        uscc: FIRST_17 + checkCharacter(FIRST_17),
        district: '110108',
        displayName: '李明',
        email: 'li.ming@guohe.example',
      });
      const licence = new FormData();
      licence.set('file', new Blob([aPdf('licence') as Uint8Array<ArrayBuffer>]), '证照.pdf');
      await nobody.post(`/registrations/${id}/licence`, licence, { headers: { 'X-Registration-Token': token } });
      const page = await room.anybody(`/desk/register#${id}.${token}`);
      await page.getByRole('status').filter({ hasText: '待审核' }).waitFor();
      const officer = await room.enter('officer', '/desk/registrations');
      const pending = officer.getByRole('region', { name });
      await act(officer, '不予通过', { 理由: `证照已过期 ${PROBE}` }, pending);
      await pending.waitFor({ state: 'detached' });
      await room.expectSound();
      await page.reload();
      await page.getByRole('status').getByText(`证照已过期 ${PROBE}`).waitFor();
      await button(page, '重新注册').waitFor();
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'are let into a dossier by its owner: who looked at it then fills it in, then may hand it in, then looks at it again',
    async () => {
      await aTwin(room.desk.record, 'research', 'research.second', '吕同事');
      const { id } = await room.desk.draft('research', (await room.desk.openBatch()).id);
      const owner = await room.enter('research', `/desk/dossiers/${id}`);
      const colleague = await room.enter('research.second', `/desk/dossiers/${id}?part=base`);
      const name = colleague.getByRole('textbox', { name: '基地名称' });
      const submit = button(colleague, '核对并提交');
      const offered = async () => ({ fills: await name.count(), submits: await submit.count() });
      const looks = async () => {
        await button(colleague, '打印').waitFor();
        expect(await offered()).toEqual({ fills: 0, submits: 0 });
      };
      await looks();
      await owner.getByRole('button', { name: /^分工（/ }).click();
      const row = owner.getByRole('region', { name: '分工' }).getByRole('row', { name: /吕同事/ });
      const becomes = async (role: RegExp, chosen: string) => {
        await act(owner, '变更分工', { 分工: [chosen] }, row);
        await row.getByText(role).waitFor();
        await colleague.reload();
      };
      await becomes(/^填报人/, '填报人');
      await name.fill(`同事改的 ${PROBE}`);
      await colleague.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      expect(await offered()).toEqual({ fills: 1, submits: 0 });
      await becomes(/^负责人/, '负责人');
      await Promise.all([submit.waitFor(), name.waitFor()]);
      await room.expectSound();
      await becomes(/^查看人/, '查看人');
      await looks();
      await colleague.getByText(`同事改的 ${PROBE}`).first().waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'stand in for another until that ends, which whoever was away does: the next page is in one’s own name',
    async () => {
      await aTwin(room.desk.record, 'officer', 'officer.away', '邓审核');
      const absent = await room.desk.as('officer.away');
      const { accountId: standInId } = await room.desk.as('officer2');
      const when = { fromOn: TODAY, untilOn: addDays(TODAY, 5) };
      await absent.post('/delegations', { standInId, roles: ['caseOfficer'], ...when, reason: '出差' });
      const page = await room.enter('officer2', '/desk');
      const inWhoseName = page.getByRole('combobox', { name: '以谁的名义办理' });
      await inWhoseName.click();
      await Promise.all([page.waitForEvent('load'), page.getByTitle('代邓审核办理').click()]);
      await inbox(page).waitFor();
      const away = await room.enter('officer.away', '/desk/delegations');
      const row = away.getByRole('row', { name: /邓审核.*进行中/ });
      await act(away, '终止', {}, row);
      await away.getByRole('row', { name: /邓审核.*已提前终止/ }).waitFor();
      expect(await button(away, '终止').count()).toBe(0);
      await room.expectSound();
      await page.getByRole('link', { name: '全部事项' }).click();
      await inWhoseName.waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1, name: '全部事项' }).waitFor();
      await page.getByText('您现在没有代该人员办理的委托').waitFor({ state: 'detached' });
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'of other systems are told of some kinds of events, of none for a while, of all again, and then of nothing more',
    async () => {
      const admin = await room.desk.as('admin');
      await admin.post('/webhooks', { url: 'https://93.184.215.14/guohe' });
      const page = await room.enter('admin', '/desk/webhooks');
      const row = page.getByRole('row', { name: /93\.184\.215\.14/ });
      await row.getByRole('cell', { name: '全部', exact: true }).waitFor();
      await act(page, '调整类别', { '推送的类别（选填）': ['申报批次', '审定会'] }, row);
      await row.getByRole('cell', { name: /^(申报批次、审定会|审定会、申报批次)$/ }).waitFor();
      await act(page, '停用', {}, row);
      await row.getByText('已停用').waitFor();
      await room.expectSound();
      await act(page, '恢复推送', {}, row);
      await row.getByText('推送中').waitFor();
      // Without any chosen, of everything again.
      const dialog = page.getByRole('dialog');
      await button(row, '调整类别').click();
      for (const kind of ['申报批次', '审定会']) await dialog.getByTitle(kind).getByLabel('close').click();
      await button(dialog, '调整类别').click();
      await row.getByRole('cell', { name: '全部', exact: true }).waitFor();
      await act(page, '删除', {}, row);
      await page.getByText('没有接收事件的系统。').waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );
});
