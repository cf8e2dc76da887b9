import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { problemDocument } from '#api/common/problem-document.js';
import {
  accept,
  reviewByExperts,
  signInCommission,
  untilState,
  visit,
  type Commission,
} from '#cli/client/accreditation.journey.js';
import { Refusal } from '#contracts/problems.js';
import { addDays } from '#domain/common/calendar-date.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { aPdf, openDesk, TODAY, type Desk } from '../support/desk.js';
import { changeProfile } from '../support/expert-profiles.js';
import { until } from '../support/until.js';
import { PROBE, startBrowser, visitor, type Visitor } from './browser.js';

describe('reviewers, the commission and the public in a browser', () => {
  let desk: Desk;
  let browser: Browser;
  let commission: Commission;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
    commission = await signInCommission((login) => desk.as(login));
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  async function submitted(type: BaseType, change: object = {}): Promise<{ caseId: string; batchId: string }> {
    const batch = await desk.openBatch(change);
    const { id } = await desk.draft(type, batch.id);
    const { caseId } = await (await desk.as(type)).post<{ caseId: string }>(`/dossiers/${id}/submission`);
    return { caseId, batchId: batch.id };
  }

  // Every page is waited for, and the machine may be busy.
  const LONG_MS = 300_000;

  it(
    'draw the panel, and an expert scores; the draft keeps itself (enterprise)',
    async () => {
      const { caseId } = await submitted('enterprise');
      await accept(commission.officer, caseId);
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open(`/desk/cases/${caseId}`);
      await page.getByRole('button', { name: '抽取专家' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('专家人数').fill('5');
      // Neither a click beside the form nor closing it loses what was typed.
      await page.mouse.click(5, 450);
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '抽取专家' }).click();
      expect(await dialog.getByLabel('专家人数').inputValue()).toBe('5');
      await dialog.getByRole('button', { name: '抽取专家' }).click();
      await page.getByRole('heading', { name: '专家组' }).waitFor();
      await dialog.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
      await page.getByRole('button', { name: '抽取记录' }).click();
      await page.getByText('随机种子').waitFor();
      await someone.expectSound();

      // Drawn anew from the same seed after a tie of whoever came first was recorded: passed over, and by which article.
      const { rounds } = await commission.officer.get<{
        rounds: { verdicts: { expertId: string; name: string }[] }[];
      }>(`/cases/${caseId}/draw`);
      const [first] = rounds[0]?.verdicts ?? [];
      const [{ uscc } = { uscc: '' }] = await desk.rows<{ uscc: string }>(
        `SELECT uscc FROM organisation WHERE id = (SELECT organisation_id FROM account WHERE login = 'enterprise')`,
      );
      const withTies = (ties: object[]) => changeProfile(commission.officer, first?.expertId ?? '', { ties });
      await commission.officer.patiently('POST', `/cases/${caseId}/reversal`, { reason: '漏登关联关系' });
      await withTies([{ kind: 'interest', uscc }]);
      await commission.officer.patiently('POST', `/cases/${caseId}/draw`, { experts: 5 });
      await withTies([]);
      await someone.open(`/desk/cases/${caseId}`);
      await page.getByRole('button', { name: '抽取记录' }).click();
      await page.getByText('沿用已撤销的抽取的种子').waitFor();
      const passedOver = page.getByRole('listitem').filter({ hasText: '未抽中' });
      await passedOver
        .filter({ hasText: first?.name ?? '' })
        .getByText('持股或有偿顾问关系 · Ch. 3', { exact: true })
        .waitFor();
      await someone.leave();

      const members = await commission.officer.get<{ expertId: string }[]>(`/cases/${caseId}/panel`);
      const [{ login } = { login: '' }] = await desk.rows<{ login: string }>(
        'SELECT login FROM account WHERE id = $1',
        [members[0]?.expertId],
      );
      someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
      await someone.signIn(login);
      await someone.open(`/desk/cases/${caseId}`);
      // The limit says what day it is, though it is told to the minute.
      const answerBy = someone.page.locator('.explained').filter({ has: someone.page.locator('time') });
      expect(await answerBy.textContent()).toMatch(/ \d\d:\d\d$/);
      await answerBy.hover();
      await someone.page
        .getByRole('tooltip')
        .filter({ hasText: /^\w+day, (a working day|weekend|free)/ })
        .waitFor();
      await someone.page.getByRole('button', { name: 'Accept', exact: true }).click();
      await someone.page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
      const scores = someone.page.getByLabel(/weight \d+/);
      await scores.first().waitFor();
      // What is judged is read beside the rubric.
      const documents = someone.page.getByRole('region', { name: 'Documents' });
      await documents.getByRole('combobox', { name: 'Choose a document' }).waitFor();
      await documents.getByText(/\.pdf$/).waitFor();
      await scores.first().fill('85');
      const remark = someone.page.getByLabel(/^Comment on/).last();
      await remark.fill('Thin.');
      // Left before the draft has saved itself, and come back to: not even a comment without its score is lost.
      await someone.page.getByRole('link', { name: 'Inbox' }).click();
      await someone.page.getByRole('heading', { name: 'Inbox' }).waitFor();
      await someone.page.goBack();
      await scores.first().waitFor();
      expect([await scores.first().inputValue(), await remark.inputValue()]).toEqual(['85', 'Thin.']);
      // What is no score stays as it was typed, is shown to be none, and is not handed in.
      await scores.nth(1).fill('150');
      expect(await scores.nth(1).getAttribute('aria-invalid')).toBe('true');
      await someone.page.getByRole('button', { name: 'Submit the scores' }).click();
      const isAtFault = async (field: Locator, fault: string) => {
        await until(() => field.evaluate((element) => element === document.activeElement));
        const beneath = await field.getAttribute('aria-describedby');
        await someone.page.locator(`#${beneath}`).getByText(fault).waitFor();
      };
      await isAtFault(scores.nth(1), 'Whole points from 0 to 100.');
      expect(await scores.nth(1).inputValue()).toBe('150');
      // The draft keeps the others meanwhile, so that nothing is refused.
      await someone.page.getByRole('status').filter({ hasText: '1 not saved, the rest is' }).waitFor();
      expect(await someone.page.locator('.problem').count()).toBe(0);
      for (let index = 1; index < (await scores.count()); index += 1) await scores.nth(index).fill('85');
      // What lacks is told where it lacks: of a low score, the reason.
      const reason = someone.page.getByLabel(/^Comment on/).first();
      await scores.first().fill('10');
      await someone.page.getByRole('button', { name: 'Submit the scores' }).click();
      await isAtFault(reason, 'say why');
      await someone.expectSound();
      await scores.first().fill('85');
      // So is what the API refuses.
      const detail = { zh: '评语过长', en: 'The comment is too long' };
      const problem = problemDocument(
        new Refusal('request.invalid', {}, { errors: [{ path: 'scores.0.comment', code: 'maxLength', detail }] }),
        { requestId: 'refused-for-a-field' },
      );
      await someone.page.route('**/review', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) })
          : route.continue(),
      );
      await someone.page.getByRole('button', { name: 'Submit the scores' }).click();
      await someone.page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
      await isAtFault(reason, detail.en);
      expect(await someone.page.getByRole('alert').getByText(detail.en).count()).toBe(0);
      await someone.page.unroute('**/review');
      await someone.page.getByRole('status').filter({ hasText: 'Draft saved' }).waitFor();
      await someone.expectSound();
      await someone.page.reload();
      await scores.first().waitFor();
      expect(await scores.first().inputValue()).toBe('85');
      // With Tab, digits and Enter alone.
      const { keyboard } = someone.page;
      const tabTo = async (target: Locator) => {
        await target.waitFor();
        const isThere = () => target.evaluate((element) => element === document.activeElement);
        for (let pressed = 0; pressed < 80 && !(await isThere()); pressed += 1) await keyboard.press('Tab');
        expect(await isThere()).toBe(true);
      };
      for (const score of await scores.all()) {
        await tabTo(score);
        await keyboard.type('90');
        expect(await score.inputValue()).toBe('90');
      }
      await tabTo(someone.page.getByLabel('Overall comment'));
      await keyboard.type('<b onmouseover=alert(1)>Sound work.</b>');
      await tabTo(someone.page.getByRole('button', { name: 'Submit the scores' }));
      await keyboard.press('Enter');
      await tabTo(someone.page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
      await keyboard.press('Enter');
      await someone.page.getByText('Submitted. Total: 90').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'call a meeting, stand aside, vote and conclude it, publish the notice; anybody objects, and it is settled',
    async () => {
      const { caseId, batchId } = await submitted('park', {
        rehearsalDaySeconds: undefined,
        closesOn: addDays(TODAY, 60),
      });
      await accept(commission.officer, caseId);
      await reviewByExperts(commission, caseId, 90);
      await untilState(commission.officer, caseId, ['underOnsiteAssessment']);
      await visit(commission, caseId, { share: 1, of: 'fullValue' });
      await untilState(commission.officer, caseId, ['underDecision']);
      const [chair = '', aside = '', ...others] = commission.deciders.map(({ accountId }) => accountId);
      const people = await desk.rows<{ id: string; login: string; name: string }>(
        'SELECT id, login, display_name AS name FROM account WHERE id = ANY($1)',
        [[chair, aside, ...others]],
      );
      const of = (id: string) => people.find((each) => each.id === id) ?? { login: '', name: '' };
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn('officer');
      await someone.open(`/desk/batches/${batchId}`);
      await someone.page.getByRole('button', { name: '召集审定会' }).click();
      const calling = someone.page.getByRole('dialog');
      await calling.getByLabel('日期').fill(TODAY);
      await someone.page.keyboard.press('Enter');
      await calling.getByLabel('委员').click();
      for (const id of [chair, aside, ...others])
        await someone.page.getByTitle(of(id).name, { exact: true }).last().click();
      await someone.page.keyboard.press('Escape');
      await calling.getByRole('button', { name: '召集审定会' }).click();
      await someone.page.getByRole('region', { name: '审定会' }).getByRole('link').click();
      await someone.page.getByRole('heading', { name: '议程与表决' }).waitFor();
      const meetingId = someone.page.url().split('/').at(-1) ?? '';
      await someone.expectSound();
      await someone.leave();

      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn(of(aside).login);
      await someone.open(`/desk/cases/${meetingId}`);
      await someone.page.getByRole('button', { name: '按规则建议填入' }).click();
      await someone.page.getByRole('button', { name: '提交表决（1 项）' }).waitFor();
      await someone.page.getByRole('button', { name: '回避' }).click();
      await someone.page
        .getByRole('dialog')
        .getByLabel('回避事由')
        .fill('与负责人为师生关系 <script>alert(1)</script>');
      await someone.page.getByRole('dialog').getByRole('button', { name: '回避' }).click();
      await someone.page.getByText('回避：', { exact: false }).waitFor();
      expect(await someone.page.getByRole('combobox', { name: /的表决/ }).count()).toBe(0);
      // What was chosen on it before is not sent with the rest.
      expect(await someone.page.getByRole('button', { name: '提交表决（0 项）' }).isDisabled()).toBe(true);
      await someone.expectSound();
      await someone.leave();

      for (const member of commission.deciders.filter(({ accountId }) => others.includes(accountId)))
        await member.put(`/meetings/${meetingId}/votes`, { votes: [{ caseId, vote: 'selected' }] });
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn(of(chair).login);
      await someone.open(`/desk/cases/${meetingId}`);
      await someone.page.getByRole('button', { name: '按规则建议填入' }).click();
      // What is chosen and not cast yet outlives a reload.
      await someone.page.reload();
      await someone.page.getByRole('button', { name: '提交表决（1 项）' }).click();
      await someone.page.getByText('已表决 4 人').waitFor();
      await someone.page.getByText('您的表决：拟认定').waitFor();
      await someone.expectSound();
      const remark = `合作基础扎实 ${PROBE}`;
      const said = async (act: string) => {
        await someone.page.getByRole('button', { name: act }).click();
        await someone.page.getByRole('dialog').getByRole('textbox').fill(remark);
        await someone.page.getByRole('dialog').getByRole('button', { name: act }).click();
      };
      await said('宣布审定结果');
      const minutes = someone.page.getByRole('heading', { name: '会议纪要' });
      await minutes.waitFor();
      // Declared by mistake: taken back while nothing is published, and declared anew.
      await said('撤销审定结果');
      await minutes.waitFor({ state: 'detached' });
      await someone.page.getByText('已作废的会议纪要').click();
      await someone.page.getByText('结果：拟认定', { exact: false }).waitFor();
      await someone.expectSound();
      await said('宣布审定结果');
      await minutes.waitFor();
      await someone.leave();

      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn('officer');
      await someone.open(`/desk/cases/${meetingId}`);
      await someone.page.getByRole('button', { name: '发布公示' }).click();
      await someone.page.getByRole('dialog').getByRole('button', { name: '发布公示' }).click();
      await someone.page.getByRole('heading', { name: '公示预览' }).waitFor({ state: 'detached' });
      await someone.expectSound();
      await someone.open(`/desk/cases/${caseId}`);
      const corrected = `中关村氢能合作基地 ${PROBE}`;
      await someone.page.getByRole('button', { name: '更正公示' }).click();
      const correction = someone.page.getByRole('dialog');
      await correction.getByLabel('基地名称').fill(corrected);
      await correction.getByLabel('更正理由').fill(`名称漏字 ${PROBE}`);
      await correction.getByRole('button', { name: '更正公示' }).click();
      const corrections = someone.page.getByRole('list', { name: '更正记录' });
      await corrections.locator('ins').filter({ hasText: corrected }).waitFor();
      await someone.expectSound();
      await someone.leave();

      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      // As over plain http elsewhere than on this machine, where a browser makes no ids.
      await page.addInitScript(() => void Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
      await someone.open('/');
      await someone.expectSound();
      await page.locator(`a[href="/public/notices/${caseId}"]`).click();
      await page.getByRole('heading', { name: corrected, level: 1 }).waitFor();
      await page.locator('.corrections ins').filter({ hasText: corrected }).waitFor();
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByRole('alert').filter({ visible: true }).waitFor();
      await someone.expectSound();
      await page.getByLabel('单位', { exact: true }).check();
      await page.getByLabel('真实姓名或单位名称').fill(`北京某某研究院 ${PROBE}`);
      await page.getByLabel('联系方式').fill('010-55550123');
      await page.getByLabel('异议的事实和理由').fill('合作协议已经停止履行，请核查。');
      await page.getByRole('button', { name: '提交异议' }).click();
      // Told at the field, which has the focus.
      await page.locator('#seal-wrong').filter({ hasText: '单位提出异议须加盖单位印章' }).waitFor();
      expect(await page.locator('#seal').evaluate((field) => field === document.activeElement)).toBe(true);
      await someone.expectSound();
      await page.getByLabel('盖章的异议书扫描件').setInputFiles({
        name: `异议书 ${PROBE}.pdf`,
        mimeType: 'application/pdf',
        buffer: Buffer.from(aPdf('stamped')),
      });
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByRole('heading', { name: '已收到您的异议' }).waitFor();
      await someone.open(`/public/notices/${caseId}`);
      await page.getByLabel('个人', { exact: true }).check();
      expect(await page.getByLabel('盖章的异议书扫描件').isVisible()).toBe(false);
      await page.getByLabel('真实姓名或单位名称').fill(`赵敏 ${PROBE}`);
      await page.getByLabel('联系方式').fill(`010-55550123 ${PROBE}`);
      await page.getByLabel('异议的事实和理由').fill('<script>alert(1)</script>合作协议已经停止履行，请核查。');
      await page.reload();
      expect(await page.getByLabel('异议的事实和理由').inputValue()).toContain('停止履行');
      // The server has it, and its answer is lost on the way: sent again it is the same objection.
      const sends = '**/api/v1/public-notices/*/objections';
      await page.route(sends, async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      });
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
      await page.unroute(sends);
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByRole('heading', { name: '已收到您的异议' }).waitFor();
      await someone.expectSound();
      expect(await desk.rows('SELECT id FROM objection WHERE case_id = $1', [caseId])).toHaveLength(2);
      const [number = '', token = ''] = await page.locator('section.receipt dd').allTextContents();
      // Evidence: what is no file, or none that is taken, is said; what arrived unheard is not there twice.
      const evidence = page.getByLabel('补交证明材料');
      const told = (text: string) => page.getByRole('alert').filter({ hasText: text, visible: true }).waitFor();
      await page.getByRole('button', { name: '上传' }).click();
      await told('请先选择文件');
      await evidence.setInputFiles({ name: '通报.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no') });
      await page.getByRole('button', { name: '上传' }).click();
      await told('实际内容为');
      await someone.expectSound();
      await evidence.setInputFiles({ name: '停止履行.pdf', mimeType: 'application/pdf', buffer: aPdf('ended') });
      const adds = '**/api/v1/objections/*/files';
      await page.route(adds, async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      });
      await page.getByRole('button', { name: '上传' }).click();
      await told('服务器没有应答');
      await page.unroute(adds);
      await page.getByRole('button', { name: '上传' }).click();
      await page.getByRole('status').filter({ hasText: '已收到：停止履行.pdf' }).waitFor();
      expect(await evidence.inputValue()).toBe('');
      await someone.expectSound();
      await someone.open('/public/objection?lang=en');
      await page.getByLabel('Receipt').fill(number);
      await page.getByLabel('Token').fill(token);
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.getByText('none yet').waitFor();
      // One more, later, by what was copied down.
      const later = { name: `later ${PROBE}.pdf`, mimeType: 'application/pdf', buffer: aPdf('later') };
      await page.getByLabel('Add evidence').setInputFiles(later);
      await page.getByRole('button', { name: 'Upload' }).click();
      await page.getByRole('status').filter({ hasText: 'Received: later' }).waitFor();
      await someone.expectSound();
      await someone.leave();

      const act = async (login: string, button: string, label: string, text: string) => {
        someone = await visitor(browser, desk.stack.apiUrl);
        await someone.signIn(login);
        await someone.open(`/desk/cases/${caseId}`);
        await someone.page.getByRole('button', { name: button, exact: true }).click();
        const form = someone.page.getByRole('dialog');
        await form.getByLabel(label).fill(`${text} ${PROBE}`);
        await form.getByRole('button', { name: button, exact: true }).click();
        await form.waitFor({ state: 'detached' });
        await someone.expectSound();
        await someone.leave();
      };
      // Of the organisation the officers see the scan that it has stamped.
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn('officer');
      await someone.open(`/desk/cases/${caseId}`);
      await someone.page.getByText('盖章的异议书').getByText('异议书 img src=x onerror=alert(1).pdf').waitFor();
      const objected = someone.page.getByRole('listitem').filter({ hasText: '赵敏' });
      await objected.getByRole('link', { name: /^later / }).waitFor();
      const [downloaded] = await Promise.all([
        someone.page.waitForEvent('download'),
        objected.getByRole('link', { name: /^停止履行\.pdf/ }).click(),
      ]);
      expect(await readFile(await downloaded.path())).toEqual(aPdf('ended'));
      expect(await objected.getByRole('link', { name: /\.pdf/ }).count()).toBe(2);
      await someone.expectSound();
      await someone.leave();
      const [sealed] = await commission.officer.get<{ id: string }[]>(`/cases/${caseId}/objections`);
      const refusal = `/cases/${caseId}/objections/${sealed?.id}/refusal`;
      await commission.officer.patiently('POST', refusal, { ground: 'noEvidence' });
      await act('officer', '受理异议', '异议摘要', '合作协议的履行情况 <b>存疑</b>');
      await act('park', '说明情况', '说明', '协议正在履行 <img src=x onerror=alert(1)>');
      await act('officer', '登记核查情况', '核查情况', '经查，协议有效。');
      await act('officer', '中止办理', '理由', '等待鉴定意见');
      await act('officer', '恢复办理', '理由', '鉴定意见已出具');
      await act(of(others[0] ?? '').login, '异议不成立', '答复', '经核查，异议不成立。');
      // Answered by mistake: it is taken back, and answered anew.
      await act(of(others[0] ?? '').login, '撤销上一步', '理由', '误将另一件异议的结论录入');
      await untilState(commission.officer, caseId, ['underObjection']);
      await act(of(others[0] ?? '').login, '异议不成立', '答复', '经核查，异议不成立。');
      await untilState(commission.officer, caseId, ['underPublicNotice', 'underAnnouncement']);
    },
    LONG_MS,
  );

  it('read the public pages in both languages', async () => {
    someone = await visitor(browser, desk.stack.apiUrl);
    for (const path of [
      '/public/notices',
      '/public/register',
      '/public/register?district=110108',
      '/public/statistics',
      '/public/guides',
      '/public/grades',
      '/public/measures',
      '/public/measures/2025',
    ]) {
      await someone.open(path);
      await someone.expectSound();
      await someone.open(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
      expect(await someone.page.locator('html').getAttribute('lang')).toBe('en');
      // Where nothing stands that somebody typed, nothing stands in Chinese but the numbers of documents.
      if (/statistics|measures/.test(path)) {
        const text = (await someone.page.getByRole('main').innerText()).replace(/京科国?发〔\d{4}〕\d+号/g, '');
        expect({ path, chinese: text.match(/\p{Script=Han}+/gu) }).toEqual({ path, chinese: null });
      }
    }
    // A limit with its article.
    for (const [of, cells] of [
      ['', ['形式审查', '5 个工作日', '第三章 A']],
      ['?lang=en', ['Formal check', '5 working days', 'Ch. 3 A']],
    ] as const) {
      await someone.open(`/public/measures/2025${of}`);
      const limit = someone.page.getByRole('row').filter({ hasText: cells[0] }).first();
      expect(await limit.getByRole('cell').allInnerTexts()).toEqual(cells);
    }
    await someone.open('/public/notices/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21');
    await someone.page.getByRole('heading', { name: '无法显示本页' }).waitFor();
  });
});
