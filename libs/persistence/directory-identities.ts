import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** A sign-in at the directory that has begun. */
export interface DirectoryAttempt {
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page of ours to which the person comes back. */
  readonly returnTo: string;
  /** What is to be linked; null where somebody signs in. */
  readonly linking: Linking | null;
}

/** An account, and the hash of the password by which its owner was known. */
export interface Linking {
  readonly accountId: string;
  readonly passwordHash: string;
}

/** So long somebody may take at the directory. */
const GOOD_FOR = '10 minutes';

/** Does the directory vouch for the owner of this account, who then has no password here? */
export async function isOfDirectory(record: Asked, accountId: string): Promise<boolean> {
  const found = await record.query<unknown[]>(`SELECT FROM directory_identity WHERE account_id = $1`, [accountId]);
  return found.length > 0;
}

/** Those that are over go with it. */
export async function keepDirectoryAttempt(
  record: Asked,
  { stateHash, browserHash }: { readonly stateHash: string; readonly browserHash: string },
  attempt: DirectoryAttempt,
): Promise<void> {
  await record.query(
    `WITH over AS (DELETE FROM directory_attempt WHERE expires_at < now())
     INSERT INTO directory_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, account_id, password_hash, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + interval '${GOOD_FOR}')`,
    [
      stateHash,
      browserHash,
      attempt.nonce,
      attempt.codeVerifier,
      attempt.returnTo,
      attempt.linking?.accountId ?? null,
      attempt.linking?.passwordHash ?? null,
    ],
  );
}

/** Uses it up. @returns undefined where there is none, it is over, or another browser began it */
export async function takeDirectoryAttempt(
  record: Asked,
  stateHash: string,
  browserHash: string,
): Promise<DirectoryAttempt | undefined> {
  type Row = Omit<DirectoryAttempt, 'linking'> & { accountId: string | null; passwordHash: string | null };
  const [[row]] = await record.query<[Row[], number]>(
    `DELETE FROM directory_attempt WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > now()
     RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", account_id AS "accountId",
       password_hash AS "passwordHash"`,
    [stateHash, browserHash],
  );
  if (!row) return undefined;
  const { accountId, passwordHash, ...attempt } = row;
  return { ...attempt, linking: accountId !== null && passwordHash !== null ? { accountId, passwordHash } : null };
}

/** Two sign-ins of one person do not make two accounts: the second waits until the first is committed. */
export async function lockDirectoryIdentity(tx: Asked, issuer: string, subject: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [JSON.stringify([issuer, subject])]);
}

/** Whose account it is; the directory is known to vouch for the person by now. */
export async function accountInDirectory(tx: Asked, issuer: string, subject: string): Promise<string | undefined> {
  const [[row]] = await tx.query<[{ account_id: string }[], number]>(
    `UPDATE directory_identity SET seen_at = now() WHERE issuer = $1 AND subject = $2 RETURNING account_id`,
    [issuer, subject],
  );
  return row?.account_id;
}

/** Instead of whom the account stood for before. */
export async function linkToDirectory(tx: Asked, issuer: string, subject: string, accountId: string): Promise<void> {
  await tx.query(
    `INSERT INTO directory_identity (issuer, subject, account_id) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET issuer = $1, subject = $2, since = now(), seen_at = now()`,
    [issuer, subject, accountId],
  );
}

/** From then on a password opens the account again. */
export async function unlinkFromDirectory(tx: Asked, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM directory_identity WHERE account_id = $1`, [accountId]);
}
