import type { EntityManager } from 'typeorm';
import { workCalendar, type WorkCalendar, type YearAnnouncement } from '#domain/clock/work-calendar.js';

const FRESH_FOR_MS = 60_000;

let known: { readonly calendar: WorkCalendar; readonly readAt: number } | undefined;

/** The working days as announced so far: those of the release, and the years loaded since. Read again every minute. */
export async function currentCalendar(tx: Pick<EntityManager, 'query'>): Promise<WorkCalendar> {
  if (known && Date.now() - known.readAt < FRESH_FOR_MS) return known.calendar;
  const rows = await tx.query<{ announcement: YearAnnouncement }[]>(
    `SELECT announcement FROM calendar_year ORDER BY year`,
  );
  known = { calendar: workCalendar(rows.map(({ announcement }) => announcement)), readAt: Date.now() };
  return known.calendar;
}

/**
 * Keeps the announcements of years 国务院办公厅关于部分节假日安排的通知.
 * @returns the years that are new or changed
 */
export async function keepAnnouncements(
  tx: EntityManager,
  announcements: readonly YearAnnouncement[],
): Promise<readonly number[]> {
  const changed: number[] = [];
  for (const announcement of announcements) {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO calendar_year AS c (year, announcement) VALUES ($1, $2)
       ON CONFLICT (year) DO UPDATE SET announcement = excluded.announcement, loaded_at = now()
         WHERE c.announcement IS DISTINCT FROM excluded.announcement
       RETURNING year`,
      [announcement.year, JSON.stringify(announcement)],
    );
    if (rows.length > 0) changed.push(announcement.year);
  }
  if (changed.length > 0) known = undefined;
  return changed;
}
