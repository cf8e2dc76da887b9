/**
 * The management measures as data. One JSON file a version in seeds/measures; `parseMeasure` turns it into a `Measure`.
 * A case pins the version it began under. Every number here may change with the next revision: code holds none of them.
 */
import type { Derivation } from './derivation.js';
import type { DeadlineKey, DeadlineRule } from './deadline-rule.js';
import type { EvaluationRules, RectificationRules, SubsidyRules, TieBreak, TotalRules } from './evaluation-rules.js';
import type { BaseType, Cited, HostNature, LocalizedText, Mark, PartName } from './vocabulary.js';

export type { Derivation, FieldTest, RowFilter, RowSelection } from './derivation.js';
export { FEN_PER_WAN_YUAN } from './derivation.js';
export type { DeadlineKey, DeadlineRule, DeadlineSide, DeadlineUnit, LapseEffect } from './deadline-rule.js';
export { DEADLINE_KEYS } from './deadline-rule.js';
export type {
  EvaluationRules,
  GradeBand,
  RectificationRules,
  SubsidyRules,
  TieBreak,
  TotalRules,
} from './evaluation-rules.js';
export type {
  BaseType,
  Cited,
  CommonPart,
  Grade,
  HostNature,
  LocalizedText,
  Mark,
  PartName,
  RectificationDocument,
  TypePart,
} from './vocabulary.js';
export {
  BASE_TYPES,
  COMMON_PARTS,
  GRADES,
  HOST_NATURES,
  MARKS,
  PART_NAMES,
  TYPE_PARTS,
  partsOf,
} from './vocabulary.js';

export interface Measure {
  /** '2016', '2024-draft', '2025', … */
  readonly id: string;
  readonly title: LocalizedText;
  /** 文号; absent for a draft. */
  readonly documentNumber?: string;
  readonly status: 'inForce' | 'draft' | 'superseded';
  /** CalendarDate; absent: never in force (a draft). */
  readonly effectiveFrom?: string;
  /** CalendarDate, the last day; absent: still in force. */
  readonly effectiveTo?: string;
  /** How sure we are of the effective dates. */
  readonly datesMark: Mark;
  /** The commission: it gives the title, and signs certificates and letters. */
  readonly authority: Cited & { readonly name: LocalizedText };
  readonly chapters: readonly LocalizedText[];
  readonly types: Readonly<Record<BaseType, TypeRules>>;
  readonly gates: readonly Gate[];
  readonly deadlines: Readonly<Record<DeadlineKey, DeadlineRule>>;
  readonly optionalSteps: readonly OptionalStep[];
  readonly accreditation: AccreditationRules;
  readonly panel: PanelRules;
  readonly meeting: MeetingRules;
  readonly objections: ObjectionRules;
  /** 延长期限: working days that one limit may be given on top, all extensions together. */
  readonly extension: Cited & { readonly maxWorkingDays: number };
  readonly reminders: ReminderRules;
  readonly avoidance: AvoidanceRules;
  readonly evaluation: EvaluationRules;
  readonly rectification: RectificationRules;
  readonly subsidy: SubsidyRules;
  readonly reasons: readonly Reason[];
  readonly revocationGrounds: readonly RevocationGround[];
  readonly reapplicationBarYears: Cited & { readonly fault: number; readonly fraud: number; readonly none: number };
}

/** 催办与督办: when whoever has the turn is reminded of a limit, and when the next in line is told that it passed. */
export interface ReminderRules extends Cited {
  readonly beforeWorkingDays: readonly number[];
  /** 0: as soon as it has passed. */
  readonly afterWorkingDays: readonly number[];
  readonly escalateAfterWorkingDays: number;
  /** Hour of the day in Beijing. */
  readonly atHour: number;
}

export interface TypeRules extends Cited {
  readonly name: LocalizedText;
  readonly hostNatures: readonly HostNature[];
  readonly dimensions: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly indicators: readonly Indicator[];
  /** The experts' rubric: each criterion is scored 0–100; weights sum to 100. */
  readonly expertCriteria: readonly ExpertCriterion[];
  readonly requiredAttachments: readonly RequiredAttachment[];
  readonly formalCheckItems: readonly FormalCheckItem[];
  /** Checklist of the on-site assessment, besides the verified values. */
  readonly onsiteChecklist: readonly ChecklistItem[];
}

export type IndicatorUnit = 'm2' | 'count' | 'personTimes' | 'persons' | 'cases' | 'wanYuan' | 'percent' | 'score';

export interface Indicator extends Cited {
  readonly id: string;
  readonly name: LocalizedText;
  /** A dimension id of the same type. */
  readonly dimension: string;
  readonly unit: IndicatorUnit;
  /** Value that earns the whole weight, in `unit`. */
  readonly fullValue: number;
  /** Below it the indicator earns 0; from it on the share counts from zero (value ÷ full value). */
  readonly floor?: number;
  /** Points in the data score of an accreditation; each column sums to 100. */
  readonly weightAccreditation: number;
  readonly weightEvaluation: number;
  readonly kind: 'data' | 'expert';
  readonly source: Derivation;
  /** Used to break ties: the management row, and the rows that show landed results. */
  readonly tieBreak?: 'management' | 'landed';
}

export interface ExpertCriterion extends Cited {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly weight: number;
}

