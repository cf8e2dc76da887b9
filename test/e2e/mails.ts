import type { Page } from 'playwright-core';
import { until } from '../support/until.js';
import type { Room } from './room.js';

/** The last mail to an address, in front of its reader, where Guohe is tried out. */
export async function mailTo(room: Room, address: string, subject: RegExp): Promise<Page> {
  const page = await room.anybody('/dev/mail');
  const mails = page.getByRole('row').filter({ hasText: address }).filter({ hasText: subject });
  await until(async () => {
    await page.reload();
    return (await mails.count()) > 0;
  });
  await mails.first().getByRole('link').click();
  await room.expectSound();
  return page;
}

/** Where the link of the last mail to an address leads. */
export async function linkOfMail(room: Room, address: string, subject: RegExp): Promise<string> {
  const mail = await mailTo(room, address, subject);
  const { pathname, hash } = new URL((await mail.locator('pre a').first().getAttribute('href')) ?? '');
  return pathname + hash;
}
