import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** So long a browser is remembered after its last sign-in. */
const REMEMBERED = '180 days';

/** Has the owner of this account name signed in from the browser that shows a token of this hash? */
export async function isKnownBrowser(record: Asked, tokenHash: string, login: string): Promise<boolean> {
  const [row] = await record.query<unknown[]>(
    `SELECT FROM known_browser b JOIN account a ON a.id = b.account_id
     WHERE b.token_hash = $1 AND a.login = $2 AND b.last_seen_at > now() - interval '${REMEMBERED}'`,
    [tokenHash, login],
  );
  return row !== undefined;
}

/**
 * Remembers a browser by a fresh token, instead of the one that it showed: whoever has put that there knows it. Forgets what was not
 * used for long.
 */
export async function rememberBrowser(
  record: Asked,
  { tokenHash, instead }: { readonly tokenHash: string; readonly instead: string | null },
  accountId: string,
): Promise<void> {
  await record.query(
    `WITH forgotten AS (DELETE FROM known_browser
       WHERE token_hash = $3 OR account_id = $2 AND last_seen_at < now() - interval '${REMEMBERED}')
     INSERT INTO known_browser (token_hash, account_id) VALUES ($1, $2)`,
    [tokenHash, accountId, instead],
  );
}

/** After a new password, nobody is trusted for having known the old one. */
export async function forgetBrowsers(record: Asked, accountId: string): Promise<void> {
  await record.query(`DELETE FROM known_browser WHERE account_id = $1`, [accountId]);
}
