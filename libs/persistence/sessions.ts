import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { Role } from '#domain/procedures/procedure.js';

/** The columns of an account that make an actor. */
export interface ActorRow {
  account_id: string;
  display_name: string;
  roles: Role[];
  organisation_id: string | null;
  recommending_unit_id?: string | null;
  city_wide?: boolean | null;
  /** Of that organisation. */
  administers?: boolean;
  /** Where this person stands in for another: for whom. */
  on_behalf_of?: string | null;
  absent_name?: string;
}

/** Is an account `a` an administrator of the organisation that it acts for? */
export const ADMINISTERS = `a.organisation_id IS NOT NULL AND EXISTS (
  SELECT FROM member m WHERE m.account_id = a.id AND m.organisation_id = a.organisation_id AND m.administrator) AS administers`;

/** For which unit an account `a` recommends. */
export const RECOMMENDS_FOR = `a.recommending_unit_id,
  (SELECT u.city_wide FROM recommending_unit u WHERE u.id = a.recommending_unit_id) AS city_wide`;

/** By it tokens of machines are known for what they are, also where they are found in a log or a repository. */
export const API_TOKEN_PREFIX = 'guohe_';

/** Only the hash of a token is kept: the table gives no sessions away. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A session that goes on: whose it is, and how many milliseconds are left of it. */
export interface OpenSession {
  readonly id: string;
  readonly actor: ActorRef;
  readonly leftMs: number;
  /** An office of the commission without a second factor: nothing can be done but to set one up. */
  readonly unguarded: boolean;
  /** Its password was chosen by somebody else: nothing can be done but to choose another. */
  readonly passwordGiven: boolean;
  /** What a machine's token is good for; absent for people, who may whatever their roles may. */
  readonly scopes?: readonly string[];
}

/** A session is marked as used once in this time at most: reading who is signed in is to write as little as it can. */
const SEEN_EVERY = '1 minute';

/** What an installation asks of whoever signs in. */
export interface SignInRules {
  readonly demoAccounts: boolean;
  /** Roles that a password alone does not open. */
  readonly guarded: readonly Role[];
}

/**
 * The session of a token by its hash; undefined when it has ended, was not used for too long, or the account is disabled, or a demo
 * account where those are not allowed.
 */
export async function sessionOf(
  dataSource: DataSource,
  tokenHash: string,
  { idleMinutes, demoAccounts, guarded }: SignInRules & { readonly idleMinutes: number },
): Promise<OpenSession | undefined> {
  const [row] = await dataSource.query<
    (ActorRow & { id: string; left_ms: number; unguarded: boolean; password_given: boolean })[]
  >(
    `WITH open AS (
       SELECT s.id, s.last_seen_at, least(s.expires_at, s.last_seen_at + make_interval(mins => $2)) AS ends_at,
         a.id AS account_id, a.display_name, a.roles, a.organisation_id, ${ADMINISTERS}, ${RECOMMENDS_FOR},
         NOT s.strong AND NOT a.demo AND a.roles && $3::text[] AS unguarded, a.password_given AND NOT a.demo AS password_given
       FROM session s JOIN account a ON a.id = s.account_id
       WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => $2)
         AND a.disabled_at IS NULL AND (NOT a.demo OR $4)),
     seen AS (
       UPDATE session s SET last_seen_at = now() FROM open
       WHERE s.token_hash = $1 AND open.last_seen_at < now() - interval '${SEEN_EVERY}')
     SELECT id, account_id, display_name, roles, organisation_id, administers, recommending_unit_id, city_wide, unguarded, password_given,
       extract(epoch FROM ends_at - now())::float * 1000 AS left_ms
     FROM open`,
    [tokenHash, idleMinutes, guarded, demoAccounts],
  );
  if (!row) return undefined;
  const { id, left_ms: leftMs, unguarded, password_given: passwordGiven } = row;
  return { id, actor: actorOf(row), leftMs, unguarded, passwordGiven };
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  /** The password that was checked. */
  readonly passwordHash: string;
  readonly expiresAt: Date;
  readonly inCookie: boolean;
  readonly address: string;
  readonly client: string | null;
  /** With a second factor. */
  readonly strong: boolean;
  /** Hash of the token of a session that ends with this. */
  readonly instead: string | null;
}

/**
 * Opens a session under the account's lock and only while the password is the one that was checked: a reset ends every session
 * of the old one. What has expired goes with it.
 * @returns false where the account is no longer as it was
 */
export async function openSession(dataSource: DataSource, session: NewSession): Promise<boolean> {
  const opened = await dataSource.query<unknown[]>(
    `WITH ended AS (DELETE FROM session WHERE (account_id = $2 AND expires_at < now()) OR token_hash = $8)
     INSERT INTO session (token_hash, account_id, expires_at, in_cookie, address, client, strong)
     SELECT $1, a.id, $3, $5, $6, $7, $9
     FROM (SELECT id FROM account WHERE id = $2 AND password_hash = $4 AND disabled_at IS NULL FOR SHARE) a
     RETURNING token_hash`,
    [
      session.tokenHash,
      session.accountId,
      session.expiresAt,
      session.passwordHash,
      session.inCookie,
      session.address,
      session.client,
      session.instead,
      session.strong,
    ],
  );
  return opened.length > 0;
}

/**
 * The same session under another token, from now on with a second factor or without: what was open for less is not open for more.
 * @returns how its token travels
 */
export async function renewSession(
  tx: Pick<DataSource, 'query'>,
  id: string,
  { tokenHash, strong }: Pick<NewSession, 'tokenHash' | 'strong'>,
): Promise<{ inCookie: boolean; expiresAt: Date } | undefined> {
  const [[renewed]] = await tx.query<[{ inCookie: boolean; expiresAt: Date }[], number]>(
    `UPDATE session SET token_hash = $2, strong = $3 WHERE id = $1
     RETURNING in_cookie AS "inCookie", expires_at AS "expiresAt"`,
    [id, tokenHash, strong],
  );
  return renewed;
}

/** When a session began, where it is one of a person whom the directory vouches for. */
export async function beganByDirectory(record: Pick<DataSource, 'query'>, id: string): Promise<Date | undefined> {
  const [row] = await record.query<{ createdAt: Date }[]>(
    `SELECT s.created_at AS "createdAt" FROM session s JOIN directory_identity d ON d.account_id = s.account_id WHERE s.id = $1`,
    [id],
  );
  return row?.createdAt;
}

/** A person's account as an actor. */
export function actorOf(row: ActorRow): ActorRef {
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    roles: row.roles,
    organisationId: row.organisation_id,
    administersOrganisation: row.administers === true,
    ...(row.recommending_unit_id && {
      recommendingUnitId: row.recommending_unit_id,
      recommendsCityWide: row.city_wide === true,
    }),
    ...(row.on_behalf_of && { onBehalfOf: { accountId: row.on_behalf_of, displayName: row.absent_name ?? '' } }),
  };
}
