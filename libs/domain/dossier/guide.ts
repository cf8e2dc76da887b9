/** Does the guide (申报指南) admit a dossier of this type on this day? */
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
