type Cell = string | number;

/** What a chart is drawn from, and what stands in its spreadsheet. */
export interface Figures {
  readonly headings: readonly string[];
  /** The first cell of each line names it. */
  readonly lines: readonly (readonly Cell[])[];
}

/** The colours of the page, as its look has them now. */
export interface Ink {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly card: string;
}
