import type { Browser, Page } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { returnForCorrection, signInCommission, untilState } from '#cli/client/accreditation.journey.js';
import { fileEvaluation, scoreEvaluation, untilCampaign } from '#cli/client/evaluation.journey.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { aPdf, openDesk, savePart, upload, type Desk } from '../support/desk.js';
import { until } from '../support/until.js';
import { startBrowser, visitor, type Visitor } from './browser.js';

const PDF = { name: '佐证.pdf', mimeType: 'application/pdf', buffer: aPdf('evidence') };
// Pages and limits are waited for, and the machine may be busy.
const LONG_MS = 240_000;

describe('what was typed and chosen', () => {
  let desk: Desk;
  let browser: Browser;
  let record: DataSource;
  let someone: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
    record = { query: desk.rows } as unknown as DataSource;
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  afterEach(() => someone?.leave());

  const asVisitor = async (login: string, path: string, language: 'zh' | 'en' = 'zh'): Promise<Page> => {
    someone = await visitor(browser, desk.stack.apiUrl, { language });
    await someone.signIn(login);
    await someone.open(path);
    return someone.page;
  };

  it(
    'and came too late is shown to be copied and dropped; a correction opens no other part, and is not held up by it',
    async () => {
      const batch = await desk.openBatch();
      const { id } = await desk.draft('park', batch.id);
      const page = await asVisitor('park', `/desk/dossiers/${id}?part=plan`);
      const context = page.context();
      await context.route('**/parts/plan', (route) =>
        route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
      );
      await page.locator('[aria-labelledby=part-title]').getByRole('textbox').first().fill('迟到的一笔');
      await page.getByRole('status').filter({ hasText: '没有网络' }).waitFor();
      const park = await desk.as('park');
      const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`);
      await someone.open(`/desk/dossiers/${id}`);
      const left = page.getByRole('alert').filter({ hasText: '现在已不能保存' });
      await left.getByText('迟到的一笔').waitFor();
      await someone.expectSound();

      const officer = await desk.as('officer');
      const { items } = await officer.get<{ items: { item: string; onFailure: string }[] }>(
        `/cases/${caseId}/checklist`,
      );
      const [returned] = items.filter(({ onFailure }) => onFailure === 'return');
      await returnForCorrection(officer, caseId, { [returned?.item ?? '']: '材料缺页。' });
      const correction = () =>
        park.get<{ returnedAt: string; openParts: string[]; items: { answer: string | null; version: number }[] }>(
          `/cases/${caseId}/correction`,
        );
      const { openParts } = await correction();
      expect(openParts).not.toContain('plan');
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await page.getByText('未被退回，不能修改').waitFor();
      await left.getByText('迟到的一笔').waitFor();

      // An answer saves itself; what could not be saved is there after a reload, and saved once it can be.
      const answer = page.getByPlaceholder('说明如何补正');
      const answered = page.getByRole('button', { name: '已答复' });
      const answers = async () => (await correction()).items.map((item) => item.answer);
      const item = returned?.item ?? '';
      const cut = () =>
        context.route('**/correction', (route) =>
          route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
        );
      // What answers a return that was undone is not saved to the one made anew for something else.
      await cut();
      await answer.fill('答复的是误退的那次');
      await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
      await officer.patiently('POST', `/cases/${caseId}/reversal`, { reason: '误退' });
      await returnForCorrection(officer, caseId, { [item]: '签字页不清。' });
      await context.unroute('**/correction');
      await page.getByText('签字页不清。', { exact: true }).waitFor();
      await until(async () => (await answer.inputValue()) === '');
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await answer.waitFor();
      expect([await answer.inputValue(), await answers()]).toEqual(['', [null]]);
      // It is shown, to be taken up or not.
      await page.getByText('答复的是误退的那次', { exact: true }).waitFor();
      await someone.expectSound();
      // What is typed meanwhile, and taken back, does not take its place.
      await cut();
      await answer.fill('误');
      await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
      await answer.fill('');
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await context.unroute('**/correction');
      await page.getByRole('button', { name: '沿用' }).click();
      expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true);
      await answered.waitFor();
      expect(await answers()).toEqual(['答复的是误退的那次']);
      await answer.fill('已补第一页');
      await until(async () => (await answers())[0] === '已补第一页');
      await answered.waitFor();
      await cut();
      await answer.fill('已补两页');
      await page.getByRole('alert').filter({ hasText: '服务器没有应答' }).waitFor();
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await until(async () => (await answer.inputValue()) === '已补两页');
      await context.unroute('**/correction');
      await answered.waitFor();
      expect(await answers()).toEqual(['已补两页']);

      // Nothing is handed in while an answer is not saved, and none overwrites what somebody else has answered meanwhile.
      const toSubmit = page.getByRole('button', { name: '核对并重新提交' });
      await cut();
      await answer.fill('已补三页');
      await toSubmit.click();
      await page.getByRole('dialog').getByText('以下各项的答复还没有保存').waitFor();
      await page.keyboard.press('Escape');
      const { returnedAt } = await correction();
      const colleague = (text: string, version: number) =>
        park.put(`/cases/${caseId}/correction`, { returnedAt, answers: [{ item, answer: text, version }] });
      await colleague('同事已补', 3);
      await context.unroute('**/correction');
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await page.getByRole('alert').filter({ hasText: '这一项已另有答复' }).getByText('同事已补').waitFor();
      expect(await answers()).toEqual(['同事已补']);
      expect(await answer.inputValue()).toBe('已补三页');
      await someone.expectSound();
      const readAgain = page.waitForResponse(
        (response) => response.url().endsWith('/correction') && response.request().method() === 'GET',
      );
      await page.getByRole('button', { name: '保存答复' }).click();
      await answered.waitFor();
      expect(await answers()).toEqual(['已补三页']);
      await readAgain;
      // A page that has not read yet what somebody else has just answered is refused, and shows both.
      const [{ version } = { version: 0 }] = (await correction()).items;
      await context.route('**/correction', (route) =>
        route.request().method() === 'GET' ? route.abort('internetdisconnected') : route.continue(),
      );
      await colleague('同事又补', version);
      await answer.fill('已补四页');
      await page.getByRole('alert').filter({ hasText: '这一项已另有答复' }).getByText('同事又补').waitFor();
      expect(await answers()).toEqual(['同事又补']);
      expect(await answer.inputValue()).toBe('已补四页');
      // What was decided against one answer is not decided against the next.
      await colleague('同事再补', version + 1);
      await page.getByRole('button', { name: '保存答复' }).click();
      await page.getByRole('alert').filter({ hasText: '这一项已另有答复' }).getByText('同事再补').waitFor();
      expect(await answers()).toEqual(['同事再补']);
      await page.getByRole('button', { name: '保存答复' }).click();
      await answered.waitFor();
      expect(await answers()).toEqual(['已补四页']);
      await context.unroute('**/correction');
      await answer.fill('已补三页');
      await page.getByRole('button', { name: '保存答复' }).click();
      await until(async () => (await answers())[0] === '已补三页');
      // What came, though nobody heard so, is one's own, whatever was sent after it.
      let sent = 0;
      await context.route('**/correction', async (route) => {
        if (route.request().method() === 'PUT' && (sent += 1) === 1) await route.fetch();
        await route.abort('internetdisconnected');
      });
      await answer.fill('已补五页');
      await until(async () => (await answers())[0] === '已补五页');
      await answer.fill('已补六页');
      await until(() => sent > 1);
      await context.unroute('**/correction');
      await until(async () => (await answers())[0] === '已补六页');
      await answered.waitFor();
      expect(await page.getByText('这一项已另有答复').count()).toBe(0);
      await answer.fill('已补三页');
      await until(async () => (await answers())[0] === '已补三页');
      // Nor is one to an earlier return taken up again.
      await page.evaluate((name) => {
        const kept = { returnedAt: '2026-01-05T01:00:00.000Z', base: null, text: '上一轮的答复' };
        sessionStorage.setItem(`guohe.form.${location.pathname}/correction.${name}`, JSON.stringify(kept));
      }, item);
      await someone.open(`/desk/dossiers/${id}?part=plan`);
      await answered.waitFor();
      expect(await answer.inputValue()).toBe('已补三页');

      const held = page.getByRole('dialog').getByText('以下部分还有内容没有保存');
      await toSubmit.click();
      await held.waitFor();
      await page.keyboard.press('Escape');
      await left.getByRole('button', { name: '放弃我的修改' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '放弃我的修改' }).click();
      await left.waitFor({ state: 'detached' });
      await toSubmit.click();
      await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).waitFor();
      expect(await held.count()).toBe(0);
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'is not overwritten by a file that arrives after its row has left the page, and a dossier waits for its files',
    async () => {
      const batch = await desk.openBatch();
      const park = await desk.as('park');
      const { id } = await park.post<{ id: string }>('/dossiers', { batchId: batch.id, type: 'park' });
      const rows = Array.from({ length: 51 }, (_, at) => ({
        id: crypto.randomUUID(),
        name: `租户${at}`,
        evidence: [],
      }));
      await savePart(park, id, 'tenants', { rows }, 0);
      const page = await asVisitor('park', `/desk/dossiers/${id}?part=tenants`);
      let release = () => undefined as void;
      const released = new Promise<void>((done) => (release = done));
      await page.route('**/api/v1/files?*', async (route) => {
        await released;
        await route.continue();
      });
      await page.getByText(/^1\. 租户0/).click();
      await page.getByLabel('第 1 条的证明材料', { exact: true }).setInputFiles(PDF);
      await page.getByRole('group', { name: '佐证.pdf' }).waitFor();
      await page.getByTitle('2', { exact: true }).click();
      await page.getByText(/^51\. 租户50/).click();
      await page.getByLabel('名称').first().fill('后来改名');
      await page.getByRole('button', { name: '核对并提交' }).click();
      await page.getByRole('alert').filter({ hasText: '还有文件正在上传' }).waitFor();
      await page.keyboard.press('Escape');
      release();
      const saved = async () =>
        (await park.get<{ content: { rows: { name: string; evidence: string[] }[] } }>(`/dossiers/${id}/parts/tenants`))
          .content.rows;
      await until(async () => (await saved())[0]?.evidence.length === 1);
      expect((await saved())[50]?.name).toBe('后来改名');
    },
    LONG_MS,
  );

  it(
    'into a self-evaluation and left there is not sent over what was typed later; files without a value are not passed off as saved',
    async () => {
      const { batchId } = await accreditedBases(record, { owner: await desk.as('park') });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { evaluations } = await openCampaign(await desk.as('officer'), change);
      const caseId = evaluations[0]?.caseId as string;
      const page = await asVisitor('park', `/desk/cases/${caseId}`);
      const figures = page.getByRole('spinbutton', { name: /^申报值：/ });
      await page
        .getByLabel(/^证明材料：/)
        .nth(1)
        .setInputFiles(PDF);
      await page.getByText('证明材料未保存：请填申报值').waitFor();
      await someone.expectSound();
      await figures.nth(1).fill('2');
      await page.getByRole('status').filter({ hasText: '已暂存' }).waitFor();

      await page.route('**/figures', (route) => route.abort('internetdisconnected'));
      await figures.first().fill('3');
      await page.getByRole('status').filter({ hasText: '未保存' }).waitFor();
      await page.getByRole('link', { name: '待办', exact: true }).click();
      await page.getByRole('heading', { name: '待办' }).waitFor();
      await page.goBack();
      await until(async () => (await figures.first().inputValue()) === '3');
      await page.unroute('**/figures');
      await figures.first().fill('5');
      const claimed = async () =>
        (await desk.rows<{ claimed: string }>('SELECT claimed FROM indicator_value WHERE case_id = $1', [caseId]))
          .map((row) => Number(row.claimed))
          .sort();
      await until(async () => (await claimed()).join() === '2,5');
      // Longer than what was left behind waits before it is tried again.
      await page.waitForTimeout(10_000);
      expect(await claimed()).toEqual([2, 5]);
    },
    LONG_MS,
  );

  it(
    'into a self-evaluation by two at once stays, whoever typed it: of two who change one thing, a person decides',
    async () => {
      const park = await desk.as('park');
      const { batchId } = await accreditedBases(record, { owner: park });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { evaluations } = await openCampaign(await desk.as('officer'), change);
      const caseId = evaluations[0]?.caseId as string;
      const path = `/evaluations/${caseId}`;
      const read = () => park.get<{ statement: string; figures: { indicator: string; claimed: number }[] }>(path);
      const claimed = async () => (await read()).figures.slice(0, 2).map((figure) => figure.claimed);
      const [{ indicator } = { indicator: '' }] = (await read()).figures;
      const colleague = (value: number) =>
        park.put(`${path}/figures`, { figures: [{ indicator, claimed: value, evidence: [] }] });
      const page = await asVisitor('park', `/desk/cases/${caseId}`);
      const figures = page.getByRole('spinbutton', { name: /^申报值：/ });
      const words = page.getByLabel('自评说明');
      await figures.nth(1).waitFor();

      await colleague(7);
      await park.put(`${path}/statement`, { statement: '同事写的' });
      await figures.nth(1).fill('2');
      await until(async () => (await claimed()).join() === '7,2');
      expect((await read()).statement).toBe('同事写的');
      await until(async () => (await words.inputValue()) === '同事写的');

      const elsewhere = page.getByRole('alert').filter({ hasText: '其间已另有填报' });
      await colleague(8);
      await figures.first().fill('3');
      await elsewhere.filter({ hasText: '8（' }).waitFor();
      await someone.expectSound();
      expect(await claimed()).toEqual([8, 2]);
      await page.getByRole('button', { name: '报送', exact: true }).click();
      const filing = page.getByRole('dialog');
      await filing.getByRole('button', { name: '报送', exact: true }).click();
      await filing.getByText('有内容没有保存').waitFor();
      await page.keyboard.press('Escape');
      await elsewhere.getByRole('button', { name: '以我的为准' }).click();
      await until(async () => (await claimed()).join() === '3,2');
      await elsewhere.waitFor({ state: 'detached' });

      await park.put(`${path}/statement`, { statement: '同事又写的' });
      await words.fill('我写的');
      await elsewhere.filter({ hasText: '同事又写的' }).getByRole('button', { name: '采用已存的' }).click();
      await until(async () => (await words.inputValue()) === '同事又写的');
      expect((await read()).statement).toBe('同事又写的');
    },
    LONG_MS,
  );

  it(
    'by the committee settles a tie at the edge of the best grade',
    async () => {
      const park = await desk.as('park');
      const commission = await signInCommission((login) => desk.as(login));
      const evidence = [(await upload(park, '佐证.pdf', aPdf())).id];
      const { batchId } = await accreditedBases(record, { owner: park, count: 3 });
      const campaign = await openCampaign(commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 1 });
      const [one, other] = campaign.evaluations.map(({ caseId }) => caseId) as [string, string];
      for (const caseId of [one, other]) {
        await fileEvaluation(park, caseId, { share: 1, evidence });
        await scoreEvaluation(commission, caseId, 92);
      }
      await untilCampaign(commission.officer, campaign.id, ['reviewing']);
      const page = await asVisitor('decider', `/desk/campaigns/${campaign.id}`);
      const publish = page.getByRole('button', { name: '评定并公布等次' });
      const dialog = page.getByRole('dialog');
      await publish.click();
      await dialog.getByRole('button', { name: '评定并公布等次' }).click();
      const order = dialog.getByLabel(/会议表决的先后/);
      await order.waitFor();
      const [title, second] = await desk.rows<{ title: string }>(
        'SELECT title FROM procedure_case WHERE id = ANY($1) ORDER BY id = $2 DESC',
        [[one, other], other],
      );
      await order.click();
      for (const each of [title, second])
        await page
          .getByTitle(each?.title ?? '', { exact: true })
          .last()
          .click();
      await page.keyboard.press('Escape');
      await someone.expectSound();
      await dialog.getByRole('button', { name: '评定并公布等次' }).click();
      await untilState(commission.officer, one, ['graded']);
      const { grade } = await commission.officer.get<{ grade: string }>(`/evaluations/${other}`);
      expect(grade).toBe('excellent');
    },
    LONG_MS,
  );

  it(
    'into a template stays while another is looked at; what is looked for in the trail is told to be wrong, and follows Back',
    async () => {
      const page = await asVisitor('admin', '/desk/templates');
      const text = page.getByLabel('模板正文');
      await text.fill('只写了一半');
      await page.getByText('English', { exact: true }).last().click();
      await until(async () => (await text.inputValue()) !== '只写了一半');
      await page.getByText('中文', { exact: true }).first().click();
      await until(async () => (await text.inputValue()) === '只写了一半');
      await page.reload();
      await until(async () => (await text.inputValue()) === '只写了一半');
      await someone.leave();

      const batch = await desk.openBatch();
      const { id } = await desk.draft('park', batch.id);
      const park = await desk.as('park');
      const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`);
      const trail = await asVisitor('auditor', `/desk/audit?caseId=${caseId}`);
      const line = trail.getByRole('row', { name: /提交申报书/ });
      const who = line.getByRole('link').first();
      const name = (
        await desk.rows<{ name: string }>(`SELECT display_name AS name FROM account WHERE login = 'park'`)
      )[0]?.name;
      await line.getByRole('link', { name: name ?? '' }).waitFor();
      await who.click();
      const actor = trail.getByLabel('办理人账号编号');
      await until(async () => (await actor.inputValue()).length === 36);
      await trail.goBack();
      await until(async () => (await actor.inputValue()) === '');
      await actor.fill('mistyped');
      await trail.getByText('不是完整的编号').waitFor();
      await trail.getByText('筛选条件有误').waitFor();
      expect(await line.count()).toBe(0);
      await someone.expectSound();
      await someone.open(`/desk/cases/${caseId}`);
      await trail.getByRole('link', { name: '所属申报批次' }).waitFor();
      await someone.leave();

      const noOfficer = await asVisitor('park', '/desk/audit');
      await noOfficer.getByRole('alert').first().waitFor();
      expect(await noOfficer.getByRole('heading', { level: 1 }).count()).toBe(1);
    },
    LONG_MS,
  );
});
