import type { Kept } from './kept.js';

/**
 * Answers for the server where there is no network: the pages, scripts and readings that somebody took along, and nothing else.
 * What is asked while there is a network goes to the server, and what was taken along is brought up to date by the answer.
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
const CACHE = 'guohe.taken-along';
const SAME = { ignoreVary: true } as const;

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

async function keep({ addresses }: Kept): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(addresses);
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

/** Names of assets change with their content. */
async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request.url, SAME)) ?? fetch(request);
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && (await cache.match(request.url, SAME))) await cache.put(request.url, answer.clone());
    return answer;
  } catch (error) {
    const taken = await cache.match(request.url, SAME);
    if (taken) return taken;
    throw error;
  }
}
