import { connect } from 'node:net';
import { audienceOf, type Permission } from '#contracts/permissions.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { operationsWithHead, pathOf, readDescription, type Operation } from '../../support/openapi.js';

const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

interface Way {
  readonly method: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the guards of Nest on Fastify, or of a proxy before them, have been gone round: each makes the address or the method look like another one. */
const WAYS: Readonly<Record<string, (way: Way) => Way | undefined>> = {
  'as it is': (way) => way,
  HEAD: (way) => (way.method === 'GET' ? { ...way, method: 'HEAD' } : undefined),
  OPTIONS: (way) => ({ ...way, method: 'OPTIONS' }),
  TRACE: (way) => ({ ...way, method: 'TRACE' }),
  'a method in small letters': (way) => ({ ...way, method: way.method.toLowerCase() }),
  'another method in X-HTTP-Method-Override': (way) => ({ ...way, method: 'POST', headers: overriding(way.method) }),
  'another method beside GET': (way) => ({ ...way, method: 'GET', headers: overriding(way.method) }),
  'another method in the query': (way) => ({
    ...way,
    method: 'POST',
    target: `${way.target}${way.target.includes('?') ? '&' : '?'}_method=${way.method}`,
  }),
  '%2F for a slash': (way) => ({ ...way, target: way.target.replace('/api/v1/', '/api%2Fv1%2F') }),
  '%2F inside': (way) => ({ ...way, target: way.target.replace(/\/(?=[^/]*$)/, '%2F') }),
  'a letter in percent signs': (way) => ({ ...way, target: way.target.replace('/api/', '/%61pi/') }),
  'twice encoded': (way) => ({ ...way, target: way.target.replace('/api/', '/%2561pi/') }),
  'two slashes': (way) => ({ ...way, target: way.target.replace('/v1/', '/v1//') }),
  'two slashes in front': (way) => ({ ...way, target: `/${way.target}` }),
  'a slash behind': (way) => ({ ...way, target: way.target.replace(/(\?|$)/, '/$1') }),
  'a semicolon': (way) => ({ ...way, target: way.target.replace(/(\?|$)/, ';x=1$1') }),
  'a semicolon inside': (way) => ({ ...way, target: way.target.replace('/v1/', '/v1;/') }),
  'a public path before ..': (way) => ({ ...way, target: way.target.replace('/api/v1/', '/api/v1/batches/../') }),
  'a public path before ..;': (way) => ({ ...way, target: way.target.replace('/api/v1/', '/api/v1/batches/..;/') }),
  'a public path before %2e%2e': (way) => ({
    ...way,
    target: way.target.replace('/api/v1/', '/api/v1/batches/%2e%2e/'),
  }),
  'other letter case': (way) => ({ ...way, target: way.target.replace('/api/v1/', '/API/V1/') }),
  'a point': (way) => ({ ...way, target: way.target.replace('/v1/', '/v1/./') }),
  'a backslash': (way) => ({ ...way, target: way.target.replace('/v1/', '/v1\\') }),
  'a format behind': (way) => ({ ...way, target: way.target.replace(/(\?|$)/, '.json$1') }),
  'a NUL': (way) => ({ ...way, target: way.target.replace(/(\?|$)/, '%00$1') }),
  'an absolute address': (way) => ({ ...way, target: `http://guohe.example${way.target}` }),
  'an address rewritten in headers': (way) => ({
    ...way,
    method: 'GET',
    target: '/health/live',
    headers: { 'X-Original-URL': way.target, 'X-Rewrite-URL': way.target },
  }),
  'an address forwarded as one of this machine': (way) => ({
    ...way,
    headers: { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Host': 'localhost', 'X-Real-IP': '127.0.0.1' },
  }),
};

function overriding(method: string): Record<string, string> {
  return { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method };
}

describe('a guard is not gone round', () => {
  let desk: Desk;
  let closed: Operation[];
  let readByAll: ReadonlySet<string>;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    const operations = operationsWithHead(await readDescription(desk.stack.apiUrl));
    const isOpen = (operation: Operation) => audienceOf(operation['x-permission'] as Permission) === 'public';
    closed = operations.filter((operation) => !isOpen(operation));
    const open = operations.filter((operation) => operation.method === 'GET' && isOpen(operation));
    readByAll = new Set(open.map((operation) => pathOf(operation, {}, NOBODYS)));
  });
  afterAll(() => desk.stop());

  /** Byte by byte over a socket: no client puts the address right. */
  function statusesOf(ways: readonly Way[]): Promise<(number | 'closed')[]> {
    return Promise.all(ways.map((way) => statusOf(way)));
  }

  /** Those of the ways that were answered as only somebody let in is, and not by what everybody may see. */
  async function through(
    ways: readonly Way[],
    letIn: (status: number) => boolean,
    read: ReadonlySet<string> = readByAll,
  ): Promise<string[]> {
    const found: string[] = [];
    for (let from = 0; from < ways.length; from += 20) {
      const page = ways.slice(from, from + 20);
      for (const [at, status] of (await statusesOf(page)).entries()) {
        const { method, target, headers } = page[at] as Way;
        const answered = typeof status === 'number' && (letIn(status) || status >= 500);
        if (answered && !(await isPublic(read, { target, method, headers })))
          found.push(`${method} ${target}: ${status}`);
      }
    }
    return found;
  }

  function statusOf({ method, target, headers = {} }: Way): Promise<number | 'closed'> {
    const { hostname, port } = new URL(desk.stack.apiUrl);
    const lines = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: close',
      'Content-Length: 0',
    ];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer ? Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]) : 'closed'));
    });
  }

  it('where nobody tries to: 401 at every closed route', async () => {
    for (const operation of closed) {
      const target = pathOf(operation, {}, NOBODYS);
      expect([operation.method, target, await statusOf({ method: operation.method, target })]).toEqual([
        operation.method,
        target,
        401,
      ]);
    }
  });

  it.each(Object.keys(WAYS))('by %s, at any route', async (name) => {
    const ways = closed.flatMap((operation) => {
      const way = WAYS[name]?.({ method: operation.method, target: pathOf(operation, {}, NOBODYS) });
      return way ? [way] : [];
    });
    // 401: a guard stood there. 400, 404, 405, 415 …: no route, or not one that could be read. What is answered by a public route is its own.
    expect(await through(ways, (status) => status < 400 || status === 403)).toEqual([]);
    expect(ways.length).toBeGreaterThan(name === 'HEAD' ? 30 : 100);
  });

  it.each(Object.keys(WAYS))('by %s, at any route that somebody signed in has no part in', async (name) => {
    // Who recommends has the least: 403 or 404 at all that is others', as at what there is not.
    const headers = { Authorization: `Bearer ${await desk.tokenOf('recommender')}` };
    const others = closed.filter((operation) => {
      const audience = audienceOf(operation['x-permission'] as Permission);
      return audience !== 'signedIn' && !audience.includes('recommender');
    });
    const ways = others.flatMap((operation) => {
      const way = WAYS[name]?.({ method: operation.method, target: pathOf(operation, {}, NOBODYS) });
      return way ? [{ ...way, headers: { ...way.headers, ...headers } }] : [];
    });
    const own = closed.filter((operation) => operation.method === 'GET' && !others.includes(operation));
    const read = new Set([...readByAll, ...own.map((operation) => pathOf(operation, {}, NOBODYS))]);
    expect(await through(ways, (status) => status < 400, read)).toEqual([]);
    expect(ways.length).toBeGreaterThan(name === 'HEAD' ? 15 : 80);
    if (name !== 'as it is') return;
    const statuses = new Set(await Promise.all(ways.slice(0, 40).map((way) => statusOf(way))));
    expect([...statuses].filter((status) => status !== 403 && status !== 404)).toEqual([]);
  });

  /** What whoever asks may see: pages of the web, the public API, the health. */
  async function isPublic(read: ReadonlySet<string>, { target, method, headers }: Way): Promise<boolean> {
    if (method === 'OPTIONS' || (method === 'GET' && read.has(target))) return true;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const answer = await fetch(new URL(target, desk.stack.apiUrl), {
      method: 'GET',
      headers: { ...headers },
      redirect: 'manual',
    });
    const type = answer.headers.get('content-type') ?? '';
    return type.startsWith('text/html') || answer.status === 302;
  }
});
