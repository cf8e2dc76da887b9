import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { compressWhatIsForEverybody } from './common/compressed.js';
import { answerClientError, answerExpectation, requireHost } from './common/client-error.js';
import { Draining } from './common/draining.js';
import { uuidv7 } from './common/ids.js';
import { Refusal } from '#contracts/problems.js';
import { KeyedDigest } from '#platform/crypto/keyed-digest.js';
import { withOrigin, type Origin } from '#persistence/record/origin.js';
import { withEyesOf } from '#persistence/scope.js';
import { AppModule, type Given } from './app.module.js';
import { NestLogger } from './common/nest-logger.js';
import { ProblemFilter } from './common/problem.filter.js';
import { SecurityLog } from './common/security-log.js';
import { refuseStrangeJson } from './common/validation.js';
import { serveDocs } from './docs/openapi.js';
import { isOverTls } from './sessions/session-cookies.js';
import { serveWeb } from './pages/web.js';

/** Largest JSON body: a whole part of a dossier with its 500 rows. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** Nothing inline, neither script nor style; pages that need more say so themselves. */
const POLICY = { 'upgrade-insecure-requests': null, 'style-src': [`'self'`] };

/** Who it is, and for whom they stand in, is known once the guard has let them in. */
function originOf(request: FastifyRequest): Origin {
  return {
    requestId: request.id,
    address: request.ip,
    get actingFor() {
      if (!request.actor?.onBehalfOf) return null;
      const { accountId: standInId, onBehalfOf, roles } = request.actor;
      return { standInId, absentId: onBehalfOf.accountId, roles };
    },
  };
}

/** Assembles the API; nothing listens yet. */
export async function createApp(given: Given, draining = new Draining()): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(given.logger);
  const securityLog = new SecurityLog(given.logger, given.config.personalDataKeys);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_: string, hop: number) => hop < given.config.trustProxy,
    genReqId: () => uuidv7(),
    return503OnClosing: false, // Draining does, with a problem document
    // Polluting names reach our own guard, which refuses them by name.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerClientError,
    http: { requireHostHeader: false }, // requireHost does, with a problem document
    // Errors met before a route is reached: unreadable bodies, headers, URLs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(given), adapter, {
    logger: new NestLogger(given.logger),
    bodyParser: false, // Fastify's own: Nest's would also take forms
    abortOnError: false, // main.ts tells what is wrong with the configuration
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  // Read where it is kept, not before: it is no body to validate.
  fastify.addContentTypeParser('application/offset+octet-stream', (_, __, done) => done(null));
  fastify.addHook('preValidation', async ({ body, headers }) => {
    // `null` is no body for anything, and not the same as none.
    if (body === null && Number(headers['content-length'] ?? 0) > 0) throw new Refusal('request.malformed');
    refuseStrangeJson(body);
  });
  await app.register(helmet, { contentSecurityPolicy: { directives: POLICY } });
  await app.register(cookie);
  fastify.decorateRequest('overTls', isOverTls(given.config.publicUrl));
  const digests = KeyedDigest.of(given.config.personalDataKeys);
  fastify.decorateRequest('digests', { getter: () => digests });
  await app.register(multipart, {
    // A file over the limit is read to its end and answered then: a client that is still sending could not hear us.
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 0, parts: 1, headerPairs: 20, fileSize: given.config.maxUploadMb * 1_048_576 },
  });
  fastify.server.on('checkExpectation', answerExpectation);
  fastify.addHook('onRequest', async (request, reply) => {
    requireHost(request.raw);
    reply.header('X-Request-Id', request.id);
    // What is somebody's to see is kept nowhere; what may be kept says so itself.
    reply.header('Cache-Control', 'no-store');
  });
  // After the body has come: its events belong to the connection, not to the request.
  fastify.addHook('preHandler', (request, _, done) =>
    withOrigin(originOf(request), () => withEyesOf(() => request.actor, done)),
  );
  draining.watch(fastify);
  compressWhatIsForEverybody(fastify);
  fastify.addHook('onResponse', async (request, reply) => {
    securityLog.answered(request, reply);
  });
  app.setGlobalPrefix('api/v1', {
    exclude: [
      'health/live',
      'health/ready',
      'check/:number',
      'dev/mail',
      'dev/mail/:id',
      'dev/mail/:id/source',
      'public',
      'public/*rest',
      'sitemap.xml',
      'sitemap-:file.xml',
    ],
  });
  await serveDocs(app);
  await serveWeb(app, given.config.publicUrl);
  await app.init();
  return app;
}
