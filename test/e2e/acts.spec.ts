import type { Page } from 'playwright-core';
import { accept, panelOf } from '#cli/client/accreditation.journey.js';
import { object } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { convene, decide } from '#cli/client/meeting.journey.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { addDays, yearOf } from '#domain/common/calendar-date.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { TODAY } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { until } from '../support/until.js';
import { PROBE } from './browser.js';
import { act, roomOfSuite } from './room.js';

// Pages are waited for, and the machine may be busy.
const LONG_MS = 180_000;
/** In the year after this one: no test depends on how near its end is. */
const YEAR = yearOf(TODAY) + 1;

describe('the acts of the offices, in the browser', () => {
  const room = roomOfSuite();

  /** A case that was handed in into a batch of its own, and whose run has begun. */
  const aCase = async (state?: 'underRecommendation', into?: OpenedBatch) => {
    const { record, rows } = room.desk;
    const park = await room.desk.as('park');
    const batch = into ?? (await openBatch(record, park, { rehearsalDaySeconds: 3_600 }));
    const id = await submitPark(record, park, batch, state);
    await until(async () => (await rows('SELECT FROM outbox')).length === 0);
    return { id, batchId: batch.id };
  };
  const found = async (caseId: string) =>
    (
      await room.desk.rows<{ state: string; due_at: Date; officer_id: string | null }>(
        'SELECT * FROM procedure_case WHERE id = $1',
        [caseId],
      )
    )[0];
  const isAt = (page: Page, stage: string) =>
    page.locator('.page-head .stage').getByText(stage, { exact: true }).waitFor();
  const isTold = (page: Page, words: string) => page.locator('.timeline').getByText(words).first().waitFor();

  it(
    'open a batch, extend its window but never shorten it, and close it once its last case has ended',
    async () => {
      const [closesOn, later] = [`${YEAR}-02-01`, `${YEAR}-03-01`];
      const page = await room.enter('officer', '/desk/batches');
      await act(page, '发布申报指南', {
        批次编号: 'ACTS-1',
        名称: `申报指南 ${PROBE}`,
        开始日期: TODAY,
        截止日期: closesOn,
        '重点国别（选填）': ['德国', '法国'],
        '园区类名额（选填）': '3',
        '演练：一个工作日折合的秒数（选填）': '3600',
      });
      await page.getByRole('link', { name: `申报指南 ${PROBE}` }).click();
      await page.getByText('重点国别：德国、法国').waitFor();
      await room.expectSound();
      const [batch] = await room.desk.rows<OpenedBatch & { quotas: object }>(
        `SELECT id, measure_id AS "measureId", quotas, 3600 AS "rehearsalDaySeconds" FROM batch WHERE code = 'ACTS-1'`,
      );
      if (!batch) throw new Error('there is no batch');
      expect(batch.quotas).toEqual({ park: 3 });

      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '延长申报期' }).click();
      await dialog.getByLabel('新的截止日').fill(addDays(closesOn, -1));
      await page.keyboard.press('Enter');
      await dialog.getByLabel('理由').fill(`申报系统停机维护 ${PROBE}`);
      await dialog.getByRole('button', { name: '延长申报期' }).click();
      // Told at its field, with the focus there.
      await dialog.getByLabel('新的截止日').and(page.locator(':focus')).waitFor();
      await dialog.locator('.ant-form-item-explain').getByText('申报期只能延长').waitFor();
      await room.expectSound();
      await dialog.getByLabel('新的截止日').fill(later);
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: '延长申报期' }).click();
      await page.locator(`.page-head time[datetime="${later}"]`).waitFor();

      const { id: caseId } = await aCase(undefined, batch);
      await room.desk.rows(
        `WITH limits AS (UPDATE case_deadline SET due_at = now() WHERE case_id = $1)
         UPDATE procedure_case SET due_at = now(), wake_at = now() WHERE id = $1`,
        [batch.id],
      );
      await room.desk.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.batch(batch.id), STAGE_COMPLETE));
      await until(async () => (await found(batch.id))?.state === 'underReview');
      await page.reload();
      await page.getByText('办理中 1 件').waitFor();
      expect(await page.getByRole('button', { name: /延长申报期|办结批次/ }).count()).toBe(0);
      await (await room.desk.as('park')).patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '另有安排' });
      await page.reload();
      await act(page, '办结批次');
      await page.getByRole('button', { name: '办结批次' }).waitFor({ state: 'detached' });
      expect((await found(batch.id))?.state).toBe('batchClosed');
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'recommend with an opinion, or do not; whoever reads the case reads why, and a letter goes with a paragraph of the officer’s',
    async () => {
      const [recommended, other] = [await aCase('underRecommendation'), await aCase('underRecommendation')];
      let page = await room.enter('recommender', `/desk/cases/${recommended.id}`);
      await act(page, '推荐', { 推荐意见: `基础扎实 ${PROBE}`, '推荐排序（选填）': '2' });
      await isAt(page, '形式审查');
      await isTold(page, `基础扎实 ${PROBE}`);
      await room.expectSound();
      page = await room.enter('recommender', `/desk/cases/${other.id}`);
      await act(page, '不予推荐', { 不予推荐的理由: '合作基础薄弱' });
      await isAt(page, '推荐单位不予推荐');
      await isTold(page, '合作基础薄弱');
      await room.expectSound();
      expect([(await found(recommended.id))?.state, (await found(other.id))?.state]).toEqual([
        'underFormalCheck',
        'notRecommended',
      ]);

      page = await room.enter('officer', `/desk/cases/${other.id}`);
      const letter = page.locator('article.letter');
      await act(page, '添加一段话', { 内容: `欢迎下一批次再申报 ${PROBE}` });
      await letter.getByText(`欢迎下一批次再申报 ${PROBE}`).waitFor();
      await page.getByRole('button', { name: '添加一段话' }).click();
      expect(await page.getByRole('dialog').getByLabel('内容').inputValue()).toContain('欢迎下一批次再申报');
      await page.keyboard.press('Escape');
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'extend the limit of a case for a reason, put somebody in charge of it, and reverse a step that was a mistake',
    async () => {
      const { id } = await aCase();
      const before = await found(id);
      const page = await room.enter('officer', `/desk/cases/${id}`);
      await act(page, '延长期限', { 延长的工作日数: '2', 理由: `等待外单位核实 ${PROBE}` });
      await isTold(page, `等待外单位核实 ${PROBE}`);
      await act(page, '分派经办人', { '经办人（选填）': ['刘审核'] });
      await page.getByText('经办人：刘审核').waitFor();
      const after = await found(id);
      expect(after?.due_at.getTime()).toBeGreaterThan(before?.due_at.getTime() ?? Infinity);
      expect(after?.officer_id).toBe(room.commission.secondOfficer.accountId);
      await accept(room.commission.officer, id);
      await page.reload();
      await isAt(page, '抽取专家');
      await act(page, '撤销上一步', { 理由: '误点受理' });
      await isAt(page, '形式审查');
      await isTold(page, '误点受理');
      expect((await found(id))?.state).toBe('underFormalCheck');
      await page.getByRole('heading', { name: '形式审查清单' }).waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'cancel a meeting: its case waits for another; void a score even under public notice: somebody else is drawn, what was found stays to be read',
    async () => {
      const { id, batchId } = await aCase();
      await bringTo('underDecision', room.commission, id);
      const meeting = await convene(room.commission, batchId);
      const page = await room.enter('officer', `/desk/cases/${meeting.id}`);
      await act(page, '取消审定会', { 理由: `委员出差 ${PROBE}` });
      await isAt(page, '已取消');
      await isTold(page, `委员出差 ${PROBE}`);
      expect(await page.getByRole('button', { name: '取消审定会' }).count()).toBe(0);
      await room.expectSound();

      const [expert] = await panelOf(room.commission, id);
      const [{ name } = { name: '' }] = await room.desk.rows<{ name: string }>(
        'SELECT display_name AS name FROM account WHERE id = $1',
        [expert?.accountId],
      );
      await decide(room.commission, id, { result: 'selected' });
      await object(ApiClient.anonymous(room.desk.stack.apiUrl), id, {
        objectorKind: 'person',
        objectorName: '赵敏',
        contact: '010-55550123',
        facts: `听说而已 ${PROBE}`,
      });
      await page.goto(`/desk/cases/${id}`);
      await isAt(page, '公示');
      await act(page, '不予受理', { 理由: ['没有提供证据或者证据线索'] });
      await page.getByRole('button', { name: '不予受理', exact: true }).waitFor({ state: 'detached' });
      await act(page, '评分作废并补抽', { 专家: [name], 理由: '与基地负责人有师生关系' });
      await page.getByRole('row', { name: new RegExp(`${name}.*已作废`) }).waitFor();
      await isAt(page, '邀请专家');
      const isRead = async () => {
        await page.getByRole('heading', { name: '现场考察' }).waitFor();
        await page.getByText('考察安排已确认').waitFor();
        await page.getByText(`听说而已 ${PROBE}`).waitFor();
        await page.getByRole('heading', { name: '专家组' }).waitFor();
      };
      await isRead();
      await room.expectSound();
      await (await room.desk.as('park')).patiently('POST', `/cases/${id}/withdrawal`, { reason: '另有安排' });
      await page.reload();
      await isAt(page, '已撤回');
      await isRead();
      const [left] = await room.desk.rows(`SELECT FROM audit_entry WHERE case_id = $1 AND action = 'voidScore'`, [id]);
      expect(left).toBeDefined();
    },
    LONG_MS,
  );

  it(
    'withdraw a campaign that was opened by mistake',
    async () => {
      const { batchId } = await accreditedBases(room.desk.record, { owner: await room.desk.as('park') });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { id, evaluations } = await openCampaign(room.commission.officer, change);
      const page = await room.enter('officer', `/desk/campaigns/${id}`);
      await act(page, '撤回年度评价', { 理由: '误选批次' });
      await page.locator('.page-head').getByText('已撤回').waitFor();
      await page.getByRole('button', { name: '撤回年度评价' }).waitFor({ state: 'detached' });
      await page.getByRole('region', { name: '各基地的评价' }).getByText('已撤回').waitFor();
      expect((await found(evaluations[0]?.caseId ?? ''))?.state).toBe('withdrawn');
      await room.expectSound();
    },
    LONG_MS,
  );
});
