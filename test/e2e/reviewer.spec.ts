import type { Browser } from 'playwright-core';
import { accept, reviewByExperts, seatPanel, signInCommission, untilState } from '#cli/client/accreditation.journey.js';
import type { Commission } from '#cli/client/commission.js';
import { fileEvaluation, verifyEvaluation } from '#cli/client/evaluation.journey.js';
import { arrangeVisit, type VisitView } from '#cli/client/visit.journey.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { openDesk, upload, type Desk } from '../support/desk.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { startBrowser, visitor, type Visitor } from './browser.js';
import { until } from '../support/until.js';
import { startFront } from './front.js';
import { give } from './room.js';
import { aReadablePdf } from './readable-pdf.js';

/** The smallest picture there is. */
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe('the reviewer in a browser', () => {
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

  /** A case whose attachments hold a document of two pages. */
  async function submitted(type: BaseType): Promise<string> {
    const batch = await desk.openBatch();
    const applicant = await desk.as(type);
    const { id: file } = await upload(applicant, '营业执照.pdf', aReadablePdf(['Licence, front', 'Licence, back']));
    const { id } = await desk.draft(type, batch.id, (sample) => sample.withRow('attachments', 0, { evidence: [file] }));
    return (await applicant.post<{ caseId: string }>(`/dossiers/${id}/submission`)).caseId;
  }

  /** A case whose visit is agreed for today, and everybody who has a hand in it. */
  async function arranged(): Promise<{ commission: Commission; caseId: string }> {
    const commission = await signInCommission((login) => desk.as(login));
    const caseId = await submitted('research');
    await accept(commission.officer, caseId);
    await reviewByExperts(commission, caseId, 90);
    await untilState(commission.officer, caseId, ['underOnsiteAssessment']);
    await arrangeVisit(commission, caseId);
    return { commission, caseId };
  }

  // Every key is waited for, and the machine may be busy.
  const LONG_MS = 240_000;

  it(
    'checks a dossier with the keyboard alone, from the inbox to the acceptance (enterprise)',
    async () => {
      const caseId = await submitted('enterprise');
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      const { keyboard } = page;
      await page.goto('/desk');
      // The first field is where one begins.
      await page.getByLabel('账号').and(page.locator(':focus')).waitFor();
      await keyboard.type('officer');
      await keyboard.press('Tab');
      await keyboard.type(DEMO_PASSWORD);
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: '待办' }).waitFor();
      const tabTo = async (what: string) => {
        for (let pressed = 0; pressed < 80; pressed += 1) {
          const at = await page.evaluate(() => {
            const focused = document.activeElement;
            return focused && ['A', 'BUTTON', 'LI'].includes(focused.tagName) ? (focused.textContent ?? '') : '';
          });
          if (at.includes(what)) return;
          await keyboard.press('Tab');
        }
        throw new Error(`the focus never came to: ${what}`);
      };
      await page.locator(`a[href="/desk/cases/${caseId}"]`).waitFor();
      const title = (await page.locator(`a[href="/desk/cases/${caseId}"]`).textContent()) ?? '';
      await tabTo(title);
      await keyboard.press('Enter');
      await page.waitForURL(`**/desk/cases/${caseId}`);
      await page.getByRole('heading', { name: '形式审查清单' }).waitFor();
      const items = await page.locator('.check-item').count();
      await tabTo('依托单位在京注册');
      for (let item = 0; item < items; item += 1) {
        await keyboard.press('1');
        await page.getByText(`符合 ${item + 1} 项`).waitFor();
        if (item < items - 1) await keyboard.press('j');
      }
      await page.getByText('未审 0 项').waitFor();
      await someone.expectSound();
      await tabTo('受理');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).waitFor();
      for (let pressed = 0; pressed < 5; pressed += 1) {
        await keyboard.press('Tab');
        if ((await page.evaluate(() => (document.activeElement as HTMLElement).textContent)) === '受理') break;
      }
      await keyboard.press('Enter');
      await page.getByRole('button', { name: '抽取专家' }).waitFor();
    },
    LONG_MS,
  );

  it(
    'reads the document beside the checklist, and marks a place of it: the applicant is told where',
    async () => {
      const caseId = await submitted('park');
      someone = await visitor(browser, desk.stack.apiUrl);
      const { page } = someone;
      await someone.signIn('officer');
      await someone.open(`/desk/cases/${caseId}`);
      const chooser = page.getByRole('combobox', { name: '选择材料' });
      await chooser.click();
      await chooser.fill('附件');
      await page.keyboard.press('Enter');
      await page.getByText('/ 2', { exact: true }).waitFor();
      await page.getByText('Licence, front').waitFor({ state: 'attached' });
      // Where memory is short, a browser gives a page nothing to draw on: that is said in its place.
      const drawable = await page.evaluateHandle(() => {
        const given = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = () => null;
        return () => void (HTMLCanvasElement.prototype.getContext = given);
      });
      await page.getByRole('button', { name: '下一页' }).click();
      await page.getByRole('alert').filter({ hasText: '第 2 页不能在此显示' }).getByRole('link').waitFor();
      await someone.expectSound();
      await drawable.evaluate((give) => give());
      await page.getByRole('button', { name: '上一页' }).click();
      await page.getByRole('button', { name: '下一页' }).click();
      await page.getByText('Licence, back').waitFor({ state: 'attached' });
      const drawn = await page.locator('.pdf-page canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return [...data].some((channel, index) => index % 4 !== 3 && channel < 128);
      });
      expect(drawn).toBe(true);
      await page.getByRole('button', { name: '标注本页' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('情况').fill('缺少<b>年检</b>记录');
      await someone.expectSound();
      await dialog.getByRole('button', { name: '记入不符合的情况' }).click();
      await page.locator('.pdf-marks').getByText('缺少<b>年检</b>记录').waitFor();
      await someone.expectSound();
      const officer = await desk.as('officer');
      const { items } = await officer.get<{ items: { reason: string | null }[] }>(`/cases/${caseId}/checklist`);
      expect(items.map(({ reason }) => reason)).toContain('《营业执照.pdf》第 2 页上部：缺少<b>年检</b>记录');

      // A click on the page marks the place that was clicked.
      const canvas = page.locator('.pdf-page canvas');
      const { width = 0, height = 0 } = (await canvas.boundingBox()) ?? {};
      await canvas.click({ position: { x: width / 2, y: height * 0.9 } });
      await dialog.getByTitle('下部', { exact: true }).waitFor();
      await give(dialog, '情况', '印章不清');
      await dialog.getByRole('button', { name: '记入不符合的情况' }).click();
      const marked = page.locator('.pdf-marks').getByText('印章不清');
      await marked.waitFor();
      const isWhereClicked = async () => {
        const [mark, drawn] = await Promise.all([marked.boundingBox(), canvas.boundingBox()]);
        return mark !== null && drawn !== null && (mark.y - drawn.y) / drawn.height > 0.6;
      };
      expect(await isWhereClicked()).toBe(true);
      await someone.expectSound();
      await someone.leave();

      // Kept, and seen by whoever reads on.
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn('officer2');
      await someone.open(`/desk/cases/${caseId}`);
      const theirs = someone.page.getByRole('combobox', { name: '选择材料' });
      await theirs.click();
      await theirs.fill('附件');
      await someone.page.keyboard.press('Enter');
      await someone.page.getByText('/ 2', { exact: true }).waitFor();
      expect(await someone.page.locator('.pdf-marks').count()).toBe(0);
      await someone.page.getByRole('button', { name: '下一页' }).click();
      await someone.page.locator('.pdf-marks').getByText('缺少<b>年检</b>记录').waitFor();
      await someone.page.locator('.pdf-marks').getByText('印章不清').waitFor();
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'scores a base beside the documents of its self-evaluation',
    async () => {
      const commission = await signInCommission((login) => desk.as(login));
      const park = await desk.as('park');
      const { id: file } = await upload(park, '佐证.pdf', aReadablePdf(['Evidence of it']));
      const { batchId } = await accreditedBases(desk.record, { owner: park });
      const change = { batchIds: [batchId], rehearsalDaySeconds: 3_600 };
      const { evaluations } = await openCampaign(commission.officer, change);
      const caseId = evaluations[0]?.caseId ?? '';
      await fileEvaluation(park, caseId, { share: 1, evidence: [file] });
      await verifyEvaluation(commission.officer, caseId);
      const [expert] = await seatPanel(commission, caseId);
      const [{ login } = { login: '' }] = await desk.rows<{ login: string }>(
        'SELECT login FROM account WHERE id = $1',
        [expert?.accountId],
      );
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn(login);
      await someone.open(`/desk/cases/${caseId}`);
      const heading = someone.page.getByRole('heading', { name: '评分表' });
      const rubric = someone.page.locator('.beside').filter({ has: heading });
      await rubric.getByRole('combobox', { name: '选择材料' }).waitFor();
      await rubric.getByText('Evidence of it').waitFor({ state: 'attached' });
      await someone.expectSound();

      // What is wrong stays at its criterion and is not sent; what is typed beside it is.
      const points = rubric.getByRole('spinbutton');
      const areWrong = async () =>
        Promise.all([0, 1].map(async (at) => (await points.nth(at).getAttribute('aria-invalid')) === 'true'));
      const state = rubric.getByRole('status');
      await points.nth(1).fill('101');
      await points.nth(0).fill('80');
      await state.filter({ hasText: '1 项未保存，其余已暂存' }).waitFor();
      expect(await areWrong()).toEqual([false, true]);
      expect(await rubric.getByText('加权合计 –').count()).toBe(1);
      await points.nth(1).fill('85');
      await state.filter({ hasText: /^已暂存/ }).waitFor();
      expect(await areWrong()).toEqual([false, false]);
      await someone.expectSound();
    },
    LONG_MS,
  );

  it(
    'records a visit on a phone without a network, and settles with what a colleague recorded meanwhile',
    async () => {
      const { commission, caseId } = await arranged();
      const { report } = await commission.assessor.get<VisitView>(`/cases/${caseId}/visit`);
      const [first, second, third] = report?.checklist ?? [];
      // An expert of the team signs the findings; somebody of the commission writes them.
      const [expert] = await desk.rows<{ login: string }>(
        `SELECT login FROM account WHERE 'expert' = ANY(roles::text[]) AND id = ANY($1) LIMIT 1`,
        [report?.signatures.map(({ accountId }) => accountId)],
      );
      someone = await visitor(browser, desk.stack.apiUrl);
      await someone.signIn(expert?.login ?? '');
      await someone.open(`/desk/cases/${caseId}`);
      await someone.page.getByRole('heading', { name: '考察结论' }).waitFor();
      expect(await someone.page.getByRole('button', { name: '写考察结论' }).count()).toBe(0);
      await someone.leave();
      someone = await visitor(browser, desk.stack.apiUrl, { width: 360 });
      const { page } = someone;
      await someone.signIn('assessor');
      await someone.open(`/desk/cases/${caseId}`);
      await page.getByRole('link', { name: /打开现场记录/ }).click();
      await page.getByRole('button', { name: /带到现场/ }).click();
      await page.getByText('本页已存到这台设备').waitFor();
      await someone.expectSound();

      await page.context().setOffline(true);
      await page.reload();
      await page.getByRole('heading', { name: '现场记录' }).waitFor();
      const cards = page.locator('main section[aria-labelledby^="field-"]');
      await cards.nth(0).getByText('符合', { exact: true }).click();
      await cards.nth(1).getByText('不符合', { exact: true }).click();
      await cards.nth(1).getByRole('textbox').fill('二层改作他用 <script>alert(1)</script>');
      await cards.nth(1).locator('input[type=file]').setInputFiles(PHOTO);
      await cards.nth(1).getByRole('img').waitFor();
      await page.getByText('没有网络：2 项保存在本机').waitFor();
      // A second tab of the same visit takes nothing away from the first.
      const tab = await page.context().newPage();
      await tab.goto(page.url());
      await tab.locator('main section[aria-labelledby^="field-"]').nth(2).getByText('符合', { exact: true }).click();
      await page.getByText('没有网络：3 项保存在本机').waitFor();
      await tab.close();
      const indicators = () =>
        commission.assessor.get<
          { indicator: string; claimed: number; evidenceCount: number; verified: number | null }[]
        >(`/cases/${caseId}/indicators`);
      const shown = (await indicators()).find(({ claimed, evidenceCount }) => claimed > 0 && evidenceCount > 0);
      const value = page.locator(`section[aria-labelledby="field-${shown?.indicator}"]`).getByRole('spinbutton');
      await value.fill(String(shown?.claimed));
      await page.getByText('没有网络：4 项保存在本机').waitFor();
      // Nothing is lost where the page is loaded again without a network.
      await page.reload();
      await cards.nth(1).getByRole('img').waitFor();
      expect(await cards.nth(1).getByRole('textbox').inputValue()).toContain('二层改作他用');
      expect(await value.inputValue()).toBe(String(shown?.claimed));
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);

      await commission.officer.put(`/cases/${caseId}/visit/checklist`, {
        marks: [{ item: first?.item, verdict: 'fail', remark: '门牌不符' }],
      });
      await page.context().setOffline(false);
      await page.getByText('他人已保存的').waitFor();
      await page.getByText('门牌不符').waitFor();
      await someone.expectSound();
      await page.getByRole('button', { name: '采用我的' }).click();
      await page.getByText('全部已同步。').waitFor();
      const synced = (await indicators()).find(({ indicator }) => indicator === shown?.indicator);
      expect(synced?.verified).toBe(shown?.claimed);
      const recorded = await commission.assessor.get<{
        report: { checklist: { item: string; verdict: string | null; remark: string | null; photos: string[] }[] };
      }>(`/cases/${caseId}/visit`);
      const marks = new Map(recorded.report.checklist.map((mark) => [mark.item, mark]));
      expect(marks.get(third?.item ?? '')).toMatchObject({ verdict: 'pass' });
      expect(marks.get(first?.item ?? '')).toMatchObject({ verdict: 'pass' });
      expect(marks.get(second?.item ?? '')).toMatchObject({ verdict: 'fail', photos: [expect.any(String)] });
      // Once the session is over, whoever finds the device opens nothing of it, with a network or without.
      await desk.rows(`DELETE FROM session WHERE account_id = $1`, [commission.assessor.accountId]);
      await page.reload();
      await page.getByLabel('账号').waitFor();
      await page.context().setOffline(true);
      await page.reload().catch(() => undefined); // Chromium's own page: there is no network
      expect(await page.getByRole('heading', { name: '现场记录' }).isVisible()).toBe(false);
    },
    LONG_MS,
  );

  it(
    'is asked again by itself where the server refuses once, and keeps what was recorded over a later release of the page',
    async () => {
      const { commission, caseId } = await arranged();
      const front = await startFront(desk.stack.apiUrl);
      try {
        someone = await visitor(browser, front.url, { width: 360 });
        const { page } = someone;
        const cards = page.locator('main section[aria-labelledby^="field-"]');
        const worker = () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
        const kept = () => until(async () => (await cards.nth(1).getByRole('textbox').inputValue()) === '二层改作他用');
        const isLater = () =>
          page.evaluate(() => [...document.scripts].some(({ src }) => src.includes('/assets/later/')));
        await someone.signIn('assessor');
        await someone.open(`/desk/cases/${caseId}/visit`);
        await page.getByRole('button', { name: /带到现场/ }).click();
        await page.getByText('本页已存到这台设备').waitFor();

        // 503 is no answer to what was recorded: it waits here, and is sent again without anybody asking for it.
        front.refuseNext('PUT', /\/visit\/checklist$/);
        await cards.nth(0).getByText('符合', { exact: true }).click();
        await page.getByText('1 项尚未同步').waitFor();
        await until(() => front.refusals() === 1);
        await page.getByText('全部已同步。').waitFor({ timeout: 60_000 });

        // While somebody is on the ground without a network, a later release comes: other pages, other scripts, another worker.
        await page.context().setOffline(true);
        await page.reload();
        await cards.nth(1).getByText('不符合', { exact: true }).click();
        await cards.nth(1).getByRole('textbox').fill('二层改作他用');
        await page.getByText('没有网络：1 项保存在本机').waitFor();
        front.release();
        await page.reload();
        await kept();
        expect(await isLater()).toBe(false);
        const replaced = page.context().waitForEvent('serviceworker', { timeout: 60_000 });
        await page.context().setOffline(false);
        front.refuseNext('PUT', /\/visit\/checklist$/);
        await page.reload();
        await replaced;
        expect(await isLater()).toBe(true);
        await kept();
        await page.getByText('全部已同步。').waitFor({ timeout: 60_000 });
        await until(async () => (await worker()) === 'activated');
        expect(front.refusals()).toBe(2);
        const { report } = await commission.officer.get<VisitView>(`/cases/${caseId}/visit`);
        expect(report?.checklist[1]).toMatchObject({ verdict: 'fail', remark: '二层改作他用' });

        // What is on the device is the later release now, whole: it opens without a network.
        await page.getByText('本页已存到这台设备').waitFor();
        await page.context().setOffline(true);
        await page.reload();
        await cards.nth(1).getByRole('textbox').waitFor();
        expect(await isLater()).toBe(true);
        // What was refused by the front; of a page that is left meanwhile the browser writes nothing down.
        someone.takeFaults(/^503 PUT .*\/visit\/checklist$|status of 503/);
        await someone.leave();
      } finally {
        await front.close();
      }
    },
    LONG_MS,
  );
});
