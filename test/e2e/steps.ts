import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { aPdf } from '../support/desk.js';
import { PROBE } from './browser.js';
import { act, give } from './room.js';

/** Chinese or English, by the language of whoever sits there. */
export type Say = (zh: string, en: string) => string;
export const sayIn =
  (language: 'zh' | 'en'): Say =>
  (zh, en) =>
    language === 'zh' ? zh : en;

/** 补正: answers what was returned, mends a field of the first row there, and hands it in again. @returns before and after, as they are shown */
export async function mendReturned(
  page: Page,
  say: Say,
  { item, reason, field, value }: { item: string; reason: string; field: string; value: string },
): Promise<string[]> {
  await page.getByRole('link', { name: say('逐项补正并重新提交', 'Mend it item by item') }).click();
  const returned = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: item }) });
  await returned.getByText(reason, { exact: true }).waitFor();
  await returned.getByRole('textbox', { name: item }).fill(`已更正 ${PROBE}`);
  await returned.getByRole('button', { name: say('已答复', 'Answered') }).waitFor();
  await returned.getByRole('link').first().click();
  await page.getByText(/^1\. /).click();
  await page.getByLabel(field).fill(value);
  const saved = page.getByRole('status').filter({ hasText: say('已保存', 'Saved') });
  await saved.first().waitFor();
  await returned.getByText(say('已改 1 处：修改前后', '1 change: before and after')).click();
  const change = returned.getByRole('row').last().getByRole('cell');
  await change.nth(1).waitFor();
  const shown = await change.allInnerTexts();
  await page.getByRole('button', { name: say('核对并重新提交', 'Check and submit again') }).click();
  const check = page.getByRole('dialog');
  await check.getByRole('button', { name: say('提交', 'Submit'), exact: true }).click();
  await check.waitFor({ state: 'detached' });
  return shown;
}

/** 接受邀请并评分: the same for every criterion. @returns the criteria that the sheet has */
export async function score(page: Page, say: Say, points: number): Promise<string[]> {
  await act(page, say('接受邀请', 'Accept'));
  const heading = page.getByRole('heading', { name: say('评分表', 'Score sheet') });
  const sheet = page.locator('section').filter({ has: heading });
  await sheet.getByRole('spinbutton').first().waitFor();
  for (const each of await sheet.getByRole('spinbutton').all()) await each.fill(String(points));
  const criteria = await sheet.locator('label b').allTextContents();
  await sheet.getByLabel(say('总体评语', 'Overall comment')).fill(`合作基础扎实 ${PROBE}`);
  await sheet.getByRole('button', { name: say('提交评分', 'Submit the scores') }).click();
  const confirmed = page.getByRole('dialog');
  await confirmed.getByText(`${say('加权合计', 'Weighted total')} ${points.toFixed(2)}`).waitFor();
  await confirmed.getByRole('button', { name: say('提交', 'Submit') }).click();
  await page.getByText(say('已提交，总分', 'Submitted. Total:')).waitFor();
  return criteria;
}

/** Cards of the record on site: the items of the checklist, then the indicators. */
export const cardsOf = (page: Page) => page.locator('main section[aria-labelledby^="field-"]');

/**
 * 现场记录: every item passes, every indicator is found as it was claimed.
 * @param lower for the last indicator of which anything is claimed, nothing is found
 * @returns the indicator that has the remark
 */
export async function recordOnSite(
  page: Page,
  say: Say,
  remark: string,
  { lower = false }: { readonly lower?: boolean } = {},
): Promise<string> {
  const cards = cardsOf(page);
  await cards.first().waitFor();
  let remarked = cards.last();
  for (const card of await cards.all()) {
    const verdict = card.getByText(say('符合', 'Pass'), { exact: true });
    if ((await verdict.count()) > 0) await verdict.click();
    else {
      const [, claimed = '0'] = new RegExp(`${say('申报 ', 'Claimed: ')}([\\d.]+)`).exec(await card.innerText()) ?? [];
      await card.getByRole('spinbutton').fill(claimed);
      if (lower && Number(claimed) > 0) remarked = card;
    }
  }
  const name = (await remarked.getByRole('spinbutton').getAttribute('aria-label')) ?? '';
  if (lower) await remarked.getByRole('spinbutton').fill('0');
  await remarked.getByRole('textbox').fill(remark);
  await page.getByText(say('全部已同步。', 'Everything is on record.')).waitFor();
  return name.replace(say('核实值：', 'Verified: '), '');
}

/** 表决: a member votes for the selection of the case of a type. */
export async function voteToSelect(page: Page, typeName: string): Promise<void> {
  const item = page.getByRole('listitem').filter({ hasText: ` · ${typeName}` });
  await item.getByRole('combobox', { name: /的表决/ }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('拟认定', { exact: true }).click();
}

/** 提出异议: somebody finds the notice of a type, and objects without any evidence. */
export async function objectTo(page: Page, typeName: string): Promise<void> {
  await page.goto('/public/notices');
  const notice = page.getByRole('listitem').filter({ hasText: `· ${typeName}` });
  await notice.getByRole('link').click();
  await page.getByRole('definition').getByText(typeName, { exact: true }).waitFor();
  await page.getByLabel('真实姓名或单位名称').fill(`赵敏 ${PROBE}`);
  await page.getByLabel('联系方式').fill('010-55550123');
  await page.getByLabel('异议的事实和理由').fill(`听说而已 ${PROBE}`);
  await page.getByRole('button', { name: '提交异议' }).click();
  await page.getByRole('heading', { name: '已收到您的异议' }).waitFor();
}

/** 下载证书: what the host takes home. */
export async function takeCertificate(page: Page, say: Say): Promise<{ number: string; bytes: Buffer }> {
  const number = (await page.locator('a[href^="/check/"]').first().textContent()) ?? '';
  const [certificate] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say('下载证书', 'Certificate as PDF') }).click(),
  ]);
  return { number, bytes: await readFile(await certificate.path()) };
}

