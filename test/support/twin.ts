import type { DataSource } from 'typeorm';

/** One more account like that of a login, with its password: of the same office, or of the same organisation without administering it. */
export async function aTwin(
  record: Pick<DataSource, 'query'>,
  of: string,
  login: string,
  displayName: string,
): Promise<string> {
  const [made] = await record.query<{ id: string }[]>(
    `INSERT INTO account SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'login', $2::text, 'display_name', $3::text))).*
     FROM account a WHERE a.login = $1 RETURNING id`,
    [of, login, displayName],
  );
  await record.query(
    `INSERT INTO membership (organisation_id, account_id, administrator)
     SELECT organisation_id, id, false FROM account WHERE id = $1 AND organisation_id IS NOT NULL`,
    [made?.id],
  );
  return made?.id as string;
}