export interface RequiredAttachment extends Cited {
  /** The attachment's kind in the dossier. */
  readonly kind: string;
  readonly name: LocalizedText;
  readonly minFiles: number;
  /** Required only where this part of the dossier has rows. */
  readonly whenPart?: PartName;
}

export interface ChecklistItem extends Cited {
  readonly id: string;
  readonly text: LocalizedText;
}

export interface FormalCheckItem extends ChecklistItem {
  /** The part of the dossier that the officer looks at. */
  readonly part: PartName;
  /** May a failed item be corrected 补正, or does it end in 不受理? */
  readonly onFailure: 'return' | 'refuse';
  /** Parts that a returned dossier may be changed in where this item failed; for those that can be corrected. */
  readonly corrects?: readonly PartName[];
}

/** Pass/fail before scoring. `types` absent: for all types. */
export type Gate = Cited & {
  readonly id: string;
  readonly name: LocalizedText;
  readonly types?: readonly BaseType[];
} & GateTest;

export type GateTest =
  | { readonly kind: 'registeredInBeijing'; readonly minYears: number }
  /** The host's nature is one of the type's `hostNatures`. */
  | { readonly kind: 'hostNature' }
  /** Agreements in force on the day of submission. */
  | { readonly kind: 'validAgreements'; readonly min: number }
  | { readonly kind: 'countries'; readonly min: number }
  | { readonly kind: 'partnerNoObjection' }
  | { readonly kind: 'goodStanding'; readonly years: number }
  | { readonly kind: 'noOtherBase' }
  /** Whoever ended without the title applies again in the next batch. */
  | { readonly kind: 'onceInBatch' }
  /** After a revocation: `reapplicationBarYears`. */
  | { readonly kind: 'notBarred' };

export type OptionalStep = Cited & {
  readonly id: 'recommendation' | 'cultivation' | 'hostSelfNotice';
  readonly name: LocalizedText;
  readonly onByDefault: boolean;
};

export interface AccreditationRules extends Cited {
  readonly total: TotalRules;
  /** Expert average from which the case goes to the on-site assessment. */
  readonly siteVisitFromHundredths: number;
  readonly minTotalHundredths: number;
  /** Each dimension must earn at least this share of its points. */
  readonly minDimensionSharePercent: number;
  /** From here to `minTotalHundredths` the case may be cultivated (培育, no title). */
  readonly cultivateFromHundredths: number;
  /** Full years before the year of the cut-off that rows may come from. */
  readonly windowYears: number;
  readonly maxCorrections: number;
  /** 规划: years in a row that the plan covers. */
  readonly planYears: number;
  /** Best first; `vote` = recorded committee vote. */
  readonly tieBreak: readonly TieBreak[];
}

export interface PanelRules extends Cited {
  readonly minExperts: number;
  readonly odd: boolean;
  /** From this many scores on, one highest and one lowest are dropped. */
  readonly trimFrom: number;
  /** Highest minus lowest score; above it a further expert is drawn, once. */
  readonly spreadLimitHundredths: number;
  readonly draw: DrawRules;
  /** A criterion that is scored below this is commented on. */
  readonly commentBelowHundredths: number;
  readonly minOnsiteExperts: number;
  readonly minOnsiteOfficers: number;
}

/** 抽取专家: whom the draw passes over, besides 回避. */
export interface DrawRules extends Cited {
  /** An expert with this many open reviews is not drawn. */
  readonly maxOpenReviews: number;
  /** Experts of one institution on one panel. */
  readonly perInstitution: number;
  /** Years in which an expert who judged a host is not drawn for it again; 0: at once. */
  readonly restYearsFromHost: number;
}

/** 审定会: who decides, and when a decision stands. */
export interface MeetingRules extends Cited {
  /** Members who are called at least. */
  readonly minMembers: number;
  /** Share of those entitled who must be present, rounded up. */
  readonly quorum: { readonly numerator: number; readonly denominator: number };
  /** Entitled to vote on an item at least, after those who stand aside. */
  readonly minEntitled: number;
  /** A result needs more than this share of those present; at exactly this share whoever presides decides. */
  readonly majorityOverPercent: number;
}

/** 异议 to a public notice: what may be handed in, and when it is not accepted. */
export interface ObjectionRules extends Cited {
  readonly maxFiles: number;
  readonly maxFileMb: number;
  readonly refusalGrounds: readonly ChecklistItem[];
}

export interface AvoidanceRules extends Cited {
  readonly lookBackYears: number;
  readonly grounds: readonly ChecklistItem[];
}

export type ReasonUse = 'return' | 'refuse' | 'notSelected' | 'cultivated' | 'objection' | 'unqualified' | 'override';

/** A reason that an officer picks; `uses` says for which outcomes. */
export interface Reason extends Cited {
  readonly id: string;
  readonly text: LocalizedText;
  readonly uses: readonly ReasonUse[];
  /** Items of the formal check of which one at least must have failed where it is given for a refusal; any where none is named. */
  readonly items?: readonly string[];
}

export interface RevocationGround extends Cited {
  readonly id: string;
  readonly text: LocalizedText;
  /** Which re-application bar follows. */
  readonly bar: 'fault' | 'fraud' | 'none';
  readonly recoversSubsidy: boolean;
}
