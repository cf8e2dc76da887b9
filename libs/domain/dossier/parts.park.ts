/** Parts of a park dossier 园区类: space, tenants, reception, services; landed projects are shared with platforms. */
import type { EvidencedPart, Row, TablePart } from './part.js';
import type { ServiceKind, TenantLink, Tenure } from './vocabulary.js';

/** 场地条件 */
export interface SitePart extends EvidencedPart {
  /** 运营机构 */
  readonly operator?: string;
  readonly address?: string;
  readonly district?: string;
  /** m² */
  readonly totalAreaM2?: number;
  /** Of the total, dedicated to international cooperation, m². */
  readonly dedicatedAreaM2?: number;
  readonly tenure?: Tenure;
  readonly leaseUntil?: string;
  readonly facilities?: string;
}

/** 入驻企业和机构 */
export interface TenantRow extends Row {
  readonly name?: string;
  readonly foreignLinked?: boolean;
  /** How it is linked abroad; for a foreign-linked tenant. */
  readonly link?: TenantLink;
  readonly country?: string;
  readonly field?: string;
  readonly settledOn?: string;
}

/** 接待外方团组 */
export interface DelegationRow extends Row {
  readonly title?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly receivedOn?: string;
  readonly persons?: number;
  readonly purpose?: string;
}

/** 配套服务目录 */
export interface ServiceRow extends Row {
  readonly kind?: ServiceKind;
  readonly name?: string;
  readonly description?: string;
  /** ISO 639-1 codes of the languages it is offered in. */
  readonly languages?: readonly string[];
  readonly servedCount?: number;
}

/** 落地项目 (park and platform) */
export interface LandedProjectRow extends Row {
  readonly title?: string;
  readonly overseas?: boolean;
  readonly country?: string;
  readonly landedOn?: string;
  readonly landingEntity?: string;
  readonly district?: string;
  readonly contractNumber?: string;
  readonly contractValueFen?: number;
}

export type TenantsPart = TablePart<TenantRow>;
export type DelegationsPart = TablePart<DelegationRow>;
export type ServicesPart = TablePart<ServiceRow>;
export type LandedProjectsPart = TablePart<LandedProjectRow>;
