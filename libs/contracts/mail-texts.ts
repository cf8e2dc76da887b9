import type { LocalizedText } from '#domain/measures/measure.js';

/** What stands on the pages of captured mails besides the mails. */
export const MAIL_PAGE_TEXTS = {
  title: { zh: '未外发的邮件', en: 'Captured mails' },
  note: {
    zh: '试用时邮件不外发，只在这里显示；需要外发的，请配置邮件服务器。',
    en: 'Where Guohe is tried out no mail leaves this machine: here they are. SMTP_URL names a server that sends them.',
  },
  none: { zh: '还没有邮件。', en: 'No mail yet.' },
  at: { zh: '时间', en: 'Time' },
  to: { zh: '收件人', en: 'To' },
  subject: { zh: '主题', en: 'Subject' },
  source: { zh: '原文', en: 'Source' },
} as const satisfies Record<string, LocalizedText>;
