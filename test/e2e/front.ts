import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What stands in front of the API, as in production: it may refuse by itself, and a later release may come behind it. */
export interface Front {
  readonly url: string;
  /** The next such request is answered with 503, as by a server that is being restarted. */
  refuseNext(method: string, path: RegExp): void;
  /** How many it has refused. */
  refusals(): number;
  /** From now on the pages and scripts of a later release: other addresses, another worker; those of before are gone. */
  release(): void;
  /** From now on pages of the desks come as far as their body, as on a slow line. @returns lets the rest come */
  holdBodies(): () => void;
  close(): Promise<void>;
}

const LATER = '/assets/later/';
/** The entry of the desks: what a page of the release before asks for. */
const ENTRY = /^\/assets\/index-[\w-]+\.js$/;

export async function startFront(apiUrl: string): Promise<Front> {
  const api = new URL(apiUrl);
  let later = false;
  let refused = 0;
  let due: { method: string; path: RegExp } | undefined;
  let rest: Promise<void> | undefined;

  const pass = (from: IncomingMessage, to: ServerResponse) => {
    const asked = from.url ?? '/';
    const path = asked.replace(LATER, '/assets/');
    const page = asked.startsWith('/desk');
    const headers = { ...from.headers, ...(page && { 'accept-encoding': 'identity' }) };
    const onward = ask(
      { host: api.hostname, port: api.port, method: from.method, path, headers },
      (answer) => void (page && rest ? giveInTwo(answer, to, rest) : give(answer, to, page && later)),
    );
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  };
  const server = createServer((from, to) => {
    if (due && from.method === due.method && due.path.test(from.url ?? '')) {
      due = undefined;
      refused += 1;
      to.writeHead(503, { 'Content-Type': 'text/plain' }).end('restarting');
    } else if (later && ENTRY.test(from.url ?? '')) to.writeHead(404).end();
    else pass(from, to);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuseNext: (method, path) => void (due = { method, path }),
    refusals: () => refused,
    release: () => void (later = true),
    holdBodies: () => {
      let comes = () => undefined as void;
      rest = new Promise((done) => (comes = done));
      return () => comes();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function giveInTwo(answer: IncomingMessage, to: ServerResponse, rest: Promise<void>): Promise<void> {
  const { 'content-length': _, ...headers } = answer.headers;
  const page = await text(answer);
  const body = page.indexOf('<body>');
  to.writeHead(answer.statusCode ?? 502, headers).write(page.slice(0, body));
  await rest;
  to.end(page.slice(body));
}

async function give(answer: IncomingMessage, to: ServerResponse, released: boolean): Promise<void> {
  if (!released) {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
    return;
  }
  const { 'content-length': _, etag: __, ...headers } = answer.headers;
  const read = await text(answer);
  const body = headers['content-type']?.includes('html') ? read.replaceAll('/assets/', LATER) : `${read}\n// later\n`;
  to.writeHead(answer.statusCode ?? 502, headers).end(body);
}
