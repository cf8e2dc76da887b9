import { forgetApiTokens } from './api-tokens.js';
import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** Somebody whose mailbox is known to be theirs. */
export interface Resettable {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly locale: 'zh' | 'en';
}

/**
 * Accounts of this name, or with this mailbox, which a new password may be sent to; who signs in at the directory has none. First those
 * that were sent none yet, then those whose last link is the oldest: of a mailbox that gets a few an hour each has its turn. Mails are
 * read with the eyes of the house.
 */
export function resettable(record: Asked, loginOrAddress: string): Promise<Resettable[]> {
  return record.query<Resettable[]>(
    `SELECT id, display_name AS "displayName", email, locale FROM account
     WHERE (login = $1 OR lower(email) = lower($1)) AND email_verified_at IS NOT NULL AND disabled_at IS NULL
       AND NOT EXISTS (SELECT FROM directory_identity i WHERE i.account_id = account.id)
     ORDER BY (SELECT m.id FROM mail m WHERE m.account_id = account.id AND m.kind = 'passwordReset'
       ORDER BY m.id DESC LIMIT 1) NULLS FIRST, id LIMIT 5`,
    [loginOrAddress],
  );
}

/** What is over is forgotten with it. */
export async function keepReset(record: Asked, tokenHash: string, accountId: string, expiresAt: Date): Promise<void> {
  await record.query(
    `WITH over AS (DELETE FROM password_reset WHERE expires_at < now())
     INSERT INTO password_reset (token_hash, account_id, expires_at) VALUES ($1, $2, $3)`,
    [tokenHash, accountId, expiresAt],
  );
}

/** The account of a link `r` may have a new password. */
const STILL_RESETTABLE = `a.disabled_at IS NULL AND NOT EXISTS (SELECT FROM directory_identity i WHERE i.account_id = a.id)`;

/** Whose link it is; undefined where there is none, it is over or was used. */
export async function resetOf(record: Asked, tokenHash: string): Promise<{ accountId: string } | undefined> {
  const [row] = await record.query<{ accountId: string }[]>(
    `SELECT r.account_id AS "accountId" FROM password_reset r JOIN account a ON a.id = r.account_id
     WHERE r.token_hash = $1 AND r.expires_at > now() AND ${STILL_RESETTABLE}`,
    [tokenHash],
  );
  return row;
}

/**
 * Uses the link up, and every other one of the account; ends its sessions.
 * @returns false where somebody else has used it meanwhile
 */
export async function useReset(
  tx: Asked,
  tokenHash: string,
  accountId: string,
  passwordHash: string,
): Promise<boolean> {
  const [, used] = await tx.query<[unknown, number]>(
    `DELETE FROM password_reset r USING account a
     WHERE r.token_hash = $1 AND r.expires_at > now() AND a.id = r.account_id AND ${STILL_RESETTABLE}`,
    [tokenHash],
  );
  if (used !== 1) return false;
  await forgetResets(tx, accountId);
  await tx.query(`UPDATE account SET password_hash = $2, password_given = false WHERE id = $1`, [
    accountId,
    passwordHash,
  ]);
  await tx.query(`DELETE FROM session WHERE account_id = $1`, [accountId]);
  await forgetApiTokens(tx, accountId);
  return true;
}

/** Links that are under way lead nowhere any more. */
export async function forgetResets(tx: Asked, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM password_reset WHERE account_id = $1`, [accountId]);
}
