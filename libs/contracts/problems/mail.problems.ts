import type { ProblemText } from './problem-text.js';

export const MAIL_PROBLEMS = {
  'mail.addressInvalid': {
    status: 422,
    zh: '电子邮箱地址不正确：只填一个地址，不含空格、换行和姓名。',
    en: 'This is not an e-mail address: give one address such as wang@example.org, without blanks, line breaks and names.',
  },
  'mail.notWaiting': {
    status: 409,
    zh: '这封邮件已经发出，无须重发。',
    en: 'This mail was sent already; there is nothing to send again.',
  },
  'mail.forgotten': {
    status: 409,
    zh: '这封邮件的内容已不再保存，不能重发；请重新办理产生它的事项。',
    en: 'What this mail said is no longer kept: do again what it was about.',
  },
} as const satisfies Record<string, ProblemText>;
