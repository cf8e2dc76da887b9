import type { EntityManager } from 'typeorm';
import type { IndicatorFigure } from '#domain/scoring/data-score.js';

/** What a case claims and what was verified of it, by indicator. */
export async function figuresOf(tx: EntityManager, caseId: string): Promise<Record<string, IndicatorFigure>> {
  const values = await tx.query<(IndicatorFigure & { indicator: string })[]>(
    `SELECT indicator, claimed::float, verified::float, cardinality(evidence) AS "evidenceCount",
       cardinality(verified_evidence) AS "verifiedEvidenceCount"
     FROM indicator_value WHERE case_id = $1`,
    [caseId],
  );
  return Object.fromEntries(values.map(({ indicator, ...figure }) => [indicator, figure]));
}
