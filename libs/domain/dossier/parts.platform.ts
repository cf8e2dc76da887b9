/** Parts of a platform dossier 平台类: channels, transfer, landing, clients. */
import type { EvidencedPart, Row, TablePart } from './part.js';
import type { LegalForm, MatchingOutcome, TransferDirection } from './vocabulary.js';

/** 平台概况 */
export interface PlatformProfilePart extends EvidencedPart {
  readonly legalForm?: LegalForm;
  readonly fullTimeStaff?: number;
  /** 合作网络 */
  readonly network?: string;
  readonly serviceModel?: string;
}

/** 海外办事机构 */
export interface OverseasOfficeRow extends Row {
  readonly name?: string;
  readonly country?: string;
  readonly city?: string;
  readonly openedOn?: string;
  readonly staffCount?: number;
}

/** 项目对接撮合: one row, one case; what came of it is in `outcome`. */
export interface MatchingRow extends Row {
  readonly title?: string;
  readonly country?: string;
  readonly overseasParty?: string;
  readonly beijingParty?: string;
  readonly matchedOn?: string;
  readonly outcome?: MatchingOutcome;
}

/** 技术交易 */
export interface DealRow extends Row {
  /** 技术合同登记编号 */
  readonly contractNumber?: string;
  readonly title?: string;
  readonly crossBorder?: boolean;
  readonly direction?: TransferDirection;
  readonly country?: string;
  readonly overseasParty?: string;
  readonly beijingParty?: string;
  readonly signedOn?: string;
  readonly valueFen?: number;
}

/** 落地人才: one row, one person. */
export interface LandedTalentRow extends Row {
  readonly name?: string;
  readonly country?: string;
  readonly title?: string;
  readonly landedOn?: string;
  readonly landingEntity?: string;
}

/** 服务客户 */
export interface ClientRow extends Row {
  readonly name?: string;
  readonly uscc?: string;
  readonly inBeijing?: boolean;
  readonly service?: string;
  readonly servedOn?: string;
}

export type OverseasOfficesPart = TablePart<OverseasOfficeRow>;
export type MatchingsPart = TablePart<MatchingRow>;
export type DealsPart = TablePart<DealRow>;
export type LandedTalentPart = TablePart<LandedTalentRow>;
export type ClientsPart = TablePart<ClientRow>;
