import type { BaseType, Grade } from '#domain/measures/vocabulary.js';

/** seeds/demo/story.json: what becomes of each dossier. Scores are 0–100, amounts fen. */
export interface Story {
  /** Logins of those who run the procedures. */
  readonly people: {
    readonly officer: string;
    readonly secondOfficer: string;
    readonly experts: readonly string[];
    readonly assessor: string;
    readonly decider: string;
    /** The members of the meeting; the first is the chair. */
    readonly deciders: readonly string[];
    readonly finance: string;
    readonly secondFinance: string;
  };
  readonly quotas: Readonly<Record<BaseType, number>>;
  /** By key of the dossier. */
  readonly bases: Readonly<Record<string, BaseStory>>;
  readonly subsidy: { readonly budgetFen: number };
}

export interface BaseStory {
  readonly accreditation: AccreditationStory;
  /** For those that are accredited. */
  readonly evaluation?: EvaluationStory;
  /** For those that are graded as unqualified. */
  readonly rectification?: RectificationStory;
  /** What an awarded base has spent on cooperation. */
  readonly spending?: readonly SpendingStory[];
}

export interface AccreditationStory {
  /** State in which the case must end. */
  readonly end: 'accredited' | 'cultivated' | 'notSelected' | 'refused';
  /** 补正: the item that fails at first, and the fields that are then put right. */
  readonly returned?: {
    readonly item: string;
    readonly finding: string;
    readonly part: string;
    readonly mend: Readonly<Record<string, unknown>>;
  };
  readonly refused?: {
    readonly item: string;
    readonly finding: string;
    readonly reasons: readonly string[];
    readonly reason: string;
  };
  /** Around which the experts score; absent where the case ends before. */
  readonly expertScore?: number;
  readonly comment?: string;
  readonly visit?: { readonly fraud: string };
  /** For those that are not simply selected. */
  readonly decision?: { readonly reasons: readonly string[]; readonly reason: string };
}

export interface EvaluationStory {
  readonly grade: Grade;
  /** Files nothing. */
  readonly silent?: true;
  /** Of every full value. */
  readonly share?: number;
  readonly expertScore?: number;
  readonly bonusItems?: readonly string[];
  readonly statement?: string;
  /** Of the experts. */
  readonly comment?: string;
}

export interface RectificationStory {
  readonly end: 'restored' | 'revoked';
  readonly plan: string;
  /** Files the plan only after its limit has passed. */
  readonly planLate?: true;
  readonly interimReport: string;
  readonly finalReport: string;
  readonly scoreHundredths: number;
  /** Which of the listed problems the acceptance finds closed. */
  readonly closed: 'all' | 'none';
  readonly reason: string;
}

export interface SpendingStory {
  readonly description: string;
  readonly amountFen: number;
  readonly verifiedFen: number;
  readonly note?: string;
}
