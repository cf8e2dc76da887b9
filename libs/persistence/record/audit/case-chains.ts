import type { EntityManager } from 'typeorm';

/**
 * The chains that tell of a case: its own, that of what it is about (a dossier before it was submitted), and those of its
 * objections, where it is said who looked at the person.
 */
export async function chainsOfCase(tx: Pick<EntityManager, 'query'>, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ chain: string }[]>(
    `SELECT id AS chain FROM procedure_case WHERE id = $1
     UNION SELECT subject_id FROM procedure_case WHERE id = $1 UNION SELECT id FROM objection WHERE case_id = $1`,
    [caseId],
  );
  return rows.map(({ chain }) => chain);
}
