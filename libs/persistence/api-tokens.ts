import type { DataSource, EntityManager } from 'typeorm';
import { actorOf, ADMINISTERS, RECOMMENDS_FOR, type ActorRow, type OpenSession, type SignInRules } from './sessions.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** Whoever left the directory does not come to lose a role: their tokens go on for so long without them. */
const UNSEEN_FOR = '30 days';
/** A token is marked as used once in this time at most. */
const USED_EVERY = '1 minute';

export interface NewApiToken {
  readonly accountId: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/** A token as its owner sees it. */
export interface ApiTokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `id, name, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

/** Under the account's lock. @returns undefined where the account has `most` already; what has expired does not count */
export async function addApiToken(tx: Asked, token: NewApiToken, most: number): Promise<ApiTokenRow | undefined> {
  await tx.query(`SELECT FROM account WHERE id = $1 FOR NO KEY UPDATE`, [token.accountId]);
  await tx.query(`DELETE FROM api_token WHERE account_id = $1 AND expires_at < now()`, [token.accountId]);
  const [row] = await tx.query<ApiTokenRow[]>(
    `INSERT INTO api_token (account_id, name, token_hash, scopes, expires_at)
     SELECT $1, $2, $3, $4, now() + make_interval(days => $5)
     WHERE (SELECT count(*) FROM api_token WHERE account_id = $1) < $6 RETURNING ${COLUMNS}`,
    [token.accountId, token.name, token.tokenHash, token.scopes, token.days, most],
  );
  return row;
}

export function apiTokensOf(record: Asked, accountId: string): Promise<ApiTokenRow[]> {
  return record.query<ApiTokenRow[]>(
    `SELECT ${COLUMNS} FROM api_token WHERE account_id = $1 AND expires_at > now() ORDER BY created_at DESC, id DESC`,
    [accountId],
  );
}

/** @returns whether there was such a token of this account */
export async function revokeApiToken(record: Asked, id: string, accountId: string): Promise<boolean> {
  const [, revoked] = await record.query<[unknown, number]>(`DELETE FROM api_token WHERE id = $1 AND account_id = $2`, [
    id,
    accountId,
  ]);
  return revoked === 1;
}

/** With a new password, or another way to sign in, everything ends that the old one opened. */
export async function forgetApiTokens(tx: Asked, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM api_token WHERE account_id = $1`, [accountId]);
}

/** For whom a machine asks, by the hash of its token; undefined when that has expired, or the account may not sign in. */
export async function apiSessionOf(
  record: Asked,
  tokenHash: string,
  { demoAccounts, guarded }: SignInRules,
): Promise<OpenSession | undefined> {
  const [row] = await record.query<
    (ActorRow & { id: string; left_ms: number; scopes: string[]; unguarded: boolean })[]
  >(
    `WITH open AS (
       SELECT t.id, t.scopes, t.last_used_at, t.expires_at, a.id AS account_id, a.display_name, a.roles, a.organisation_id,
         ${ADMINISTERS}, ${RECOMMENDS_FOR},
         NOT a.demo AND a.roles && $2::text[]
           AND NOT EXISTS (SELECT FROM second_factor f WHERE f.account_id = a.id AND f.secret IS NOT NULL) AS unguarded
       FROM api_token t JOIN account a ON a.id = t.account_id
       WHERE t.token_hash = $1 AND t.expires_at > now() AND a.disabled_at IS NULL AND (NOT a.demo OR $3)
         AND NOT EXISTS (
           SELECT FROM directory_identity i WHERE i.account_id = a.id AND i.seen_at < now() - interval '${UNSEEN_FOR}')),
     used AS (
       UPDATE api_token t SET last_used_at = now() FROM open
       WHERE t.id = open.id AND (open.last_used_at IS NULL OR open.last_used_at < now() - interval '${USED_EVERY}'))
     SELECT id, scopes, unguarded, account_id, display_name, roles, organisation_id, administers, recommending_unit_id, city_wide,
       extract(epoch FROM expires_at - now())::float * 1000 AS left_ms
     FROM open`,
    [tokenHash, guarded, demoAccounts],
  );
  if (!row) return undefined;
  const { id, left_ms: leftMs, unguarded, scopes } = row;
  // Tokens end with the password that they were made under.
  return { id, actor: actorOf(row), leftMs, unguarded, passwordGiven: false, scopes };
}
