/// <reference lib="esnext.temporal" />
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { BEIJING } from '#domain/common/calendar-date.js';
import { PRODUCT } from '#domain/common/product.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import type { VisitMember, VisitPlan } from './visit.js';

/** RFC 5545: without summer time since 1992. */
const ZONE_RULES = [
  'BEGIN:VTIMEZONE',
  `TZID:${BEIJING}`,
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/**
 * The agreed visit as a calendar file. Its UID stays; a plan that was proposed anew, or a visit that was called off or is on again, has a
 * higher SEQUENCE and takes the old one's place. @param changes how often it was called off or on again
 */
export function calendarOf(
  { id, title }: Pick<ProcedureCase, 'id' | 'title'>,
  plan: VisitPlan,
  members: readonly VisitMember[],
  { changes, calledOff = false }: { readonly changes: number; readonly calledOff?: boolean },
): string {
  const calendar = ical({
    prodId: { company: PRODUCT.en, product: 'visit', language: 'ZH' },
    method: calledOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // The zone belongs to the event alone: that of a calendar would be taken for DTSTAMP too, which is always UTC.
    timezone: { name: null, generator: () => ZONE_RULES },
  });
  const at = (time: string) => Temporal.PlainDateTime.from(`${plan.day}T${time}`);
  calendar.createEvent({
    id: `visit-${id}@guohe`,
    sequence: plan.sequence - 1 + changes,
    status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: new Date(plan.proposedAt),
    timezone: BEIJING,
    start: at(plan.startsAt),
    end: at(plan.endsAt),
    summary: `现场考察：${title}`,
    location: plan.place,
    description: [plan.note, `考察组：${members.map(({ displayName }) => displayName).join('、')}`]
      .filter((line) => line !== null)
      .join('\n'),
  });
  return calendar.toString();
}
