import type { DataSource, EntityManager } from 'typeorm';
import { leaveDossiers } from './record/dossier-roles.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** An organisation for which a person may act. */
export interface Membership {
  readonly organisationId: string;
  readonly name: string;
  readonly administrator: boolean;
  /** Acted for now. */
  readonly current: boolean;
}

export interface Colleague {
  readonly accountId: string;
  readonly displayName: string;
  readonly login: string;
  readonly administrator: boolean;
}

export function membershipsOf(record: Asked, accountId: string): Promise<Membership[]> {
  return record.query<Membership[]>(
    `SELECT m.organisation_id AS "organisationId", m.name, m.administrator, m.organisation_id = a.organisation_id AS current
     FROM member m JOIN account a ON a.id = m.account_id
     WHERE m.account_id = $1 ORDER BY m.name, m.organisation_id`,
    [accountId],
  );
}

export function colleaguesOf(record: Asked, organisationId: string): Promise<Colleague[]> {
  return record.query<Colleague[]>(
    `SELECT a.id AS "accountId", a.display_name AS "displayName", a.login, m.administrator
     FROM member m JOIN account a ON a.id = m.account_id
     WHERE m.organisation_id = $1 AND a.disabled_at IS NULL ORDER BY a.display_name, a.id`,
    [organisationId],
  );
}

/** Of an account that was made for this organisation just now, and that no pool holds yet. */
export async function beginAs(
  tx: Asked,
  accountId: string,
  organisationId: string,
  administrator: boolean,
): Promise<void> {
  await tx.query(`INSERT INTO membership (account_id, organisation_id, administrator) VALUES ($1, $2, $3)`, [
    accountId,
    organisationId,
    administrator,
  ]);
}

/**
 * Whoever comes back has never been away, for 回避 from now on; a draw of the time in between is computed again with what it was then.
 * @param at of the pool: an expert who joins is a colleague for the draws after it
 */
export async function join(
  tx: Asked,
  accountId: string,
  { organisationId, administrator }: Pick<Membership, 'organisationId' | 'administrator'>,
  at: Date,
): Promise<void> {
  await keepEmployer(tx, accountId, at);
  await tx.query(
    `INSERT INTO membership (account_id, organisation_id, administrator, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, organisation_id) DO UPDATE SET ended_at = NULL,
       was_away = CASE WHEN membership.ended_at IS NULL THEN membership.was_away
         ELSE membership.was_away + tstzmultirange(tstzrange(membership.ended_at, greatest(membership.ended_at, $4))) END,
       administrator = (membership.ended_at IS NULL AND membership.administrator) OR $3`,
    [accountId, organisationId, administrator, at],
  );
}

/**
 * What the account was made with becomes a row, too, before another organisation takes its place, and holds since then. Who could not act
 * for it, being no applicant, can not by this either, and worked there until now.
 */
async function keepEmployer(tx: Asked, accountId: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO membership (account_id, organisation_id, administrator, since, ended_at)
     SELECT id, organisation_id, true, created_at, CASE WHEN NOT roles @> '{applicant}' THEN $2::timestamptz END
     FROM account WHERE id = $1 AND organisation_id IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [accountId, at],
  );
}

/**
 * @param at of the pool
 * @returns false where the person does not belong to it
 */
export async function actFor(tx: Asked, accountId: string, organisationId: string, at: Date): Promise<boolean> {
  const known = await membershipsOf(tx, accountId);
  if (!known.some((each) => each.organisationId === organisationId)) return false;
  await keepEmployer(tx, accountId, at);
  await tx.query(`UPDATE account SET organisation_id = $2 WHERE id = $1`, [accountId, organisationId]);
  return true;
}

/**
 * From then on the person acts for another of its organisations, or is no applicant any more; that it was a colleague stays known.
 * @param at of the pool
 * @returns false where there is no such colleague
 */
export async function leave(tx: Asked, accountId: string, organisationId: string, at: Date): Promise<boolean> {
  const known = await membershipsOf(tx, accountId);
  if (!known.some((each) => each.organisationId === organisationId)) return false;
  const rest = known.find((each) => each.organisationId !== organisationId);
  await keepEmployer(tx, accountId, at);
  await tx.query(`UPDATE membership SET ended_at = $3 WHERE account_id = $1 AND organisation_id = $2`, [
    accountId,
    organisationId,
    at,
  ]);
  await leaveDossiers(tx, accountId, organisationId);
  await tx.query(
    `UPDATE account SET organisation_id = $3::uuid,
       roles = CASE WHEN $3::uuid IS NULL THEN array_remove(roles, 'applicant') ELSE roles END,
       disabled_at = CASE WHEN $3::uuid IS NULL AND roles = '{applicant}' THEN $4::timestamptz ELSE disabled_at END
     WHERE id = $1 AND organisation_id = $2`,
    [accountId, organisationId, rest?.organisationId ?? null, at],
  );
  return true;
}
