import type { EntityManager } from 'typeorm';
import { workCalendar, type WorkCalendar, type YearAnnouncement } from '#domain/clock/work-calendar.js';

let known: { readonly calendar: WorkCalendar; readonly version: string } | undefined;

/**
 * The working days as announced so far: those of the release, and the years loaded since. Until the transaction ends no year is
 * loaded: a limit that is computed from it is either there when the provisional limits are computed again, or rests on the new year.
 */
export async function currentCalendar(tx: Pick<EntityManager, 'query'>): Promise<WorkCalendar> {
  return calendarAt(tx, await calendarVersion(tx));
}

/** What `calendarAt` asks for. */
export async function calendarVersion(tx: Pick<EntityManager, 'query'>): Promise<string> {
  const [row] = await tx.query<{ version: string }[]>(`SELECT calendar_version() AS version`);
  return row?.version ?? '';
}

/** The same, where a statement of this transaction has asked for `calendar_version()` already. */
export async function calendarAt(tx: Pick<EntityManager, 'query'>, version: string): Promise<WorkCalendar> {
  if (known?.version === version) return known.calendar;
  const rows = await tx.query<{ announcement: YearAnnouncement }[]>(
    `SELECT announcement FROM calendar_year ORDER BY year`,
  );
  known = { calendar: workCalendar(rows.map(({ announcement }) => announcement)), version };
  return known.calendar;
}

/**
 * Keeps the announcements of years 国务院办公厅关于部分节假日安排的通知.
 * In a transaction of its own, which waits for the limits that are being computed: it takes no other lock, they might wait for it.
 * @returns the years that are new or changed
 */
export async function keepAnnouncements(
  tx: EntityManager,
  announcements: readonly YearAnnouncement[],
): Promise<readonly number[]> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calendar_year'))`);
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
  return changed;
}
