/** bigint columns that stay within 2^53 (fen, bytes) come back as numbers. */
export const bigint = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** numeric columns of measured values: four decimals at most, well inside a double. */
export const numeric = bigint;
