import type { EntityManager } from 'typeorm';
import { REPEATABLE_KINDS, type MailKind } from '#contracts/mail.js';

type Record = Pick<EntityManager, 'query'>;

/** A mail whose turn it is. */
export interface DueMail {
  readonly id: string;
  readonly address: string;
  readonly kind: MailKind;
  readonly locale: 'zh' | 'en';
  readonly params: Readonly<globalThis.Record<string, unknown>>;
  /** This one included. */
  readonly attempts: number;
  readonly lastError: string | null;
  /** A calendar file that goes with it. */
  readonly calendar: string | null;
  /** Since it was ordered, or was to be tried again. */
  readonly waitedMs: number;
}

/** Longer than any server is listened to: whoever took a mail has sent it by then, or is gone. */
const TAKEN_FOR_SECONDS = 300;

/**
 * Takes mails that are due for whoever asks; nobody else gets them for five minutes. What is neither sent nor put off by then, because
 * its sender was killed, is due again: it may then go out a second time, under the same Message-ID.
 */
export async function takeDueMails(record: Record, limit: number): Promise<DueMail[]> {
  const [rows] = await record.query<[DueMail[]]>(
    `UPDATE mail SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id IN (
       SELECT id FROM mail WHERE state = 'waiting' AND next_attempt_at <= now()
       ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, address, kind, locale, params, calendar, attempts, last_error AS "lastError",
       (extract(epoch FROM now() - coalesce(retried_at, created_at)) * 1000)::float AS "waitedMs"`,
    [limit, TAKEN_FOR_SECONDS],
  );
  return rows;
}

/** A mail that nobody has taken, as it would have gone out. */
export interface CapturedMail {
  readonly subject: string;
  readonly text: string;
  readonly source: Buffer;
}

export async function mailSent(record: Record, id: string, captured?: CapturedMail): Promise<void> {
  const sent = `UPDATE mail SET state = 'sent', params = '{}', last_error = NULL, ended_at = now() WHERE id = $1`;
  if (captured === undefined) await record.query(sent, [id]);
  else {
    const kept = `INSERT INTO captured_mail (id, address, subject, body, source)
      SELECT id, address, $2, $3, $4 FROM mail WHERE id = $1 ON CONFLICT (id) DO NOTHING`;
    await record.query(`WITH kept AS (${kept}) ${sent}`, [id, captured.subject, captured.text, captured.source]);
  }
}

export async function mailPutOff(record: Record, id: string, why: string, seconds: number): Promise<void> {
  await record.query(
    `UPDATE mail SET last_error = $2, next_attempt_at = now() + make_interval(secs => $3) WHERE id = $1`,
    [id, why, seconds],
  );
}

/** It will never be taken in (`refused`), or has waited for too long (`givenUp`). What can be tried again keeps what it says. */
export async function mailFailed(record: Record, id: string, why: string, state: 'refused' | 'givenUp'): Promise<void> {
  await record.query(
    `UPDATE mail SET state = $3, params = CASE WHEN kind = ANY ($4) THEN params ELSE '{}' END, last_error = $2, ended_at = now()
     WHERE id = $1 AND state = 'waiting'`,
    [id, why, state, REPEATABLE_KINDS],
  );
}

/** A server had taken it, and brought it back afterwards. @returns false where that was known, or it was never sent */
export async function mailBounced(record: Record, id: string, why: string): Promise<boolean> {
  const [, count] = await record.query<[unknown, number]>(
    `UPDATE mail SET state = 'bounced', last_error = $2, ended_at = now() WHERE id = $1 AND state = 'sent'`,
    [id, why],
  );
  return count > 0;
}

/** Of a row of `mail`: may it be tried again? */
export const MAY_RETRY = `(state IN ('refused', 'givenUp') AND says_something)`;

/** Tried again at once, at the mailbox that its person has by now. @returns whether it may be */
export async function mailRetried(record: Record, id: string): Promise<boolean> {
  const [, count] = await record.query<[unknown, number]>(
    `UPDATE mail m SET state = 'waiting', attempts = 0, last_error = NULL, ended_at = NULL, next_attempt_at = now(), retried_at = now(),
       address = coalesce((SELECT a.email FROM account a WHERE a.id = m.account_id AND a.email_verified_at IS NOT NULL), address)
     WHERE id = $1 AND ${MAY_RETRY}`,
    [id],
  );
  return count > 0;
}

/** What was not taken is kept for so long that somebody may have it tried again. */
const RETRY_WITHIN_DAYS = 30;

export async function forgetFailed(record: Record): Promise<void> {
  await record.query(
    `UPDATE mail SET params = '{}' WHERE ${MAY_RETRY} AND ended_at < now() - make_interval(days => $1)`,
    [RETRY_WITHIN_DAYS],
  );
}

/** Only so many are kept: whoever tries Guohe out reads the last ones. */
const CAPTURED = 1_000;

export async function forgetCaptured(record: Record): Promise<void> {
  await record.query(
    `DELETE FROM captured_mail WHERE id IN (SELECT id FROM captured_mail ORDER BY id DESC OFFSET $1)`,
    [CAPTURED],
  );
}
