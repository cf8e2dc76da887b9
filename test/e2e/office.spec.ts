import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { accept, markChecklist, panelOf, signInCommission, submitReview } from '#cli/client/accreditation.journey.js';
import { aPdf, openDesk, TODAY, type Desk } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { aTwin } from '../support/twin.js';
import { until } from '../support/until.js';
import { failAlways, holdBack, lose, PROBE, startBrowser, type Visitor, visitor } from './browser.js';
import { act, expectToFit, give } from './room.js';

const MANY = 10_000;
/** More than a page of the board has. */
const SOME = 60;
/** More than a page of the list has. */
const MORE = 210;

describe('the commission’s desk in a browser', () => {
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

  async function submitted(): Promise<string> {
    const batch = await desk.openBatch();
    const { id } = await desk.draft('park', batch.id);
    return (await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`)).caseId;
  }

  // Pages are waited for, and the machine may be busy.
  const LONG_MS = 240_000;

  /** As many more like it, in a stage. */
  const multiply = (caseId: string, state: string, count: number) =>
    desk.rows(
      `INSERT INTO procedure_case
       SELECT (jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'subject_id', uuidv7(), 'state', $2::text,
         'workflow_id', $2 || '/' || n, 'title', '第' || n || '号', 'due_at', null, 'wake_at', null))).*
       FROM procedure_case c, generate_series(1, $3::int) n WHERE c.id = $1`,
      [caseId, state, count],
    );

  it(
    'shows the stages of a procedure side by side, ten thousand cases as a few dozen cards and rows; on a phone too',
    async () => {
      const caseId = await submitted();
      await multiply(caseId, 'underExpertReview', SOME);
      await multiply(caseId, 'underFormalCheck', MANY);
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open('/desk/board');
      // Read on as one scrolls; what is drawn stays a few dozen cards.
      const readOn = async (stage: Locator, cards: number) => {
        const count = stage.getByRole('heading').locator('span');
        await stage.getByRole('listitem').first().waitFor();
        await until(async () => {
          await stage.locator('.board-frame').evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
          return parseInt((await count.textContent()) ?? '') >= cards;
        }, 60_000);
        expect(await stage.getByRole('listitem').count()).toBeLessThan(50);
      };
      const checking = page.getByRole('region', { name: '形式审查', exact: true });
      await readOn(checking, 300);
      expect(await checking.getByRole('listitem').last().getAttribute('aria-setsize')).toBe('-1');
      const scoring = page.getByRole('region', { name: '专家评审', exact: true });
      await readOn(scoring, SOME);
      const oldest = scoring.getByRole('listitem').filter({ hasText: '第1号' });
      await oldest.waitFor();
      expect(await oldest.getAttribute('aria-posinset')).toBe(`${SOME}`);
      expect(await oldest.getAttribute('aria-setsize')).toBe(`${SOME}`);
      await someone.expectSound();

      // By the keyboard: one stop for the whole stage, the arrows inside it, and further than was drawn at first.
      await page.reload();
      await scoring.getByRole('link', { name: `第${SOME}号` }).focus();
      const reached = (count: number) => scoring.locator(`a:focus:text-is("第${SOME - count}号")`).waitFor();
      for (let count = 1; count <= 30; count += 1) {
        await page.keyboard.press('ArrowDown');
        await reached(count);
      }
      await page.keyboard.press('Tab');
      expect(await scoring.locator(':focus').count()).toBe(0);
      await page.keyboard.press('Shift+Tab');
      await reached(30);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: `第${SOME - 29}号` }).waitFor();

      await page.setViewportSize({ width: 320, height: 640 });
      await someone.open('/desk/board');
      await readOn(checking, 150);
      await expectToFit(page);
      expect(await page.locator('.board').evaluate((board) => board.scrollWidth - board.clientWidth)).toBe(0);
      await someone.expectSound();
      await page.setViewportSize({ width: 1280, height: 900 });

      await someone.open('/desk/cases?kind=accreditation');
      const frame = page.getByRole('region', { name: '全部事项' });
      await frame.getByRole('row').nth(5).waitFor();
      // Scrolled on until all are read: what is drawn stays a few dozen rows.
      const read = page.getByRole('status').filter({ hasText: '行' });
      await until(async () => {
        await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
        return (await read.textContent())?.includes(`共 ${MANY + SOME + 1} 行`) ?? false;
      }, 60_000);
      expect(await frame.getByRole('row').count()).toBeLessThan(80);
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'says below a long list that it could not be read on, and asks for the rest once whoever reads it wants it',
    async () => {
      await multiply(await submitted(), 'underOnsiteAssessment', MORE);
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      const asked: string[] = [];
      page.on('request', (request) => request.url().includes('after=') && asked.push(request.url()));
      const frames = [
        { at: '/desk/cases?state=underOnsiteAssessment', frame: page.getByRole('region', { name: '全部事项' }) },
        { at: '/desk/board', frame: page.locator('section[aria-label="现场考察"] .board-frame') },
      ];
      for (const { at, frame } of frames) {
        const mended = await failAlways(page, '**/api/v1/cases?*after=*');
        await someone.open(at);
        await frame.getByText(`第${MORE}号`).waitFor();
        asked.length = 0;
        await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
        const failure = page.getByRole('alert');
        await failure.waitFor();
        // It would have asked a thousand times.
        await page.waitForTimeout(500);
        expect(asked).toHaveLength(1);
        await someone.expectSound();
        await mended();
        await failure.getByRole('button', { name: '重试' }).click();
        await failure.waitFor({ state: 'detached' });
        await until(async () => {
          await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
          return frame.getByText('第1号', { exact: true }).isVisible();
        }, 60_000);
        // Whoever is on a row stays there, however far it is scrolled away.
        const oldest = frame.getByRole('link', { name: '第1号', exact: true });
        await oldest.focus();
        await frame.evaluate((element) => (element.scrollTop = 0));
        await frame.getByText(`第${MORE}号`).waitFor();
        expect(await frame.locator(':focus').textContent()).toBe('第1号');
        expect(await frame.locator('[data-index]').count()).toBeLessThan(50);
        await page.keyboard.press('ArrowUp');
        await frame.locator('a:focus:text-is("第2号")').waitFor();
      }
    },
    LONG_MS,
  );

  it(
    'leads whoever is on a card that goes to the one that comes to its place',
    async () => {
      await multiply(await submitted(), 'underAnnouncement', 2);
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open('/desk/board');
      const stage = page.getByRole('region', { name: '认定公布', exact: true });
      await stage.getByRole('link', { name: '第2号' }).focus();
      await desk.rows(
        `UPDATE procedure_case SET state = 'underDecision' WHERE state = 'underAnnouncement' AND title = '第2号'`,
      );
      await stage.locator('a:focus:text-is("第1号")').waitFor({ timeout: 40_000 });
    },
    LONG_MS,
  );

  it(
    'holds two versions of the measures against each other, rule by rule',
    async () => {
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open('/desk/measures');
      await page.getByRole('status').filter({ hasText: '条有变化' }).waitFor();
      await someone.expectSound();
      await page.getByText('支持', { exact: true }).click();
      await page.getByRole('combobox', { name: '左侧版本' }).click();
      await page.getByTitle(/^2016/).click();
      await page.waitForURL(/left=%222016%22|left=2016/);
      await page.getByRole('row', { name: /优秀/ }).waitFor();
      await page.getByText('指标', { exact: true }).click();
      await page.getByRole('row', { name: /园区类 · 国合专用场地面积/ }).waitFor();
      await someone.expectSound();
      // What is compared stands in the address.
      await page.reload();
      await page.getByRole('row', { name: /园区类 · 国合专用场地面积/ }).waitFor();
    },
    LONG_MS,
  );

  it(
    'approves the organisations that register, and invites people, whoever recommends for a unit',
    async () => {
      const form = { uscc: '12110000400777123X', district: '110108', displayName: PROBE, email: 'a@guohe.example' };
      const anybody = `${desk.stack.apiUrl}/api/v1/registrations`;
      const answer = await fetch(anybody, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: '北京前沿材料联合研究院', ...form }),
      });
      const { id, token } = (await answer.json()) as { id: string; token: string };
      const licence = new FormData();
      licence.set('file', new Blob([aPdf('licence') as Uint8Array<ArrayBuffer>]), '证照.pdf');
      await fetch(`${anybody}/${id}/licence`, {
        method: 'POST',
        headers: { 'X-Registration-Token': token },
        body: licence,
      });
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.expectSound();
      await page.getByRole('link', { name: '1 家单位注册待审核' }).click();
      const pending = page.getByRole('region', { name: '北京前沿材料联合研究院' });
      await pending.getByText(PROBE).waitFor();
      await someone.expectSound();
      await pending.getByRole('button', { name: '通过', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
      await page.getByText('没有待审核的注册。').waitFor();
      await page.getByRole('link', { name: '待办', exact: true }).click();
      await page.getByRole('heading', { name: '待办' }).waitFor();
      await page.getByRole('link', { name: /家单位注册待审核/ }).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: '邀请' }).click();
      await page.getByRole('button', { name: '邀请', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('姓名').fill(PROBE);
      await dialog.getByLabel('邮箱').fill('expert@guohe.example');
      await dialog.getByLabel('角色').click();
      await page.getByTitle('评审专家').click();
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '邀请', exact: true }).click();
      await page.getByRole('row', { name: /expert@guohe.example/ }).waitFor();
      await page.getByRole('button', { name: '邀请', exact: true }).click();
      await dialog.getByLabel('姓名').fill(PROBE);
      await dialog.getByLabel('邮箱').fill('recommender@guohe.example');
      expect(await dialog.getByLabel('所属推荐单位').count()).toBe(0);
      await dialog.getByLabel('角色').click();
      await page.getByTitle('推荐单位', { exact: true }).click();
      await page.keyboard.press('Escape');
      await dialog.getByLabel('所属推荐单位').click();
      await page.getByTitle('海淀区科技主管部门').click();
      await someone.expectSound();
      await dialog.getByRole('button', { name: '邀请', exact: true }).click();
      await page.getByRole('row', { name: /recommender@guohe.example.*海淀区科技主管部门/ }).waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'tries an act on many cases, leaves, finds it again and carries it out; hands its office over, and a colleague acts in its name',
    async () => {
      const batch = await desk.openBatch();
      const handIn = async (name: string) => {
        const { id } = await desk.draft('park', batch.id, (sample) => sample.with('base', { name }));
        return (await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`)).caseId;
      };
      const officer = await desk.as('officer');
      const [caseId, unmarked, gone] = [await handIn('齐备园'), await handIn('未审园'), await handIn('已受理园')];
      await markChecklist(officer, caseId);
      await accept(officer, gone);
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      const dialog = page.getByRole('dialog');
      await someone.signIn('officer');
      await someone.open(`/desk/batches/${batch.id}`);
      /** Of the action at the top: what is said of a case. */
      const verdictOn = (name: string) => page.locator('details[open]').first().getByRole('row', { name });
      const tryOut = async (action: string, field: string, choices: readonly string[]) => {
        await page.getByRole('button', { name: '试办' }).click();
        await give(dialog, '办理事项', [action]);
        for (const choice of choices) {
          await dialog.getByLabel(field).fill(choice);
          await page.locator('.ant-select-dropdown:visible').getByText(choice).waitFor();
          await dialog.getByLabel(field).press('Enter');
        }
        if (choices.length > 1) await dialog.getByLabel(field).press('Escape');
        await dialog.getByRole('button', { name: '试办' }).click();
        await page.getByRole('button', { name: '确认办理' }).waitFor();
      };
      await tryOut('受理', '只办这些事项', ['齐备园', '未审园', '已受理园']);
      await verdictOn('齐备园').getByRole('cell', { name: '可以办理' }).waitFor();
      await verdictOn('未审园').getByText('项未审查', { exact: false }).waitFor();
      await verdictOn('已受理园').getByText('当前环节为“抽取专家”', { exact: false }).waitFor();
      await page.getByText('共 3，可以办理 1，已办理 0，不能办理 2').waitFor();
      await someone.expectSound();
      await act(page, '确认办理');
      await verdictOn('齐备园').getByRole('cell', { name: '已办理' }).waitFor();
      await page.getByText('共 3，可以办理 0，已办理 1，不能办理 2').waitFor();
      await page.getByRole('progressbar', { name: '进度' }).and(page.locator('[aria-valuenow="100"]')).waitFor();
      const states = await Promise.all(
        [caseId, unmarked].map(async (id) => (await officer.get<{ state: string }>(`/cases/${id}`)).state),
      );
      expect(states).toEqual(['underDraw', 'underFormalCheck']);

      // Tried, left, and found again, with what it would do.
      await tryOut('分派经办人', '经办人', ['王审核']);
      await page.getByRole('link', { name: '待办' }).click();
      await page.getByRole('heading', { name: '待办' }).waitFor();
      await page.goBack();
      await page.getByText('经办人：王审核').waitFor();
      await act(page, '确认办理');
      await page.getByText('共 3，可以办理 0，已办理 3，不能办理 0').waitFor();
      await someone.expectSound();

      // What would be done is read before it is: dropped, it is not.
      await page.getByRole('button', { name: '试办' }).click();
      await give(dialog, '办理事项', ['延长期限']);
      await give(dialog, '延长的工作日数', '2');
      await give(dialog, '理由', '系统停机维护');
      await someone.expectSound();
      await dialog.getByRole('button', { name: '试办' }).click();
      await page.getByText(`延长 2 个工作日；理由：系统停机维护 ${PROBE}`).waitFor();
      await act(page, '放弃');
      await page.locator('summary', { hasText: '延长期限' }).filter({ hasText: '已放弃' }).waitFor();
      await verdictOn('未审园').getByRole('link').click();
      await page.getByText('经办人：王审核').waitFor();

      await someone.open('/desk/campaigns');
      await page.getByRole('button', { name: '试算名册' }).click();
      await dialog.getByRole('button', { name: '试算', exact: true }).click();
      await dialog.getByText('应评 0 个').waitFor();
      await someone.expectSound();
      await someone.open(`/desk/cases/${await submitted()}`);
      await page.getByRole('button', { name: '分派经办人' }).click();
      await dialog.getByLabel('经办人').click();
      await page.getByTitle(/^王审核/).click();
      await dialog.getByRole('button', { name: '分派经办人' }).click();
      await page.getByText('经办人：王审核').waitFor();
      await someone.expectSound();

      await someone.open('/desk/delegations');
      await page.getByRole('button', { name: '委托' }).click();
      await dialog.getByLabel('代办人').click();
      await page.getByTitle('朱会计（财务人员）').click();
      for (const day of ['起始日', '终止日（含）']) {
        await dialog.getByLabel(day).fill(TODAY);
        await page.keyboard.press('Enter');
      }
      await dialog.getByLabel('原因').fill(PROBE);
      await someone.expectSound();
      await dialog.getByRole('button', { name: '委托' }).click();
      await page.getByRole('row', { name: /进行中/ }).waitFor();
      await someone.expectSound();
      await someone.leave();

      someone = await visitor(browser, desk.stack.apiUrl, { width: 320 });
      await someone.signIn('finance');
      await someone.page.getByRole('combobox', { name: '以谁的名义办理' }).click();
      await someone.page.getByTitle(/^代.*办理$/).click();
      await someone.page.locator(`a[href="/desk/cases/${caseId}"]`).waitFor();
      await someone.expectSound();
      expect(await someone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      await someone.open(`/desk/cases/${caseId}`);
      await someone.page.getByRole('button', { name: '中止办理' }).click();
      await someone.page.getByRole('dialog').getByLabel('理由').fill(`等待核实 ${PROBE}`);
      await someone.page.getByRole('dialog').getByRole('button', { name: '中止办理' }).click();
      await someone.page.getByRole('button', { name: '恢复办理' }).waitFor();
      await someone.expectSound();
      // It ends at once: whoever acts in the other's name goes on in the own.
      const [delegation] = await officer.get<{ id: string }[]>('/delegations');
      await officer.delete(`/delegations/${delegation?.id}`);
      await someone.page.reload();
      await someone.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await someone.page.getByRole('combobox', { name: '以谁的名义办理' }).count()).toBe(0);
    },
    LONG_MS,
  );

  it(
    'writes templates of mails and letters, looks at them, is told at the text what is wrong, and tells other systems',
    async () => {
      someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
      const { page } = someone;
      await someone.signIn('admin');
      await someone.open('/desk/templates');
      const text = page.getByLabel('Text of the template');
      await text.fill(`{{ topic }}\n\n${PROBE} {{ name }}: {{ text }}`);
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('article').getByText(PROBE).waitFor();
      await someone.expectSound();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Version 2').waitFor();
      await page.getByRole('button', { name: 'Back to the one released' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Back to the one released' }).click();
      await page.getByText('(as released)').waitFor();
      expect(await text.inputValue()).not.toContain(PROBE);

      await someone.open('/desk/letter-templates');
      const released = await text.inputValue();
      await text.fill(`${released}\n\n{{ nothing }}`);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'names "nothing"' }).waitFor();
      expect(await text.evaluate((field) => field === document.activeElement)).toBe(true);
      await someone.expectSound();
      await text.fill(`${released}\n\n${PROBE} {{ base }}`);
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('article').getByText(`${PROBE} 示例基地`).waitFor();
      // Somebody else is faster: nothing is overwritten unseen, and what was typed stays.
      const officer = await desk.as('officer');
      const body = `${released}\n\n另行通知。`;
      // What the page reads again meanwhile would tell it before anybody has pressed: then to save is to replace.
      const readings = '**/api/v1/letter-templates';
      let tell = () => {};
      const told = new Promise<void>((resolve) => (tell = resolve));
      await page.route(readings, (route) => told.then(() => route.continue()));
      const { version } = await officer.put<{ version: number }>('/letter-templates/notSelected', { body });
      const refused = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.status() === 409);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await refused;
      tell();
      await page.getByText(`version ${version} is in use by now`).waitFor();
      expect(await text.inputValue()).toContain(PROBE);
      await someone.expectSound();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(`Version ${version + 1}`).waitFor();
      await page.getByRole('button', { name: 'Back to the one released' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Back to the one released' }).click();
      await page.getByText('(as released)').waitFor();
      expect(await text.inputValue()).toBe(released);

      await someone.open('/desk/webhooks');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('dialog').getByLabel('Address').fill('https://93.184.215.14/guohe');
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
      await page.getByText('whsec_').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('row', { name: /93.184.215.14/ }).waitFor();
      await page.getByRole('button', { name: 'Deliveries' }).click();
      await page.getByText('Nothing has been sent yet.').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'adds a recommending unit with its district; erases a person, whom the page then no longer names or changes; nobody is offered it for themselves',
    async () => {
      const gone = await aTwin(desk.record, 'recommender', 'leaver', '离任人');
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('admin');
      await someone.open('/desk/accounts');
      const units = page.getByRole('region', { name: '推荐单位' });
      await units
        .getByRole('row', { name: /延庆区科技主管部门/ })
        .getByRole('button', { name: '更改' })
        .click();
      const form = page.getByRole('dialog');
      await form.getByTitle('延庆区').getByLabel('close').click();
      await form.getByRole('button', { name: '更改', exact: true }).click();
      await units.getByRole('row', { name: /^延庆区科技主管部门 0/ }).waitFor();
      await page.getByRole('button', { name: '增设推荐单位' }).click();
      await form.getByLabel('中文名称').fill(`文旅部门 ${PROBE}`);
      await form.getByLabel('英文名称').fill('A department');
      await form.getByLabel('负责的区').click();
      await page.keyboard.type('延庆');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await form.getByRole('button', { name: '增设推荐单位' }).click();
      await units.getByRole('row', { name: /文旅部门.*延庆区/ }).waitFor();
      await someone.expectSound();
      const row = page.getByRole('row', { name: /离任人/ });
      while (!(await row.isVisible())) await page.getByRole('button', { name: '继续读取' }).click();
      const own = page.getByRole('row', { name: /何管理/ });
      expect(await own.getByRole('button').count()).toBe(0);
      await row.getByRole('button', { name: '注销并删除个人信息' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('不能恢复', { exact: false }).waitFor();
      await dialog.getByRole('button', { name: '注销并删除个人信息' }).click();
      await dialog.getByText('请填写“理由”').waitFor();
      await dialog.getByLabel('理由').fill(`本人申请 ${PROBE}`);
      await someone.expectSound();
      await dialog.getByRole('button', { name: '注销并删除个人信息' }).click();
      await row.waitFor({ state: 'detached' });
      const erased = page.getByRole('row', { name: /已注销/ });
      await erased.waitFor();
      expect(await erased.getByRole('button').count()).toBe(0);
      await someone.expectSound();
      const [record] = await desk.rows(`SELECT display_name, erased_at FROM account WHERE id = $1`, [gone]);
      expect(record).toMatchObject({
        display_name: expect.not.stringContaining('离任人'),
        erased_at: expect.any(Date),
      });
    },
    LONG_MS,
  );

  it(
    'finds what was done on a case in the audit trail',
    async () => {
      const caseId = await submitted();
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('auditor');
      await someone.open('/desk/audit');
      await page
        .getByRole('row', { name: /提交申报书|新建申报书/ })
        .first()
        .waitFor();
      await page.getByLabel('事项编号').fill(caseId);
      const submitting = page.getByRole('row', { name: /提交申报书/ });
      await submitting.waitFor();
      await page.getByRole('combobox', { name: '操作' }).fill('受理');
      await page.locator('.ant-select-item-option').getByText('受理', { exact: true }).click();
      await page.getByText('没有记录。').waitFor();
      await page.getByRole('combobox', { name: '操作' }).fill('提交申报');
      await page.locator('.ant-select-item-option').getByText('提交申报书', { exact: true }).click();
      await submitting.waitFor();
      await page.getByText('展开').first().click();
      await page.locator('pre').first().waitFor();
      await someone.expectSound();
      expect(page.url()).toContain(caseId);
    },
    LONG_MS,
  );

  it(
    'counts what there is in charts, to take along as pictures and spreadsheets, and says how the system is',
    async () => {
      await submitted();
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      // As the public pages lead to it.
      await someone.open('/desk/bases?rehearsed=true');
      await page.getByText('还没有演练中认定的基地。').waitFor();
      // What was drawn before the districts' names have come is drawn anew with them.
      const namesCome = await holdBack(page, '**/api/v1/reference');
      const isDrawn = await watchDrawing(page);
      await page.goto('/desk/statistics');
      await page.getByText('演练', { exact: true }).click();
      await until(() => isDrawn('110108'));
      namesCome();
      await until(() => isDrawn('海淀区'));
      const chart = page.getByRole('region', { name: '正在办理的事项', exact: true });
      await chart.getByRole('button', { name: '看数字' }).click();
      await chart.getByRole('row', { name: /形式审查/ }).waitFor();
      await someone.expectSound();
      const taken = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          chart.getByRole('button', { name: button }).click(),
        ]);
        return [download.suggestedFilename(), await readFile(await download.path())] as const;
      };
      const [picture, png] = await taken('存为图片');
      expect([picture, png.subarray(1, 4).toString()]).toEqual(['正在办理的事项.png', 'PNG']);
      // Where nobody can page on, there is room for the name of every series.
      const heightPx = async () => (await chart.getByRole('img').boundingBox())?.height ?? 0;
      const onScreen = await heightPx();
      expect(png.readUInt32BE(20) / 2).toBeGreaterThan(onScreen);
      await page.emulateMedia({ media: 'print' });
      await until(async () => (await heightPx()) === png.readUInt32BE(20) / 2);
      await page.emulateMedia({ media: 'screen' });
      await until(async () => (await heightPx()) === onScreen);
      const comes = await lose(page, 'sheet-file');
      await chart.getByRole('button', { name: '存为表格' }).click();
      const told = chart.getByRole('alert').filter({ hasText: '本页的一部分没有加载成功' });
      await told.waitFor();
      await comes();
      await told.getByRole('button', { name: '刷新' }).click();
      await told.waitFor({ state: 'detached' });
      await page.getByText('演练', { exact: true }).click();
      const [sheet, xlsx] = await taken('存为表格');
      expect([sheet, xlsx.subarray(0, 2).toString()]).toEqual(['正在办理的事项.xlsx', 'PK']);
      await someone.open('/desk/operations');
      await page.getByText('没有受阻的事项。').waitFor();
      await page.getByRole('row', { name: /待发邮件/ }).waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'names a case whose step keeps failing with what keeps it, and has it tried again, until the cause is mended and it goes on',
    async () => {
      const commission = await signInCommission((login) => desk.as(login));
      const caseId = await submitted();
      await bringTo('underExpertReview', commission, caseId);
      await desk.rows(
        `CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'the archive cannot be written'; END $$`,
      );
      await desk.rows(
        `CREATE TRIGGER refuse_move BEFORE UPDATE OF state ON procedure_case FOR EACH ROW
         WHEN (NEW.id = '${caseId}' AND NEW.state <> OLD.state) EXECUTE FUNCTION refuse_move()`,
      );
      for (const expert of await panelOf(commission, caseId)) await submitReview(expert, caseId, 88);

      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('admin');
      await someone.open('/desk/operations');
      const stuck = page.getByRole('region', { name: '办理受阻的事项' }).getByRole('row', { name: /步骤/ });
      await stuck.getByText('the archive cannot be written', { exact: false }).waitFor();
      await stuck.getByText('专家评审', { exact: false }).waitFor();
      await someone.expectSound();
      // In vain, as long as the cause is there.
      await act(page, '立即重试', {}, stuck);
      await stuck.getByText('已再次尝试', { exact: false }).waitFor();
      const attempts = async () => Number(await stuck.getByRole('cell').nth(4).textContent());
      const before = await attempts();
      await until(async () => (await attempts()) !== before);
      await someone.expectSound();
      await desk.rows('DROP FUNCTION refuse_move CASCADE');
      await act(page, '立即重试', {}, stuck);
      await page.getByText('没有受阻的事项。').waitFor();
      await someone.open(`/desk/cases/${caseId}`);
      await page.locator('.page-head').getByText('现场考察', { exact: true }).waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );
});

/** From the next page on: what is written on its canvases. @returns whether somewhere there stood such a line */
async function watchDrawing(page: Page): Promise<(line: string) => Promise<boolean>> {
  await page.addInitScript(() => {
    const lines = new Set<string>();
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (line, ...place) {
      lines.add(line);
      return fillText.call(this, line, ...place);
    };
    Object.assign(window, { linesDrawn: lines });
  });
  return (line) => page.evaluate((wanted) => (Reflect.get(window, 'linesDrawn') as Set<string>).has(wanted), line);
}
