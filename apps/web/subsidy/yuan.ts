import { numberText } from '../common/numbers.js';

/** Fen in 元, to the fen. */
export const yuan = (fen: number | null): string =>
  fen === null ? '–' : numberText(fen / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
