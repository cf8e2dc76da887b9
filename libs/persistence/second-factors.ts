import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** Secrets are sealed. */
export interface SecondFactorRow {
  readonly secret: string | null;
  /** Until it is over. */
  readonly pending_secret: string | null;
  readonly codes: number;
}

export async function secondFactorOf(record: Asked, accountId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await record.query<SecondFactorRow[]>(
    `SELECT secret, CASE WHEN pending_until > now() THEN pending_secret END AS pending_secret, (SELECT count(*)::int FROM recovery_code c WHERE c.account_id = f.account_id) AS codes
     FROM second_factor f WHERE account_id = $1`,
    [accountId],
  );
  return row;
}

/** What counts once a code of it is shown. */
export async function keepPending(
  record: Asked,
  accountId: string,
  sealedSecret: string,
  minutes: number,
): Promise<void> {
  await record.query(
    `INSERT INTO second_factor (account_id, pending_secret, pending_until) VALUES ($1, $2, now() + make_interval(mins => $3))
     ON CONFLICT (account_id) DO UPDATE SET pending_secret = excluded.pending_secret, pending_until = excluded.pending_until`,
    [accountId, sealedSecret, minutes],
  );
}

/** Of two requests with one code, the second finds the step taken. @returns whether it was taken now */
export async function takeStep(record: Asked, accountId: string, step: number): Promise<boolean> {
  const [, taken] = await record.query<[unknown, number]>(
    `UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2`,
    [accountId, step],
  );
  return taken === 1;
}

/** @returns whether there was such a code, which there is no longer */
export async function takeRecoveryCode(record: Asked, accountId: string, codeHash: string): Promise<boolean> {
  const [, taken] = await record.query<[unknown, number]>(
    `DELETE FROM recovery_code WHERE account_id = $1 AND code_hash = $2`,
    [accountId, codeHash],
  );
  return taken === 1;
}

/** @returns false where it was begun anew meanwhile, or is over */
export async function takeIntoUse(record: Asked, accountId: string, pending: string, step: number): Promise<boolean> {
  const [, confirmed] = await record.query<[unknown, number]>(
    `UPDATE second_factor SET secret = pending_secret, pending_secret = NULL, pending_until = NULL, confirmed_at = now(), last_step = $3
     WHERE account_id = $1 AND pending_secret = $2 AND pending_until > now()`,
    [accountId, pending, step],
  );
  return confirmed === 1;
}

/** Instead of those there were. */
export async function keepRecoveryCodes(record: Asked, accountId: string, hashes: readonly string[]): Promise<void> {
  await record.query(`DELETE FROM recovery_code WHERE account_id = $1`, [accountId]);
  await record.query(`INSERT INTO recovery_code (account_id, code_hash) SELECT $1, * FROM unnest($2::text[])`, [
    accountId,
    hashes,
  ]);
}

export async function dropSecondFactor(record: Asked, accountId: string): Promise<void> {
  await record.query(`DELETE FROM second_factor WHERE account_id = $1`, [accountId]);
}
