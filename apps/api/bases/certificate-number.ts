/** At most this many characters of a certificate's number, also in the form that asks for it. */
export const CERTIFICATE_NUMBER_LENGTH = 40;

/** In an address. */
export const NUMBER_IN_ADDRESS = {
  name: 'number',
  schema: { type: 'string', maxLength: CERTIFICATE_NUMBER_LENGTH, example: 'BJGH-2026-K-0007' },
} as const;
