/**
 * The number of an invoice or receipt as it is compared: full-width forms, blanks, case and the kind of dash make no other
 * number, so that no cost is filed twice in two spellings. "ｆｐ 2025–001" → "FP2025-001".
 */
export function voucherNumber(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑–—−]/gu, '-')
    .toUpperCase();
}
