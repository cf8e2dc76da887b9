import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** A sign-in at the directory that has begun. */
export interface DirectoryAttempt {
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page of ours to which the person comes back. */
  readonly returnTo: string;
  /** Whose account is to be linked; null where somebody signs in. */
  readonly accountId: string | null;
}

/** So long somebody may take at the directory. */
const GOOD_FOR = '10 minutes';

/** Those that are over go with it. */
export async function keepDirectoryAttempt(
  record: Asked,
  { stateHash, browserHash }: { readonly stateHash: string; readonly browserHash: string },
  attempt: DirectoryAttempt,
): Promise<void> {
  await record.query(
    `WITH over AS (DELETE FROM directory_attempt WHERE expires_at < now())
     INSERT INTO directory_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, account_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + interval '${GOOD_FOR}')`,
    [stateHash, browserHash, attempt.nonce, attempt.codeVerifier, attempt.returnTo, attempt.accountId],
  );
}

/** Uses it up. @returns undefined where there is none, it is over, or another browser began it */
export async function takeDirectoryAttempt(
  record: Asked,
  stateHash: string,
  browserHash: string,
): Promise<DirectoryAttempt | undefined> {
  const [[row]] = await record.query<[DirectoryAttempt[], number]>(
    `DELETE FROM directory_attempt WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > now()
     RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", account_id AS "accountId"`,
    [stateHash, browserHash],
  );
  return row;
}

/** Two sign-ins of one person do not make two accounts: the second waits until the first is committed. */
export async function lockDirectoryIdentity(tx: Asked, issuer: string, subject: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [JSON.stringify([issuer, subject])]);
}

export async function accountInDirectory(tx: Asked, issuer: string, subject: string): Promise<string | undefined> {
  const [row] = await tx.query<{ account_id: string }[]>(
    `SELECT account_id FROM directory_identity WHERE issuer = $1 AND subject = $2`,
    [issuer, subject],
  );
  return row?.account_id;
}

/** Instead of whom the account stood for before. */
export async function linkToDirectory(tx: Asked, issuer: string, subject: string, accountId: string): Promise<void> {
  await tx.query(
    `INSERT INTO directory_identity (issuer, subject, account_id) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET issuer = $1, subject = $2, since = now()`,
    [issuer, subject, accountId],
  );
}

/** From then on a password opens the account again. */
export async function unlinkFromDirectory(tx: Asked, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM directory_identity WHERE account_id = $1`, [accountId]);
}
