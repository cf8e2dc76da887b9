/**
 * The two forms a part of a dossier takes. Every field of a part may be missing: a draft is saved half-filled, and the
 * completeness report says what is still to come. Dates are CalendarDate ('YYYY-MM-DD', Asia/Shanghai), money is
 * integer fen, shares are integer hundredths of a percent (10000 = 100 %), countries are ISO 3166-1 alpha-2.
 */

/** Version of the shapes in this folder; stored with every part so that older parts can be read for what they were. */
export const PART_SCHEMA_VERSION = 1;

export interface Part {
  readonly schemaVersion: number;
}

/** A part that is one form, whose figures are backed by `evidence` (file ids). */
export interface EvidencedPart extends Part {
  readonly evidence?: readonly string[];
}

/** A line of a table: `id` (uuid) stays the same through all revisions, `evidence` lists file ids. */
export interface Row {
  readonly id: string;
  readonly evidence: readonly string[];
}

/** A part that is a table. */
export interface TablePart<R extends Row> extends Part {
  readonly rows: readonly R[];
}
