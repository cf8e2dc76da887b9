import { refusalAt } from '#contracts/problems.js';
import { MIN_PASSWORD_LENGTH, passwordProblem } from '#domain/people/account-rules.js';
import { hashPassword } from '#platform/crypto/password.js';
import { isGuessable } from '#platform/crypto/password-guesses.js';

/** Whose password it is to be: what others know of the person makes no password. */
export interface PasswordOwner {
  readonly login: string;
  readonly displayName?: string;
  readonly organisation?: string | null;
  readonly email?: string | null;
}

/**
 * The hash of a new password.
 * @throws {Refusal} account.passwordWeak, account.passwordCommon
 */
export async function hashFit(password: string, owner: PasswordOwner): Promise<string> {
  const problem = passwordProblem(password, owner.login);
  if (problem === 'weak') throw refusalAt('password', 'account.passwordWeak', { min: MIN_PASSWORD_LENGTH });
  const words = [owner.login, owner.displayName, owner.organisation, owner.email].flatMap((name) =>
    name ? [name, ...name.split(/[\s._@-]+/)] : [],
  );
  if (problem === 'common' || (await isGuessable(password, words)))
    throw refusalAt('password', 'account.passwordCommon');
  return hashPassword(password);
}
