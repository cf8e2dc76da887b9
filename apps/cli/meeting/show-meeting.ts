import type { DataSource } from 'typeorm';
import { RESULT_TEXTS } from '#contracts/minutes-text.js';
import { BASE_TYPE_TEXTS, STATE_TEXTS } from '#contracts/texts.js';
import { formatHundredths } from '#domain/common/exact.js';
import type { AgendaItem } from '#persistence/record/meeting/meeting.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { inBeijing, named, plain } from '../cases-text.js';

/** A meeting as an operator finds it. */
export interface MeetingSummary {
  readonly id: string;
  readonly batch: string;
  readonly title: string;
  readonly state: string;
  readonly heldOn: string;
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  readonly rehearsal: boolean;
  readonly items: number;
}

export interface ShownMeeting extends MeetingSummary {
  /** Who is called, in the order in which they preside. */
  readonly members: readonly string[];
  readonly agenda: readonly Pick<
    AgendaItem,
    'caseId' | 'title' | 'organisation' | 'type' | 'position' | 'rank' | 'totalHundredths' | 'result'
  >[];
}

const MEETINGS = `SELECT c.id, b.code AS batch, c.title, c.state, m.held_on::text AS "heldOn", c.due_at AS "dueAt", c.overdue,
    c.rehearsal_day_seconds IS NOT NULL AS rehearsal,
    (SELECT count(*)::int FROM meeting_item i WHERE i.meeting_id = c.id) AS items
  FROM meeting m JOIN procedure_case c ON c.id = m.case_id JOIN batch b ON b.id = m.batch_id`;

/** The newest first. @param batch id or code of one batch */
export function meetingsOf(record: DataSource, batch: string | undefined, limit: number): Promise<MeetingSummary[]> {
  return record.query<MeetingSummary[]>(
    `${MEETINGS} WHERE $1::text IS NULL OR b.code = $1 OR b.id::text = $1 ORDER BY c.id DESC LIMIT $2`,
    [batch ?? null, limit],
  );
}

/** @throws {StartFailure} where there is none */
export async function showMeeting(record: DataSource, id: string): Promise<ShownMeeting> {
  const { namesOf } = await import('#persistence/record/accounts.js');
  const { agendaOf, meetingById } = await import('#persistence/record/meeting/meeting.js');
  const [summary] = await record.query<MeetingSummary[]>(`${MEETINGS} WHERE c.id = $1`, [id]);
  const meeting = await meetingById(record, id);
  if (!summary || !meeting) throw new StartFailure(`There is no meeting ${id} (没有这次审定会).`);
  const names = await namesOf(record.manager, meeting.memberIds);
  const agenda = await agendaOf(record, id);
  return {
    ...summary,
    members: meeting.memberIds.map((member) => names.get(member) ?? member),
    agenda: agenda.map(({ caseId, title, organisation, type, position, rank, totalHundredths, result }) => {
      return { caseId, title, organisation, type, position, rank, totalHundredths, result };
    }),
  };
}

/** One meeting on one line: id, batch, state, day, items, until when, title. */
export function meetingLine({
  id,
  batch,
  title,
  state,
  heldOn,
  dueAt,
  overdue,
  rehearsal,
  items,
}: MeetingSummary): string {
  const due = dueAt ? `until ${inBeijing(dueAt)}${overdue ? ' OVERDUE 逾期' : ''}` : 'no limit';
  const mark = rehearsal ? ['[演练 rehearsal]'] : [];
  return [id, batch, named(STATE_TEXTS, state), heldOn, `${items} 项 items`, due, plain(title), ...mark].join('  ');
}

export function meetingText(meeting: ShownMeeting): string {
  const [chair, ...others] = meeting.members.map(plain);
  return [
    meetingLine(meeting),
    `成员 members: ${chair} (主持 chair)${others.map((name) => `, ${name}`).join('')}`,
    '议程 agenda',
    ...meeting.agenda.map(({ position, type, title, organisation, rank, totalHundredths, result }) =>
      [
        `  ${String(position).padStart(3)}`,
        named(BASE_TYPE_TEXTS, type),
        `${plain(title)} (${plain(organisation)})`,
        `总分 total ${formatHundredths(totalHundredths)}`,
        rank === null ? '不列名次 no rank' : `第 ${rank} 名 rank ${rank}`,
        result ? named(RESULT_TEXTS, result) : '待审定 not decided',
      ].join('  '),
    ),
  ].join('\n');
}
