import { seededMeasure } from '../../../test/support/measures.js';
import { amountText } from './amount-text.js';
import { isInWindow, spendingWindow } from './spending-window.js';
import { voucherNumber } from './voucher-number.js';

describe('an amount as people read it', () => {
  it.each([
    [0, '0 万元', '0.00 yuan'],
    [1, '0.000001 万元', '0.01 yuan'],
    [50_000_000, '50 万元', '500000.00 yuan'],
    [33_333_333, '33.333333 万元', '333333.33 yuan'],
    [10_000_000_000_000, '10000000 万元', '100000000000.00 yuan'],
  ])('%d fen', (fen, zh, en) => {
    expect(amountText(fen)).toEqual({ zh, en });
  });
});

describe('the window of spending', () => {
  const measure = seededMeasure('2025');
  const years = measure.evaluation.windowYears;

  it('reaches back over the full years that the measure looks at, and up to today', () => {
    const window = spendingWindow('evaluation', 2026, measure, '2026-11-21');
    expect(window).toEqual({ from: `${2026 - years}-01-01`, to: '2026-11-21' });
    expect(isInWindow(window, window.from)).toBe(true);
    expect(isInWindow(window, '2026-11-21')).toBe(true);
    expect(isInWindow(window, '2026-11-22')).toBe(false);
    expect(isInWindow(window, `${2025 - years}-12-31`)).toBe(false);
  });

  it('ends with the year of the scheme', () => {
    expect(spendingWindow('accreditation', 2025, measure, '2026-11-21').to).toBe('2025-12-31');
  });
});

describe('the number of a voucher', () => {
  it.each(['FP2025-001', 'fp2025-001', ' FP 2025-001 ', 'ＦＰ２０２５－００１', 'fp\u30002025-001', 'fp2025–001'])(
    'is the same in every spelling: %j',
    (written) => {
      expect(voucherNumber(written)).toBe('FP2025-001');
    },
  );
  it('keeps different numbers apart', () => {
    expect(voucherNumber('1-23')).not.toBe(voucherNumber('12-3'));
  });
});
