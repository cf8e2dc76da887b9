/** 统一社会信用代码, GB 32100-2015: 18 characters without I, O, S, V, Z; the last is the check character, modulus 31. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Registrar and category, six digits of the division, nine characters of the organisation, the check character. */
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Well-formed and with the right check character. A real code may fail: an officer may then override, with a reason. */
export function isUscc(code: string): boolean {
  return SHAPE.test(code) && checkCharacter(code) === code[17];
}

/** The form alone; the check character is not looked at. */
export function isUsccShaped(code: string): boolean {
  return SHAPE.test(code);
}

/** The check character that belongs to the first 17 characters. */
export function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code[i] ?? '0'), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}
