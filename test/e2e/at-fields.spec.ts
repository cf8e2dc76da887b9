import type { Locator, Page } from 'playwright-core';
import { problemDocument } from '#api/common/problem-document.js';
import { reviewByExperts, untilState } from '#cli/client/accreditation.journey.js';
import { fileEvaluation } from '#cli/client/evaluation.journey.js';
import { convene } from '#cli/client/meeting.journey.js';
import { arrangeVisit, visit } from '#cli/client/visit.journey.js';
import { refusalAt, refusalText } from '#contracts/problems.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, TODAY, upload } from '../support/desk.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { until } from '../support/until.js';
import { give, roomOfSuite } from './room.js';
import { sayIn, type Say } from './steps.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 240_000;
const LANGUAGES = ['zh', 'en'] as const;

/** Whoever works by keyboard or ear is led to the control, and hears there what is wrong with it. */
async function expectToldAt(page: Page, control: Locator, words: string): Promise<void> {
  await page.locator(':focus').and(control).waitFor();
  await until(async () => (await control.getAttribute('aria-invalid')) === 'true');
  const said = await control.evaluate((it) =>
    (it.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
  expect(said).toContain(words);
}

/** Nor above it, where it was all that was wrong. */
async function expectNoMoreTold(page: Page, control: Locator): Promise<void> {
  await until(async () => (await control.getAttribute('aria-invalid')) === null);
  await page.getByRole('alert').waitFor({ state: 'detached' });
}

describe('what the API refuses of one value is told at its control, with the focus there', () => {
  const room = roomOfSuite();
  /** A case for whoever has the turn there. */
  const at = { visit: '', meeting: '', filing: '', verification: '', check: '', batch: '' };

  const aCase = async (step: Step) => {
    const { record, rows } = room.desk;
    const park = await room.desk.as('park');
    const batch = await openBatch(record, park, { rehearsalDaySeconds: 3_600 });
    const id = await submitPark(record, park, batch);
    await until(async () => (await rows('SELECT FROM outbox')).length === 0);
    await bringTo(step, room.commission, id);
    return { id, batchId: batch.id };
  };

  beforeAll(async () => {
    const { commission, desk } = room;
    at.batch = (await desk.openBatch({ rehearsalDaySeconds: 3_600 })).id;
    at.check = (await aCase('underFormalCheck')).id;
    at.visit = (await aCase('underOnsiteAssessment')).id;
    await arrangeVisit(commission, at.visit);
    // Good enough to be cultivated, not to be selected.
    const { id, batchId } = await aCase('underDraw');
    await reviewByExperts(commission, id, 71);
    await untilState(commission.officer, id, ['underOnsiteAssessment']);
    await visit(commission, id, { share: 0.6 });
    await untilState(commission.officer, id, ['underDecision']);
    at.meeting = (await convene(commission, batchId)).id;
    const park = await desk.as('park');
    const bases = await accreditedBases(desk.record, { owner: park, count: 2 });
    const { evaluations } = await openCampaign(commission.officer, {
      batchIds: [bases.batchId],
      rehearsalDaySeconds: 3_600,
    });
    const [filing, filed] = evaluations.map(({ caseId }) => caseId);
    Object.assign(at, { filing, verification: filed });
    await fileEvaluation(park, at.verification, { share: 0.5, evidence: [(await upload(park, 'a.pdf', aPdf())).id] });
    await untilState(commission.officer, at.verification, ['underVerification']);
  }, LONG_MS);

  /** Somebody at a desk, and what is said there in the same language. */
  const enter = async (login: string, path: string, language: (typeof LANGUAGES)[number]): Promise<[Page, Say]> => [
    await room.enter(login, path, { language }),
    sayIn(language),
  ];
  const button = (on: Page | Locator, name: string) => on.getByRole('button', { name, exact: true }).first();

  it.each(LANGUAGES)(
    'in the form of an act (%s)',
    async (language) => {
      const [page, say] = await enter('officer', `/desk/batches/${at.batch}`, language);
      const form = page.getByRole('dialog');
      const extend = say('延长申报期', 'Extend the window');
      await button(page, extend).click();
      await give(form, say('新的截止日', 'New last day'), TODAY);
      await give(form, say('理由', 'Reason'), '停机维护');
      await button(form, extend).click();
      const day = form.getByLabel(say('新的截止日', 'New last day'));
      await expectToldAt(page, day, say('申报期只能延长', 'only ever extended'));
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'in a form in which nothing else is wrong (%s)',
    async (language) => {
      const [page, say] = await enter('admin', '/desk/webhooks', language);
      const form = page.getByRole('dialog');
      await button(page, say('添加', 'Add')).click();
      const address = form.getByLabel(say('接收地址', 'Address'), { exact: true });
      await address.fill('ftp://example.org/events');
      await button(form, say('添加', 'Add')).click();
      await expectToldAt(page, address, say('网址不可用：须为', 'Events cannot be sen'));
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'in the agenda of a meeting, where what the rules recommend still needs its reason (%s)',
    async (language) => {
      const member = language === 'zh' ? 'decider' : 'decider2';
      const [page, say] = await enter(member, `/desk/cases/${at.meeting}`, language);
      const vote = page.getByRole('combobox', { name: say('的表决', 'Vote on') });
      const why = page.getByRole('combobox', { name: say('理由', 'Reasons') });
      const choose = (title: string) =>
        page.locator('.ant-select-dropdown:visible').getByTitle(title, { exact: true }).click();
      const cast = button(page, say('提交表决（1 项）', 'Cast 1 vote'));

      await vote.click();
      await choose(say('拟认定', 'For the title'));
      await cast.click();
      await expectToldAt(page, vote, say('不能拟认定', 'cannot be selected'));
      await room.expectSound();
      await vote.click();
      await choose(say('弃权', 'Abstain'));
      await expectNoMoreTold(page, vote);

      await page.reload();
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await button(page, say('按规则建议填入', 'Fill in as the rules recommend')).click();
      await expectToldAt(page, why, say('请选择理由', 'Choose the reason'));
      await room.expectSound();
      // Nothing is cast without it.
      await cast.click();
      await expectToldAt(page, why, say('请选择理由', 'Choose the reason'));
      await why.click();
      await choose(say('总分未达到认定线', 'The total is below the line for accreditation'));
      await page.getByText(say('请选择理由', 'Choose the reason')).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await cast.click();
      await page.getByText(say('您的表决：', 'Your vote: ')).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'among verified values (%s)',
    async (language) => {
      const [page, say] = await enter('officer', `/desk/cases/${at.verification}`, language);
      const value = page.getByRole('spinbutton', { name: say('核实值：', 'Verified: ') }).nth(1);
      await value.fill('9999');
      await button(page, say('保存核实值（1）', 'Save 1 values')).click();
      await expectToldAt(page, value, say('高于申报值', 'above the claimed one'));
      await room.expectSound();
      await value.fill('1');
      await expectNoMoreTold(page, value);
      // What was not touched since stands there, and what is said of all of them with it.
      const other = page.getByRole('spinbutton', { name: say('核实值：', 'Verified: ') }).nth(2);
      for (const each of [value, other]) await each.fill('9999');
      await button(page, say('保存核实值（2）', 'Save 2 values')).click();
      await expectToldAt(page, value, say('高于申报值', 'above the claimed one'));
      await other.fill('1');
      await until(async () => (await other.getAttribute('aria-invalid')) === null);
      expect(await value.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByRole('alert').count()).toBe(1);
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'in the record of a visit (%s)',
    async (language) => {
      const [page, say] = await enter('assessor', `/desk/cases/${at.visit}/visit`, language);
      const value = page.getByRole('spinbutton', { name: say('核实值：', 'Verified: ') }).nth(1);
      await value.fill('9999');
      await value.blur();
      await expectToldAt(page, value, say('佐证文件', 'add a file'));
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'in a self-evaluation (%s)',
    async (language) => {
      const [page, say] = await enter('park', `/desk/cases/${at.filing}`, language);
      const claims = page.getByRole('spinbutton', { name: say('申报值：', 'Claimed: ') });
      await claims.nth(1).fill('1.5');
      await claims.nth(1).blur();
      await expectToldAt(page, claims.nth(1), say('计数须为整数', 'counts are whole'));
      await room.expectSound();
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'in a part of a dossier, which saves itself (%s)',
    async (language) => {
      const { id } = await room.desk.draft('park', at.batch);
      const [page, say] = await enter('park', `/desk/dossiers/${id}?part=base`, language);
      const name = page.getByRole('textbox', { name: say('基地名称', 'Name of the base') });
      // Pasted with something that nobody sees.
      await name.fill('国际合作\u200b基地');
      await name.blur();
      await expectToldAt(page, name, say('看不见的字符', 'nobody sees'));
      await room.expectSound();
      await name.fill('国际合作基地');
      await expectNoMoreTold(page, name);
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    'on the checklist of the formal check (%s)',
    async (language) => {
      const [page, say] = await enter('officer', `/desk/cases/${at.check}`, language);
      const item = page.getByRole('listitem').filter({ hasText: say('不符合', 'Fail') });
      const refusal = refusalAt('marks.0.item', 'check.itemUnknown', { item: 'x' });
      const body = JSON.stringify(problemDocument(refusal, { requestId: 'at-fields' }));
      // No page of ours sends such a mark: its rules changed while it was open.
      await page.route('**/checklist', (route) =>
        route.request().method() === 'PUT'
          ? route.fulfill({ status: 422, contentType: 'application/problem+json', body })
          : route.fallback(),
      );
      await item.nth(1).getByText(say('不符合', 'Fail'), { exact: true }).click();
      const reason = item.nth(1).getByRole('textbox');
      await reason.fill('缺盖章页');
      await reason.blur();
      await expectToldAt(page, reason, refusalText(refusal)[language]);
      await room.expectSound();
      await page.unrouteAll({ behavior: 'wait' });
    },
    LONG_MS,
  );
});
