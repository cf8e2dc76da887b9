import type { Kept } from './kept.js';
import { CACHE, SEALED } from './taken-along.js';

/**
 * Answers for the server where there is no network: the pages, scripts and readings that somebody took along, and nothing else.
 * What is asked while there is a network goes to the server, and readings that were taken along are brought up to date by the
 * answer. A page is not: that of a later release asks for scripts that are not here. It takes itself along anew, with them.
 */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(type: 'message', heard: (event: Lasting & MessageEvent<Kept>) => void): void;
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const SAME = { ignoreVary: true } as const;
const WHO_IS_HERE = '/api/v1/sessions/current';
/** A visit is recorded on its day: later, what a device still holds is for nobody. */
const GOOD_FOR_MS = 24 * 3_600_000;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
  const [answer] = event.ports;
  event.waitUntil(
    keep(event.data).then(
      () => answer?.postMessage('kept'),
      () => answer?.postMessage('failed'),
    ),
  );
});

/** All of it or nothing: a page of a later release than the scripts that were loaded beside it would not open. */
async function keep({ addresses }: Kept): Promise<void> {
  const answers = await Promise.all(
    addresses.map(async (address) => [address, await fetch(address, { cache: 'no-cache' })] as const),
  );
  for (const [, answer] of answers) {
    if (!answer.ok) throw new Error('an answer is missing');
    if (!answer.headers.get('Content-Type')?.startsWith('text/html')) continue;
    const asked = (await answer.clone().text()).match(/\/assets\/[\w./-]+/g) ?? [];
    if (!asked.every((asset) => addresses.includes(asset))) throw new Error('the page has changed since it was opened');
  }
  const cache = await caches.open(CACHE);
  for (const [address, answer] of answers) await cache.put(address, answer);
}

scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(event.request));
  else if (!mustBeNew(event.request) && (pathname.startsWith('/desk') || pathname.startsWith('/api/v1/')))
    event.respondWith(fromNetworkFirst(event.request));
});

/** Whoever compares with what others have recorded must not be told what was so yesterday. */
const mustBeNew = ({ headers }: Request): boolean => headers.get('Cache-Control') === 'no-store';

const isReading = ({ url }: Request): boolean => new URL(url).pathname.startsWith('/api/v1/');

/** Names of assets change with their content. */
async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request.url, SAME)) ?? fetch(request);
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (!isReading(request)) return answer;
    // Who signs in next opens it again by being the same person; the pages of anybody else leave it behind.
    if (answer.status === 401) await cache.put(SEALED, new Response());
    else if (answer.ok && new URL(request.url).pathname === WHO_IS_HERE) await cache.delete(SEALED);
    if (answer.ok && (await cache.match(request.url, SAME))) await cache.put(request.url, answer.clone());
    return answer;
  } catch (error) {
    const taken = await cache.match(request.url, SAME);
    if (taken && isGood(taken) && !(await cache.match(SEALED))) return taken;
    throw error;
  }
}

const isGood = ({ headers }: Response): boolean => Date.now() - Date.parse(headers.get('Date') ?? '') < GOOD_FOR_MS;
