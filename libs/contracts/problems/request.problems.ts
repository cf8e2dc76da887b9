import type { ProblemText } from './problem-text.js';

export const REQUEST_PROBLEMS = {
  // Requests
  'request.invalid': {
    status: 400,
    zh: '提交的内容有误，请按所列问题逐项修改。',
    en: 'Something in it is not valid; mend what is named below.',
  },
  'request.malformed': {
    status: 400,
    zh: '请求无法识别，请检查格式。',
    en: 'The request cannot be read; check its format.',
  },
  'request.tooLarge': {
    status: 413,
    zh: '请求内容过大（上限 {limit}）。',
    en: 'The request is too large (limit {limit}).',
  },
  'request.tooMany': {
    status: 429,
    zh: '操作过于频繁，请稍候再试。',
    en: 'Too many requests; wait a moment and try again.',
  },
  'request.mediaType': { status: 415, zh: '不支持这种内容类型。', en: 'This content type is not supported.' },
  'request.keyReused': {
    status: 422,
    zh: '同一请求标识已用于另一请求，请换一个。',
    en: 'This Idempotency-Key was used for another request; use a new one.',
  },
  'request.answerForgotten': {
    status: 409,
    zh: '这一请求已经办理，不会再次办理。当时的答复涉及的个人已注销，答复不再保存；请查看现在的情况。',
    en: 'This request was carried out and is not carried out again. The person whom its answer was about has been erased, and the answer with them; look at how things stand now.',
  },
  'request.notFound': { status: 404, zh: '没有找到，或您无权查看。', en: 'Not found, or not yours to see.' },
  'request.forbidden': {
    status: 403,
    zh: '您的身份不能进行这项操作，可以办理的是：{rolesZh}。',
    en: 'Your role may not do this; these may: {rolesEn}.',
  },
  'request.conflict': {
    status: 409,
    zh: '内容已被他人更改，请刷新后重试。',
    en: 'It has changed meanwhile; reload and try again.',
  },
  'request.underWay': {
    status: 503,
    zh: '办理尚未完成，结果未定。请稍后刷新查看，或以原请求编号重试，不会重复办理。',
    en: 'It is still being carried out; how it ends is not known yet. Look again in a while, or repeat it under the same key: it is done once.',
  },
  'session.required': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'session.refused': { status: 401, zh: '账号或密码不正确。', en: 'The account or the password is not right.' },
  'session.tooManyAttempts': {
    status: 429,
    zh: '失败的尝试过多，请 {minutes} 分钟后再试；忘记密码的，可以重置密码。',
    en: 'Too many attempts have failed; try again in {minutes} minutes, or reset the password.',
  },
  'session.codeNeeded': {
    status: 401,
    zh: '请输入动态口令（身份验证器中的六位数字），或者一个恢复码。',
    en: 'Give the six digits that your authenticator shows, or a recovery code.',
  },
  'session.codeWrong': {
    status: 401,
    zh: '动态口令或恢复码不正确，或者已经用过。请等身份验证器显示下一个数字再试。',
    en: 'This code is not right, or was used before; wait for the next one that your authenticator shows.',
  },
  'session.secondFactorRequired': {
    status: 403,
    zh: '您的账号须启用动态口令后才能办理。请先在账号设置中启用。',
    en: 'Your account needs a second factor; set it up first, in the settings of your account.',
  },
  'session.passwordGiven': {
    status: 403,
    zh: '您的密码由管理员设置，须先在账号设置中换成自己的密码，才能办理其他事项。',
    en: 'An administrator chose your password; choose your own first, in the settings of your account.',
  },
  'session.csrf': {
    status: 403,
    zh: '这一请求不是由本系统的页面发出的，未予办理。请刷新页面后重试。',
    en: 'No page of this service has sent this request, and nothing was done; reload the page and try again. Under a session cookie, X-CSRF-Token repeats the cookie guohe_csrf.',
  },
  'server.unavailable': {
    status: 503,
    zh: '系统暂时无法完成，请稍后重试；未作任何更改。',
    en: 'Cannot be done at the moment; try again shortly. Nothing was changed.',
  },
  'server.busy': {
    status: 503,
    zh: '同时登录或设置密码的人较多，请几秒后再试；未作任何更改。',
    en: 'Many people are signing in or setting passwords at once; try again in a few seconds. Nothing was changed.',
  },
  'server.closing': {
    status: 503,
    zh: '系统正在停止或更新，请稍后重试；未作任何更改。',
    en: 'The server is stopping or being updated; try again shortly. Nothing was changed.',
  },
  'server.failed': {
    status: 500,
    zh: '系统出错，请凭请求编号联系管理员。',
    en: 'Something went wrong; quote the request id to the administrator.',
  },
} as const satisfies Record<string, ProblemText>;
