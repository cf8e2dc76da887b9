import { secondInBeijing } from '#domain/common/beijing-time.js';
import type { LocalizedText } from '#domain/measures/measure.js';

/** Until when, as a notice says it: the last day that is in time; in a rehearsal the time of that day in Beijing as well. */
export function limitText(limit: { readonly dueOn: string; readonly dueAt: Date }, rehearsal: boolean): LocalizedText {
  if (!rehearsal) return { zh: `${limit.dueOn}（含当日）`, en: limit.dueOn };
  return endedText(limit, rehearsal);
}

/** When a limit that has passed did so: its last day, in a rehearsal the time of that day in Beijing. */
export function endedText(limit: { readonly dueOn: string; readonly dueAt: Date }, rehearsal: boolean): LocalizedText {
  if (!rehearsal) return { zh: limit.dueOn, en: limit.dueOn };
  // A rehearsal's limits are a matter of seconds.
  const time = secondInBeijing(limit.dueAt);
  return { zh: time, en: time };
}
