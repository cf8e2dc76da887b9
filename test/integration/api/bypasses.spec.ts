import { connect } from 'node:net';
import { audienceOf, type Permission } from '#contracts/permissions.js';
import type { Role } from '#domain/procedures/procedure.js';
import { LOGINS } from '../../support/logins.js';
import { openDesk, type Desk } from '../../support/desk.js';
import {
  exampleBody,
  operationsOf,
  operationsWithHead,
  pathOf,
  readDescription,
  type ApiDescription,
  type Operation,
} from '../../support/openapi.js';

/** A field that no operation declares. */
const SMUGGLED = 'isSmuggled';
const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

interface Way {
  readonly method: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What may answer, word by word as it does where nothing is rewritten. */
  readonly answeredBy?: string;
}

interface Said {
  readonly status: number | 'closed';
  readonly text: string;
}

/** How the guards of Nest on Fastify, or of a proxy before them, have been gone round: each makes the address or the method look like another one. */
const WAYS: Readonly<Record<string, (way: Way) => Way | undefined>> = {
  'as it is': (way) => way,
  HEAD: (way) => (way.method === 'GET' ? { ...way, method: 'HEAD' } : undefined),
  OPTIONS: (way) => ({ ...way, method: 'OPTIONS' }),
  TRACE: (way) => ({ ...way, method: 'TRACE' }),
  'a method in small letters': (way) => ({ ...way, method: way.method.toLowerCase() }),
  'another method in X-HTTP-Method-Override': (way) => ({ ...way, method: 'POST', headers: overriding(way.method) }),
  'another method beside GET': (way) => ({
    ...way,
    method: 'GET',
    headers: overriding(way.method),
    answeredBy: way.target,
  }),
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
    answeredBy: '/health/live',
  }),
  'an address forwarded as one of this machine': (way) => ({
    ...way,
    headers: { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Host': 'localhost', 'X-Real-IP': '127.0.0.1' },
  }),
};

/** How JSON has been called so that it was read and yet not looked at: blanks, tabs, letter case, what stands behind it. */
const SPELLINGS: readonly string[] = [
  'application/json',
  'APPLICATION/JSON',
  'Application/Json; Charset=UTF-8',
  'application/json;',
  'application/json;x',
  'application/json ;x',
  'application/json ; charset=utf-8',
  'application/json\t;x',
  'application/json;\tx',
  'application/json\ta',
  'application/json a',
  'application/json;charset=utf-8;x="application/x"',
  '  application/json',
  '\tapplication/json',
  'application/json \t ',
  ';application/json',
  'application/json,text/plain',
  'text/plain, application/json',
  'application/v1+json',
  'text/json',
  'text/plain',
  '',
];

function overriding(method: string): Record<string, string> {
  return { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method };
}

function problemIn(text: string): { code?: string; errors?: readonly { path: string }[] } {
  try {
    return JSON.parse(text) as ReturnType<typeof problemIn>;
  } catch {
    return {};
  }
}

describe('a guard is not gone round', () => {
  let desk: Desk;
  let api: ApiDescription;
  let closed: Operation[];
  let readByAll: ReadonlySet<string>;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    const operations = operationsWithHead((api = await readDescription(desk.stack.apiUrl)));
    const isOpen = (operation: Operation) => audienceOf(operation['x-permission'] as Permission) === 'public';
    closed = operations.filter((operation) => !isOpen(operation));
    const open = operations.filter((operation) => operation.method === 'GET' && isOpen(operation));
    readByAll = new Set(open.map((operation) => pathOf(operation, {}, NOBODYS)));
  });
  afterAll(() => desk.stop());

  async function statusOf(way: Way): Promise<number | 'closed'> {
    return (await answerTo(way)).status;
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
      for (const [at, said] of (await Promise.all(page.map((way) => answerTo(way)))).entries()) {
        const way = page[at] as Way;
        const answered = typeof said.status === 'number' && (letIn(said.status) || said.status >= 500);
        if (!answered) continue;
        const isItsOwn = way.answeredBy ? isAnsweredBy(way.answeredBy, way, said) : isPublic(read, way);
        if (!(await isItsOwn)) found.push(`${way.method} ${way.target}: ${said.status}`);
      }
    }
    return found;
  }

  /** Byte by byte over a socket: no client puts the address right. */
  function answerTo({ method, target, headers = {}, body = '' }: Way): Promise<Said> {
    const { hostname, port } = new URL(desk.stack.apiUrl);
    const lines = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
      socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
      socket.on('error', reject);
      socket.on('close', () => {
        const [head = '', ...text] = answer.split('\r\n\r\n');
        const status = answer ? Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]) : 'closed';
        resolve({ status, text: text.join('\r\n\r\n') });
      });
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

  it.each(SPELLINGS)('by a body that calls itself “%s”, at any operation that takes JSON', async (type) => {
    const json = operationsOf(api).filter(({ requestBody }) => requestBody?.content['application/json']);
    // A part of a dossier that is not there is refused before its body is looked at.
    const taking = json.filter(({ path }) => !path.includes('{part}'));
    const wrong: string[] = [];
    let named = 0;
    for (let from = 0; from < taking.length; from += 20) {
      const page = taking.slice(from, from + 20);
      const answers = await Promise.all(page.map(async (operation) => answerTo(await smuggling(operation, type))));
      for (const [at, { status, text }] of answers.entries()) {
        const { operationId } = page[at] as Operation;
        const { code, errors = [] } = problemIn(text);
        // Read, and looked at; or not read at all.
        const isNamed = code === 'request.invalid' && errors.some(({ path }) => path === SMUGGLED);
        const isUnread = status === 415 || code === 'request.malformed';
        named += Number(isNamed);
        if (!isNamed && !isUnread) wrong.push(`${operationId}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(taking.length).toBeGreaterThan(60);
    if (/^application\/json$/i.test(type)) expect(named).toBe(taking.length);
  });

  /** The example of its body, with a field that nobody declared, from somebody who may come in. */
  async function smuggling(operation: Operation, type: string): Promise<Way> {
    const audience = audienceOf(operation['x-permission'] as Permission);
    const role = audience === 'signedIn' ? 'administrator' : (audience[0] as Role);
    const token = audience === 'public' ? undefined : await desk.tokenOf(LOGINS[role]);
    return {
      method: operation.method,
      target: pathOf(operation, { part: 'host' }, NOBODYS),
      headers: {
        'If-Match': '"1"',
        ...(type && { 'Content-Type': type }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ ...(exampleBody(operation, api) as object), [SMUGGLED]: NOBODYS }),
    };
  }

  /** Is it said, word by word, by what stands at this address, whatever else the headers ask for? */
  async function isAnsweredBy(target: string, { headers = {} }: Way, said: Said): Promise<boolean> {
    const { Authorization } = headers;
    const own = await answerTo({ method: 'GET', target, headers: Authorization ? { Authorization } : {} });
    return own.status === said.status && own.text === said.text;
  }

  /** What whoever asks may see: pages of the web, the public API, the health. */
  async function isPublic(read: ReadonlySet<string>, { target, method, headers }: Way): Promise<boolean> {
    if (method === 'GET' && read.has(target)) return true;
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
