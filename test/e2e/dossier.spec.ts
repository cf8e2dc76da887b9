import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { openDesk, type Desk } from '../support/desk.js';
import { until } from '../support/until.js';
import { lose, startBrowser, type Visitor, visitor } from './browser.js';
import { aReadablePdf } from './readable-pdf.js';

const MB = 1_048_576;
// Several pages and tabs, and the machine may be busy.
const LONG_MS = 180_000;

describe('a dossier that is filled in', () => {
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

  /** A new dossier of the park, open at a part. */
  async function opened(part: string, options: Parameters<typeof visitor>[2] = {}) {
    const batch = await desk.openBatch();
    const park = await desk.as('park');
    const { id } = await park.post<{ id: string }>('/dossiers', { batchId: batch.id, type: 'park' });
    someone = await visitor(browser, desk.stack.apiUrl, options);
    await someone.signIn('park');
    await someone.open(`/desk/dossiers/${id}?part=${part}`);
    const saved = async (name: string) =>
      (await park.get<{ content: Record<string, unknown> }>(`/dossiers/${id}/parts/${name}`)).content;
    return { id, page: someone.page, saved };
  }

  it('has the part that is open in sight in the list of them, on a phone too', async () => {
    const { page } = await opened('landedProjects', { width: 360 });
    const list = page.getByRole('navigation', { name: '申报书各部分' });
    const inSight = (name: string) =>
      list.evaluate((frame, text) => {
        const link = [...frame.querySelectorAll('a')].find((each) => each.textContent.includes(text));
        const [around, at] = [frame.getBoundingClientRect(), (link as HTMLElement).getBoundingClientRect()];
        return at.top >= around.top && at.bottom <= around.bottom;
      }, name);
    await page.getByRole('heading', { name: '落地项目' }).waitFor();
    expect([await inSight('落地项目'), await inSight('基地基本情况')]).toEqual([true, false]);
    await someone.expectSound();
  });

  it('keeps what is typed without a network, also when the page is closed, and saves it once the network is back', async () => {
    const { id, page, saved } = await opened('base');
    const context = page.context();
    await page.getByLabel('基地名称').fill('离线之前');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await context.setOffline(true);
    await page.getByLabel('基地名称').fill('离线时填写');
    await page.getByRole('status').filter({ hasText: '没有网络' }).waitFor();
    await someone.expectSound();
    const before = await page.evaluate(rowsOnDisk);
    await page.getByLabel('依托平台').fill('离线平台');
    // As long as it is being sealed, whoever closes the page is asked.
    await until(() => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))));
    expect(await page.evaluate(rowsOnDisk)).not.toEqual(before);
    await page.close();
    await context.setOffline(false);
    expect(await saved('base')).toMatchObject({ name: '离线之前' });

    // Nobody reads it from the disk.
    const other = await context.newPage();
    await other.goto('/desk/account');
    const onDisk = await other.evaluate(rowsOnDisk);
    expect(onDisk.map(({ key }) => key.includes(`/${id}/base/`))).toEqual([true]);
    expect(onDisk.filter(({ text }) => /离线|name|content/.test(text))).toEqual([]);
    // What an earlier version kept lies in the clear, and is read, too; what no key opens is left out, and stays.
    const beside = (tab: string) => (onDisk[0]?.key ?? '').replace(/[^/]+$/, tab);
    const earlier = { version: 1, base: {}, content: { mainDirection: '早先所填' }, at: 1 };
    await other.evaluate(putOnDisk, { key: beside('earlier'), row: earlier });
    await other.evaluate(putOnDisk, { key: beside('lost'), row: null });
    await other.close();

    const again = await context.newPage();
    await again.goto(`/desk/dossiers/${id}?part=base`);
    await again
      .getByRole('status')
      .filter({ hasText: /已保存|已与别处的修改合并/ })
      .waitFor();
    expect(await again.getByLabel('基地名称').inputValue()).toBe('离线时填写');
    expect(await saved('base')).toMatchObject({ name: '离线时填写', platformName: '离线平台', ...earlier.content });
    const keys = async () => (await again.evaluate(rowsOnDisk)).map(({ key }) => key);
    await until(async () => (await keys()).join() === beside('lost'));
  });

  it(
    'goes on saving a part that was left, keeps what each tab typed, and hands in nothing that is not saved',
    async () => {
      const { id, page, saved } = await opened('base');
      const context = page.context();
      await context.setOffline(true);
      await page.getByLabel('基地名称').fill('离开之前');
      await page.getByRole('status').filter({ hasText: '没有网络' }).waitFor();
      const partNav = page.getByRole('navigation', { name: '申报书各部分' });
      await context.setOffline(false);
      await partNav.getByRole('link', { name: /场地条件/ }).click();
      await page.getByRole('heading', { name: '场地条件' }).waitFor();
      await until(async () => (await saved('base'))?.['name'] === '离开之前');

      // Two tabs without a network, each with strokes of its own.
      await partNav.getByRole('link').first().click();
      await page.getByLabel('依托平台').waitFor();
      const tab = await context.newPage();
      await tab.goto(`/desk/dossiers/${id}?part=base`);
      await tab.getByLabel('依托平台').waitFor();
      await context.route('**/parts/base', (route) =>
        route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
      );
      await page.getByLabel('依托平台').fill('甲平台');
      await tab.getByLabel('主攻方向').fill('乙方向');
      for (const each of [page, tab]) await each.getByRole('status').filter({ hasText: '没有网络' }).waitFor();
      await page.getByRole('button', { name: '核对并提交' }).click();
      await page.getByRole('dialog').getByText('以下部分还有内容没有保存').waitFor();
      await someone.expectSound();
      await page.close();
      await tab.close();
      await context.unroute('**/parts/base');

      const again = await context.newPage();
      await again.goto(`/desk/dossiers/${id}?part=base`);
      await again.getByRole('status').filter({ hasText: '已保存' }).waitFor();
      expect(await saved('base')).toMatchObject({ platformName: '甲平台', name: '离开之前' });
      expect(JSON.stringify(await saved('base'))).toContain('乙方向');
      // What is still under the fingers is saved before anything is handed in.
      await again.getByLabel('依托平台').fill('最后一笔');
      await again.getByRole('button', { name: '核对并提交' }).click();
      await again.getByRole('dialog').getByText('还不能提交').waitFor();
      expect(await saved('base')).toMatchObject({ platformName: '最后一笔' });
    },
    LONG_MS,
  );

  it('merges rows that two people add at the same time', async () => {
    const { id, page, saved } = await opened('tenants');
    await page.getByRole('button', { name: '添加一条' }).click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    const tab = await page.context().newPage();
    await tab.goto(`/desk/dossiers/${id}?part=tenants`);
    await tab.getByRole('button', { name: '添加一条' }).click();
    await tab.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await page.getByRole('button', { name: '添加一条' }).click();
    await page.getByRole('status').filter({ hasText: '已与别处的修改合并' }).waitFor();
    expect(((await saved('tenants'))['rows'] as unknown[]).length).toBe(3);
  });

  it('takes ten thousand pasted rows as far as there is room, and says what it cannot read', async () => {
    const { page, saved } = await opened('partners');
    const line = '弗劳恩霍夫协会\tFraunhofer\t德国\t科研机构\t合作协议\t2024/4/12\t2029.4.11\t联合研发\t是';
    const strange = line.replace('德国', '某国').replace('2024/4/12', '12/04/2024');
    await page.getByRole('button', { name: '从表格粘贴' }).click();
    const pasted = [strange, ...Array.from({ length: 9_999 }, () => line)].join('\n');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
    await page.getByLabel('粘贴的内容').focus();
    await page.keyboard.press('Control+V');
    await page.getByText('本表最多 500 条，其余 9500 条不会加入。').waitFor();
    await page.getByText('2 个单元格无法识别').waitFor();
    await page.getByText('第 1 行').first().waitFor();
    await someone.expectSound();
    await page.getByRole('button', { name: '加入 500 条' }).click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    const rows = (await saved('partners'))['rows'] as Record<string, unknown>[];
    expect(rows).toHaveLength(500);
    expect(rows[1]).toMatchObject({ country: 'DE', signedOn: '2024-04-12', expiresOn: '2029-04-11' });
    expect(rows[0]).not.toHaveProperty('country');
  });

  it('gives its rows as a spreadsheet and takes them back, changed, with the files they had', async () => {
    const { page, saved } = await opened('tenants');
    await page.getByRole('button', { name: '从表格粘贴' }).click();
    await page.getByLabel('粘贴的内容').fill('=HYPERLINK("http://example.org")\n乙公司');
    await page.getByRole('button', { name: '加入 2 条' }).click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    // What reads it does not come: that is no fault of the file.
    const comes = await lose(page, 'sheet-file');
    await page
      .getByLabel('导入表格文件')
      .setInputFiles({ name: '租户.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no') });
    const told = page.getByRole('alert').filter({ hasText: '本页的一部分没有加载成功' });
    await told.waitFor();
    expect(await page.getByText('不是表格文件').count()).toBe(0);
    await comes();
    await told.getByRole('button', { name: '刷新' }).click();
    await told.waitFor({ state: 'detached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格文件' }).click(),
    ]);
    const sheet = await readSheet(await readFile(await download.path()));
    expect(sheet[1]?.[0]).toBe('=HYPERLINK("http://example.org")');
    const changed = sheet
      .map((line, at) => (at === 1 ? ['甲公司', ...line.slice(1)] : line))
      .filter((_, at) => at !== 2);
    const added = [...changed, ['丙公司']];
    const file = await writeExcelFile(
      added.map((line) => line.map((cell) => (cell === null ? null : String(cell)))),
    ).toBuffer();
    await page.getByLabel('导入表格文件').setInputFiles({
      name: '租户.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(file),
    });
    await page.getByRole('button', { name: '加入 1 条，更新 1 条' }).click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await page.getByText('共 3 条').waitFor();
    await page
      .getByLabel('导入表格文件')
      .setInputFiles({ name: '坏.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no') });
    await page.getByRole('alert').filter({ hasText: '不是表格文件' }).waitFor();
    await someone.expectSound();
    const names = ((await saved('tenants'))['rows'] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['甲公司', '乙公司', '丙公司']);
  });

  it('uploads a large file over a line that drops, and shows how far it is', async () => {
    const { page, saved } = await opened('attachments');
    await page.getByRole('button', { name: '添加一条' }).click();
    let dropped = 0;
    await page.route('**/api/v1/uploads/*', async (route) => {
      // Three times the line drops in the middle of a part.
      if (route.request().method() === 'PATCH' && dropped < 3) {
        dropped += 1;
        await route.abort('connectionreset');
      } else await route.continue();
    });
    const path = join(desk.stack.folder, '大文件.pdf');
    await writeFile(
      path,
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30 * MB, 'x'), Buffer.from('\n%%EOF\n')]),
    );
    await page.getByLabel('第 1 条的证明材料', { exact: true }).setInputFiles(path);
    const way = page.getByRole('group', { name: '大文件.pdf' });
    await way.getByRole('status').filter({ hasText: '网络中断，恢复后自动续传' }).waitFor();
    expect(Number(await way.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeLessThan(100);
    await someone.expectSound();
    await page.getByRole('link', { name: /大文件\.pdf（30\.0 MB）/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('status').filter({ hasText: '已上传：大文件.pdf' }).waitFor();
    expect(dropped).toBe(3);
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    expect(JSON.stringify(await saved('attachments'))).toMatch(/[0-9a-f-]{36}/);
  });

  it.each([
    ['zh', '2024-04-12', '数据分预估'],
    ['en', '12/04/2024', 'Data score, estimated'],
  ] as const)(
    'estimates the data score as it is filled in, and takes days in the order of the language (%s)',
    async (language, day, title) => {
      const { page, saved } = await opened('host', { language, width: language === 'en' ? 320 : 1280 });
      await page.getByText(title).first().waitFor();
      const registered = page.getByLabel(language === 'zh' ? '注册日期' : 'Registration date');
      await registered.fill(day);
      await registered.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: language === 'zh' ? '已保存' : 'Saved' })
        .first()
        .waitFor();
      expect(await saved('host')).toMatchObject({ registeredOn: '2024-04-12' });
      await page.getByText(title).first().click();
      await page.getByRole('columnheader', { name: language === 'zh' ? '尚缺' : 'Missing' }).waitFor();
      await someone.expectSound();
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    },
  );

  it('counts a figure in the estimate as soon as it is saved and shown by a file, and says what is still missing', async () => {
    const { page } = await opened('site');
    const total = page.getByRole('status').filter({ hasText: '数据分预估' });
    await total.filter({ hasText: '数据分预估 0.00' }).waitFor();
    await total.click();
    const line = page.getByRole('row', { name: /^国合专用场地面积/ });
    await line.getByText('还差 3,000 平方米').waitFor();
    await page.getByLabel('国合专用面积').fill('1500');
    await line.getByText('1 条没有证明材料，不计分').waitFor();
    await total.filter({ hasText: '数据分预估 0.00' }).waitFor();
    await page
      .getByLabel('证明材料', { exact: true })
      .setInputFiles({ name: '租赁合同.pdf', mimeType: 'application/pdf', buffer: aReadablePdf(['Lease']) });
    await total.filter({ hasText: '数据分预估 5.00' }).waitFor();
    await line.getByText('还差 1,500 平方米').waitFor();
    expect(await line.getByText('没有证明材料').count()).toBe(0);
    await line.getByText('5.00 / 10').waitFor();
    await page.getByLabel('国合专用面积').fill('3200');
    await total.filter({ hasText: '数据分预估 10.00' }).waitFor();
    await line.getByText('10.00 / 10').waitFor();
    expect(await line.getByText('还差').count()).toBe(0);
    // Others still say theirs.
    await page
      .getByRole('row', { name: /^外资及涉外机构入驻数/ })
      .getByText('还差 20')
      .waitFor();
    await someone.expectSound();

    // The file is looked at where it was given.
    await page.getByRole('button', { name: '预览', exact: true }).click();
    const glance = page.getByRole('dialog', { name: '租赁合同.pdf' });
    await glance.getByText('Lease').waitFor({ state: 'attached' });
    await someone.expectSound();
    await page.keyboard.press('Escape');
    await glance.waitFor({ state: 'detached' });
  });
});

/** What the browser has kept of drafts, byte for byte. */
async function rowsOnDisk(): Promise<{ key: string; text: string }[]> {
  const answered = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const store = (await answered(indexedDB.open('guohe'))).transaction('drafts').objectStore('drafts');
  const [keys, rows] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
  return keys.map((key, at) => {
    const row = rows[at] as Uint8Array;
    return { key: String(key), text: row instanceof Uint8Array ? new TextDecoder().decode(row) : JSON.stringify(row) };
  });
}

/** @param row what no key opens, unless given */
async function putOnDisk({ key, row }: { key: string; row: object | null }): Promise<void> {
  const opening = indexedDB.open('guohe');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const writing = opening.result.transaction('drafts', 'readwrite');
  writing.objectStore('drafts').put(row ?? new Uint8Array(64), key);
  await new Promise((resolve) => (writing.oncomplete = resolve));
  opening.result.close();
}
