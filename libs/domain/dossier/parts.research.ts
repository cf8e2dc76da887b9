/** Parts of a research dossier 科研类: universities, institutes, medical institutions. */
import type { EvidencedPart, Row, TablePart } from './part.js';
import type { InstitutionKind, LabLevel } from './vocabulary.js';

/** 单位类别与伦理审批 */
export interface InstitutionPart extends EvidencedPart {
  readonly kind?: InstitutionKind;
  /** 主管部门 */
  readonly supervisingDepartment?: string;
  readonly disciplines?: string;
  readonly researcherCount?: number;
  /** Does the cooperation involve human subjects or animals? Then an ethics approval is due. */
  readonly ethicsInvolved?: boolean;
  readonly ethicsApprovalNumber?: string;
  readonly ethicsApprovedOn?: string;
  /** Does it involve 人类遗传资源? Then the approval of the authority is due. */
  readonly humanGeneticResourceInvolved?: boolean;
  readonly humanGeneticResourceApprovalNumber?: string;
  readonly humanGeneticResourceApprovedOn?: string;
}

/** 实验室和设备 */
export interface LabRow extends Row {
  readonly name?: string;
  readonly level?: LabLevel;
  /** Built or run together with an overseas partner. */
  readonly shared?: boolean;
  readonly partnerName?: string;
  readonly country?: string;
  readonly establishedOn?: string;
  readonly areaM2?: number;
  readonly equipment?: string;
  readonly equipmentValueFen?: number;
}

/** 海外专家 */
export interface OverseasExpertRow extends Row {
  readonly name?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly title?: string;
  readonly arrivedOn?: string;
  readonly leftOn?: string;
  /** Whole months in Beijing inside the window. */
  readonly months?: number;
}

/** 论文 */
export interface PaperRow extends Row {
  readonly title?: string;
  readonly journal?: string;
  readonly doi?: string;
  readonly publishedOn?: string;
  readonly overseasCoAuthored?: boolean;
  readonly countries?: readonly string[];
}

export type LabsPart = TablePart<LabRow>;
export type OverseasExpertsPart = TablePart<OverseasExpertRow>;
export type PapersPart = TablePart<PaperRow>;
