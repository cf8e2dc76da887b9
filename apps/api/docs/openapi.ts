import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROBLEMS } from '#contracts/problems.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** `/docs` for people, `/docs/openapi.json` for machines. */
export function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Guohe API',
  });
}

/** The whole API with every answer it can give, errors included. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Guohe 国合')
    .setDescription(
      '北京国际科技合作基地认定、评价与后补助 / Accreditation, evaluation and post-subsidy of Beijing international S&T cooperation bases',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (operation) completeOperation(operation, path, method);
    }
  }
  return document;
}

const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', example: '/problems/case.wrongState' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: {
      type: 'object',
      required: ['zh', 'en'],
      properties: { zh: { type: 'string' }, en: { type: 'string' } },
    },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};

const MEANINGS: Readonly<Record<number, string>> = {
  400: '请求有误 / the request is not valid',
  401: '未登录 / not signed in',
  403: '无此权限 / the role may not',
  404: '不存在或无权查看 / absent, or not yours to see',
  409: '状态冲突 / in conflict with the present state',
  413: '内容过大 / too large',
  415: '类型不支持 / media type not supported',
  422: '不符合规则 / against a rule',
  429: '过于频繁 / too many requests',
  500: '系统出错 / failed',
  503: '暂不可用 / not available now; Retry-After',
};

/** Adds the security requirement, the Idempotency-Key and every error answer. */
function completeOperation(operation: Operation, path: string, method: string): void {
  const isPublic = path.startsWith('/health');
  if (!isPublic) operation.security = [{ bearer: [] }];
  const writes = method !== 'get';
  const statuses = [400, 429, 500, 503, ...(isPublic ? [] : [401, 403, 404]), ...(writes ? [409, 413, 415, 422] : [])];
  for (const status of statuses) {
    operation.responses[String(status)] ??= {
      description: MEANINGS[status] ?? '',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  if (writes) {
    operation.parameters = [
      ...(operation.parameters ?? []),
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description: '同一请求重复发送时得到首次的答复 / a repeated request with the same key gets the first answer',
        schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
      },
    ];
  }
}
