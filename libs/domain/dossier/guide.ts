/** 申报指南: what a guide must satisfy to be issued, and whom it admits. */
import { deadlineOf } from '../clock/deadline.js';
import type { WorkCalendar } from '../clock/work-calendar.js';
import { addDays, addMonths, startOfDay } from '../common/calendar-date.js';
import { countryStanding } from '../identifiers/country.js';
import { isIndustryField } from '../identifiers/industry-field.js';
import { mayPin } from '../measures/measure-set.js';
import type { Measure } from '../measures/measure.js';
import type { BaseType } from '../measures/vocabulary.js';

export interface GuideWindow {
  /** CalendarDates of Shanghai, both days included. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Places by type; a type without an entry, or with 0, is not called for. */
  readonly quotas: Readonly<Partial<Record<BaseType, number>>>;
}

export type AdmissionRefusal =
  | { readonly code: 'notOpenYet'; readonly opensOn: string }
  | { readonly code: 'closed'; readonly closesOn: string }
  | { readonly code: 'typeNotCalledFor'; readonly type: BaseType };

/** Why a dossier cannot be submitted under the guide on `day`; `undefined` when it can. Late is not accepted (row 2). */
export function admissionRefusal(guide: GuideWindow, type: BaseType, day: string): AdmissionRefusal | undefined {
  if (day < guide.opensOn) return { code: 'notOpenYet', opensOn: guide.opensOn };
  if (day > guide.closesOn) return { code: 'closed', closesOn: guide.closesOn };
  if ((guide.quotas[type] ?? 0) <= 0) return { code: 'typeNotCalledFor', type };
  return undefined;
}

/** A guide as it is about to be issued. */
export interface GuideDraft extends GuideWindow {
  readonly fields: readonly string[];
  readonly countries: readonly string[];
  readonly recommendingStep: boolean;
  /** A rehearsal keeps every rule but the length of the window: its days last seconds. */
  readonly rehearsal: boolean;
}

export type GuideRefusal =
  | { readonly code: 'windowReversed'; readonly params: { readonly opensOn: string; readonly closesOn: string } }
  | { readonly code: 'opensInPast'; readonly params: { readonly opensOn: string; readonly today: string } }
  | { readonly code: 'opensTooLate'; readonly params: { readonly opensOn: string; readonly latest: string } }
  | { readonly code: 'windowTooLong'; readonly params: { readonly closesOn: string; readonly latest: string } }
  | { readonly code: 'windowTooShort'; readonly params: { readonly earliest: string; readonly article: string } }
  | { readonly code: 'measureNotInForce'; readonly params: { readonly day: string; readonly measure: string } }
  | { readonly code: 'stepNotFoundInMeasure'; readonly params: { readonly measure: string } }
  | { readonly code: 'fieldUnknown'; readonly params: { readonly field: string } }
  | { readonly code: 'countryUnknown'; readonly params: { readonly country: string } }
  | { readonly code: 'noQuota'; readonly params: Readonly<Record<string, never>> };

/** A guide opens within a year from today, and its window is a year at most: a year that was mistyped would never end. */
const MONTHS_AHEAD = 12;
const LONGEST_MONTHS = 12;

/** Everything that keeps a guide from being issued under this measure today; empty when it may be. */
export function guideRefusals(
  guide: GuideDraft,
  measure: Measure,
  today: string,
  calendar: WorkCalendar,
): GuideRefusal[] {
  const { opensOn, closesOn } = guide;
  const refusals: GuideRefusal[] = [];
  if (closesOn < opensOn) refusals.push({ code: 'windowReversed', params: { opensOn, closesOn } });
  if (opensOn < today) refusals.push({ code: 'opensInPast', params: { opensOn, today } });
  const latestOpening = addMonths(today, MONTHS_AHEAD);
  if (opensOn > latestOpening) refusals.push({ code: 'opensTooLate', params: { opensOn, latest: latestOpening } });
  const latestClosing = addDays(addMonths(opensOn, LONGEST_MONTHS), -1);
  if (closesOn > latestClosing) refusals.push({ code: 'windowTooLong', params: { closesOn, latest: latestClosing } });
  if (!mayPin(measure, opensOn)) {
    refusals.push({ code: 'measureNotInForce', params: { day: opensOn, measure: measure.id } });
  }
  const rule = measure.deadlines.guideWindow;
  const { dueOn } = deadlineOf({ rule, calendar, openedAt: startOfDay(opensOn) });
  if (!guide.rehearsal && closesOn >= opensOn && closesOn < dueOn) {
    refusals.push({ code: 'windowTooShort', params: { earliest: dueOn, article: rule.article } });
  }
  if (guide.recommendingStep && !measure.optionalSteps.some(({ id }) => id === 'recommendation')) {
    refusals.push({ code: 'stepNotFoundInMeasure', params: { measure: measure.id } });
  }
  for (const field of guide.fields) {
    if (!isIndustryField(field)) refusals.push({ code: 'fieldUnknown', params: { field } });
  }
  for (const country of guide.countries) {
    if (!['foreign', 'specialRegion'].includes(countryStanding(country))) {
      refusals.push({ code: 'countryUnknown', params: { country } });
    }
  }
  if (!Object.values(guide.quotas).some((places) => places > 0)) refusals.push({ code: 'noQuota', params: {} });
  return refusals;
}
