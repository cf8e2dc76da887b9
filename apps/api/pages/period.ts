import { workingDaysIn } from '#domain/clock/deadline.js';
import { toldDay } from '#domain/clock/told-day.js';
import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import type { CalendarDate } from '#domain/common/calendar-date.js';
import { dayIn, type Reader } from './frame.js';
import { html, type Html } from './html.js';

/**
 * From a day to another, both included; whoever points at it, taps it or comes to it is told what these days are and how many working
 * days lie between them, and whoever listens hears it behind them. It needs no script.
 */
export function periodIn(from: CalendarDate, until: CalendarDate, reader: Reader, calendar: WorkCalendar): Html {
  const { say, text } = reader;
  const told = [from, until].map((day) => {
    const { working, holiday, provisional } = calendar.dayOf(day);
    const of = toldDay(day, holiday && { working, holiday }, !provisional);
    return html`<span>${dayIn(day, reader)}${say('：', ': ')}${text(of)}</span>`;
  });
  const count = workingDaysIn(from, until, calendar);
  return html`<span class="period" tabindex="0"
    >${dayIn(from, reader)} – ${dayIn(until, reader)}<span class="why">
      ${told}<span
        >${say(`共 ${count} 个工作日`, `${count} working ${count === 1 ? 'day' : 'days'} in all`)}</span
      ></span
    ></span
  >`;
}
