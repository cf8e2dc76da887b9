import type { Role } from '../procedures/procedure.js';

/** Lower case: two accounts must not be mistaken for each other. */
export const LOGIN_SHAPE = /^[a-z0-9][a-z0-9._@-]{1,99}$/;

/** OWASP's and NIST's advice: length is what counts; no rules about kinds of characters. */
export const MIN_PASSWORD_LENGTH = 12;
const MIN_DIFFERENT_CHARACTERS = 5;

export type AccountProblem = 'organisationNeeded' | 'rolesConflict';

/**
 * An applicant acts for one organisation, and nobody acts on both sides of the counter: an applicant may be an expert for
 * others (回避 keeps experts from their own organisation's cases), but holds no office of the commission and recommends nobody.
 */
export function accountProblem(roles: readonly Role[], organisationId: string | null): AccountProblem | undefined {
  if (!roles.includes('applicant')) return undefined;
  if (organisationId === null) return 'organisationNeeded';
  return roles.every((role) => role === 'applicant' || role === 'expert') ? undefined : 'rolesConflict';
}

/** Long enough, without the account's name, and not a few characters again and again. */
export function isFitPassword(password: string, login: string): boolean {
  const characters = [...password.normalize('NFKC')];
  return (
    characters.length >= MIN_PASSWORD_LENGTH &&
    !password.toLowerCase().includes(login.toLowerCase()) &&
    new Set(characters).size >= MIN_DIFFERENT_CHARACTERS
  );
}
