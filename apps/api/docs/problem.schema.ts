import { forbidden } from '#contracts/forbidden.js';
import { PROBLEMS, Refusal, type ProblemCode } from '#contracts/problems.js';
import { problemDocument } from '../common/problem-document.js';

const TEXT = {
  type: 'object' as const,
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};

const RULE = {
  type: 'object',
  required: ['code', 'params'],
  properties: {
    code: { type: 'string', example: 'windowTooShort' },
    params: { type: 'object', additionalProperties: true },
  },
};
const BATCH_RULES = (Object.keys(PROBLEMS) as ProblemCode[]).filter(
  (code) => code.startsWith('batch.') && !['batch.codeTaken', 'batch.rehearsalNotAllowed'].includes(code),
);
const MISSING = { type: 'array', items: { type: 'string' }, description: '缺少的项 / ids of what is missing' };
const FAILED = { type: 'array', items: { type: 'string' }, description: '不符合的项 / ids of what fails' };
const ALLOWED = { type: 'array', items: { type: 'string' }, description: '可用的编号 / ids that apply here' };
const PASSED_OVER = {
  type: 'object',
  additionalProperties: { type: 'integer' },
  description: '未抽取的人数，按原因 / how many were passed over, by reason',
};
const GROUNDS = {
  type: 'array',
  items: { $ref: '#/components/schemas/TextDto' },
  description: '依据 / the arithmetic',
};
const ERRORS = {
  type: 'array',
  description: '逐项问题 / what is wrong, field by field',
  items: {
    type: 'object',
    required: ['path', 'code'],
    properties: {
      path: { type: 'string', example: 'scores.3.value', description: '所在字段 / where in the body' },
      code: { type: 'string', example: 'isInt' },
      detail: TEXT,
    },
  },
};
const UNFIT = {
  type: 'array',
  description: '不能参加的各人 / everyone of the team who cannot take part',
  items: {
    type: 'object',
    required: ['accountId', 'code', 'sentence'],
    properties: { accountId: { type: 'string', format: 'uuid' }, code: { type: 'string' }, sentence: TEXT },
  },
};
const CURRENT = {
  type: 'object',
  description: '事项的当前状态 / the case as it is now',
  required: ['state', 'version'],
  properties: { state: { type: 'string' }, version: { type: 'integer' } },
};
const OUTLOOK = {
  type: 'object' as const,
  description: '现在轮到谁、您可以做什么 / whose turn it is now and what the asker may decide, where a case is refused',
  required: ['state', 'stateText', 'now', 'yours'],
  properties: {
    state: { type: 'string', example: 'underFormalCheck' },
    stateText: TEXT,
    now: { type: 'object', nullable: true, description: '办结后为空 / null once it has ended' },
    yours: {
      type: 'array',
      items: { type: 'object', required: ['verb', 'text'], properties: { verb: { type: 'string' }, text: TEXT } },
    },
  },
};
const listOf = (schema: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${schema}` } });

/** What the problem documents of these codes have beyond the sentence. */
const MEMBERS = {
  'request.invalid': { errors: ERRORS },
  'case.reasonRequired': { errors: ERRORS },
  'check.incomplete': { missing: MISSING },
  'check.hasFailures': { failed: FAILED },
  'case.wrongState': { current: CURRENT },
  'case.closed': { current: CURRENT },
  'dossier.incomplete': { problems: listOf('DossierProblemDto') },
  'dossier.gatesFailed': { gates: listOf('GateDto') },
  'dossier.stale': { current: { $ref: '#/components/schemas/PartContentDto' }, difference: listOf('ChangeDto') },
  ...Object.fromEntries(
    BATCH_RULES.map((code) => [
      code,
      { rules: { type: 'array', items: RULE, description: '不符合的全部规则 / every rule that is broken' } },
    ]),
  ),
  'review.incomplete': { missing: MISSING },
  'review.commentMissing': { missing: MISSING },
  'correction.unanswered': { missing: MISSING },
  'correction.stale': {
    current: {
      type: 'array',
      description: '现有的答复 / the answers that are there now',
      items: {
        type: 'object',
        required: ['item', 'answer', 'version'],
        properties: {
          item: { type: 'string' },
          answer: { type: 'string', nullable: true },
          version: { type: 'integer' },
        },
      },
    },
  },
  'correction.partClosed': {
    open: {
      type: 'array',
      description: '退回的各项及其可改的部分 / what it was returned for, and the parts that this opens',
      items: {
        type: 'object',
        required: ['item', 'parts'],
        properties: { item: { type: 'string' }, parts: { type: 'array', items: { type: 'string' } } },
      },
    },
  },
  'visit.valuesMissing': { missing: MISSING },
  'visit.checklistIncomplete': { missing: MISSING },
  'visit.teamInvalid': { members: UNFIT },
  'visit.memberTwice': { members: UNFIT },
  'panel.avoidance': { members: UNFIT },
  'visit.contentChanged': { contentHash: { type: 'string', description: '现在的摘要 / the hash as it is now' } },
  'evaluation.incomplete': { missing: MISSING },
  'decision.belowThreshold': { explanation: GROUNDS },
  'decision.cannotCultivate': { explanation: GROUNDS },
  'decision.reasonContradicted': { explanation: GROUNDS },
  'case.reasonUnknown': { allowed: ALLOWED },
  'draw.poolTooSmall': { passedOver: PASSED_OVER },
  'rectification.earlierMissing': { missing: MISSING },
  'rectification.documentsMissing': { missing: MISSING },
  'rectification.problemsOpen': { open: MISSING },
  'scheme.nobodyEligible': { leftOutByReason: { type: 'object', additionalProperties: { type: 'integer' } } },
  'campaign.nobodyDue': {
    leftOutByReason: { type: 'object', additionalProperties: { type: 'integer' } },
    leftOut: listOf('NotDueBaseDto'),
  },
  'campaign.tiesNeedVote': {
    ties: {
      type: 'array',
      description: '并列的评价 / the evaluations that are tied',
      items: {
        type: 'object',
        required: ['cohort', 'rank', 'caseIds'],
        properties: {
          cohort: { type: 'string', example: 'park' },
          rank: { type: 'integer', nullable: true },
          caseIds: { type: 'array', items: { type: 'string', format: 'uuid' } },
        },
      },
    },
  },
} satisfies Partial<Record<ProblemCode, object>>;

/** The body of every refusal. Codes with members of their own have a schema of their own, named in `x-schemas-by-code`. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'detail', 'sentence', 'params', 'requestId'],
  // No `discriminator`: it would have to map every code, and most have no schema of their own.
  'x-schemas-by-code': Object.fromEntries(
    Object.keys(MEMBERS).map((code) => [code, `#/components/schemas/${nameOf(code)}`]),
  ),
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/problems/case.wrongState' },
    title: { type: 'string', example: 'Unauthorized' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: { type: 'string', description: '按 Accept-Language / in the language asked for', example: '请先登录。' },
    sentence: TEXT,
    params: {
      type: 'object',
      description: '句中的数值 / what stands in the sentence',
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
    requestId: { type: 'string', format: 'uuid' },
    errors: ERRORS,
    outlook: OUTLOOK,
  },
  additionalProperties: true,
};

