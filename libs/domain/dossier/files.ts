import type { Row } from './part.js';

/** As it is kept: what was never filled in may be absent. */
interface KeptPart {
  readonly evidence?: readonly string[];
  readonly rows?: readonly Partial<Pick<Row, 'evidence'>>[];
}

/** Ids of the files that a part hands in: an id that merely stands in one of its texts hands nothing in. */
export function filesOfPart({ evidence = [], rows = [] }: KeptPart): string[] {
  return [...evidence, ...rows.flatMap((row) => row.evidence ?? [])];
}
