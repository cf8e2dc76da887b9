import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';

interface BonusItem {
  readonly id: string;
  readonly name: Schemas['TextDto'];
}

/** What may earn a bonus under a version of the measures. */
export function useBonusItems(measureId: string): readonly BonusItem[] {
  const measure = useGet('/api/v1/measures/{id}', { path: { id: measureId } });
  return (measure.data?.evaluation as { bonusItems?: BonusItem[] } | undefined)?.bonusItems ?? [];
}
