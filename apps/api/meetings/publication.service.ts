import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import { ANNOUNCEMENT_TEXT, NOTICE_TEXT, REHEARSED } from '#contracts/meeting-texts.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { MEETING } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { caseById } from '#persistence/record/cases.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { measureVersion } from '#persistence/record/measures.js';
import { LAST_ITEM } from '#persistence/record/meeting/meeting.js';
import { momentOf } from '#persistence/record/moment.js';
import type { PublicationPreviewDto, PublishedCaseDto } from './minutes.dto.js';

interface SelectedRow {
  readonly caseId: string;
  readonly title: string;
  readonly organisation: string;
  readonly type: BaseType;
  readonly state: string;
  readonly suspended: boolean;
}

/** What a notice or an announcement would say and whom it would take along, before it is published. */
@Injectable()
export class PublicationService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound, meeting.notConcluded, meeting.nothingToPublish */
  async notice(id: string): Promise<PublicationPreviewDto> {
    const meeting = await this.concluded(id);
    const cases = await this.selected(id, 'proposed');
    if (!cases.some(({ included }) => included))
      throw new Refusal('meeting.nothingToPublish', { state: meeting.state });
    const { deadlines } = await measureVersion(this.dataSource.manager, meeting.measureId);
    const { publicNotice: rule } = deadlines;
    const { manager } = this.dataSource;
    const limit = await firstDeadline(manager, rule, await momentOf(manager), meeting.rehearsalDaySeconds);
    const { zh: untilZh, en: untilEn } = limitText(limit, meeting.rehearsalDaySeconds !== null);
    const params = { ...listOf(cases), days: rule.amount, untilZh, untilEn };
    return { text: published(meeting, sentence(NOTICE_TEXT, params)), until: limit.dueOn, cases };
  }

  /** @throws {Refusal} request.notFound, meeting.notConcluded, meeting.nothingToAnnounce */
  async announcement(id: string): Promise<PublicationPreviewDto> {
    const meeting = await this.concluded(id);
    const cases = await this.selected(id, 'underAnnouncement');
    if (!cases.some(({ included }) => included)) {
      const held = cases.filter(({ state }) => ON_THEIR_WAY.includes(state)).length;
      throw new Refusal('meeting.nothingToAnnounce', { held });
    }
    return { text: published(meeting, sentence(ANNOUNCEMENT_TEXT, listOf(cases))), until: null, cases };
  }

  private async concluded(id: string): Promise<ProcedureCase> {
    const meeting = await caseById(this.dataSource, id);
    if (meeting?.kind !== 'meeting') throw new Refusal('request.notFound');
    if (meeting.state === MEETING.initial) throw new Refusal('meeting.notConcluded');
    return meeting;
  }

  private async selected(id: string, state: string): Promise<PublishedCaseDto[]> {
    const rows = await this.dataSource.query<SelectedRow[]>(
      `SELECT c.id AS "caseId", c.title, o.name AS organisation, c.type, c.state, c.suspended_at IS NOT NULL AS suspended
       FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id JOIN organisation o ON o.id = c.organisation_id
       WHERE i.meeting_id = $1 AND i.result = 'selected' AND ${LAST_ITEM} ORDER BY i.position`,
      [id],
    );
    return rows.map(({ suspended, ...row }) => ({
      ...row,
      stateText: text(STATE_TEXTS, row.state),
      included: row.state === state && !suspended,
    }));
  }
}

/** Selected, and not announced yet. */
const ON_THEIR_WAY: readonly string[] = ['proposed', 'underPublicNotice', 'underObjection', 'underAnnouncement'];

function published({ rehearsalDaySeconds }: ProcedureCase, { zh, en }: LocalizedText): LocalizedText {
  return rehearsalDaySeconds === null ? { zh, en } : { zh: REHEARSED.zh + zh, en: REHEARSED.en + en };
}

/** The names, by type and in the order of the ranking. */
function listOf(cases: readonly PublishedCaseDto[]): { count: number; listZh: string; listEn: string } {
  const included = cases.filter((one) => one.included);
  const byType = [...Map.groupBy(included, ({ type }) => type)];
  return {
    count: included.length,
    listZh: byType
      .map(
        ([type, ones]) =>
          `${BASE_TYPE_TEXTS[type].zh}：${ones.map((one) => `${one.title}（${one.organisation}）`).join('、')}`,
      )
      .join('；'),
    listEn: byType
      .map(
        ([type, ones]) =>
          `${BASE_TYPE_TEXTS[type].en}: ${ones.map((one) => `${one.title} (${one.organisation})`).join(', ')}`,
      )
      .join('; '),
  };
}
