import type { EntityManager } from 'typeorm';
import type { CaseKind } from '#domain/procedures/index.js';
import { OVERDUE } from '../overdue.js';

type Record = Pick<EntityManager, 'query'>;

/** How many there are of a word of a closed list: a type, a district, a country … */
export interface Count {
  readonly code: string;
  readonly count: number;
}

export interface StateCount {
  readonly kind: CaseKind;
  readonly state: string;
  readonly open: boolean;
  readonly count: number;
  readonly overdue: number;
}

/** The applications of one year, and what has become of them by now. */
export interface ApplicationYear {
  readonly year: number;
  readonly submitted: number;
  readonly open: number;
  readonly accredited: number;
  readonly cultivated: number;
  readonly notSelected: number;
}

export interface CaseFigures {
  readonly byState: readonly StateCount[];
  readonly byType: readonly Count[];
  readonly byDistrict: readonly Count[];
  readonly byYear: readonly ApplicationYear[];
}

/** Cases of every kind by state; the submitted applications by type, by district of their host, and by year. */
export async function caseFigures(
  record: Record,
  { rehearsal }: { readonly rehearsal: boolean },
): Promise<CaseFigures> {
  const byState = await record.query<StateCount[]>(BY_STATE, [rehearsal]);
  const applications = await record.query<{ type: string; district: string; count: number }[]>(
    `SELECT c.type, o.district, count(*)::int AS count FROM procedure_case c JOIN organisation o ON o.id = c.organisation_id
     WHERE ${APPLICATIONS} GROUP BY 1, 2`,
    [rehearsal],
  );
  return {
    byState,
    byType: summed(applications.map(({ type, count }) => ({ code: type, count }))),
    byDistrict: summed(applications.map(({ district, count }) => ({ code: district, count }))),
    byYear: await record.query<ApplicationYear[]>(BY_YEAR, [rehearsal]),
  };
}

const BY_STATE = `
  SELECT kind, state, closed_at IS NULL AS open, count(*)::int AS count,
    (count(*) FILTER (WHERE closed_at IS NULL AND ${OVERDUE}))::int AS overdue
  FROM procedure_case WHERE (rehearsal_day_seconds IS NOT NULL) = $1 GROUP BY 1, 2, 3 ORDER BY 1, 3 DESC, 2`;

const APPLICATIONS = `c.kind = 'accreditation' AND (c.rehearsal_day_seconds IS NOT NULL) = $1`;

const inState = (state: string) => `(count(*) FILTER (WHERE c.state = '${state}'))::int AS "${state}"`;

const BY_YEAR = `
  SELECT extract(year FROM c.opened_at AT TIME ZONE 'Asia/Shanghai')::int AS year, count(*)::int AS submitted,
    (count(*) FILTER (WHERE c.closed_at IS NULL))::int AS open, ${['accredited', 'cultivated', 'notSelected'].map(inState).join(', ')}
  FROM procedure_case c WHERE ${APPLICATIONS} GROUP BY 1 ORDER BY 1`;

/** One line for each code, the greatest first. */
export function summed(counts: readonly Count[]): Count[] {
  const sums = new Map<string, number>();
  for (const { code, count } of counts) sums.set(code, (sums.get(code) ?? 0) + count);
  const lines = [...sums].map(([code, count]) => ({ code, count }));
  return lines.sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
}
