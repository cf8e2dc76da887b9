import { isUUID } from 'class-validator';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { forbidden } from '#contracts/forbidden.js';
import { isProblemCode, PROBLEMS, Refusal, type ProblemCode } from '#contracts/problems.js';
import { outlookText } from '#contracts/outlook.js';
import type { OutlookService } from '../cases/outlook.service.js';
import { asksForPage, PAGE_HEADERS, problemPage } from '../pages/problem.page.js';
import { problemDocument, type ProblemOptions } from './problem-document.js';

/** Seconds after which a client may try again what was refused with 503. */
const RETRY_AFTER_SECONDS = 2;

/** Bytes of a body over its limit that are taken off the line all the same: more than any person sends by mistake. */
const MOST_READ_IN_VAIN = 1e8;

/** Refusals of what cannot be done now, or not by this person: they go on to say what can. */
const WITH_OUTLOOK: Partial<Record<ProblemCode, 'saysState' | 'saysNoState'>> = {
  'case.wrongState': 'saysState',
  'case.closed': 'saysState',
  'case.stageOver': 'saysNoState',
  'case.notSuspended': 'saysNoState',
  'case.noSuchStep': 'saysNoState',
  'reversal.notReversible': 'saysNoState',
  'reversal.actedSince': 'saysNoState',
  'reversal.notYours': 'saysNoState',
  'request.forbidden': 'saysNoState',
};

/** Every answer to an error is a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param outlooks who says what is possible now; without it, refusals say only what is not */
  constructor(
    private readonly logger: Logger,
    private readonly outlooks?: OutlookService,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = asRefusal(error);
    const outlook = await this.outlookOf(refusal, request);
    this.answer(outlook ? refusal : error, request, http.getResponse<FastifyReply>(), outlook);
  }

  /** A refusal is answered also where the record cannot be asked for more. */
  private async outlookOf({ code }: Refusal, { actor, params }: FastifyRequest): Promise<ProblemOptions['outlook']> {
    const { id } = (params ?? {}) as { id?: unknown };
    if (!this.outlooks || !actor || !(code in WITH_OUTLOOK) || typeof id !== 'string' || !isUUID(id)) return undefined;
    try {
      const of = await this.outlooks.of(id, actor);
      const saysState = WITH_OUTLOOK[code] === 'saysState';
      return of && { of, text: outlookText(of, { roles: actor.roles, saysState }) };
    } catch (error) {
      this.logger.warn({ err: error }, 'what is possible now could not be read');
      return undefined;
    }
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply, outlook?: ProblemOptions['outlook']): void {
    const refusal = asRefusal(error);
    request.refusal = refusal;
    const text = PROBLEMS[refusal.code];
    if (text.status >= 500 && refusal.code !== 'server.closing')
      this.logger.error({ err: error, reqId: request.id }, 'request failed');
    const english = /^\s*en/i.test(request.headers['accept-language'] ?? '');
    if (text.status === 503) void reply.header('Retry-After', String(RETRY_AFTER_SECONDS));
    const { retryAfterSeconds } = refusal.details;
    if (typeof retryAfterSeconds === 'number') void reply.header('Retry-After', String(retryAfterSeconds));
    if (text.status === 413 && Number(request.headers['content-length']) <= MOST_READ_IN_VAIN) {
      // Fastify would close on who still sends: they would hear of a broken line, not of the limit.
      void reply.removeHeader('Connection');
    }
    // Where the address could not even be read, nothing has said it yet.
    void reply.header('X-Request-Id', request.id);
    // What was to be kept did not come.
    void reply.header('Cache-Control', 'no-store').removeHeader('ETag');
    if (text.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (asksForPage(request)) {
      void reply.status(text.status).headers(PAGE_HEADERS).send(problemPage(request, refusal));
      return;
    }
    void reply
      .status(text.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(refusal, { requestId: request.id, english, outlook })));
  }
}

/** What any error means to the one who asked. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof QueryFailedError) return ofDatabase(error.driverError as { code?: string }, error.driverError);
  if (error instanceof HttpException) return isBadId(error) ? BAD_ID : ofStatus(error.getStatus());
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string };
  if (typeof statusCode === 'number' && statusCode < 500) return ofStatus(statusCode);
  return ofDatabase({ code: typeof code === 'string' ? code : undefined }, error);
}

/** Nest's own refusal of an id in a path that is none. */
function isBadId(error: HttpException): boolean {
  return error.getStatus() === 400 && error.message.includes('uuid is expected');
}

const BAD_ID = new Refusal(
  'request.invalid',
  {},
  {
    errors: [
      { path: 'id', code: 'isUuid', detail: { zh: '网址中的编号无效', en: 'the id in the address is not valid' } },
    ],
  },
);

function ofStatus(status: number): Refusal {
  const codes: Partial<Record<number, ProblemCode>> = {
    401: 'session.required',
    404: 'request.notFound',
    405: 'request.notFound',
    413: 'request.tooLarge',
    415: 'request.mediaType',
    429: 'request.tooMany',
    503: 'server.unavailable',
  };
  if (status === 403) return forbidden([]);
  if (status === 413) return new Refusal('request.tooLarge', { limit: '1 MB' });
  return new Refusal(codes[status] ?? (status < 500 ? 'request.malformed' : 'server.failed'));
}

/** PostgreSQL's SQLSTATE classes, and the errors of a lost connection. */
function ofDatabase({ code }: { code?: string }, error?: unknown): Refusal {
  if (code && isProblemCode(code)) return new Refusal(code);
  if (code === '23505' || code === '40001' || code === '40P01') return new Refusal('request.conflict');
  if (code === '22P05' || code === '22021') return new Refusal('request.malformed');
  const text = error instanceof Error ? error.message : '';
  const away =
    /^(08|57P|53)/.test(code ?? '') || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '');
  if (
    away ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect|Client has encountered/i.test(text)
  ) {
    return new Refusal('server.unavailable');
  }
  return new Refusal('server.failed');
}
