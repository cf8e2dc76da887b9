import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { cookieToken } from '../sessions/session-cookies.js';
import { siteOf } from './address.js';
import { deskPages, type DeskPages } from './desk-page.js';

/** What the build of apps/web has left. */
export const WEB = join(import.meta.dirname, '../../web');
const YEAR_SECONDS = 31_536_000;
/** What is for everybody is found by search engines; the desks and the API are not. */
const ROBOTS = ['User-agent: *', 'Allow: /public', 'Disallow: /desk', 'Disallow: /api/', 'Disallow: /docs'];
const NONCE = /__NONCE__/g;
/** What every desk asks first, so that somebody who is signed in has it when the scripts have come. */
const ASKED_FIRST = ['/api/v1/sessions/current', '/api/v1/permissions/current']
  .map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)
  .join(', ');

/** The desks in the browser: their page under every address of theirs, and the assets, whose names change with their content. */
export async function serveWeb(app: NestFastifyApplication, publicUrl: string): Promise<void> {
  const page = join(WEB, 'index.html');
  // A process that was not built with its pages serves the API alone.
  if (!existsSync(page)) return;
  let pages: DeskPages | undefined;
  await app.register(fastifyStatic, {
    root: join(WEB, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_SECONDS * 1_000,
  });
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  serveWorker(fastify);
  const robots = `${[...ROBOTS, `Sitemap: ${siteOf(publicUrl)}/sitemap.xml`].join('\n')}\n`;
  fastify.get('/robots.txt', (_, reply) =>
    reply.header('Cache-Control', 'public, max-age=3600').type('text/plain').send(robots),
  );
  for (const path of ['/desk', '/desk/*']) {
    fastify.get(path, (request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      const { pathname } = new URL(request.url, 'http://desk');
      const hasSession = cookieToken(request) !== undefined;
      pages ??= deskPages(WEB);
      const html = hasSession ? pages.opened(pathname) : pages.gate(pathname);
      return reply
        .headers({
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': deskPolicy(nonce),
          'Cache-Control': 'no-store',
          ...(hasSession && { Link: ASKED_FIRST }),
        })
        .send(html.replace(NONCE, nonce));
    });
  }
}

/**
 * The script that answers for the server where there is no network. It stands above the desks that it answers for, under a name that
 * does not change, and is asked for anew each time.
 */
function serveWorker(fastify: FastifyInstance): void {
  const built = join(WEB, '.manifest.json');
  // From its sources the API is served without pages.
  if (!existsSync(built)) return;
  const manifest = JSON.parse(readFileSync(built, 'utf8')) as Record<string, { file: string }>;
  const file = manifest['offline/worker.ts']?.file;
  if (!file) return;
  const script = readFileSync(join(WEB, file), 'utf8');
  fastify.get('/desk-worker.js', (_, reply) =>
    reply.headers({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }).send(script),
  );
}

/** Styles are made in the browser, by what was given this page's nonce; nothing else runs that is not ours. */
function deskPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `frame-src blob:`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
