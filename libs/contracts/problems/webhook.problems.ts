import type { ProblemText } from './problem-text.js';

export const WEBHOOK_PROBLEMS = {
  'webhook.addressUnfit': {
    status: 422,
    zh: '网址不可用：须为加密的公网地址，不含用户名、密码和片段；内网地址须由系统管理员在配置中列出。',
    en: 'Events cannot be sent there: give an https:// address of the Internet without user, password and fragment. Networks of your own are named in WEBHOOK_NETWORKS.',
  },
  'webhook.unreachable': {
    status: 422,
    zh: '网址不可用：找不到该主机，或者它指向内网或本机。',
    en: 'Events cannot be sent there: the host is not found, or leads to an address that is not of the Internet.',
  },
  'webhook.tooMany': {
    status: 409,
    zh: '最多登记 {limit} 个外部系统，请先删除不用的。',
    en: 'There are {limit} systems at most: remove one that is no longer told of anything.',
  },
  'webhook.switchedOff': {
    status: 409,
    zh: '已停止向该系统推送，请先恢复推送。',
    en: 'Nothing is sent to this system: switch it on again first.',
  },
} as const satisfies Record<string, ProblemText>;