/** 报送自评: the same for every indicator, the first with a file. @returns the indicators that are asked for */
export async function fileFigures(page: Page, say: Say, claimed: string): Promise<string[]> {
  const named = say('申报值：', 'Claimed: ');
  const figures = page.getByRole('spinbutton', { name: named });
  await figures.first().waitFor();
  for (const figure of await figures.all()) await figure.fill(claimed);
  const labels = await figures.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const evidence = page.getByLabel(say('证明材料：', 'Evidence: ')).first();
  await evidence.setInputFiles({ name: '佐证.pdf', mimeType: 'application/pdf', buffer: aPdf('evidence') });
  await page.getByRole('link', { name: /佐证\.pdf/ }).waitFor();
  await page
    .getByRole('group', { name: say('加分项', 'Bonus items') })
    .getByRole('checkbox')
    .first()
    .waitFor();
  await page.getByLabel(say('自评说明', 'Self-evaluation'), { exact: true }).fill(`本年度新增合作协议 3 项。${PROBE}`);
  const kept = page.getByRole('status').filter({ hasText: say('已暂存', 'Draft saved') });
  await kept.waitFor();
  await act(page, say('报送', 'File it'));
  return labels.map((label) => label.replace(named, ''));
}

/** 核实: one value is found to be another, the rest is filled in as claimed. */
export async function verifyFigures(page: Page, say: Say, indicator: string, found: string): Promise<void> {
  await page.getByRole('button', { name: say('未核实的按申报值填入', 'Fill in the rest as claimed') }).click();
  await page.getByLabel(`${say('核实值：', 'Verified: ')}${indicator}`, { exact: true }).fill(found);
  await page.getByLabel(`${say('说明：', 'Note: ')}${indicator}`, { exact: true }).fill(`一项已终止 ${PROBE}`);
  await page.getByRole('button', { name: say('保存核实值', 'Save ') }).click();
  await page.getByRole('button', { name: say('保存核实值（0）', 'Save 0 values') }).waitFor();
  await act(page, say('完成核实', 'Conclude the verification'));
}

const REPORTS = {
  plan: ['整改方案', 'plan'],
  interim: ['中期报告', 'interim report'],
  final: ['整改报告', 'final report'],
} as const;

/** 报送整改方案, 中期报告 or 整改报告. */
export async function fileForRectification(
  page: Page,
  say: Say,
  what: keyof typeof REPORTS,
  words: string,
): Promise<void> {
  const [zh, en] = REPORTS[what];
  await act(page, say(`报送${zh}`, `File the ${en}`), { [say(zh, en)]: words });
  await page.getByText(words).waitFor();
}

/** 报送凭证, with its file. */
export async function fileVoucher(page: Page, say: Say, number: string, amount: string): Promise<void> {
  const title = say('报送凭证', 'File a voucher');
  await page.getByRole('button', { name: title }).click();
  const form = page.getByRole('dialog');
  await give(form, say('凭证号', 'Number'), number);
  await give(form, say('支出内容', 'What for'), `联合研发设备 ${PROBE}`);
  await give(form, say('支出日期', 'Spent on'), '2025-09-30');
  await give(form, say('金额', 'Amount'), amount);
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: '凭证.pdf', mimeType: 'application/pdf', buffer: aPdf(number) });
  await form.getByRole('link', { name: /凭证\.pdf/ }).waitFor();
  await form.getByRole('button', { name: title }).click();
  await page.getByRole('cell', { name: number }).waitFor();
}

/** 完成整改验收, for or against the base. @param put the problems that were put right, as the form names them */
export async function concludeAcceptance(
  page: Page,
  say: Say,
  { restored, score, put = [] }: { restored: boolean; score: string; put?: readonly string[] },
): Promise<void> {
  const title = say('完成整改验收', 'Conclude the acceptance');
  const outcome = restored ? say('合格，恢复资格', 'Pass: restore') : say('不合格，撤销资格', 'Fail: revoke');
  await act(page, title, {
    [say('结论', 'Conclusion')]: [outcome],
    [say('验收得分', 'Score')]: score,
    ...(put.length > 0 && { [say('已整改到位的问题（选填）', 'Problems put right (optional)')]: put }),
    [say('理由', 'Reason')]: `按验收意见 ${PROBE}`,
  });
  await page.getByRole('button', { name: title }).waitFor({ state: 'detached' });
}

/** 申请复核. */
export async function requestReview(page: Page, say: Say, grounds: string): Promise<void> {
  await act(page, say('申请复核', 'Request a review'), { [say('理由', 'Grounds')]: grounds });
  await page.getByText(say('已申请复核', 'A review was requested')).waitFor();
}

/** 答复复核申请: the decision stands. */
export async function upholdDecision(page: Page, say: Say, reason: string): Promise<void> {
  const title = say('答复复核申请', 'Answer the request');
  await act(page, title, {
    [say('答复', 'Answer')]: [say('维持原决定', 'Uphold the decision')],
    [say('理由', 'Reason')]: reason,
  });
  await page.getByRole('button', { name: title }).waitFor({ state: 'detached' });
}
