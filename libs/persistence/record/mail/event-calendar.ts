import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { EntityManager } from 'typeorm';
import { addDays } from '#domain/common/calendar-date.js';
import { PRODUCT } from '#domain/common/product.js';
import { changesOfVisit } from '../visit/called-off.js';
import { calendarOf } from '../visit/visit-calendar.js';
import { visitOf } from '../visit/visit.js';
import type { ToldNotice } from './pass-on.js';

const VISITS: readonly string[] = [
  'visit.agreed',
  'visit.silence',
  'visit.agreedBySilence',
  'visit.calledOff',
  'visit.onAgain',
];
const MEETINGS: Readonly<Record<string, { readonly status: ICalEventStatus; readonly sequence: number }>> = {
  'meeting.called': { status: ICalEventStatus.CONFIRMED, sequence: 0 },
  'meeting.cancelled': { status: ICalEventStatus.CANCELLED, sequence: 1 },
};

/** What a notice asks somebody to be at, as a calendar file; undefined where it is no such notice, or the plan has changed since. */
export async function eventCalendar(
  tx: EntityManager,
  { id, template, caseId }: Pick<ToldNotice, 'id' | 'template' | 'caseId'>,
): Promise<string | undefined> {
  if (caseId === null) return undefined;
  if (VISITS.includes(template)) return visitCalendar(tx, caseId, { id, template });
  const meeting = MEETINGS[template];
  return meeting && meetingCalendar(tx, caseId, meeting);
}

async function visitCalendar(
  tx: EntityManager,
  caseId: string,
  { id, template }: Pick<ToldNotice, 'id' | 'template'>,
): Promise<string | undefined> {
  const { plan, members } = await visitOf(tx, caseId);
  if (plan?.state !== 'agreed') return undefined;
  const [theCase] = await tx.query<{ title: string }[]>(`SELECT title FROM procedure_case WHERE id = $1`, [caseId]);
  const how = { changes: await changesOfVisit(tx, caseId, id), calledOff: template === 'visit.calledOff' };
  return calendarOf({ id: caseId, title: theCase?.title ?? '' }, plan, members, how);
}

/** A whole day: a meeting has no hour. */
async function meetingCalendar(
  tx: EntityManager,
  id: string,
  { status, sequence }: { readonly status: ICalEventStatus; readonly sequence: number },
): Promise<string | undefined> {
  const [meeting] = await tx.query<{ title: string; heldOn: string; openedAt: Date }[]>(
    `SELECT c.title, m.held_on AS "heldOn", c.opened_at AS "openedAt"
     FROM meeting m JOIN procedure_case c ON c.id = m.case_id WHERE m.case_id = $1`,
    [id],
  );
  if (!meeting) return undefined;
  const cancelled = status === ICalEventStatus.CANCELLED;
  const calendar = ical({
    prodId: { company: PRODUCT.en, product: 'meeting', language: 'ZH' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `meeting-${id}@guohe`,
    sequence,
    status,
    stamp: meeting.openedAt,
    allDay: true,
    start: new Date(`${meeting.heldOn}T00:00:00Z`),
    end: new Date(`${addDays(meeting.heldOn, 1)}T00:00:00Z`),
    timezone: 'UTC',
    summary: meeting.title,
  });
  return calendar.toString();
}
