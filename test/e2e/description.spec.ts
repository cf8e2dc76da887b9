import type { Browser } from 'playwright-core';
import { openDesk, type Desk } from '../support/desk.js';
import { startBrowser } from './browser.js';

describe('the description of the API', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk({ worker: false }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('is read, and tried out, under a content policy that lets nothing inline through', async () => {
    const page = await browser.newPage({ baseURL: desk.stack.apiUrl });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto('/docs');
    await page.locator('#operations-tag-health').click();
    const operation = page.locator('#operations-health-health_live');
    await operation.locator('.opblock-summary').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table').waitFor();
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.locator('.auth-container').first().waitFor();
    // Its styles have come.
    expect(await page.locator('.scheme-container').evaluate((at) => getComputedStyle(at).boxShadow)).not.toBe('none');
    expect(faults).toEqual([]);
  }, 120_000);
});
