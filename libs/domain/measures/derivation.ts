import type { PartName } from './vocabulary.js';

/**
 * A test of one field of a row. A bare value means equality, a list means "one of", `atLeast` a numeric minimum.
 * All fields of a filter must pass.
 */
export type FieldTest = string | boolean | readonly string[] | { readonly atLeast: number };
export type RowFilter = Readonly<Record<string, FieldTest>>;

/** Which rows of a part are looked at. */
export interface RowSelection {
  readonly part: PartName;
  readonly where?: RowFilter;
  /**
   * Field that must lie in the measure's window of full years before the reference year: a CalendarDate or a year
   * number. Absent: the rows are not windowed.
   */
  readonly windowField?: string;
  /** Only rows in force on the reference day: `from` ≤ day < `to` (both CalendarDate fields). */
  readonly validOn?: { readonly from: string; readonly to: string };
}

/** Rows may come from several parts (joint labs + overseas centres); each row counts once. */
export type Derivation =
  /** One figure of a part that has no rows. */
  | { readonly kind: 'field'; readonly part: PartName; readonly field: string; readonly divideBy?: number }
  | { readonly kind: 'count'; readonly of: readonly RowSelection[] }
  | { readonly kind: 'sum'; readonly of: readonly RowSelection[]; readonly field: string; readonly divideBy?: number }
  /** Distinct ISO countries of the rows; HK, MO, TW (港澳台) are partners but not counted as countries. */
  | { readonly kind: 'distinctCountries'; readonly of: readonly RowSelection[]; readonly field: string }
  /** Σ numerator ÷ Σ denominator × 100 over the same rows; 0 where the denominator is 0. Unit %. */
  | {
      readonly kind: 'ratio';
      readonly of: readonly RowSelection[];
      readonly numerator: string;
      readonly denominator: string;
    }
  /** Scored 0–100 by the experts under this criterion of their rubric, not claimed by the applicant. */
  | { readonly kind: 'expert'; readonly criterion: string };

/** Fen in one 万元: the `divideBy` of every 万元 indicator. */
export const FEN_PER_WAN_YUAN = 1_000_000;
