/** What became of somebody's ties from one version of the profile to the next, for the trail. */
import type { CalendarDate } from '../common/calendar-date.js';
import type { ExpertTie } from './avoidance.js';

/**
 * By its kind, and the organisation where one is named. To which person it is the versions of the profile say: nobody takes a name off
 * the trail again, and whose it is has not even an account here.
 */
export interface NotedTie {
  readonly kind: ExpertTie['kind'];
  readonly uscc?: string;
  readonly until?: CalendarDate;
}

export interface ChangeOfTies {
  readonly tiesAdded?: readonly NotedTie[];
  readonly tiesRemoved?: readonly NotedTie[];
}

/** A tie that got another last day is removed as it was and added as it is. Without a change there is no member. */
export function changeOfTies(before: readonly ExpertTie[], after: readonly ExpertTie[]): ChangeOfTies {
  const tiesAdded = without(after, before).map(noted);
  const tiesRemoved = without(before, after).map(noted);
  return { ...(tiesAdded.length > 0 && { tiesAdded }), ...(tiesRemoved.length > 0 && { tiesRemoved }) };
}

export function isSameTie(one: ExpertTie, other: ExpertTie): boolean {
  return one.kind === other.kind && one.uscc === other.uscc && one.person === other.person && one.until === other.until;
}

/** Those that are not among the others, each of which stands for one. */
function without(ties: readonly ExpertTie[], others: readonly ExpertTie[]): ExpertTie[] {
  const left = [...others];
  return ties.filter((tie) => {
    const at = left.findIndex((other) => isSameTie(tie, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function noted({ kind, uscc, until }: ExpertTie): NotedTie {
  return { kind, ...(uscc && { uscc }), ...(until && { until }) };
}
