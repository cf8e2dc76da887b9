import type { DataSource } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import { notifyAll } from './trail.js';

const PAGE = 200;

interface Reminded {
  readonly caseId: string;
  readonly version: number;
  readonly title: string;
  readonly organisationId: string;
  readonly number: string;
  readonly dueOn: string;
  readonly dueAt: Date;
  readonly rehearsal: boolean;
  /** It may still be asked for, and was not. */
  readonly open: boolean;
}

/**
 * 申请复核期限将至: the case has ended and no run looks at it any more, so that its letter says when its applicant is reminded. Once
 * a letter; not where a review was requested, or the case goes on.
 */
export async function remindOfReconsiderations(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (tx) => {
    const [letters] = await tx.query<[Reminded[], number]>(
      `UPDATE letter l SET review_remind_at = NULL FROM procedure_case c
       WHERE c.id = l.case_id AND l.id IN (
         SELECT id FROM letter WHERE review_remind_at <= now() ORDER BY review_remind_at LIMIT ${PAGE} FOR UPDATE SKIP LOCKED)
       RETURNING c.id AS "caseId", c.version, c.title, c.organisation_id AS "organisationId", l.number,
         l.review_due_on::text AS "dueOn", l.review_due_at AS "dueAt", c.rehearsal_day_seconds IS NOT NULL AS rehearsal,
         l.review_due_at > now() AND c.version = l.case_version
           AND NOT EXISTS (SELECT FROM reconsideration r WHERE r.accreditation_id = c.id) AS open`,
    );
    const open = letters.filter((letter) => letter.open);
    await notifyAll(
      tx,
      open.map(({ caseId, version, title, organisationId, number, dueOn, dueAt, rehearsal }) => {
        const due = limitText({ dueOn, dueAt }, rehearsal);
        const params = { title, number, dueZh: due.zh, dueEn: due.en };
        const eventKey = `${caseId}/${version}/reviewDueSoon`;
        return { caseId, eventKey, to: { organisationId }, template: 'reconsideration.dueSoon', params };
      }),
    );
  });
}
