import type { Browser } from 'playwright-core';
import {
  accept,
  reviewByExperts,
  signInCommission,
  untilState,
  visit,
  type Commission,
} from '#cli/client/accreditation.journey.js';
import { convene } from '#cli/client/meeting.journey.js';
import { addDays } from '#domain/common/calendar-date.js';
import { openDesk, TODAY, type Desk } from '../support/desk.js';
import { startBrowser, visitor, type Visitor } from './browser.js';

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

  async function submitted(change: object = {}): Promise<{ caseId: string; batchId: string }> {
    const batch = await desk.openBatch(change);
    const { id } = await desk.draft('park', batch.id);
    const { caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`);
    return { caseId, batchId: batch.id };
  }

  it('draw the panel, and an expert scores; the draft keeps itself', async () => {
    const { caseId } = await submitted();
    await accept(commission.officer, caseId);
    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.signIn('officer');
    await someone.open(`/desk/cases/${caseId}`);
    await page.getByRole('button', { name: '抽取专家' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '抽取专家' }).click();
    await page.getByRole('heading', { name: '专家组' }).waitFor();
    await page.getByRole('button', { name: '抽取记录' }).click();
    await page.getByText('随机种子').waitFor();
    await someone.expectSound();
    await someone.leave();

    const members = await commission.officer.get<{ expertId: string }[]>(`/cases/${caseId}/panel`);
    const [{ login } = { login: '' }] = await desk.rows<{ login: string }>('SELECT login FROM account WHERE id = $1', [
      members[0]?.expertId,
    ]);
    someone = await visitor(browser, desk.stack.apiUrl, { language: 'en' });
    await someone.signIn(login);
    await someone.open(`/desk/cases/${caseId}`);
    await someone.page.getByRole('button', { name: 'Accept', exact: true }).click();
    await someone.page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
    const scores = someone.page.getByRole('spinbutton');
    await scores.first().waitFor();
    for (let index = 0; index < (await scores.count()); index += 1) await scores.nth(index).fill('85');
    await someone.page.getByRole('status').filter({ hasText: 'Draft saved' }).waitFor();
    await someone.expectSound();
    await someone.page.reload();
    await scores.first().waitFor();
    expect(await scores.first().inputValue()).toBe('85');
    await someone.page.getByLabel('Overall comment').fill('<b onmouseover=alert(1)>Sound work.</b>');
    await someone.page.getByRole('button', { name: 'Submit the scores' }).click();
    await someone.page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await someone.page.getByText('Submitted. Total:').waitFor();
    await someone.expectSound();
  });

  it('vote and conclude a meeting, publish the notice, and anybody objects to it', async () => {
    const { caseId, batchId } = await submitted({ rehearsalDaySeconds: undefined, closesOn: addDays(TODAY, 60) });
    await accept(commission.officer, caseId);
    await reviewByExperts(commission, caseId, 90);
    await untilState(commission.officer, caseId, ['underOnsiteAssessment']);
    await visit(commission, caseId, { share: 1, of: 'fullValue' });
    await untilState(commission.officer, caseId, ['underDecision']);
    const { id: meetingId } = await convene(commission, batchId, [caseId]);
    const [chair, ...others] = commission.deciders;
    for (const member of others)
      await member.put(`/meetings/${meetingId}/votes`, { votes: [{ caseId, vote: 'selected' }] });
    const [{ login } = { login: '' }] = await desk.rows<{ login: string }>('SELECT login FROM account WHERE id = $1', [
      chair?.accountId,
    ]);
    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.signIn(login);
    await someone.open(`/desk/cases/${meetingId}`);
    await someone.page.getByRole('button', { name: '按规则建议填入' }).click();
    await someone.page.getByRole('button', { name: '提交表决（1 项）' }).click();
    await someone.page.getByText('已表决 5 人').waitFor();
    await someone.expectSound();
    await someone.page.getByRole('button', { name: '宣布审定结果' }).click();
    await someone.page.getByRole('dialog').getByRole('button', { name: '宣布审定结果' }).click();
    await someone.page.getByRole('heading', { name: '会议纪要' }).waitFor();
    await someone.leave();

    someone = await visitor(browser, desk.stack.apiUrl);
    await someone.signIn('officer');
    await someone.open(`/desk/cases/${meetingId}`);
    await someone.page.getByRole('button', { name: '发布公示' }).click();
    await someone.page.getByRole('dialog').getByRole('button', { name: '发布公示' }).click();
    await someone.page.getByRole('heading', { name: '公示预览' }).waitFor({ state: 'detached' });
    await someone.expectSound();
    await someone.leave();

    someone = await visitor(browser, desk.stack.apiUrl);
    const { page } = someone;
    await someone.open('/');
    await someone.expectSound();
    await page.locator(`a[href="/public/notices/${caseId}"]`).click();
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('alert').filter({ visible: true }).waitFor();
    await someone.expectSound();
    await page.getByLabel('真实姓名或单位名称').fill('赵敏');
    await page.getByLabel('联系方式').fill('010-55550123');
    await page.getByLabel('异议的事实和理由').fill('<script>alert(1)</script>合作协议已经停止履行，请核查。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('heading', { name: '已收到您的异议' }).waitFor();
    await someone.expectSound();
    const [number = '', token = ''] = await page.locator('section.receipt dd').allTextContents();
    await someone.open('/public/objection?lang=en');
    await page.getByLabel('Receipt').fill(number);
    await page.getByLabel('Token').fill(token);
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByText('none yet').waitFor();
    await someone.expectSound();
  });

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
    }
    await someone.open('/public/notices/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21');
    await someone.page.getByRole('heading', { name: '无法显示本页' }).waitFor();
  });
});
