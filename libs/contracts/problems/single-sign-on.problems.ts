import type { ProblemText } from './problem-text.js';

export const SINGLE_SIGN_ON_PROBLEMS = {
  'singleSignOn.notOffered': {
    status: 404,
    zh: '这里没有接入统一身份认证，请用账号和密码登录。',
    en: 'There is no single sign-on here; sign in with account and password.',
  },
  'singleSignOn.attemptUnknown': {
    status: 422,
    zh: '这次登录已经过期、已经用过，或者不是在本浏览器中开始的。请回到登录页重新登录。',
    en: 'This sign-in is over, was used, or did not begin in this browser; begin again at the sign-in page.',
  },
  'singleSignOn.declined': {
    status: 403,
    zh: '统一身份认证没有完成登录（本人取消，或者该系统未放行）。请重试，或者联系该系统的管理员。',
    en: 'The directory did not sign you in: you left, or it does not let you in here. Try again, or ask its administrator.',
  },
  'singleSignOn.answerInvalid': {
    status: 422,
    zh: '统一身份认证返回的结果没有通过核验，未予登录。请重新登录；仍不成功的，请联系系统管理员。',
    en: 'What the directory sent did not stand the check, so nobody was signed in. Begin again; if it stays so, ask an administrator.',
  },
  'singleSignOn.away': {
    status: 503,
    zh: '统一身份认证暂时无法连接，未作任何更改。请稍后重试。',
    en: 'The directory cannot be reached now, and nothing was changed. Try again later.',
  },
  'singleSignOn.noRole': {
    status: 403,
    zh: '统一身份认证中没有您在本系统的岗位。请联系单位的管理员为您分配岗位后再登录。',
    en: 'The directory gives you no role here; have its administrator give you one, then sign in again.',
  },
  'singleSignOn.secondFactorMissing': {
    status: 403,
    zh: '您的账号须以两种方式验证身份。请在统一身份认证中启用第二种验证方式，然后重新登录。',
    en: 'Your account needs a second factor; set one up at the directory, then sign in again.',
  },
  'singleSignOn.accountDisabled': {
    status: 403,
    zh: '该账号已停用，请联系系统管理员。',
    en: 'This account is disabled; ask an administrator.',
  },
  'singleSignOn.linkedElsewhere': {
    status: 409,
    zh: '统一身份认证中的这个身份已经属于另一个账号，请用那个账号，或者联系系统管理员。',
    en: 'This identity of the directory belongs to another account already; use that one, or ask an administrator.',
  },
} as const satisfies Record<string, ProblemText>;
