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
}

/** Only the hash of a token is kept: the table gives no sessions away. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Who is signed in, and how many milliseconds are left of the session. */
export interface OpenSession {
  readonly actor: ActorRef;
  readonly leftMs: number;
}

/** The session of a token by its hash; undefined when it has ended or the account is disabled. */
export async function sessionOf(dataSource: DataSource, tokenHash: string): Promise<OpenSession | undefined> {
  const [row] = await dataSource.query<(ActorRow & { left_ms: number })[]>(
    `SELECT a.id AS account_id, a.display_name, a.roles, a.organisation_id,
       extract(epoch FROM s.expires_at - now())::float * 1000 AS left_ms
     FROM session s JOIN account a ON a.id = s.account_id
     WHERE s.token_hash = $1 AND s.expires_at > now() AND a.disabled_at IS NULL`,
    [tokenHash],
  );
  return row && { actor: actorOf(row), leftMs: row.left_ms };
}

/** A person's account as an actor. */
export function actorOf(row: ActorRow): ActorRef {
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    roles: row.roles,
    organisationId: row.organisation_id,
  };
}
