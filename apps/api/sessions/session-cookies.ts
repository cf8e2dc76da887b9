import { createHash, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origin } from './credentials.service.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Do people come over TLS? Then a cookie counts under the name that no other host could have set, and under no other. */
    readonly overTls: boolean;
  }
}

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
/** Readable by the pages of this service alone, who repeat it in the header. */
const CSRF_COOKIES = ['__Host-guohe_csrf', 'guohe_csrf'] as const;
export const CSRF_HEADER = 'x-csrf-token';
const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Each over TLS, where the name itself keeps other hosts of the domain from setting it, and on this machine. */
const SESSION_COOKIES = ['__Host-guohe_session', 'guohe_session'] as const;

/** Says that its owner has signed in from this browser before; goes to sign-in alone, and opens nothing. */
const BROWSER_COOKIES = ['__Secure-guohe_browser', 'guohe_browser'] as const;
/** Binds a sign-in at the directory to the browser that began it. */
const ATTEMPT_COOKIES = ['__Host-guohe_attempt', 'guohe_attempt'] as const;
type CookieNames = readonly [overTls: string, here: string];

const TEN_MINUTES_SECONDS = 600;
const HALF_A_YEAR_SECONDS = 180 * 24 * 3_600;

/** The token in the session's cookie. */
export function cookieToken(request: FastifyRequest): string | undefined {
  return tokenIn(request, SESSION_COOKIES);
}

/** The token that a browser has kept since an earlier sign-in. */
export function browserToken(request: FastifyRequest): string | undefined {
  return tokenIn(request, BROWSER_COOKIES);
}

function tokenIn({ cookies, overTls }: FastifyRequest, names: CookieNames): string | undefined {
  const given = cookies[names[overTls ? 0 : 1]];
  return given !== undefined && /^[A-Za-z0-9_-]{43}$/.test(given) ? given : undefined;
}

/** From where a password is tried. */
export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip, browser: browserToken(request) ?? null };
}

export function giveBrowserCookie(reply: FastifyReply, publicUrl: string, token: string): void {
  const options = optionsFor(publicUrl);
  const own = { path: '/api/v1', httpOnly: true, sameSite: 'strict' as const, maxAge: HALF_A_YEAR_SECONDS };
  void reply.setCookie(BROWSER_COOKIES[options.secure ? 0 : 1], token, { ...options, ...own });
}

/** The token of the sign-in at the directory that this browser began. */
export function attemptToken(request: FastifyRequest): string | undefined {
  return tokenIn(request, ATTEMPT_COOKIES);
}

export function giveAttemptCookie(reply: FastifyReply, publicUrl: string, token: string): void {
  const options = optionsFor(publicUrl);
  const own = { httpOnly: true, sameSite: 'strict' as const, maxAge: TEN_MINUTES_SECONDS };
  void reply.setCookie(ATTEMPT_COOKIES[options.secure ? 0 : 1], token, { ...options, ...own });
}

export function takeAttemptCookie(reply: FastifyReply, publicUrl: string): void {
  const options = optionsFor(publicUrl);
  for (const name of ATTEMPT_COOKIES) void reply.clearCookie(name, options);
}

/** Gives the browser its session: a cookie that no script reads, and one that only scripts of this origin can. */
export function giveCookies(reply: FastifyReply, publicUrl: string, token: string, expires: Date): void {
  const options = optionsFor(publicUrl);
  void reply.setCookie(sessionCookie(options), token, { ...options, httpOnly: true, expires });
  void reply.setCookie(CSRF_COOKIES[options.secure ? 0 : 1], csrfToken(token), { ...options, expires });
}

export function takeCookies(reply: FastifyReply, publicUrl: string): void {
  const options = optionsFor(publicUrl);
  for (const name of [...SESSION_COOKIES, ...CSRF_COOKIES]) void reply.clearCookie(name, options);
}

/**
 * Was a request under this session's cookie sent by a page of this service? A browser adds the cookie wherever a request comes
 * from; the header only a script can add that may read the other cookie. What it holds comes from the session's token, so that
 * a cookie planted from elsewhere is of no use.
 */
export function isOurs({ method, headers }: FastifyRequest, token: string): boolean {
  if (READS.includes(method)) return true;
  const given = Buffer.from(String(headers[CSRF_HEADER] ?? ''));
  const expected = Buffer.from(csrfToken(token));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Did another site's page make the browser send it? Browsers say so themselves. */
export function isFromElsewhere({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

function csrfToken(token: string): string {
  return createHash('sha256').update(`csrf/${token}`).digest('base64url');
}

/** Without TLS there is nobody but on this machine. */
export function isOverTls(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol !== 'http:' || !LOCAL.includes(hostname);
}

function optionsFor(publicUrl: string): CookieSerializeOptions {
  return { path: '/', sameSite: 'lax', secure: isOverTls(publicUrl) };
}

function sessionCookie({ secure }: CookieSerializeOptions): string {
  return SESSION_COOKIES[secure ? 0 : 1];
}
