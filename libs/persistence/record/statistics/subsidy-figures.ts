import type { EntityManager } from 'typeorm';

/** The approved post-subsidy schemes of one year. */
export interface SubsidyYear {
  readonly year: number;
  readonly schemes: number;
  /** Bases that were allocated something. */
  readonly awards: number;
  readonly budgetFen: number;
  readonly allocatedFen: number;
}

/** Amounts are exact: whole fen, and sums of them far below 2^53. */
export async function subsidyFigures(
  record: Pick<EntityManager, 'query'>,
  { rehearsal }: { readonly rehearsal: boolean },
): Promise<SubsidyYear[]> {
  return record.query<SubsidyYear[]>(
    `SELECT s.year, count(*)::int AS schemes, sum(a.awards)::int AS awards, sum(s.budget_fen)::float8 AS "budgetFen",
       sum(a.fen)::float8 AS "allocatedFen"
     FROM subsidy_scheme s JOIN procedure_case c ON c.id = s.case_id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE allocated_fen > 0) AS awards, coalesce(sum(allocated_fen), 0) AS fen
         FROM subsidy_award WHERE scheme_id = s.case_id) a
     WHERE s.approved_at IS NOT NULL AND (c.rehearsal_day_seconds IS NOT NULL) = $1
     GROUP BY 1 ORDER BY 1`,
    [rehearsal],
  );
}
