import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Config } from '#platform/config/config.js';
import { createWorkflowClient } from '#platform/temporal/workflow-client.js';
import { testServers } from '../../support/servers.js';
import { isLarge } from '../size.js';
import { Link } from './link.js';

/** When the library's own pauses have grown to seconds. */
const CUT_FOR_MS = 6_500;
/** A second between two calls, and what a busy machine takes; the library's own pause would be over four seconds after the mending. */
const WITHIN_MS = 3_000;

describe('a client of Temporal over a link that breaks', () => {
  let link: Link;
  let client: Client;
  beforeEach(async () => {
    const [host = '', port] = testServers().temporalAddress.split(':');
    link = await Link.to(host, Number(port));
    const address = { temporalAddress: `127.0.0.1:${link.port}`, temporalNamespace: 'default' };
    client = createWorkflowClient(address as Config);
    await ask();
  });
  afterEach(async () => {
    await client.connection.close();
    await link.close();
  });

  const ask = (withinMs = 60_000) =>
    client.withDeadline(Date.now() + withinMs, () => client.workflowService.getSystemInfo({}));

  it('has its calls made again a second or so after its mending', async () => {
    link.cut();
    const calls = Array.from({ length: 5 }, () => ask());
    await pause(CUT_FOR_MS);
    const mended = Date.now();
    link.heal();
    await Promise.all(calls);
    expect(Date.now() - mended).toBeLessThan(WITHIN_MS);
  });

  // Silence is waited for: where time is short, it is left out.
  (isLarge ? it : it.skip)('gives up a link that keeps silent, and takes another', async () => {
    link.silence();
    const begun = Date.now();
    const call = ask();
    await pause(1_000);
    link.heal();
    await call;
    const tookMs = Date.now() - begun;
    // Otherwise nobody kept silent.
    expect(tookMs).toBeGreaterThan(5_000);
    expect(tookMs).toBeLessThan(25_000);
  });
});
