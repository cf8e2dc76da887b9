import type { Revocation } from '../accreditation/reapplication.js';

/** What is known of a dossier's surroundings when it is judged. Facts only: policy takes no clock and reads no record. */
export interface DossierContext {
  /** CalendarDate of the (intended) submission. */
  readonly submittedOn: string;
  readonly guide?: GuideFacts;
  /** Ids of the files that exist and belong to the organisation; absent: not looked up. */
  readonly files?: ReadonlySet<string>;
  /** The code under which the organisation is registered here; the host is that organisation. */
  readonly organisationUscc?: string;
  /** An officer accepted a code that fails its check digit, with the licence image and a reason. */
  readonly usccOverride?: { readonly uscc: string; readonly reason: string };
  /** Bases in force, of any organisation. */
  readonly otherBases?: readonly {
    readonly name: string;
    readonly platformName: string;
    readonly fields: readonly string[];
  }[];
  /** Receipts of the platform's applications in this batch that ended without the title. */
  readonly endedInBatch?: readonly string[];
  /** Titles that the host has lost. */
  readonly revocations?: readonly Revocation[];
  /** Serious dishonesty or safety events known of the host. */
  readonly seriousEvents?: readonly { readonly kind: 'dishonesty' | 'safety'; readonly on: string }[];
}

/** 申报指南: what may be applied for. */
export interface GuideFacts {
  /** CalendarDates, both days included. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Codes; empty: any. */
  readonly fields: readonly string[];
  /** ISO 3166-1 alpha-2; empty: any. */
  readonly countries: readonly string[];
}

/** The day whose year bounds the activity window: the guide's cut-off, or the submission where there is no guide. */
export function referenceOn(context: DossierContext): string {
  return context.guide?.closesOn ?? context.submittedOn;
}
