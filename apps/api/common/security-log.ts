import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ProblemCode, Refusal } from '#contracts/problems.js';
import { Pseudonyms } from '#platform/crypto/pseudonyms.js';
import type { FieldProblem } from './field-problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As whom somebody tries to sign in: the account name, or the person of the directory. */
    triesAs?: string;
    /** The account that a sign-in was to, and whether with a second factor. */
    signedInTo?: { readonly accountId: string; readonly secondFactor: boolean };
    refusal?: Refusal;
  }
}

const REFUSED: readonly number[] = [401, 403, 429];
const SIGN_INS = ['/api/v1/sessions', '/api/v1/single-sign-on/completion'];
/** Of somebody who is signed in and does not show who it is. */
const NOT_SHOWN: readonly ProblemCode[] = ['account.passwordWrong', 'factor.codeWrong', 'mail.codeWrong'];
/** Names of fields that no form of ours sends. */
const STRANGE_FIELDS = ['unknownField', 'pollution'];

/**
 * Of each request a line. Those that concern security are at `info`: sign-ins, good or bad; what was refused for who asked, and objects
 * that are not there for whoever asks for them by id; fields that nobody declared. They name accounts and objects by their ids alone, and
 * an account name that nobody was let in under by a pseudonym: people type passwords into the wrong field.
 */
export class SecurityLog {
  private readonly pseudonyms: Pseudonyms;

  constructor(
    private readonly logger: Logger,
    keys: string,
  ) {
    this.pseudonyms = Pseudonyms.of(keys);
  }

  answered(request: FastifyRequest, { statusCode: status, elapsedTime: ms }: FastifyReply): void {
    const { id: reqId, method, routeOptions, actor, triesAs, signedInTo, refusal } = request;
    const line = { reqId, method, route: routeOptions.url, status, ms };
    if (!concernsSecurity(request, status)) return this.logger.debug(line, 'request');
    const ids = idsIn(request);
    const who = signedInTo ?? {
      ...(actor && { accountId: actor.accountId }),
      ...(triesAs !== undefined && { triedAs: this.pseudonyms.for(triesAs) }),
    };
    const what = { ...(refusal && { code: refusal.code }), ...(ids.length > 0 && { ids }) };
    this.logger.info({ ...line, address: request.ip, ...who, ...what }, 'security');
  }
}

function concernsSecurity(request: FastifyRequest, status: number): boolean {
  const { method, routeOptions, actor, refusal } = request;
  if (REFUSED.includes(status)) return true;
  if (method === 'POST' && SIGN_INS.includes(routeOptions.url ?? '')) return true;
  if (status === 404 && actor !== undefined && idsIn(request).length > 0) return true;
  return refusal !== undefined && (NOT_SHOWN.includes(refusal.code) || hasStrangeFields(refusal));
}

/** Which objects the path names. */
function idsIn({ params }: FastifyRequest): unknown[] {
  return Object.values((params ?? {}) as object).filter((value) => isUUID(value));
}

function hasStrangeFields({ details }: Refusal): boolean {
  const errors = (details['errors'] ?? []) as readonly FieldProblem[];
  return errors.some(({ code }) => STRANGE_FIELDS.includes(code));
}
