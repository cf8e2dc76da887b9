import { loadSignIn } from '../app/sign-in-later.js';
import type { Kept } from './kept.js';

const CACHE = 'guohe.taken-along';

/** Browsers let pages that came over an unprotected line keep nothing. */
export const canTakeAlong = (): boolean => 'serviceWorker' in navigator;

/** Was this very page taken along? */
export async function isTakenAlong(): Promise<boolean> {
  if (!canTakeAlong() || !('caches' in window) || !(await caches.has(CACHE))) return false;
  return (await (await caches.open(CACHE)).match(location.pathname, { ignoreVary: true })) !== undefined;
}

/**
 * Takes this page along, with all that it has loaded so far and these readings: it then opens without a network.
 * @throws where the browser does not let us, or the line broke
 */
export async function takeAlong(readings: readonly string[]): Promise<void> {
  await navigator.serviceWorker.register('/desk-worker.js', { scope: '/desk', type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  // Asked not to be the first that is cleared away on a device that fills up.
  await navigator.storage?.persist?.();
  // By the time there is a network again, the session may be over.
  await loadSignIn();
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  const kept: Kept = { addresses: [...new Set([location.pathname, ...assets, ...readings])] };
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<string>((heard) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => heard(data);
  });
  active?.postMessage(kept, [port2]);
  if ((await answer) !== 'kept') throw new Error('not everything could be taken along');
}

/** Whoever signs out leaves nothing here that the server said; what was not sent yet stays for whoever wrote it. */
export async function leaveBehind(): Promise<void> {
  if ('caches' in window) await caches.delete(CACHE);
}