/** `Problem` and the schema of each code that carries more, by name. */
export const PROBLEM_SCHEMAS = {
  Problem: PROBLEM_SCHEMA,
  ...Object.fromEntries(
    Object.entries(MEMBERS).map(([code, properties]) => [
      nameOf(code),
      {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            type: 'object' as const,
            required: Object.keys(properties),
            properties: { code: { type: 'string', enum: [code] }, ...properties },
          },
        ],
      },
    ]),
  ),
};

/** `dossier.incomplete` → `ProblemDossierIncomplete`. */
function nameOf(code: string): string {
  return `Problem${code.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

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
/** The code that most often comes with a status; its sentence takes no parameters. */
const USUAL: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  401: 'session.required',
  403: 'request.forbidden',
  404: 'request.notFound',
  409: 'request.conflict',
  413: 'request.tooLarge',
  415: 'request.mediaType',
  422: 'request.keyReused',
  428: 'dossier.versionRequired',
  429: 'request.tooMany',
  500: 'server.failed',
  503: 'server.unavailable',
  507: 'file.storageFull',
};
const SECONDS = { description: '秒 / seconds', schema: { type: 'integer' as const, minimum: 0 } };

/** The answer of a refusal with this status. */
export function problemResponse(status: number) {
  return {
    description: MEANINGS[status] ?? '',
    ...([429, 503].includes(status) && { headers: { 'Retry-After': SECONDS } }),
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example: exampleOf(status) },
    },
  };
}

/** The document that most often comes with this status. */
function exampleOf(status: number): object {
  const code = USUAL[status] ?? 'server.failed';
  const refusal = code === 'request.forbidden' ? forbidden(['caseOfficer']) : new Refusal(code);
  return problemDocument(refusal, { requestId: '01a1fccb-7a25-750d-bd7e-5e4f4c27303b', status });
}
