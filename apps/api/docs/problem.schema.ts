import { PROBLEMS } from '#contracts/problems.js';

const TEXT = {
  type: 'object' as const,
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};

/** The body of every refusal. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/problems/case.wrongState' },
    title: { type: 'string', description: '按 Accept-Language / in the language asked for' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: TEXT,
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      description: '逐项问题 / what is wrong, field by field',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, detail: TEXT },
      },
    },
    current: {
      type: 'object',
      description: '事项的当前状态 / the case as it is now',
      additionalProperties: true,
      properties: { state: { type: 'string' }, version: { type: 'integer' } },
    },
    requestId: { type: 'string', format: 'uuid' },
  },
  additionalProperties: true,
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
  429: '过于频繁 / too many requests; Retry-After',
  500: '系统出错 / failed',
  503: '暂不可用，未作任何更改 / not available now, nothing was changed; Retry-After',
};
const SECONDS = { description: '秒 / seconds', schema: { type: 'integer' as const, minimum: 0 } };

/** The answer of a refusal with this status. */
export function problemResponse(status: number) {
  return {
    description: MEANINGS[status] ?? '',
    ...([429, 503].includes(status) && { headers: { 'Retry-After': SECONDS } }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
