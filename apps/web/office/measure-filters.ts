import type { Subject } from './measure-rows.js';

/** Which versions are compared, and in what; it stands in the address. */
export interface MeasureFilters {
  readonly left?: string;
  readonly right?: string;
  readonly of?: Subject;
  readonly changes?: true;
}

const SUBJECTS: readonly Subject[] = ['limits', 'thresholds', 'indicators', 'criteria', 'lists', 'amounts'];

export function measureFilters(search: Record<string, unknown>): MeasureFilters {
  const version = (value: unknown) => (typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? value : undefined);
  return {
    // A year alone is read as a number.
    left: version(String(search['left'] ?? '')),

    right: version(String(search['right'] ?? '')),
    of: SUBJECTS.find((subject) => subject === search['of']),
    changes: search['changes'] === true ? true : undefined,
  };
}
