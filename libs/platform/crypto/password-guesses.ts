import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { COMMON_PASSWORD_PARTS } from '#domain/people/common-passwords.js';

/** "Safely unguessable" of zxcvbn's scale from 0 to 4: more than 10^8 guesses. */
const ENOUGH = 3;
/** What comes behind is not looked at: the estimate's time grows with the square of the length, on the thread that answers. */
const LONGEST_JUDGED = 40;

/** Words with which people here begin. */
const OWN_WORDS = ['guohe', '国合', 'beijing', '北京', 'kejihezuo', '科技合作', 'jidi', ...COMMON_PASSWORD_PARTS];

let factory: Promise<ZxcvbnFactory> | undefined;

/**
 * Would a password be guessed soon? Counted in guesses of somebody who knows the leaked passwords, keyboards, and `words` such as
 * the person's names.
 */
export async function isGuessable(password: string, words: readonly string[]): Promise<boolean> {
  factory ??= load();
  const { score } = (await factory).check(password.normalize('NFKC').slice(0, LONGEST_JUDGED), [...words]);
  return score < ENOUGH;
}

/** 40 MB of dictionaries, for a process that sets a password at all. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({
    dictionary: { ...common.dictionary, 'own-words': OWN_WORDS },
    graphs: common.adjacencyGraphs,
    maxLength: LONGEST_JUDGED,
  });
}
