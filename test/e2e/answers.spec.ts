import type { Locator, Page } from 'playwright-core';
import { problemDocument } from '#api/common/problem-document.js';
import { panelOf } from '#cli/client/accreditation.journey.js';
import { conclude, convene, voteAlike } from '#cli/client/meeting.journey.js';
import { arrangeVisit, recordVisit, type VisitView } from '#cli/client/visit.journey.js';
import { Refusal } from '#contracts/problems.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { aPdf } from '../support/desk.js';
import { houseObjects, type HouseObjects } from '../support/house-objects.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { until } from '../support/until.js';
import { aWholeLife, type WholeLife } from '../support/whole-life.js';
import { holdBack } from './browser.js';
import { give, roomOfSuite, type Entry } from './room.js';

// Many pages are opened one after another, and the machine may be busy.
const LONG_MS = 300_000;
const ON_A_BUSY_MACHINE_MS = 60_000;
/** Of the tenth of a second within which everything answers most is left for a slow machine. */
const SHOWN_AFTER_S = 0.05;
/** As the page has it: what is over by then is not said. */
const SAID_AFTER_MS = 500;

/** What is done, where, what is pressed or filled in there, and what comes before it. */
interface Doing {
  readonly what: string;
  readonly at: () => string;
  readonly before?: (page: Page) => Promise<unknown>;
  readonly on: (page: Page) => Locator;
  /** Pressed, unless told otherwise. */
  readonly how?: (target: Locator) => Promise<unknown>;
  /** The page saves it by itself: its own line says so, in these words. */
  readonly saves?: string;
}

