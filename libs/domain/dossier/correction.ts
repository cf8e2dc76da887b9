import type { FormalCheckItem, PartName } from '../measures/measure.js';

/** What the report of completeness says of a draft. */
interface Report {
  /** Every entry condition is met. */
  readonly eligible: boolean;
  readonly parts: readonly {
    readonly part: PartName;
    readonly problems: readonly { readonly severity: 'error' | 'warning' }[];
  }[];
}

/** What the entry conditions look at. */
const ENTRY_PARTS: readonly PartName[] = ['base', 'host', 'partners', 'attachments'];

/** 补正: the parts that failed items name. */
export function partsToCorrect(failed: readonly Pick<FormalCheckItem, 'corrects'>[]): PartName[] {
  return [...new Set(failed.flatMap(({ corrects = [] }) => corrects))];
}

/**
 * Parts without whose change the dossier could not be submitted again: what a correction elsewhere has put at odds, or what time
 * has, such as an agreement that has expired since.
 */
export function partsAtFault({ eligible, parts }: Report): PartName[] {
  const faulty = parts.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  return [...new Set([...faulty.map(({ part }) => part), ...(eligible ? [] : ENTRY_PARTS)])];
}
