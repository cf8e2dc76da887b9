/** Parts that every dossier has, whatever the type of base. */
import type { HostNature } from '../measures/vocabulary.js';
import type { EvidencedPart, Part, Row, TablePart } from './part.js';
import type {
  AffiliateRelation,
  AttachmentKind,
  CooperationMode,
  EventKind,
  FundKind,
  FundSource,
  IdType,
  OutputKind,
  PartnerKind,
  PersonnelCategory,
  ProjectKind,
  ProjectRole,
  RuleKind,
  TransferDirection,
} from './vocabulary.js';

/** 基地基本情况 */
export interface BasePart extends Part {
  readonly name?: string;
  readonly nameEn?: string;
  /** Codes of the 高精尖 / future-industry list. */
  readonly fields?: readonly string[];
  /** The platform the base is built on 依托平台: one platform and field carries one base only. */
  readonly platformName?: string;
  /** 主攻方向 */
  readonly mainDirection?: string;
  readonly focusCountries?: readonly string[];
  readonly introduction?: string;
}

/** Share of the host held by one owner; all shares together are at most 100 %. */
export interface Shareholder {
  readonly name?: string;
  readonly country?: string;
  readonly shareHundredths?: number;
}

/** 关联单位: a parent or a subsidiary of the host; whoever works there avoids its case. */
export interface Affiliate {
  readonly name?: string;
  /** 统一社会信用代码, GB 32100-2015. */
  readonly uscc?: string;
  readonly relation?: AffiliateRelation;
}

/** 依托单位 */
export interface HostPart extends Part {
  readonly name?: string;
  /** 统一社会信用代码, GB 32100-2015. */
  readonly uscc?: string;
  readonly legalNature?: HostNature;
  readonly registeredOn?: string;
  /** Six-digit division code of a Beijing district. */
  readonly district?: string;
  readonly registeredAddress?: string;
  readonly officeAddress?: string;
  readonly registeredCapitalFen?: number;
  readonly staffCount?: number;
  readonly website?: string;
  readonly shareholders?: readonly Shareholder[];
  readonly affiliates?: readonly Affiliate[];
}

/** 法定代表人 */
export interface LegalRepresentativePart extends Part {
  readonly name?: string;
  readonly idType?: IdType;
  readonly idNumber?: string;
  readonly nationality?: string;
  readonly phone?: string;
}

/** 基地负责人 */
export interface LeaderPart extends EvidencedPart {
  readonly name?: string;
  readonly idType?: IdType;
  readonly idNumber?: string;
  readonly nationality?: string;
  readonly title?: string;
  readonly position?: string;
  readonly birthDate?: string;
  readonly employedFrom?: string;
  readonly employedUntil?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** 联系人 */
export interface ContactPart extends Part {
  readonly name?: string;
  readonly position?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly postcode?: string;
}

/** 合作伙伴与协议 */
export interface PartnerRow extends Row {
  readonly nameZh?: string;
  readonly nameOriginal?: string;
  readonly country?: string;
  readonly kind?: PartnerKind;
  readonly agreementTitle?: string;
  readonly signedOn?: string;
  readonly expiresOn?: string;
  readonly mode?: CooperationMode;
  /** The partner has declared in writing that it does not object to the base. */
  readonly noObjection?: boolean;
}

/** 国际合作项目 */
export interface ProjectRow extends Row {
  readonly kind?: ProjectKind;
  readonly title?: string;
  readonly number?: string;
  readonly partnerName?: string;
  readonly country?: string;
  readonly role?: ProjectRole;
  readonly startedOn?: string;
  readonly endsOn?: string;
  readonly totalFundsFen?: number;
  /** Of `totalFundsFen`, what is spent on the cooperation. */
  readonly cooperationFundsFen?: number;
}

/** 国际化人员与人员往来: one row, one person. */
export interface PersonnelRow extends Row {
  readonly category?: PersonnelCategory;
  readonly name?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly title?: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  /** Whole months worked or stayed inside the window. */
  readonly months?: number;
}

/** 国合活动 */
export interface EventRow extends Row {
  readonly kind?: EventKind;
  readonly title?: string;
  readonly international?: boolean;
  readonly heldOn?: string;
  readonly endedOn?: string;
  readonly place?: string;
  readonly countries?: readonly string[];
  readonly participants?: number;
  /** Of `participants`, those from abroad, in person-times. */
  readonly overseasParticipants?: number;
}

/** 合作成果 */
export interface OutputRow extends Row {
  readonly kind?: OutputKind;
  readonly title?: string;
  /** Patent, standard or contract number. */
  readonly number?: string;
  readonly doi?: string;
  readonly country?: string;
  readonly obtainedOn?: string;
  /** A technology that was brought in or out. */
  readonly direction?: TransferDirection;
  readonly valueFen?: number;
  readonly appliedInBeijing?: boolean;
}

export interface FundSourceShare {
  readonly kind?: FundSource;
  readonly amountFen?: number;
}

/** 国合经费: what was spent, for what, in which year, and from where (amount = Σ sources). */
export interface FundRow extends Row {
  readonly kind?: FundKind;
  readonly purpose?: string;
  readonly year?: number;
  readonly amountFen?: number;
  readonly sources?: readonly FundSourceShare[];
}

export interface RuleRow extends Row {
  readonly kind?: RuleKind;
  readonly title?: string;
  readonly issuedOn?: string;
  readonly summary?: string;
}

/** 管理机构与制度 */
export interface RulesPart extends TablePart<RuleRow> {
  /** 管理机构 */
  readonly managementBody?: string;
  readonly fullTimeStaff?: number;
}

export interface PlanTargetRow extends Row {
  readonly year?: number;
  readonly goal?: string;
  readonly measures?: string;
  /** What will be counted at the end of the year, such as 新增合作协议 3 项. */
  readonly yearlyTarget?: string;
}

/** 三年规划 */
export interface PlanPart extends TablePart<PlanTargetRow> {
  readonly summary?: string;
}

/** 承诺书: each statement is affirmed one by one, then signed. */
export interface CommitmentPart extends EvidencedPart {
  readonly truthful?: boolean;
  /** 非涉密: the dossier contains no state secret. */
  readonly nonSecret?: boolean;
  /** No serious dishonesty (严重失信) in the years the measure looks back. */
  readonly noSeriousDishonesty?: boolean;
  /** No major safety event in the years the measure looks back. */
  readonly noSafetyEvent?: boolean;
  /** No other base has been accredited on the same platform and field. */
  readonly noOtherBase?: boolean;
  readonly signedBy?: string;
  readonly signedOn?: string;
}

/** 附件: the files themselves are in `evidence`. */
export interface AttachmentRow extends Row {
  readonly kind?: AttachmentKind;
  readonly title?: string;
  /** For agreements and no-objections: the partner row it belongs to. */
  readonly partnerId?: string;
  /** For audit reports. */
  readonly year?: number;
}

export type PartnersPart = TablePart<PartnerRow>;
export type ProjectsPart = TablePart<ProjectRow>;
export type PersonnelPart = TablePart<PersonnelRow>;
export type EventsPart = TablePart<EventRow>;
export type OutputsPart = TablePart<OutputRow>;
export type FundsPart = TablePart<FundRow>;
export type AttachmentsPart = TablePart<AttachmentRow>;
