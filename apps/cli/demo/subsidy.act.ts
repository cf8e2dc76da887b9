import { setTimeout as sleep } from 'node:timers/promises';
import { amountText } from '#domain/subsidy/amount-text.js';
import type { CampaignView } from '../client/evaluation.journey.js';
import {
  fileVoucher,
  verifyVoucher,
  type AwardView,
  type LeftOutView,
  type PaymentListView,
  type SchemeView,
} from '../client/subsidy.journey.js';
import { HANDS } from './application.act.js';
import type { AccreditedBase } from './decision.act.js';
import type { Demo } from './demo.js';
import { expectEqual, expectThat, Unexpected } from './expectation.js';
import { SYSTEM } from './narrator.js';
import { together } from './together.js';

/** The clock here may be ahead of the record's. */
const CLOCK_TOLERANCE_MS = 200;

/** 后补助: vouchers, verification, a proposal under a budget that is too small, approval by a second person, payment list. */
export async function subsidyAct(
  demo: Demo,
  campaign: CampaignView,
  bases: readonly AccreditedBase[],
): Promise<{ scheme: SchemeView; payments: PaymentListView }> {
  const { narrator, people, story, run, year } = demo;
  narrator.act('八、后补助', 'Post-subsidy');
  const { budgetFen } = story.subsidy;
  const finance = await people.as(story.people.finance);
  const who = people.name(story.people.finance);
  const { id } = await finance.patiently<SchemeView>('POST', '/subsidy-schemes', {
    code: `YLHBZ-${run}`,
    year,
    title: `${year}年度国际科技合作基地后补助（演练）`,
    budgetFen,
    campaignId: campaign.id,
  });
  const path = `/subsidy-schemes/${id}`;
  const opened = await finance.patiently<SchemeView>('GET', path);
  const { awards: count, leftOut, ceiling } = opened.totals;
  narrator.tell(
    who,
    `设立后补助方案 ${opened.code}：预算 ${opened.budget.text.zh}，${count} 家可补，上限合计 ${ceiling.text.zh}；${leftOut} 家不列入`,
    `opens a scheme: budget ${opened.budget.text.en}, ceilings ${ceiling.text.en}`,
  );
  for (const { baseName, reasonText } of await finance.patiently<LeftOutView[]>('GET', `${path}/left-out`)) {
    narrator.detail(`不列入：${baseName}（${reasonText.zh}）`, reasonText.en);
  }
  const awards = await finance.patiently<AwardView[]>('GET', `${path}/awards?limit=200`);
  await together(awards, HANDS, (award) => claim(demo, id, award, bases));

  const { totals } = await finance.patiently<SchemeView>('GET', path);
  expectThat(totals.verified.fen > budgetFen, '核定支出应当超过预算', 'what was verified exceeds the budget');
  narrator.tell(SYSTEM, `凭证报送至 ${opened.vouchersDueOn} 截止；报送期由时钟走完……`, 'the clock ends the filing …');
  await sleep(Math.max(0, Date.parse(opened.vouchersDueAt) - Date.now()) + CLOCK_TOLERANCE_MS);
  await finance.patiently('POST', `${path}/proposal`, {});
  narrator.tell(
    who,
    `核定支出合计 ${totals.verified.text.zh}，超过预算，提出按比例分配方案`,
    `proposes shares pro rata: ${totals.verified.text.en} verified`,
  );
  const second = story.people.secondFinance;
  await (await people.as(second)).patiently('POST', `${path}/approval`);
  narrator.tell(people.name(second), '复核并批准分配方案（提出人本人不得批准）', 'a second person approves');
  return { scheme: await finance.patiently<SchemeView>('GET', path), payments: await list(demo, path, budgetFen) };
}

/** One base files its vouchers; finance verifies each, in full or with a reduction that is explained. */
async function claim(demo: Demo, schemeId: string, award: AwardView, bases: readonly AccreditedBase[]): Promise<void> {
  const { narrator, people, story, run, year } = demo;
  const base = bases.find(({ baseId }) => baseId === award.baseId);
  const spending = base?.story.spending;
  if (!base || !spending) throw new Unexpected(`“${award.baseName}”没有支出`, `${award.baseName} has spent nothing`);
  const finance = await people.as(story.people.finance);
  for (const [index, { description, amountFen, verifiedFen, note }] of spending.entries()) {
    const voucherId = await fileVoucher(
      base.applicant,
      { schemeId, awardId: award.id },
      {
        number: `YL-${run}-${base.key}-${index + 1}`,
        description,
        spentOn: `${year - 1}-0${index + 3}-15`,
        amountFen,
        fileId: base.fileIds.get('voucher') as string,
      },
    );
    narrator.tell(base.applicantName, `报送凭证：${description} ${amountText(amountFen).zh}`, 'files a voucher');
    await verifyVoucher(finance, { schemeId, voucherId }, { verifiedFen, note });
    if (note) {
      const less = amountText(verifiedFen);
      narrator.tell(people.name(story.people.finance), `核定 ${less.zh}：${note}`, `verifies ${less.en}`);
    }
  }
}

/** 拨付清单: it adds up to the budget, to the last fen. */
async function list({ narrator, people, story }: Demo, path: string, budgetFen: number): Promise<PaymentListView> {
  const finance = await people.as(story.people.finance);
  const payments = await finance.patiently<PaymentListView>('GET', `${path}/payments`);
  const awards = await finance.patiently<AwardView[]>('GET', `${path}/awards?limit=200`);
  for (const { position, baseName, amountFen } of payments.payments) {
    const why = awards.find((award) => award.baseName === baseName)?.explanation;
    narrator.detail(`${position}. ${baseName} ${amountText(amountFen).zh}`, why?.zh ?? '');
  }
  const sumFen = payments.payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  expectEqual('拨付清单合计（分）', [sumFen, payments.total.fen], [budgetFen, budgetFen]);
  narrator.tell(
    people.name(story.people.finance),
    `拨付清单 ${payments.payments.length} 笔，合计 ${payments.total.text.zh}，与预算分毫不差`,
    'the payments add up to the budget, to the last fen',
  );
  return payments;
}
