import type { paths } from '../api/schema.js';

type Query = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;
export interface CaseFilters extends Pick<Query, 'kind' | 'state'> {
  /** Of which one is in charge. */
  readonly mine?: true;
}

export function caseFilters(search: Record<string, unknown>): CaseFilters {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  return {
    kind: text(search['kind']) as CaseFilters['kind'],
    state: text(search['state']) as CaseFilters['state'],
    mine: search['mine'] === true ? true : undefined,
  };
}

/** Procedures whose cases pass through several hands. */
export const BOARDS = ['accreditation', 'evaluation', 'rectification', 'subsidy'] as const;
export interface BoardFilters {
  readonly of?: (typeof BOARDS)[number];
}

export function boardFilters({ of }: Record<string, unknown>): BoardFilters {
  return { of: BOARDS.find((kind) => kind === of) };
}
