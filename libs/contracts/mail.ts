/**
 * What mails are written about, each with an example of all that its template may name. Texts are in `seeds/mail`, one for each
 * language; only what a template says under a condition may be absent.
 */
export const MAIL_SAMPLES = {
  /** Somebody without an account is asked to take part. */
  invitation: {
    name: '王审核',
    inviter: '国合管理员',
    rolesZh: '受理人员',
    rolesEn: 'case officer',
    link: 'https://guohe.example.org/desk/invitations#4f9d',
    untilZh: '2026年12月1日',
    untilEn: '1 December 2026',
  },
  /** Somebody asked to choose a new password. */
  passwordReset: {
    name: '王审核',
    link: 'https://guohe.example.org/desk/password#4f9d',
    untilZh: '2026年12月1日 10:30',
    untilEn: '10:30 on 1 December 2026',
  },
  /** Is the mailbox that somebody gave theirs? */
  addressCheck: { name: '王审核', code: '482913' },
  /** To the mailbox until now: another one was shown to be the person's. */
  addressChanged: { name: '王审核', addressMasked: 'w***@guohe.example' },
  /** An organisation is asked to register. */
  organisationInvitation: {
    inviter: '王审核',
    uscc: '12110000400777123X',
    link: 'https://guohe.example.org/desk/register#invitation=4f9d',
    untilZh: '2026年12月1日',
    untilEn: '1 December 2026',
  },
  /** One notice. */
  notice: {
    name: '王审核',
    topic: '现场考察',
    title: '示例基地',
    text: '“示例基地”的现场考察已商定：2026-12-01 09:30至11:30，地点：北京市。',
    /** Empty where it is about no case. */
    link: 'https://guohe.example.org/desk/cases/4f9d',
  },
  /** The notices of a day. */
  digest: {
    name: '王审核',
    count: 1,
    notices: [{ title: '示例基地', text: '“示例基地”已受理。', link: 'https://guohe.example.org/desk/cases/4f9d' }],
    link: 'https://guohe.example.org/desk/notices',
  },
} as const satisfies Record<string, Readonly<Record<string, unknown>>>;

export type MailKind = keyof typeof MAIL_SAMPLES;
export const MAIL_KINDS = Object.keys(MAIL_SAMPLES) as MailKind[];

type Filled<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends readonly (infer E)[]
      ? readonly { readonly [Name in keyof E]: Filled<E[Name]> }[]
      : T;
export type MailParams<K extends MailKind> = {
  readonly [Name in keyof (typeof MAIL_SAMPLES)[K]]: Filled<(typeof MAIL_SAMPLES)[K][Name]>;
};

/** What a mail of these says opens nothing and stays true: while it was not taken it is kept, so that it can be tried again. */
export const REPEATABLE_KINDS: readonly MailKind[] = ['notice', 'digest'];

export const MAIL_STATES = ['waiting', 'sent', 'refused', 'givenUp', 'bounced'] as const;
export type MailState = (typeof MAIL_STATES)[number];
