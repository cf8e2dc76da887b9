import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { MailParams } from '#contracts/mail.js';
import { NOTICE_TEXTS } from '#contracts/notice-texts.js';
import { TOPIC_TEXTS, USUAL_WAY, topicOf, type Topic, type Way } from '#contracts/notice-topics.js';
import { sentence } from '#contracts/problems.js';
import { putDown } from '../webhooks/deliveries.js';
import { eventCalendar } from './event-calendar.js';

export interface ToldNotice {
  readonly id: string;
  readonly eventKey: string;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly role: string | null;
  readonly recommendingUnitId: string | null;
  readonly caseId: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly createdAt: Date;
}

interface Person {
  readonly noticeId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'zh' | 'en';
  readonly ways: Partial<Record<Topic, Way>> | null;
}

export interface PassingOn {
  /** Under which people reach the pages. */
  readonly publicUrl: string;
  /** When the next daily mails go out. */
  readonly nextDigestAt: Date;
  readonly limit: number;
}

/**
 * Passes notices on to the people who want them by mail, and to the systems that want to know. Whoever commits a notice does nothing for it and waits for nothing; each
 * is passed on once, and nobody gets two mails of one event.
 * @returns how many were passed on
 */
export async function passOn(dataSource: DataSource, how: PassingOn): Promise<number> {
  const [waiting] = await dataSource.query<unknown[]>(`SELECT FROM notice WHERE NOT passed_on LIMIT 1`);
  if (!waiting) return 0;
  return dataSource.transaction(async (tx) => {
    const notices = await takeNotices(tx, how.limit);
    await putDown(tx, notices, how.publicUrl);
    const people = await peopleOf(tx, notices);
    if (people.length > 0) await write(tx, notices, people, how);
    return notices.length;
  });
}

function takeNotices(tx: EntityManager, limit: number): Promise<ToldNotice[]> {
  return tx.query(
    `WITH page AS (SELECT id FROM notice WHERE NOT passed_on ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED),
     passed AS (UPDATE notice n SET passed_on = true FROM page WHERE n.id = page.id RETURNING n.*)
     SELECT id, event_key AS "eventKey", account_id AS "accountId", organisation_id AS "organisationId", role,
       recommending_unit_id AS "recommendingUnitId", case_id AS "caseId",
       template, params, created_at AS "createdAt"
     FROM passed ORDER BY id`,
    [limit],
  );
}

/** Everyone with a mailbox to whom one of the notices is addressed: as a person, in an organisation, in a role. */
function peopleOf(tx: EntityManager, notices: readonly ToldNotice[]): Promise<Person[]> {
  const able = `a.email_verified_at IS NOT NULL AND a.disabled_at IS NULL`;
  return tx.query(
    `WITH told AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[])
         AS n (id, account_id, organisation_id, role, recommending_unit_id)),
     people AS (
       SELECT t.id AS notice_id, a.* FROM told t JOIN account a ON a.id = t.account_id AND ${able}
       UNION SELECT t.id, a.* FROM told t JOIN member m ON m.organisation_id = t.organisation_id
         JOIN account a ON a.id = m.account_id AND ${able}
       UNION SELECT t.id, a.* FROM told t JOIN account a ON t.role = ANY (a.roles) AND ${able}
         AND (t.role <> 'recommender' OR t.recommending_unit_id = a.recommending_unit_id))
     SELECT p.notice_id AS "noticeId", p.id AS "accountId", p.display_name AS name, p.email, p.locale,
       (SELECT jsonb_object_agg(w.topic, w.way) FROM notice_way w WHERE w.account_id = p.id) AS ways
     FROM people p`,
    [
      notices.map(({ id }) => id),
      notices.map(({ accountId }) => accountId),
      notices.map(({ organisationId }) => organisationId),
      notices.map(({ role }) => role),
      notices.map(({ recommendingUnitId }) => recommendingUnitId),
    ],
  );
}

async function write(
  tx: EntityManager,
  notices: readonly ToldNotice[],
  people: readonly Person[],
  { publicUrl, nextDigestAt }: PassingOn,
): Promise<void> {
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const wanted = people.map((person) => {
    const notice = byId.get(person.noticeId) as ToldNotice;
    return { person, notice, way: person.ways?.[topicOf(notice.template)] ?? USUAL_WAY };
  });
  const mails = wanted.filter(({ way }) => way === 'mail');
  if (mails.length > 0) {
    const calendars = new Map<string, string | undefined>();
    for (const { notice } of mails) {
      if (!calendars.has(notice.id)) calendars.set(notice.id, await eventCalendar(tx, notice));
    }
    await tx.query(
      `INSERT INTO mail (id, key, account_id, address, kind, locale, params, calendar)
       SELECT id, key, account_id, address, 'notice', locale, params, calendar
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::text[])
         AS m (id, key, account_id, address, locale, params, calendar)
       ON CONFLICT (key) DO NOTHING`,
      [
        mails.map(() => uuid()),
        mails.map(({ notice, person }) => `notice/${notice.eventKey}/${person.accountId}`),
        mails.map(({ person }) => person.accountId),
        mails.map(({ person }) => person.email),
        mails.map(({ person }) => person.locale),
        mails.map(({ person, notice }) => JSON.stringify(noticeParams(notice, person, publicUrl))),
        mails.map(({ notice }) => calendars.get(notice.id) ?? null),
      ],
    );
  }
  const daily = wanted.filter(({ way }) => way === 'daily');
  if (daily.length > 0) {
    await tx.query(
      `INSERT INTO digest_item (account_id, notice_id, due_at) SELECT account_id, notice_id, $3
       FROM unnest($1::uuid[], $2::uuid[]) AS d (account_id, notice_id) ON CONFLICT DO NOTHING`,
      [daily.map(({ person }) => person.accountId), daily.map(({ notice }) => notice.id), nextDigestAt],
    );
  }
}

/** What a mail of one notice says. */
export function noticeParams(
  notice: Pick<ToldNotice, 'template' | 'params' | 'caseId'>,
  { name, locale }: Pick<Person, 'name' | 'locale'>,
  publicUrl: string,
): MailParams<'notice'> {
  return { name, topic: TOPIC_TEXTS[topicOf(notice.template)][locale], ...lineOf(notice, locale, publicUrl) };
}

/** A notice in words, with where its case is read. */
export function lineOf(
  { template, params, caseId }: Pick<ToldNotice, 'template' | 'params' | 'caseId'>,
  locale: 'zh' | 'en',
  publicUrl: string,
): { title: string; text: string; link: string } {
  const given = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
  const text = NOTICE_TEXTS[template] ?? { zh: template, en: template };
  return {
    title: String(given['title'] ?? ''),
    text: sentence(text, given)[locale],
    link: caseId === null ? '' : `${publicUrl}/desk/cases/${caseId}`,
  };
}
