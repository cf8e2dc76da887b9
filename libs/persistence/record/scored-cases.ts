import type { EntityManager } from 'typeorm';
import type { BatchEntry } from '#domain/accreditation/decisions.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';

/** A case of a batch that has its total: what the ranking judges by, and what it is called. */
export interface ScoredCase extends BatchEntry {
  readonly title: string;
  readonly state: string;
}

/** The cases of a batch that have a total and are in the race: open, or holding a place. One that ended otherwise does not rank. */
export function scoredCasesOf(tx: Pick<EntityManager, 'query'>, batchId: string): Promise<ScoredCase[]> {
  return tx.query<ScoredCase[]>(
    `SELECT c.id, c.title, c.type, c.state, s.total_hundredths AS "totalHundredths", s.data_hundredths AS "dataHundredths",
       s.management_hundredths AS "managementHundredths", s.landed_hundredths AS "landedHundredths", s.dimensions,
       coalesce(v.fraud_found, false) AS "fraudFound", c.state = ANY($2) AS "holdsPlace"
     FROM procedure_case c JOIN case_score s ON s.case_id = c.id LEFT JOIN onsite_visit v ON v.case_id = c.id
     WHERE c.group_id = $1 AND c.kind = 'accreditation' AND s.total_hundredths IS NOT NULL
       AND (c.closed_at IS NULL OR c.state = ANY($2))`,
    [batchId, HOLDS_PLACE],
  );
}
