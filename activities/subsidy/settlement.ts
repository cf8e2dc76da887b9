import type { EntityManager } from 'typeorm';

/** What an organisation gets from a scheme, over all its bases. */
export interface Granted {
  readonly organisationId: string;
  readonly fen: number;
}

export async function organisationsOf(tx: EntityManager, schemeId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT organisation_id AS id FROM subsidy_award WHERE scheme_id = $1 ORDER BY 1`,
    [schemeId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Certificates of the bases that are to get money but no longer hold an undisputed title. Their rows are locked: a
 * revocation comes before the approval or after it.
 */
export async function basesThatLostTheirStanding(tx: EntityManager, schemeId: string): Promise<string[]> {
  const bases = await tx.query<{ certificate_number: string; state: string }[]>(
    `SELECT b.certificate_number, b.state FROM subsidy_award a JOIN base b ON b.id = a.base_id
     WHERE a.scheme_id = $1 AND a.proposed_fen > 0 ORDER BY b.id FOR SHARE OF b`,
    [schemeId],
  );
  return bases.filter(({ state }) => state !== 'accredited').map(({ certificate_number: number }) => number);
}

/** What was proposed is allocated; the payment list is written down as it stands today and never again. */
export async function settle(tx: EntityManager, schemeId: string): Promise<Granted[]> {
  await tx.query(`UPDATE subsidy_award SET allocated_fen = proposed_fen WHERE scheme_id = $1`, [schemeId]);
  await tx.query(
    `INSERT INTO subsidy_payment (award_id, scheme_id, position, base_name, certificate_number, organisation_name, uscc, amount_fen)
     SELECT a.id, a.scheme_id, row_number() OVER (ORDER BY b.certificate_number), b.name, b.certificate_number, o.name, o.uscc,
       a.allocated_fen
     FROM subsidy_award a JOIN base b ON b.id = a.base_id JOIN organisation o ON o.id = a.organisation_id
     WHERE a.scheme_id = $1 AND a.allocated_fen > 0`,
    [schemeId],
  );
  const rows = await tx.query<{ id: string; fen: string }[]>(
    `SELECT organisation_id AS id, sum(allocated_fen) AS fen FROM subsidy_award WHERE scheme_id = $1
     GROUP BY organisation_id ORDER BY organisation_id`,
    [schemeId],
  );
  return rows.map(({ id, fen }) => ({ organisationId: id, fen: Number(fen) }));
}
