import { BEIJING } from './calendar-date.js';

/** Made once: to make one takes longer than to use it. Swedish writes ISO 8601. */
const TO_THE_MINUTE = new Intl.DateTimeFormat('sv-SE', { timeZone: BEIJING, dateStyle: 'short', timeStyle: 'short' });
const TO_THE_SECOND = new Intl.DateTimeFormat('sv-SE', { timeZone: BEIJING, dateStyle: 'short', timeStyle: 'medium' });

/** An instant as a clock in Beijing shows it: 2026-11-21 09:05. */
export function minuteInBeijing(instant: Date): string {
  return TO_THE_MINUTE.format(instant);
}

/** The same with its seconds: 2026-11-21 09:05:07. */
export function secondInBeijing(instant: Date): string {
  return TO_THE_SECOND.format(instant);
}
