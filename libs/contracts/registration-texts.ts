import type { LocalizedText } from '#domain/measures/measure.js';

export const REGISTRATION_STATES = ['withoutLicence', 'pending', 'approved', 'refused'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export const REGISTRATION_STATE_TEXTS: Readonly<Record<RegistrationState, LocalizedText>> = {
  withoutLicence: { zh: '待上传证照', en: 'The licence is still to come' },
  pending: { zh: '待审核', en: 'To be looked at' },
  approved: { zh: '已通过，邀请已发至所填邮箱', en: 'Approved; an invitation went to the mailbox that was given' },
  refused: { zh: '未通过', en: 'Refused' },
};

/** Told once to whoever registers; shows what became of it. */
export const REGISTRATION_TOKEN_HEADER = 'X-Registration-Token';
