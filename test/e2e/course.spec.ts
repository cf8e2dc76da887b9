import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { object, requestReview, sendLetter } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { decide, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { visit, visitorsOf, type VisitView } from '#cli/client/visit.journey.js';
import { TODAY } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { PROBE } from './browser.js';
import { act, roomOfSuite } from './room.js';
import { recordOnSite, sayIn, takeCertificate, upholdDecision } from './steps.js';

// Every page is waited for, and the machine may be busy.
const LONG_MS = 300_000;
const ENGLISH = { language: 'en' } as const;

/*
 * Who goes which way by clicks, with which type of dossier, and in which language. Whatever else there is of a way is brought about by
 * the API, which does not know one browser from another. "journeys" has what no other specification walks.
 *
 * | Way                     | park                  | research    | platform                 | enterprise                    |
 * |-------------------------|-----------------------|-------------|--------------------------|-------------------------------|
 * | applicant: hands in     | applicant zh, en      | life zh     | life en                  | life zh                       |
 * | applicant: corrects     | applicant en, kept zh | journeys en | journeys zh              | course zh                     |
 * | officer: formal check   | desks zh, reviewer zh | course zh   | desks en                 | reviewer zh (keys), course zh |
 * | expert: answers, scores | journeys en           | journeys en | course zh                | commission en                 |
 * | visit: host             | journeys en           | journeys en | journeys zh              | course en                     |
 * | visit: those who visit  | journeys en           | reviewer zh | journeys zh              | course zh, en                 |
 * | decider, public: notice | commission zh, en     | course zh   | journeys zh              | journeys zh                   |
 * | applicant: certificate  | journeys en           | journeys en | course en                | journeys zh                   |
 * | applicant: review       | journeys en           | life zh     | journeys zh              | journeys zh                   |
 * | evaluation              | kept zh               | support en  | life en                  | support zh                    |
 * | rectification           | support en            | support zh  | support en               | life zh                       |
 * | subsidy                 | life zh, offered zh   | support en  | support zh (finance), en | support zh                    |
 */
describe('a case on its way to the certificate, in the browsers of those who carry it', () => {
  const room = roomOfSuite();

  const peopleOf = async (clients: readonly ApiClient[]) => {
    const rows = await room.desk.rows<{ id: string; login: string; name: string }>(
      'SELECT id, login, display_name AS name FROM account WHERE id = ANY($1)',
      [clients.map(({ accountId }) => accountId)],
    );
    return clients.map(({ accountId }) => rows.find(({ id }) => id === accountId) ?? { id: '', login: '', name: '' });
  };
  const seatsOf = (caseId: string) =>
    room.commission.officer.get<{ expertId: string; state: string; score: number | null }[]>(`/cases/${caseId}/panel`);

  /** Finds one item wanting, and all others in order. */
  async function judge(page: Page, item: string, reason: string): Promise<void> {
    const row = page.getByRole('listitem').filter({ hasText: item });
    await row.getByText('不符合', { exact: true }).click();
    await row.getByRole('textbox').fill(reason);
    await page.getByRole('button', { name: '其余各项均符合' }).click();
    await page.getByText(/不符合 1 项，未审 0 项/).waitFor();
  }

  it(
    'is returned for correction, mended and answered item by item, and handed in again (enterprise)',
    async () => {
      const { caseId, dossierId } = await room.submitted('enterprise');
      const office = await room.enter('officer', `/desk/cases/${caseId}`);
      await judge(office, '三年规划含年度目标', `缺第三年的目标 ${PROBE}`);
      await act(office, '退回补正', { '总体说明（选填）': '请在期限内补正。' });
      await office.locator('.stage').filter({ hasText: '补正' }).first().waitFor();
      await room.expectSound();

      const page = await room.enter('enterprise', `/desk/cases/${caseId}`);
      await page.getByRole('link', { name: '逐项补正并重新提交' }).click();
      await page.getByText(`缺第三年的目标 ${PROBE}`, { exact: true }).waitFor();
      await page.getByText('这些部分尚未修改。').waitFor();
      const answer = page.getByLabel('答复：三年规划含年度目标');
      await answer.fill(`已补充第三年的目标。${PROBE}`);
      // What was answered and not kept yet outlives a reload.
      await page.reload();
      expect(await answer.inputValue()).toBe(`已补充第三年的目标。${PROBE}`);
      await page.getByRole('button', { name: '已答复' }).waitFor();
      await page.getByRole('listitem').getByRole('link', { name: '三年规划', exact: true }).click();
      await page.waitForURL(/part=plan/);
      await page.getByLabel('规划概述').fill('第三年：建成联合实验室一个。');
      await page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();
      await room.expectSound();
      await page.getByRole('button', { name: '核对并重新提交' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await untilState(room.commission.officer, caseId, ['underFormalCheck']);
      const [revision] = await room.desk.rows(
        'SELECT max(revision) AS last FROM dossier_submission WHERE dossier_id = $1',
        [dossierId],
      );
      expect(revision).toEqual({ last: 2 });
    },
    LONG_MS,
  );

  it(
    'is refused for stated reasons; the request for a review is answered by somebody else (research)',
    async () => {
      const { caseId } = await room.submitted('research');
      const office = await room.enter('officer', `/desk/cases/${caseId}`);
      await judge(office, '申报类型与依托单位性质相符', '属贸易企业');
      await act(office, '不予受理', { 理由: ['申报类型与单位性质不符'], '说明（选填）': PROBE });
      await office.getByRole('heading', { name: '办结通知（预览，未发出）' }).waitFor();
      await room.expectSound();
      await sendLetter(room.commission.officer, caseId);
      const research = await room.desk.as('research');
      const { caseId: reviewId } = await requestReview(research, caseId, { grounds: `见法人证书 ${PROBE}`, files: [] });
      const page = await room.enter('decider', `/desk/cases/${reviewId}`);
      await page.getByText(`见法人证书 ${PROBE}`).waitFor();
      await upholdDecision(page, sayIn('zh'), '经复核，原决定事实清楚。');
      await room.expectSound();
      const host = await room.enter('research', `/desk/cases/${reviewId}`);
      await host.getByText('经复核，原决定事实清楚。').first().waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is reviewed: one expert declines, one stands aside, nobody reads another’s scores (platform)',
    async () => {
      const { commission } = room;
      const { caseId } = await room.submitted('platform');
      await bringTo('underDraw', commission, caseId);
      await commission.officer.patiently('POST', `/cases/${caseId}/draw`, {});
      const [declining, ...others] = await peopleOf(await panelOf(commission, caseId, ['invited']));
      const page = await room.enter(declining?.login ?? '', `/desk/cases/${caseId}`);
      await act(page, '谢绝', { 理由: `出访在外 ${PROBE}` });
      await page.getByRole('button', { name: '谢绝' }).waitFor({ state: 'detached' });
      await room.expectSound();
      const seats = await seatsOf(caseId);
      expect(seats.find(({ expertId }) => expertId === declining?.id)).toMatchObject({ state: 'declined' });
      // Somebody else is asked at once.
      expect(seats.filter(({ state }) => state === 'invited')).toHaveLength(others.length + 1);

      const experts = await panelOf(commission, caseId, ['invited']);
      await Promise.all(experts.map((expert) => answerInvitation(expert, caseId, { answer: 'accept' })));
      await untilState(commission.officer, caseId, ['underExpertReview']);
      const [first, second, third] = experts;
      if (!first || !second || !third) throw new Error('the panel is too small');
      await submitReview(first, caseId, 83, '只有本人知道的评语');
      const [author, reader, tied] = await peopleOf([first, second, third]);
      const blind = await room.enter(reader?.login ?? '', `/desk/cases/${caseId}`);
      await blind.getByRole('heading', { name: '评分表' }).waitFor();
      const read = await blind.locator('body').innerText();
      expect(read).not.toMatch(/83|只有本人知道的评语/);
      expect(read).not.toContain(author?.name);
      await room.expectSound();

      const aside = await room.enter(tied?.login ?? '', `/desk/cases/${caseId}`);
      await act(aside, '声明回避', { 回避事由: '与负责人合作发表论文' });
      await aside.getByRole('button', { name: '声明回避' }).waitFor({ state: 'detached' });
      await room.expectSound();
      expect((await seatsOf(caseId)).find(({ expertId }) => expertId === tied?.id)).toMatchObject({ state: 'void' });
    },
    LONG_MS,
  );

  it(
    'is visited: another day is asked for, values verified, the record signed with a dissent and concluded (enterprise, in both languages)',
    async () => {
      const { commission } = room;
      const { caseId } = await room.submitted('enterprise');
      await bringTo('underOnsiteAssessment', commission, caseId);
      const { members } = visitorsOf(commission);
      const [assessor, expert1, expert2, officer1, officer2] = (await peopleOf(members)).map(({ name }) => name);
      const plan = {
        日期: TODAY,
        地点: `注册地址 ${PROBE}`,
        专家: [assessor, expert1, expert2] as string[],
        工作人员: [officer1, officer2] as string[],
        '说明（选填）': '已与申报单位电话商定。',
      };
      let office = await room.enter('officer', `/desk/cases/${caseId}`);
      await act(office, '提出考察安排', plan);
      await office.getByText('考察安排待申报单位答复').waitFor();
      let host = await room.enter('enterprise', `/desk/cases/${caseId}`, ENGLISH);
      const wish = { 'Wished day (optional)': TODAY, Reason: `上午承办会议，请改在下午 ${PROBE}` };
      await act(host, 'Ask for another day', wish);
      await host.getByText('The host asks for another day').waitFor();
      await room.expectSound();
      office = await room.enter('officer', `/desk/cases/${caseId}`);
      await office.getByText('上午承办会议').first().waitFor();
      await act(office, '提出考察安排', plan);
      host = await room.enter('enterprise', `/desk/cases/${caseId}`, ENGLISH);
      await act(host, 'Agree to the plan');
      await host.getByText('The plan is agreed').waitFor();
      const [calendar] = await Promise.all([
        host.waitForEvent('download'),
        host.getByRole('link', { name: 'Calendar file' }).click(),
      ]);
      expect(await readFile(await calendar.path(), 'utf8')).toMatch(/BEGIN:VEVENT[\s\S]*END:VCALENDAR/);

      let site = await room.enter('assessor', `/desk/cases/${caseId}/visit`);
      await recordOnSite(site, sayIn('zh'), `以现场为准 ${PROBE}`);
      await room.expectSound();
      site = await room.enter('assessor', `/desk/cases/${caseId}`);
      await act(site, '写考察结论', { 考察结论: '现场情况与申报材料一致。' });
      await act(site, '签字');
      const [, { login } = { login: '' }] = await peopleOf(members);
      const expert = await room.enter(login, `/desk/cases/${caseId}`, ENGLISH);
      await act(expert, 'Sign', { 'Dissent (optional)': `海外收入认定偏宽 ${PROBE}` });
      await expert.getByText(`海外收入认定偏宽 ${PROBE}`).waitFor();
      await room.expectSound();
      const { report } = await commission.assessor.get<VisitView>(`/cases/${caseId}/visit`);
      const body = { contentHash: report?.contentHash };
      for (const member of members.slice(2)) await member.patiently('POST', `/cases/${caseId}/visit/signature`, body);
      site = await room.enter('assessor', `/desk/cases/${caseId}`);
      await act(site, '完成现场考察');
      await untilState(commission.officer, caseId, ['underDecision']);
      const verified = await room.desk.rows('SELECT 1 FROM indicator_value WHERE case_id = $1 AND verified IS NULL', [
        caseId,
      ]);
      expect(verified).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'is announced: the certificate is handed out and checked by its number, the plaque is recorded (platform, in both languages)',
    async () => {
      const { commission } = room;
      // Ten seconds a day would be long to wait for, one is too short for a browser.
      const { caseId } = await room.submitted('platform', { rehearsalDaySeconds: 3 });
      await bringTo('underOnsiteAssessment', commission, caseId);
      await visit(commission, caseId, { share: 1, of: 'fullValue' });
      await untilState(commission.officer, caseId, ['underDecision']);
      const { meetingId } = await decide(commission, caseId, { result: 'selected' });
      await untilNoticeEnds(commission, meetingId);
      const office = await room.enter('officer', `/desk/cases/${meetingId}`);
      await office.getByRole('heading', { name: '认定公布预览' }).waitFor();
      await room.expectSound();
      await act(office, '认定公布');
      await untilState(commission.officer, caseId, ['accredited']);
      const host = await room.enter('platform', `/desk/cases/${caseId}`, ENGLISH);
      const { number, bytes } = await takeCertificate(host, sayIn('en'));
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      await room.expectSound();

      const check = await room.anybody(`/check/${encodeURIComponent(number)}`);
      await check.getByText(number).first().waitFor();
      await room.expectSound();
      const unknown = await room.anybody('/check/GH-0000-0000');
      await unknown.locator('.verdict.void').first().waitFor();
      await room.expectSound();

      const [plaque] = await room.desk.rows<{ id: string }>(
        `SELECT p.id FROM procedure_case p JOIN base b ON b.id = p.subject_id WHERE p.kind = 'plaque' AND b.case_id = $1`,
        [caseId],
      );
      const handing = await room.enter('officer', `/desk/cases/${plaque?.id}`);
      await act(handing, '登记授牌', { 标牌编号: `BP-1 ${PROBE}`, 授牌日期: TODAY, 接收人: `赵平平 ${PROBE}` });
      await handing.getByText(`BP-1 ${PROBE}`).first().waitFor();
      await room.expectSound();
    },
    LONG_MS,
  );

  it(
    'is objected to: one objection is not accepted, another is upheld, and the case ends with it (research)',
    async () => {
      const { commission, desk } = room;
      const { caseId } = await room.submitted('research');
      await bringTo('underOnsiteAssessment', commission, caseId);
      await visit(commission, caseId, { share: 1, of: 'fullValue' });
      await untilState(commission.officer, caseId, ['underDecision']);
      await decide(commission, caseId, { result: 'selected' });
      const nobody = ApiClient.anonymous(desk.stack.apiUrl);
      const objection = { objectorKind: 'person', objectorName: '赵敏', contact: '010-55550123' } as const;
      await object(nobody, caseId, { ...objection, facts: `听说而已 ${PROBE}` });
      let office = await room.enter('officer', `/desk/cases/${caseId}`);
      await office.getByText(`听说而已 ${PROBE}`).first().waitFor();
      await act(office, '不予受理', { 理由: ['没有提供证据或者证据线索'], '说明（选填）': PROBE });
      await office.getByRole('button', { name: '不予受理', exact: true }).waitFor({ state: 'detached' });
      await room.expectSound();
      // Refused, it holds nothing up.
      expect((await desk.rows('SELECT state FROM procedure_case WHERE id = $1', [caseId]))[0]).toEqual({
        state: 'underPublicNotice',
      });
      await object(nobody, caseId, { ...objection, facts: '协议已经终止，见附函。' });
      office = await room.enter('officer', `/desk/cases/${caseId}`);
      await act(office, '受理异议', { 异议摘要: '协议是否终止' });
      await act(office, '登记核查情况', { 核查情况: '协议确已终止。' });
      const decider = await room.enter('decider2', `/desk/cases/${caseId}`);
      await act(decider, '异议成立，不予认定', { 答复: `经核查属实 ${PROBE}` });
      await untilState(commission.officer, caseId, ['notSelected']);
      const host = await room.enter('research', `/desk/cases/${caseId}`);
      await host.locator('.stage').filter({ hasText: '不予认定' }).waitFor();
      expect(await host.locator('main').innerText()).not.toContain('赵敏');
      await room.expectSound();
    },
    LONG_MS,
  );
});
