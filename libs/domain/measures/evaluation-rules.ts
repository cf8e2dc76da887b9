/** What a measure says of the years after the accreditation: evaluation, rectification, subsidy; and of totals and ties, which both score by. */
import type { Cited, Grade, LocalizedText, RectificationDocument } from './vocabulary.js';

/** How the total of a case is made of its parts; the two shares sum to 100. */
export interface TotalRules extends Cited {
  readonly dataSharePercent: number;
  readonly expertSharePercent: number;
}

export type TieBreak = 'dataScore' | 'management' | 'landed' | 'vote';

/** Bands are ordered best first and end at 0. `limitedByShare`: only within `excellentShare` of the cohort. */
export interface GradeBand {
  readonly grade: Grade;
  readonly fromHundredths: number;
  readonly limitedByShare: boolean;
}

export interface EvaluationRules extends Cited {
  readonly total: TotalRules;
  readonly gradeBands: readonly GradeBand[];
  readonly excellentShare: Cited & {
    /** Share of the type's cohort, rounded down. */
    readonly percent: number;
    /** From this size on a cohort has at least one place; smaller cohorts pool. */
    readonly minCohort: number;
  };
  readonly bonusItems: readonly (Cited & {
    readonly id: string;
    readonly name: LocalizedText;
    readonly hundredths: number;
  })[];
  readonly bonusCapHundredths: number;
  readonly totalCapHundredths: number;
  readonly roster: 'all' | 'due';
  /** A base is on the roster once accredited this long. */
  readonly minAccreditedMonths: number;
  /** For `roster: 'due'`: years between two evaluations of a base. */
  readonly cycleYears: number;
  readonly windowYears: number;
  /** Grade of silence or lateness, refusal, and fraud. */
  readonly silenceGrade: Grade;
  readonly refusalGrade: Grade;
  readonly fraudGrade: Grade;
  readonly tieBreak: readonly TieBreak[];
}

export interface RectificationRules extends Cited {
  /** The grade that leads into rectification 整改. */
  readonly onGrade: Grade;
  readonly passFromHundredths: number;
  /** The best grade a base can come back with. */
  readonly restoredGrade: Grade;
  /** Every listed problem must be closed, besides the score. */
  readonly allProblemsClosed: boolean;
  /** Without these the title cannot come back. The interim report is due only where the period lasts until its limit. */
  readonly requiredDocuments: readonly RectificationDocument[];
  readonly maxAttempts: number;
}

export interface SubsidyRules extends Cited {
  /** Ceiling for a newly accredited base; selective. */
  readonly accreditedMaxFen: number;
  readonly maxFenByGrade: Readonly<Record<Grade, number>>;
  readonly capAtVerifiedSpending: boolean;
  readonly proRataWhenOverBudget: boolean;
  /** The approver is another person than the proposer. */
  readonly secondPersonApproves: boolean;
  /** More belong into one statement. */
  readonly maxVouchersPerBase: number;
}
