import type { LocalizedText } from '#domain/measures/measure.js';

/** A rehearsal's limits are a matter of seconds. */
const TO_THE_SECOND = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Until when, as a notice says it: the last day that is in time; in a rehearsal the time of that day in Beijing as well. */
export function limitText(limit: { readonly dueOn: string; readonly dueAt: Date }, rehearsal: boolean): LocalizedText {
  if (!rehearsal) return { zh: `${limit.dueOn}（含当日）`, en: limit.dueOn };
  return endedText(limit, rehearsal);
}

/** When a limit that has passed did so: its last day, in a rehearsal the time of that day in Beijing. */
export function endedText(limit: { readonly dueOn: string; readonly dueAt: Date }, rehearsal: boolean): LocalizedText {
  if (!rehearsal) return { zh: limit.dueOn, en: limit.dueOn };
  const time = TO_THE_SECOND.format(limit.dueAt);
  return { zh: time, en: time };
}
