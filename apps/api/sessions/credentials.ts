import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contracts/problems.js';
import { cookieToken, isOurs } from './session-cookies.js';

/**
 * The token that a request shows: of `Authorization: Bearer …`, else of the session's cookie. A request with an Authorization
 * header is judged by it alone.
 * @throws {Refusal} session.csrf: a change under the cookie that no page of ours has sent
 */
export function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(authorization)?.[1];
  const token = cookieToken(request);
  if (token !== undefined && !isOurs(request, token)) throw new Refusal('session.csrf');
  return token;
}
