import { chromium } from 'playwright-core';
import { chromiumPath, FLAGS, LEFT_OUT } from './browser.js';

const PREFIX = '--disable-features=';

describe('the browser of the tests', () => {
  it('is started without all that Playwright starts it without: our list replaces that one', async () => {
    // Only one that is automated says how it was started.
    const args = [...FLAGS, '--enable-automation'];
    const browser = await chromium.launch({ executablePath: chromiumPath(), args });
    try {
      const session = await browser.newBrowserCDPSession();
      const { arguments: given } = await session.send('Browser.getBrowserCommandLine');
      const theirs = given.find((argument) => argument.startsWith(PREFIX))?.slice(PREFIX.length) ?? '';
      expect(LEFT_OUT).toEqual(expect.arrayContaining(theirs.split(',')));
    } finally {
      await browser.close();
    }
  });
});
