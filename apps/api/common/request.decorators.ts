import { createHash, randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import canonicalize from 'canonicalize';
import { personsBehind, type ActorRef, type CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { KeyedDigest } from '#platform/crypto/keyed-digest.js';

declare module 'fastify' {
  interface FastifyRequest {
    readonly digests: KeyedDigest;
  }
}

/** The person who asks; present on every route that is not public. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): ActorRef => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new Refusal('session.required');
  return actor;
});

/** The session under which it is asked. */
export const OfSession = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { sessionId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!sessionId) throw new Refusal('session.required');
  return sessionId;
});

const KEY_MALFORMED = {
  path: 'Idempotency-Key',
  code: 'matches',
  detail: {
    zh: '请求标识须为 8 至 200 个可见的英文字符',
    en: 'Idempotency-Key takes 8 to 200 visible ASCII characters',
  },
};

/** The request's identity, from its Idempotency-Key (8–200 visible ASCII characters) or a fresh one. */
export const readCommand = (_: unknown, context: ExecutionContext): CommandKey =>
  commandOf(context.switchToHttp().getRequest<FastifyRequest>());
export const Command = createParamDecorator(readCommand);

/** The key as its client made it, which nothing else keeps: what is derived from it only the same client can be given again. */
export const ClientKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const { 'idempotency-key': key } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  return typeof key === 'string' ? key : undefined;
});

function commandOf(request: FastifyRequest): CommandKey {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return { id: randomUUID(), requestHash: '', repeatable: false };
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Refusal('request.invalid', {}, { errors: [KEY_MALFORMED] });
  }
  const target = `${request.method} ${request.url}\n`;
  return {
    // The key is the client's own text: its hash travels, so that nothing typed gets into a workflow's history.
    id: sha256(`${personsBehind(request.actor).join(' for ') || 'public'}/${key}`),
    requestHash: sha256(target + (canonicalize(withoutPassword(request)) ?? '')),
    repeatable: true,
  };
}

/**
 * A password leaves nothing in the record but its own slow hash. That another one came under the same key is told by a digest whose key
 * the record does not have.
 */
function withoutPassword({ body, digests }: FastifyRequest): unknown {
  if (typeof body !== 'object' || body === null || !('password' in body)) return body ?? null;
  const { password } = body;
  return { ...body, password: typeof password === 'string' ? digests.for(password) : null };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
