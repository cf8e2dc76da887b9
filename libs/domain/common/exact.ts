/**
 * Exact fractions. Scores are computed in them and rounded once, half up, to hundredths: 59.995 is 60.00, which a
 * binary float would show as 59.99.
 */
export interface Exact {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
}

export const ZERO: Exact = { numerator: 0n, denominator: 1n };
export const ONE: Exact = { numerator: 1n, denominator: 1n };

/** The decimal that a person wrote: 0.1 is one tenth. A value that is not finite counts as 0. */
export function exact(value: number | bigint): Exact {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) return ZERO;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const power = Number(exponent) - fraction.length;
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

export function plus(one: Exact, other: Exact): Exact {
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}

export function times(one: Exact, other: Exact): Exact {
  return { numerator: one.numerator * other.numerator, denominator: one.denominator * other.denominator };
}

/** `other` must not be 0. */
export function dividedBy(one: Exact, other: Exact): Exact {
  const sign = other.numerator < 0n ? -1n : 1n;
  return {
    numerator: one.numerator * other.denominator * sign,
    denominator: one.denominator * other.numerator * sign,
  };
}

/** Negative, zero or positive, as in a sort. */
export function compare(one: Exact, other: Exact): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function smaller(one: Exact, other: Exact): Exact {
  return compare(one, other) <= 0 ? one : other;
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(plus, ZERO);
}

/** Half up (towards plus infinity) to a whole number. */
export function roundHalfUp({ numerator, denominator }: Exact): number {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const quotient = doubled / divisor;
  return Number(doubled % divisor < 0n ? quotient - 1n : quotient);
}

/** Points as integer hundredths, rounded half up: 59.995 → 6000. */
export function toHundredths(points: Exact): number {
  return roundHalfUp(times(points, exact(100)));
}

/** Integer hundredths as points. */
export function fromHundredths(hundredths: number): Exact {
  return dividedBy(exact(hundredths), exact(100));
}

/** 7050 → 70.5; null stays null. */
export function pointsOf(hundredths: number): number;
export function pointsOf(hundredths: number | null): number | null;
export function pointsOf(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}

/** 7050 → "70.50". */
export function formatHundredths(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
