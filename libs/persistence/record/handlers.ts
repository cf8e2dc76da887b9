import type { EntityManager } from 'typeorm';
import type { Role } from '#domain/procedures/procedure.js';
import { LOOKS } from './looks.js';

/** Whoever acts on a case in one of these does not judge it as an expert. */
const HANDLING: readonly Role[] = ['recommender', 'caseOfficer', 'decisionMaker', 'administrator'];

/**
 * 经办人: those of these people who recommended a case, acted on it in an office or are in charge of it, in the own name or by whoever
 * stood in for them. Whoever has only looked has not acted.
 */
export async function handlersAmong(
  tx: Pick<EntityManager, 'query'>,
  caseId: string,
  accountIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `WITH handler AS (
       SELECT officer_id AS id FROM procedure_case WHERE id = $1
       UNION SELECT unnest(ARRAY[actor_id, on_behalf_of]) FROM audit_entry
         WHERE case_id = $1 AND actor_role = ANY($3) AND action <> ALL($4)
     ) SELECT id FROM handler WHERE id = ANY($2) ORDER BY id`,
    [caseId, accountIds, HANDLING, LOOKS],
  );
  return rows.map(({ id }) => id);
}
