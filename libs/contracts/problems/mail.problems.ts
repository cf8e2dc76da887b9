import type { ProblemText } from './problem-text.js';

export const MAIL_PROBLEMS = {
  'mail.addressInvalid': {
    status: 422,
    zh: '电子邮箱地址不正确：只填一个地址，不含空格、换行和姓名。',
    en: 'This is not an e-mail address: give one address such as wang@example.org, without blanks, line breaks and names.',
  },
  'mail.codeJustSent': {
    status: 429,
    zh: '确认码刚刚发出，请查收邮件；{seconds} 秒后可以重新发送。',
    en: 'A code was sent just now: look into the mailbox, or ask for another one after {seconds} seconds.',
  },
  'mail.tooMany': {
    status: 429,
    zh: '今天发往这个邮箱、或者由您发出的邀请和确认邮件已达上限，请在 {minutes} 分钟后再试；请先查看收件箱和垃圾邮件。',
    en: 'Enough invitations and codes went to this mailbox, or were sent by you, today: wait {minutes} minutes; look into the mailbox and its junk mail first.',
  },
  'mail.codeWrong': {
    status: 422,
    zh: '确认码不正确，或者已过期；确认码 {minutes} 分钟内有效，多次填错的须重新发送。',
    en: 'The code is wrong, or no longer good: it is for {minutes} minutes and a few attempts. Ask for another one.',
  },
  'mail.noAddress': {
    status: 409,
    zh: '您还没有确认过的电子邮箱，请先在通知设置中填写并确认。',
    en: 'You have no mailbox yet: give one in the settings of your notices, and enter its code.',
  },
  'mail.cannotRetry': {
    status: 409,
    zh: '这封邮件不能重发：只有未送达的通知和每日汇总可以。邀请、重置密码等邮件请从相应功能重新发出。',
    en: 'This mail cannot be tried again: only notices and daily mails that were not taken can. Invite, or ask for a new password, once more.',
  },
  'mail.noReport': {
    status: 422,
    zh: '这不是本系统邮件的投递报告：请原样提交邮件服务器退回的整封邮件，其中含有原邮件的邮件头。',
    en: 'This is no delivery report about a mail of ours: hand in the whole mail that came back, the headers of the first one included.',
  },
} as const satisfies Record<string, ProblemText>;
