/** Fen in 元, to the fen. */
export const yuan = (fen: number | null): string =>
  fen === null ? '–' : (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
