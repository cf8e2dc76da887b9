import type { EntityManager } from 'typeorm';
import { refusalAt } from '#contracts/problems.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { notify, type AuditLine } from './trail.js';

type Queryable = Pick<EntityManager, 'query'>;

/** An officer, and of how many open cases he is in charge. */
export interface OfficerInCharge {
  readonly accountId: string;
  readonly displayName: string;
  readonly openCases: number;
}

/** Everybody who can be put in charge of a case, by name. */
export function officersOf(tx: Queryable): Promise<OfficerInCharge[]> {
  return tx.query<OfficerInCharge[]>(
    `SELECT a.id AS "accountId", a.display_name AS "displayName",
       (SELECT count(*)::int FROM procedure_case c WHERE c.officer_id = a.id AND c.closed_at IS NULL) AS "openCases"
     FROM account a WHERE 'caseOfficer' = ANY(a.roles) AND a.disabled_at IS NULL ORDER BY a.display_name, a.id`,
  );
}

/**
 * 分派经办人: puts an officer in charge of a case that is locked, or nobody. The others may still act on it, so that an absence
 * holds nothing up. The caller puts the line into the trail.
 * @throws {Refusal} case.officerUnknown, case.officerAlready
 */
export async function putInCharge(
  tx: EntityManager,
  theCase: ProcedureCase,
  officerId: string | null,
): Promise<Pick<AuditLine, 'before' | 'after'>> {
  if (officerId === theCase.officerId) throw refusalAt('officerId', 'case.officerAlready');
  const [officer] = officerId ? (await officersOf(tx)).filter(({ accountId }) => accountId === officerId) : [];
  if (officerId && !officer) throw refusalAt('officerId', 'case.officerUnknown');
  await tx.query(`UPDATE procedure_case SET officer_id = $2 WHERE id = $1`, [theCase.id, officerId]);
  if (officerId) {
    const params = { title: theCase.title };
    const told = { to: { accountId: officerId }, template: 'case.officerAssigned', params };
    const [{ n } = { n: 0 }] = await tx.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE case_id = $1 AND action = 'assignOfficer'`,
      [theCase.id],
    );
    await notify(tx, `${theCase.id}/officer/${n + 1}`, theCase.id, [told]);
  }
  return { before: { officerId: theCase.officerId }, after: { officerId } };
}
