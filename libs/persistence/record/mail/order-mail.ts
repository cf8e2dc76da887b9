import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { MailKind, MailParams } from '#contracts/mail.js';
import { Refusal } from '#contracts/problems.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import { send, type Statement } from '../transaction.js';

export interface MailOrder<K extends MailKind> {
  /** One address. */
  readonly to: string;
  readonly template: K;
  readonly params: MailParams<K>;
  readonly locale: 'zh' | 'en';
  /** What is told, and to whom: a second order under the same key adds nothing. Without one, each order is a mail. */
  readonly key?: string;
  /** Whose mail it is, where the address is an account's. */
  readonly accountId?: string | null;
}

/**
 * Orders a mail in the transaction of what it tells: it goes out if that is committed, and only then.
 * @throws {Refusal} mail.addressInvalid
 */
export async function enqueueMail<K extends MailKind>(tx: EntityManager, order: MailOrder<K>): Promise<void> {
  await send(tx, mailWanted(order));
}

/** The same as a statement, which may be part of another one. @throws {Refusal} mail.addressInvalid */
export function mailWanted<K extends MailKind>(order: MailOrder<K>): Statement {
  const { to, template, params, locale, key, accountId } = order;
  if (!isMailAddress(to)) throw new Refusal('mail.addressInvalid');
  const id = uuid();
  return {
    text: `INSERT INTO mail (id, key, account_id, address, kind, locale, params) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT DO NOTHING`,
    values: [id, key ?? id, accountId ?? null, to, template, locale, JSON.stringify(params)],
  };
}
