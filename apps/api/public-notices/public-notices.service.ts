import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { OBJECTION_TEXT } from '#contracts/notice-texts.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { NOTICE_FIELDS, type NoticeCorrection } from '#domain/meeting/notice-correction.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { BaseType, LocalizedText } from '#domain/measures/measure.js';
import { correctionsSince, NOTICE_STATES } from '#persistence/record/meeting/notice-correction.js';
import { LAST_ITEM } from '#persistence/record/meeting/meeting.js';
import { OWN_NOTICE } from '#persistence/record/objections.js';
import type { PageQuery } from '../common/page.js';
import type { PublicNoticeDto } from './public-notices.dto.js';

interface NoticeRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly type: BaseType;
  readonly guide: string;
  readonly since: Date;
  readonly until: string;
  readonly untilAt: Date;
  readonly corrections: readonly NoticeCorrection[];
}

/**
 * Cases and their limits. The limit is that of the meeting's notice of the case: not an objection's, nor that of a case which stands
 * still after the notice has ended, nor that of a further notice.
 */
export const UNDER_NOTICE = `procedure_case c
  JOIN meeting_item i ON i.case_id = c.id AND i.result = 'selected' AND ${LAST_ITEM}
  JOIN case_deadline l ON c.kind = 'accreditation' AND c.state IN (${NOTICE_STATES.map((state) => `'${state}'`).join(', ')})
    AND l.case_id = i.meeting_id AND l.rule = 'publicNotice' AND l.closed_at IS NULL
    AND EXISTS (SELECT FROM case_deadline own WHERE own.case_id = c.id AND ${OWN_NOTICE})`;

/** 公示: what the commission has put before the public, for as long as it is there. */
@Injectable()
export class PublicNoticesService {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    { limit, after, id }: PageQuery & { readonly id?: string },
    { rehearsal }: { rehearsal: boolean },
  ): Promise<PublicNoticeDto[]> {
    const rows = await this.dataSource.query<NoticeRow[]>(
      `SELECT c.id, c.title AS name, o.name AS organisation, c.type, b.title AS guide, l.due_on::text AS until, l.due_at AS "untilAt",
         CASE c.state WHEN 'underPublicNotice' THEN c.state_since ELSE l.opened_at END AS since,
         ${correctionsSince('l.opened_at')} AS corrections
       FROM ${UNDER_NOTICE}
         JOIN organisation o ON o.id = c.organisation_id
         JOIN batch b ON b.id = c.group_id
       WHERE (c.rehearsal_day_seconds IS NOT NULL) = $3
         AND ($1::uuid IS NULL OR c.id < $1) AND ($4::uuid IS NULL OR c.id = $4)
       ORDER BY c.id DESC LIMIT $2`,
      [after ?? null, limit, rehearsal, id ?? null],
    );
    return rows.map(({ since, untilAt, corrections, ...row }) => ({
      ...row,
      typeText: BASE_TYPE_TEXTS[row.type],
      since: calendarDateOf(since),
      objection: objectionText({ dueOn: row.until, dueAt: untilAt }, rehearsal),
      version: corrections.length + 1,
      corrections: corrections.map(({ changes, ...correction }) => ({
        ...correction,
        changes: changes.map((change) => ({ ...change, fieldText: NOTICE_FIELDS[change.field].text })),
      })),
    }));
  }

  /** @throws {Refusal} request.notFound: it is not, or no longer, under public notice */
  async one(id: string, of: { rehearsal: boolean }): Promise<PublicNoticeDto> {
    const [notice] = await this.list({ limit: 1, id }, of);
    if (!notice) throw new Refusal('request.notFound');
    return notice;
  }
}

function objectionText(limit: { readonly dueOn: string; readonly dueAt: Date }, rehearsal: boolean): LocalizedText {
  const { zh: untilZh, en: untilEn } = limitText(limit, rehearsal);
  return sentence(OBJECTION_TEXT, { untilZh, untilEn });
}
