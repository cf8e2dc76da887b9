import { BASE_TYPES } from '../measures/measure.js';
import { certificateNumber, letterNumber, objectionNumber, receiptNumber } from './numbers.js';

describe('numbers that the commission gives', () => {
  it('name year, type and sequence', () => {
    expect(BASE_TYPES.map((type) => certificateNumber(2026, type, 7, false))).toEqual([
      'BJGH-2026-Y-0007',
      'BJGH-2026-K-0007',
      'BJGH-2026-P-0007',
      'BJGH-2026-Q-0007',
    ]);
    expect(receiptNumber(2026, 42, false)).toBe('GHSL-2026-000042');
    expect(objectionNumber(2026, 12, false)).toBe('YY-2026-000012');
    expect(letterNumber(2026, 12, false)).toBe('京国合函〔2026〕12号');
  });

  it('of a rehearsal never pass for real ones, and long sequences are not cut', () => {
    expect(certificateNumber(2026, 'park', 12_345, true)).toBe('BJGHYL-2026-Y-12345');
    expect(objectionNumber(2026, 12, true)).toBe('YYYL-2026-000012');
    expect(letterNumber(2026, 12, true)).toBe('京国合函（演练）〔2026〕12号');
    expect(receiptNumber(2026, 1_234_567, true)).toBe('GHSLYL-2026-1234567');
  });
});
