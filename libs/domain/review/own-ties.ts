/** 本人登记的回避关系: what somebody may say about themselves, who would gladly not be passed over. */
import type { CalendarDate } from '../common/calendar-date.js';
import type { ExpertTie } from './avoidance.js';
import { isSameTie } from './tie-changes.js';

/** Are all ties still there, or ended today at the earliest? Whoever wants one out or ended before asks an officer. */
export function keepsTies(before: readonly ExpertTie[], after: readonly ExpertTie[], today: CalendarDate): boolean {
  return before.every((tie) => after.some((kept) => coversAsLong(kept, tie, today)));
}

/** The first new tie that is said to have ended before today: that it held is for an officer to record. */
export function backDated(
  before: readonly ExpertTie[],
  after: readonly ExpertTie[],
  today: CalendarDate,
): ExpertTie | undefined {
  return after.find(
    (tie) => tie.until !== undefined && tie.until < today && !before.some((known) => isSameTie(known, tie)),
  );
}

function coversAsLong(kept: ExpertTie, tie: ExpertTie, today: CalendarDate): boolean {
  const least = tie.until !== undefined && tie.until < today ? tie.until : today;
  return (
    kept.kind === tie.kind &&
    (tie.uscc === undefined || kept.uscc === tie.uscc) &&
    (tie.person === undefined || kept.person === tie.person) &&
    (kept.until === undefined || kept.until >= least)
  );
}

/** Who was employed elsewhere until today: a tie like any other, which ends with the look-back. */
export function withFormerEmployer(ties: readonly ExpertTie[], uscc: string, today: CalendarDate): ExpertTie[] {
  const former: ExpertTie = { kind: 'sameEntity', uscc, until: today };
  return ties.some((tie) => coversAsLong(tie, former, today)) ? [...ties] : [...ties, former];
}
