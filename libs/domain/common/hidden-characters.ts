/**
 * Characters that nobody sees, or that turn the reading direction: controls, formats (bidi marks, zero-width ones, the byte order mark) and the
 * fillers of Hangul. With them two names look alike, or one reads as another. For a class of a regular expression with the flag `u`.
 */
export const HIDDEN_CHARACTERS = '\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u3164\\uffa0';

const HIDDEN = new RegExp(`[${HIDDEN_CHARACTERS}]`, 'gu');

/** A name as everybody sees it. */
export function withoutHidden(name: string): string {
  return name.replace(HIDDEN, '').trim();
}