describe('whatever is done at a desk is answered at once, however long the server takes', () => {
  const room = roomOfSuite();
  let life: WholeLife;
  let house: HouseObjects;
  /** A case of its own for whoever has the turn there, by its stage. */
  const cases: Partial<Record<Step | 'underRecommendation', string>> = {};
  let meeting: string;
  let expert: string;

  const aCase = async (step: Step) => {
    const park = await room.desk.as('park');
    const batch = await openBatch(room.desk.record, park, { rehearsalDaySeconds: 3_600 });
    const id = await submitPark(room.desk.record, park, batch);
    await until(async () => (await room.desk.rows('SELECT FROM outbox')).length === 0);
    await bringTo(step, room.commission, id);
    cases[step] = id;
    return batch.id;
  };

  beforeAll(async () => {
    const { desk, commission } = room;
    life = await aWholeLife(desk);
    house = await houseObjects(desk, life);
    await desk.rows(`UPDATE procedure_case SET state = 'underPublicNotice' WHERE id = $1`, [life.accreditation]);
    await desk.rows('UPDATE batch SET rehearsal_day_seconds = NULL WHERE id = $1', [house.batch]);
    cases.underRecommendation = (await room.submitted('park', { recommendingStep: true })).caseId;
    await aCase('underFormalCheck');
    await aCase('underExpertReview');
    const [member] = await panelOf(commission, cases.underExpertReview as string);
    const [{ login } = { login: '' }] = await desk.rows<{ login: string }>('SELECT login FROM account WHERE id = $1', [
      member?.accountId,
    ]);
    expert = login;
    await aCase('underOnsiteAssessment');
    const visited = cases.underOnsiteAssessment as string;
    await arrangeVisit(commission, visited);
    const { report } = await commission.officer.get<VisitView>(`/cases/${visited}/visit`);
    await recordVisit(commission, visited, report as NonNullable<VisitView['report']>);
    meeting = (await convene(commission, await aCase('underDecision'))).id;
  }, LONG_MS);

  const path = (step: keyof typeof cases) => () => `/desk/cases/${cases[step]}`;
  const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
  const inDialog = (name: string) => (page: Page) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true });
  const option = (title: string) => (page: Page) => page.locator('.ant-select-dropdown:visible').getByTitle(title);
  const chooser = (name: string | RegExp) => (page: Page) => page.getByRole('combobox', { name }).first().click();
  const link = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true });
  /** The form of an act, filled in and sent. */
  const act = (title: string, at: () => string, entries: Readonly<Record<string, Entry>> = {}): Doing => ({
    what: title,
    at,
    before: async (page) => {
      await button(title)(page).click();
      for (const [label, entry] of Object.entries(entries)) await give(page.getByRole('dialog'), label, entry);
    },
    on: inDialog(title),
  });

  /** What the API is asked for waits; once it is let go, what would change something is refused, so that all is as it was. */
  async function held(page: Page): Promise<() => Promise<void>> {
    let go = () => undefined as void;
    const released = new Promise<void>((done) => (go = done));
    const problem = JSON.stringify(problemDocument(new Refusal('request.invalid'), { requestId: 'answers' }));
    await page.route('**/api/v1/**', async (route) => {
      await released;
      if (route.request().method() === 'GET') return route.fallback();
      return route.fulfill({ status: 400, contentType: 'application/problem+json', body: problem });
    });
    return async () => {
      go();
      await page.unrouteAll({ behavior: 'wait' });
    };
  }

  /** The line is there, in time, and whoever listens hears of it; both end with what they tell of. What is saved by itself the form alone tells. */
  async function expectAnswer(
    page: Page,
    doing: () => Promise<unknown>,
    letGo: () => Promise<void>,
    saves?: string,
  ): Promise<void> {
    const line = page.locator('.under-way');
    await line.waitFor({ state: 'detached', timeout: ON_A_BUSY_MACHINE_MS });
    await doing();
    await line.waitFor({ timeout: ON_A_BUSY_MACHINE_MS });
    expect(await line.evaluate((it) => parseFloat(getComputedStyle(it).animationDelay))).toBeLessThanOrEqual(
      SHOWN_AFTER_S,
    );
    const said = page.getByRole('status').and(page.locator('.under-way-said')).filter({ hasText: /^正在/ });
    if (saves === undefined) await said.waitFor({ state: 'attached', timeout: ON_A_BUSY_MACHINE_MS });
    else {
      await page.getByRole('status').filter({ hasText: saves }).waitFor({ timeout: ON_A_BUSY_MACHINE_MS });
      // By then it would have been said, twice over.
      await page.evaluate((ms) => new Promise((over) => setTimeout(over, ms)), 2 * SAID_AFTER_MS);
      expect(await said.count()).toBe(0);
    }
    await letGo();
    await line.waitFor({ state: 'detached', timeout: ON_A_BUSY_MACHINE_MS });
    await said.waitFor({ state: 'detached', timeout: ON_A_BUSY_MACHINE_MS });
  }

  const draft = (part: string) => () => `/desk/dossiers/${life.draft}?part=${part}`;
  const DOINGS: Readonly<Record<string, readonly Doing[]>> = {
    park: [
      {
        what: '自动保存',
        at: draft('base'),
        on: (page) => page.getByLabel('基地名称'),
        how: (field) => field.fill('国际合作园'),
        saves: '正在保存',
      },
      {
        what: '上传文件',
        at: draft('attachments'),
        before: (page) => page.getByText(/^1\. /).click(),
        on: (page) => page.getByLabel('第 1 条的证明材料', { exact: true }),
        how: (field) => field.setInputFiles({ name: '佐证.pdf', mimeType: 'application/pdf', buffer: aPdf('slow') }),
      },
      { what: '预览', at: draft('base'), on: button('预览全文') },
      { what: '提交', at: draft('base'), before: (page) => button('核对并提交')(page).click(), on: inDialog('提交') },
      { what: '下载', at: () => `/desk/dossiers/${life.dossier}`, on: link('下载全部材料') },
      {
        what: '填报指标',
        at: () => `/desk/cases/${life.evaluation}`,
        on: (page) => page.getByRole('spinbutton', { name: /^申报值：/ }).first(),
        how: (field) => field.fill('1'),
        saves: '正在保存',
      },
      act('报送整改方案', () => `/desk/cases/${life.rectification}`, { 整改方案: '逐项整改' }),
      act('撤下', () => `/desk/cases/${life.scheme}`),
      { what: '选择通知方式', at: () => '/desk/account', before: chooser(/的通知方式$/), on: option('每日汇总一封') },
      act('邀请同事', () => '/desk/colleagues', { 姓名: '王芳', 电子邮箱: 'wang.fang@guohe.example' }),
      act('新建令牌', () => '/desk/account', { 用途: '每日同步', 权限: ['查看事项 read:case'], 密码: DEMO_PASSWORD }),
      act('撤销', () => '/desk/account'),
      act('退出其他各处', () => '/desk/account'),
      { what: '退出', at: () => '/desk/notices', on: button('退出') },
    ],
    officer: [
      act('分派经办人', path('underFormalCheck'), { '经办人（选填）': ['王审核'] }),
      act('催办', path('underFormalCheck')),
      act('延长期限', path('underFormalCheck'), { 延长的工作日数: '2', 理由: '等待核实' }),
      act('试办', () => `/desk/batches/${house.batch}`, { 办理事项: ['催办'] }),
      act('受理异议', () => `/desk/cases/${life.accreditation}`, { 异议摘要: '协议是否终止' }),
      { what: '按种类筛选', at: () => '/desk/cases', before: chooser('种类'), on: option('年度评价') },
      { what: '看板换一种程序', at: () => '/desk/board', on: (page) => page.getByTitle('年度评价') },
      { what: '统计换一种口径', at: () => '/desk/statistics', on: (page) => page.getByTitle('演练') },
      { what: '导出', at: () => '/desk/cases', on: link('存为表格') },
      // The last there: what is refused is kept, and sent again whenever the page is opened anew.
      {
        what: '逐项标记',
        at: path('underFormalCheck'),
        on: button('其余各项均符合'),
        saves: '正在保存',
      },
    ],
    recommender: [act('推荐', path('underRecommendation'), { 推荐意见: '同意推荐' })],
    assessor: [
      {
        what: '现场核实',
        at: () => `/desk/cases/${cases.underOnsiteAssessment}/visit`,
        on: (page) => page.getByRole('textbox', { name: /^说明：/ }).first(),
        how: (field) => field.fill('现场所见'),
        saves: '正在同步',
      },
      act('签字', path('underOnsiteAssessment')),
    ],
    decider: [
      {
        what: '表决',
        at: () => `/desk/cases/${meeting}`,
        before: (page) => button('按规则建议填入')(page).click(),
        on: button('提交表决（1 项）'),
      },
      act('宣布审定结果', () => `/desk/cases/${meeting}`),
    ],
    finance: [act('核定', () => `/desk/cases/${life.scheme}`)],
    auditor: [
      {
        what: '查找',
        at: () => '/desk/audit',
        on: (page) => page.getByLabel('事项编号'),
        how: (field) => field.fill(life.evaluation),
      },
      { what: '下载证据包', at: () => `/desk/cases/${life.accreditation}`, on: link('下载证据包') },
    ],
    admin: [
      { what: '预览模板', at: () => '/desk/templates', on: button('预览') },
      {
        what: '保存模板',
        at: () => '/desk/templates',
        before: (page) => page.getByLabel('模板正文').fill('{{ topic }}\n\n请登录办理。'),
        on: button('保存'),
      },
      { what: '试推', at: () => '/desk/webhooks', on: button('试推') },
      act('调整角色', () => '/desk/accounts'),
      act('解除动态口令', () => '/desk/accounts'),
      act('邀请', () => '/desk/invited', { 角色: ['评审专家'], 姓名: '钱专家', 邮箱: 'qian@guohe.example' }),
    ],
  };

  it.each(Object.entries(DOINGS))(
    'by %s',
    async (login, doings) => {
      const page = await room.enter(login, doings[0]?.at() ?? '');
      for (const { what, at, before, on, how = (target: Locator) => target.click(), saves } of doings) {
        await page.goto(at());
        await before?.(page);
        await on(page).waitFor({ state: 'attached' });
        await page.waitForLoadState('networkidle');
        const letGo = await held(page);
        await expectAnswer(page, () => how(on(page)), letGo, saves).catch((caught: unknown) => {
          throw new Error(`${what}: ${String(caught)}`);
        });
      }
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'by an expert, whose scores are kept and handed in',
    async () => {
      const page = await room.enter(expert, path('underExpertReview')());
      const scores = page.getByRole('spinbutton');
      await scores.first().waitFor();
      const keeping = await held(page);
      await expectAnswer(page, () => scores.first().fill('88'), keeping, '正在保存');
      for (const each of await scores.all()) await each.fill('88');
      await page.getByLabel('总体评语').fill('合作基础扎实');
      await page.getByRole('status').filter({ hasText: '已暂存' }).waitFor();
      await button('提交评分')(page).click();
      await inDialog('提交')(page).waitFor();
      const handingIn = await held(page);
      await expectAnswer(page, () => inDialog('提交')(page).click(), handingIn);
      room.expectQuiet();
    },
    LONG_MS,
  );

  it(
    'by an officer who publishes what a meeting has concluded',
    async () => {
      const { commission } = room;
      const caseId = cases.underDecision as string;
      await voteAlike(commission, meeting, [{ caseId, result: 'selected' }]);
      await conclude(commission, meeting, [{ caseId, result: 'selected' }]);
      const page = await room.enter('officer', `/desk/cases/${meeting}`);
      await button('发布公示')(page).click();
      await inDialog('发布公示')(page).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAnswer(page, () => inDialog('发布公示')(page).click(), await held(page));
      room.expectQuiet();
    },
    LONG_MS,
  );

  it('by whoever signs in, or has lost the password', async () => {
    const page = await room.anybody('/desk');
    await page.getByLabel('账号').fill('officer');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await expectAnswer(page, () => page.keyboard.press('Enter'), await held(page));
    await page.goto('/desk/password');
    await page.getByRole('textbox').fill('officer');
    await page.waitForLoadState('networkidle');
    await expectAnswer(page, () => button('发送重设密码的邮件')(page).click(), await held(page));
  });

  it('by whoever objects, on a page that needs no script but for its form', async () => {
    const page = await room.anybody('/public/objection');
    await page.getByLabel('回执编号').fill('none');
    await page.getByLabel('查询码').fill('none');
    const letGo = await held(page);
    const form = page.locator('form.look-up');
    await form.getByRole('button', { name: '查询' }).click();
    const pressed = form.getByRole('button');
    expect(await pressed.getAttribute('aria-busy')).toBe('true');
    expect(await form.getByRole('status').textContent()).toBe('正在提交…');
    expect(await pressed.isDisabled()).toBe(true);
    await letGo();
    await page.getByRole('alert').waitFor();
    expect(await pressed.getAttribute('aria-busy')).toBe('false');
    expect(await form.getByRole('status').textContent()).toBe('');
  });

  it('by a form whose script is still to come, and by what needs no server at all', async () => {
    const page = await room.enter('officer', '/desk/notices', { width: 1100 });
    const comes = await holdBack(page, '**/assets/dialog-of-act-*.js');
    await page.goto(path('underFormalCheck')());
    const remind = button('催办')(page);
    await remind.waitFor();
    await expectAnswer(
      page,
      () => remind.click(),
      async () => comes(),
    );
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    const letGo = await held(page);
    await remind.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '深色' }).first().click();
    expect(await page.evaluate(() => document.documentElement.dataset['look'])).toBe('dark');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Remind', exact: true }).waitFor();
    await letGo();
  });
});
