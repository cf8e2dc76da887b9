import type { Locator, Page } from 'playwright-core';
import { problemDocument } from '#api/common/problem-document.js';
import { Refusal } from '#contracts/problems.js';
import { safeName } from '#platform/storage/safe-name.js';
import { aPdf } from '../support/desk.js';
import { until } from '../support/until.js';
import { PROBE } from './browser.js';

/** A file of a kind that is taken, called as the markup; on its way it is shown by that name. */
export const PROBE_FILE = { name: `${PROBE}.pdf`, mimeType: 'application/pdf', buffer: aPdf('markup') };
/** What it is called once it is kept: without what no system of files takes. */
export const PROBE_KEPT = safeName(PROBE_FILE.name);

/** Whatever somebody can type into: also where a number, a day, a mailbox, a password or a choice is asked for. */
const TYPED_INTO = `textarea:enabled, input:enabled${[
  'checkbox',
  'radio',
  'file',
  'hidden',
  'submit',
  'button',
  'range',
  'color',
]
  .map((type) => `:not([type=${type}])`)
  .join('')}`;

/** Types markup into every field of an area that is typed into, and leaves it: what it is not is taken back there, or said to be wrong. */
export async function typeMarkup(area: Locator): Promise<void> {
  for (const field of await area.locator(TYPED_INTO).all()) {
    if (!(await field.isVisible()) || !(await field.isEditable())) continue;
    await field.fill(PROBE);
    await field.blur();
  }
}

/** Chooses the file wherever one is asked for, and waits until it has arrived or was refused. @returns how many fields took one of its kind */
export async function chooseMarkup(area: Locator): Promise<number> {
  const choosers = await area.locator('input[type=file]:enabled').all();
  let taken = 0;
  // Whoever has the one that he asks for asks no more: from the last to the first none takes the place of another.
  for (const chooser of choosers.toReversed()) {
    if ((await chooser.getAttribute('accept'))?.includes('.pdf')) taken++;
    await chooser.setInputFiles(PROBE_FILE);
  }
  await until(async () => (await area.locator('.on-its-way .ant-progress').count()) === 0);
  return taken;
}

/** What is sent to change something is refused from now on, in words that are markup, and nothing is done. @returns from when on it is */
export async function refuseInMarkup(page: Page): Promise<() => Promise<void>> {
  const said = { zh: PROBE, en: PROBE };
  const refused = problemDocument(new Refusal('request.invalid'), { requestId: PROBE });
  const errors = [{ path: PROBE, code: PROBE, detail: said }];
  const address = '**/api/v1/**';
  await page.route(address, async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    const body = JSON.stringify({ ...refused, detail: PROBE, sentence: said, errors });
    return route.fulfill({ status: 400, contentType: 'application/problem+json', body });
  });
  return () => page.unroute(address);
}

/** Sends every form of an area. @returns how many were refused by the server; the others were not sent, for what is wrong in them */
export async function sendMarkup(area: Locator): Promise<number> {
  for (const button of await area.locator('button[type=submit]:enabled').all()) {
    await button.click();
    const form = button.locator('xpath=ancestor::form');
    await form.locator('.ant-form-item-explain-error, .problem').first().waitFor();
  }
  return area.locator('.problem').filter({ hasText: PROBE }).count();
}
