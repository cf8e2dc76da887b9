import type { DataSource } from 'typeorm';
import { lineOf, type ToldNotice } from './pass-on.js';
import { mailWanted } from './order-mail.js';
import { send } from '../transaction.js';

interface Due extends Pick<ToldNotice, 'template' | 'params' | 'caseId'> {
  readonly name: string;
  readonly email: string | null;
  readonly locale: 'zh' | 'en';
  readonly noticeId: string;
}

/** No mail grows without end; what it leaves out is in the inbox. */
const MOST_LINES = 100;

/**
 * Writes the daily mail of one person for whom it is time: everything since the last one.
 * @returns whether there was somebody
 */
export async function writeDigest(dataSource: DataSource, publicUrl: string): Promise<boolean> {
  const [due] = await dataSource.query<{ accountId: string }[]>(
    `SELECT account_id AS "accountId" FROM digest_item WHERE due_at <= now() ORDER BY due_at LIMIT 1`,
  );
  if (!due) return false;
  return dataSource.transaction(async (tx) => {
    const items = await tx.query<Due[]>(
      `WITH due AS (DELETE FROM digest_item WHERE account_id = $1 AND due_at <= now() RETURNING *)
       SELECT n.template, n.params, n.case_id AS "caseId", n.id AS "noticeId", a.display_name AS name,
         CASE WHEN a.email_verified_at IS NOT NULL AND a.disabled_at IS NULL THEN a.email END AS email, a.locale
       FROM due d JOIN notice n ON n.id = d.notice_id JOIN account a ON a.id = d.account_id ORDER BY n.id`,
      [due.accountId],
    );
    const [first] = items;
    if (!first?.email) return true;
    const notices = items.slice(0, MOST_LINES).map((each) => lineOf(each, first.locale, publicUrl));
    await send(
      tx,
      mailWanted({
        key: `digest/${due.accountId}/${(items.at(-1) as Due).noticeId}`,
        accountId: due.accountId,
        to: first.email,
        template: 'digest',
        params: { name: first.name, count: items.length, notices, link: `${publicUrl}/desk/notices` },
        locale: first.locale,
      }),
    );
    return true;
  });
}
