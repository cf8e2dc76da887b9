const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Shanghai has had no summer time since 1992. */
const AHEAD_MS = 8 * HOUR_MS;

/** The next instant after `now` at which a clock in Beijing shows a full hour. */
export function nextDigestAt(now: Date, hour: number): Date {
  const today = Math.floor((now.getTime() + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS + hour * HOUR_MS;
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
