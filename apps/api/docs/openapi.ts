import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { audienceOf, mayBeDelegated, type Permission } from '#contracts/permissions.js';
import { DELEGABLE_ROLES } from '#domain/people/delegation.js';
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import { showTheWay } from '../pages/ways.js';
import { serveDocsPage } from './docs.page.js';
import { addExamples } from './examples.js';
import { PROBLEM_SCHEMAS, problemResponse } from './problem.schema.js';
import { closeRequestSchemas, type Schemas } from './request-schemas.js';
import { operationId, routesOf, type Route } from './routes.js';
import { SUMMARIES } from './summaries.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** `/docs` for people, `/docs/openapi.json` for machines. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    ui: false,
  });
  await serveDocsPage(app);
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  fastify.get('/api/v1', (_, reply) => reply.redirect('/docs'));
  showTheWay(fastify);
}

/** The whole API with every answer it can give, errors included. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(`${PRODUCT.zh} ${PRODUCT.en}`)
    .setDescription(`${PURPOSE.zh} / ${PURPOSE.en}`)
    .setVersion('1')
    .addServer('/', '本服务 / this service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque' })
    .addCookieAuth('guohe_session', {
      type: 'apiKey',
      description:
        '更改类请求须在 X-CSRF-Token 中带上 guohe_csrf（加密传输时为 __Host-guohe_csrf）的值 / what changes something repeats the cookie guohe_csrf (over TLS __Host-guohe_csrf) in X-CSRF-Token',
    })
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(PROBLEM_SCHEMAS as Schemas) },
  };
  const routes = new Map(routesOf(app).map((route) => [route.operationId, route]));
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      const route = routes.get(operation?.operationId ?? '');
      if (operation && route) completeOperation(operation, path, method, route);
    }
  }
  closeRequestSchemas(document);
  addExamples(document);
  return document;
}

/** Adds what it does and who may, the Idempotency-Key and every error answer. */
function completeOperation(operation: Operation, path: string, method: string, route: Route): void {
  const { permission, shape } = route;
  const { zh = '', en = '' } = SUMMARIES[route.operationId] ?? {};
  operation.summary = `${zh} / ${en}`;
  const isPublic = permission !== undefined && audienceOf(permission) === 'public';
  operation.description = whoMay(permission);
  Object.assign(operation, { 'x-permission': permission });
  operation.security = isPublic ? [] : [{ bearer: [] }, { cookie: [] }];
  const statuses = [
    ...[400, 429, 500, 503],
    ...(isPublic ? (permission === 'open:session' ? [401] : []) : [401, 403, 404]),
    ...(path.includes('{') ? [404] : []),
    ...(method === 'get' ? [] : [409, 413, 415, 422]),
  ];
  for (const answer of Object.values(operation.responses))
    if (answer && 'description' in answer) answer.description ||= '成功 / done';
  for (const parameter of operation.parameters ?? []) describeId(parameter);
  for (const status of statuses) operation.responses[String(status)] ??= problemResponse(status);
  const headers = [
    ...(shape.takesCommand ? [IDEMPOTENCY_KEY] : []),
    ...(permission && mayStandIn(permission) ? [ON_BEHALF_OF] : []),
  ];
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers];
}

/** Ids in paths are UUIDs unless their route says otherwise. */
function describeId(parameter: NonNullable<Operation['parameters']>[number]): void {
  if (!('in' in parameter) || parameter.in !== 'path' || !/^id$|Id$/.test(parameter.name)) return;
  const schema = parameter.schema as { type?: string; maxLength?: number; format?: string };
  if (schema.maxLength === undefined) schema.format = 'uuid';
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    '同一请求重复发送时得到首次的答复；用于另一请求则被拒绝 / a repeated request with the same key gets the first answer; for another request it is refused',
  schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
};

/** Is it something that one of the offices that can be delegated may do, for somebody else too? */
function mayStandIn(permission: Permission): boolean {
  const audience = audienceOf(permission);
  if (audience === 'public' || !mayBeDelegated(permission)) return false;
  return audience === 'signedIn' || DELEGABLE_ROLES.some((role) => audience.includes(role));
}

const ON_BEHALF_OF = {
  name: 'X-On-Behalf-Of',
  in: 'header' as const,
  required: false,
  description:
    '代何人办理，见当前账号的 standsInFor / the accountId of whom one stands in for: see standsInFor of the current session',
  schema: { type: 'string', format: 'uuid' },
};

function whoMay(permission: Permission | undefined): string {
  if (!permission) return '无人 / nobody';
  const audience = audienceOf(permission);
  if (audience === 'public') return '任何人 / everybody';
  if (audience === 'signedIn') return '已登录者，按对象限定 / everyone signed in, within what is theirs to see';
  return audience.join(', ');
}
