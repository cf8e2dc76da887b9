/** Parts of an enterprise dossier 企业类: business figures, overseas entities and R&D, high-tech certificate. */
import type { EvidencedPart, Row, TablePart } from './part.js';
import type { OverseasEntityKind, RdCentreKind } from './vocabulary.js';

/** 经营数据: one row a year, as in the audit report. */
export interface BusinessRow extends Row {
  readonly year?: number;
  readonly revenueFen?: number;
  /** Of `revenueFen`, earned abroad. */
  readonly overseasRevenueFen?: number;
  readonly rdSpendFen?: number;
  /** Of `rdSpendFen`, spent on international cooperation. */
  readonly cooperationRdFen?: number;
}

/** 海外机构 */
export interface OverseasEntityRow extends Row {
  readonly name?: string;
  readonly kind?: OverseasEntityKind;
  readonly country?: string;
  readonly city?: string;
  readonly establishedOn?: string;
  /** Share held by the host, hundredths of a percent. */
  readonly shareHundredths?: number;
}

/** 海外研发中心、联合实验室 */
export interface OverseasRdCentreRow extends Row {
  readonly name?: string;
  readonly kind?: RdCentreKind;
  readonly country?: string;
  readonly partnerName?: string;
  readonly establishedOn?: string;
  readonly staffCount?: number;
  readonly investmentFen?: number;
}

/** 高新技术企业资格; `certified: false` is a complete answer. */
export interface HighTechPart extends EvidencedPart {
  readonly certified?: boolean;
  readonly certificateNumber?: string;
  readonly issuedOn?: string;
  readonly expiresOn?: string;
}

export type BusinessPart = TablePart<BusinessRow>;
export type OverseasEntitiesPart = TablePart<OverseasEntityRow>;
export type OverseasRdCentresPart = TablePart<OverseasRdCentreRow>;
