import type { DataSource, EntityManager } from 'typeorm';
import { ERASED_NAME, ERASED_REASON } from '#contracts/privacy.js';
import { withEyesOfTheHouse } from '../../scope.js';
import { ABOUT_PERSON, BY_MAILBOX, NEVER_GIVEN, OWN_MAILBOXES, READABLE } from './person-tables.js';

const ACTS_AT_ONCE = 1_000;
/** By one statement: it stays far below what a statement may take, however many answers are kept. */
const ANSWERS_AT_ONCE = 5_000;

/** All that is kept of a person, a line of JSON for each row: the account, rows about the person, files, and what the trail says was done. */
export async function* personalDataOf(dataSource: DataSource, accountId: string): AsyncGenerator<string> {
  const given = [accountId, NEVER_GIVEN];
  const sources = [
    { table: 'account', where: 'id = $1' },
    ...ABOUT_PERSON.map(({ table, column, given: which = 'true' }) => ({
      table,
      where: `${column} = $1 AND ${which}`,
    })),
    ...BY_MAILBOX.map(({ table, column, names, which }) => ({
      table,
      where: `lower(${column}) IN (${OWN_MAILBOXES}) AND (${names ? 'true' : which})`,
    })),
    { table: 'stored_file', where: 'uploaded_by = $1' },
  ];
  for (const { table, where } of sources) {
    // The second wall would hide what is about a person and stands in a case that is not for that person to read.
    const rows = await withEyesOfTheHouse(() =>
      dataSource.query<{ row: object }[]>(
        `SELECT to_jsonb(t) - $2::text[] AS row FROM (SELECT ${READABLE[table] ?? '*'} FROM ${table}) t WHERE ${where}`,
        given,
      ),
    );
    for (const { row } of rows) yield line(table, row);
  }
  for (let after = '0'; ;) {
    const acts = await dataSource.query<({ id: string } & object)[]>(
      `SELECT id, at, action, subject_kind, subject_id, case_id, actor_role, address FROM audit_entry
       WHERE actor_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
      [accountId, after, ACTS_AT_ONCE],
    );
    for (const act of acts) yield line('audit_entry', act);
    const last = acts.at(-1);
    if (!last || acts.length < ACTS_AT_ONCE) return;
    after = last.id;
  }
}

function line(table: string, row: object): string {
  return `${JSON.stringify({ table, row })}\n`;
}

/** Does somebody still wait for this person: on a panel, in a team, in a meeting, in charge of a case, with something to do? */
export async function isStillNeeded(tx: EntityManager, accountId: string): Promise<boolean> {
  const [{ needed }] = await tx.query<[{ needed: boolean }]>(
    `SELECT EXISTS (
       SELECT FROM procedure_case c WHERE c.closed_at IS NULL AND (
         c.officer_id = $1
         OR EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = c.id AND e.expert_id = $1 AND e.state IN ('invited', 'assigned', 'submitted'))
         OR EXISTS (SELECT FROM visit_member m WHERE m.case_id = c.id AND m.account_id = $1)
         OR EXISTS (SELECT FROM meeting m WHERE m.case_id = c.id AND $1 = ANY(m.member_ids))
         OR EXISTS (SELECT FROM work_item w WHERE w.case_id = c.id AND w.assignee_id = $1 AND w.closed_at IS NULL))) AS needed`,
    [accountId],
  );
  return needed;
}

/**
 * Takes from an account all that says whose it is, and deletes every row about the person that no case needs. Its id stays, in the trail
 * and wherever it acted. @returns how many rows were deleted, by table
 */
export async function erasePerson(tx: EntityManager, accountId: string, at: Date): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const count = (table: string, rows: number) => {
    if (rows > 0) deleted[table] = (deleted[table] ?? 0) + rows;
  };
  // Before what says which names and mailboxes are this person's is gone itself.
  await forgetAnswers(tx, accountId);
  await forgetMailboxes(tx, accountId, count);
  for (const { table, column, atErasure, unless = 'false' } of ABOUT_PERSON) {
    if (atErasure === 'kept') continue;
    count(table, await deleteRows(tx, table, `${column} = $1 AND NOT (${unless})`, accountId));
  }
  await tx.query(`UPDATE expert_profile SET valid_until = $2 WHERE account_id = $1 AND valid_until IS NULL`, [
    accountId,
    at,
  ]);
  await tx.query(`UPDATE membership SET ended_at = coalesce(ended_at, $2) WHERE account_id = $1`, [accountId, at]);
  await forgetAbsences(tx, accountId);
  await tx.query(
    `UPDATE account SET login = 'erased-' || id, display_name = $2, email = NULL, email_verified_at = NULL, password_hash = '',
       disabled_at = coalesce(disabled_at, $3), erased_at = $3
     WHERE id = $1`,
    [accountId, ERASED_NAME, at],
  );
  return deleted;
}

async function deleteRows(tx: EntityManager, table: string, where: string, accountId: string): Promise<number> {
  const [, rows] = await tx.query<[unknown, number]>(`DELETE FROM ${table} WHERE ${where}`, [accountId]);
  return rows;
}

async function forgetMailboxes(
  tx: EntityManager,
  accountId: string,
  count: (table: string, rows: number) => void,
): Promise<void> {
  // Of a mailbox that was given and not checked, only that is this person's; what says whose it is, has gone with the account's.
  const asked = `lower(address) IN (SELECT lower(address) FROM address_check WHERE account_id = $1) AND kind = 'addressCheck'
    AND account_id IS NULL`;
  count('mail', await deleteRows(tx, 'mail', asked, accountId));
  for (const { table, column, names, which } of BY_MAILBOX) {
    const where = `lower(${column}) IN (${OWN_MAILBOXES}) AND (${which})`;
    if (!names) {
      count(table, await deleteRows(tx, table, where, accountId));
      continue;
    }
    const emptied = names.map((name) => `${name} = ''`).join();
    await tx.query(`UPDATE ${table} SET ${emptied} WHERE ${where}`, [accountId]);
  }
}

/** The last of a page of answers; null where there is none. */
interface AnswersSeen {
  readonly last: string | null;
}

/**
 * What was answered once, and would be again to a request that is repeated, about this person by name, mailbox or relatives. The rows
 * stay: what was done is not done again.
 */
async function forgetAnswers(tx: EntityManager, accountId: string): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const [page]: [AnswersSeen] = await tx.query<[AnswersSeen]>(
      `WITH page AS (SELECT id FROM command WHERE id > $2 ORDER BY id LIMIT ${ANSWERS_AT_ONCE}), forgotten AS (
         UPDATE command c SET result = NULL FROM page
         WHERE c.id = page.id AND c.state = 'done' AND position($1::text in c.result::text) > 0
           AND (c.action = 'saveExpert' OR EXISTS (
             SELECT FROM (SELECT login AS name FROM account WHERE id = $1::uuid UNION SELECT display_name FROM account WHERE id = $1::uuid
               UNION SELECT email FROM account WHERE id = $1::uuid UNION SELECT name FROM expert_profile WHERE account_id = $1::uuid) known
             WHERE position(btrim(to_jsonb(known.name)::text, '"') in c.result::text) > 0)))
       SELECT max(id) AS last FROM page`,
      [accountId, after],
    );
    after = page.last;
  }
}

/** Why somebody was away may say how they are; whoever stood in was told their name. */
async function forgetAbsences(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query(
    `UPDATE notice n SET params = (
       SELECT jsonb_object_agg(p.key, CASE WHEN p.value = to_jsonb(a.display_name) THEN to_jsonb($2::text) ELSE p.value END)
       FROM jsonb_each(n.params) p)
     FROM account a JOIN delegation d ON a.id IN (d.absent_id, d.stand_in_id)
     WHERE a.id = $1 AND n.event_key LIKE 'delegation/' || d.id || '/%'`,
    [accountId, ERASED_NAME],
  );
  await tx.query(`UPDATE delegation SET reason = $2 WHERE absent_id = $1`, [accountId, ERASED_REASON]);
}
