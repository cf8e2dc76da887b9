import type { paths } from '../api/schema.js';

type Query = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;
export type CaseFilters = Pick<Query, 'kind' | 'state'>;

export function caseFilters(search: Record<string, unknown>): CaseFilters {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  return { kind: text(search['kind']) as CaseFilters['kind'], state: text(search['state']) as CaseFilters['state'] };
}
