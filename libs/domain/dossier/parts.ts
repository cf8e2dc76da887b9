/** The dossier 申报书 as a whole: which parts it has, and the shape of each. */
import { TYPE_PARTS, COMMON_PARTS } from '../measures/vocabulary.js';
import type { BaseType, PartName } from '../measures/vocabulary.js';
import type * as common from './parts.common.js';
import type * as enterprise from './parts.enterprise.js';
import type * as park from './parts.park.js';
import type * as platform from './parts.platform.js';
import type * as research from './parts.research.js';

export type { BaseType, PartName } from '../measures/vocabulary.js';
export { PART_SCHEMA_VERSION } from './part.js';
export type { EvidencedPart, Part, Row, TablePart } from './part.js';
export type * from './parts.common.js';
export type * from './parts.park.js';
export type * from './parts.research.js';
export type * from './parts.platform.js';
export type * from './parts.enterprise.js';

/** Part name → its shape. */
export interface PartTypes {
  base: common.BasePart;
  host: common.HostPart;
  legalRepresentative: common.LegalRepresentativePart;
  leader: common.LeaderPart;
  contact: common.ContactPart;
  partners: common.PartnersPart;
  projects: common.ProjectsPart;
  personnel: common.PersonnelPart;
  events: common.EventsPart;
  outputs: common.OutputsPart;
  funds: common.FundsPart;
  rules: common.RulesPart;
  plan: common.PlanPart;
  commitment: common.CommitmentPart;
  attachments: common.AttachmentsPart;
  site: park.SitePart;
  tenants: park.TenantsPart;
  delegations: park.DelegationsPart;
  services: park.ServicesPart;
  landedProjects: park.LandedProjectsPart;
  institution: research.InstitutionPart;
  labs: research.LabsPart;
  overseasExperts: research.OverseasExpertsPart;
  papers: research.PapersPart;
  platformProfile: platform.PlatformProfilePart;
  overseasOffices: platform.OverseasOfficesPart;
  matchings: platform.MatchingsPart;
  deals: platform.DealsPart;
  landedTalent: platform.LandedTalentPart;
  clients: platform.ClientsPart;
  business: enterprise.BusinessPart;
  overseasEntities: enterprise.OverseasEntitiesPart;
  overseasRdCentres: enterprise.OverseasRdCentresPart;
  highTech: enterprise.HighTechPart;
}

/** The parts that have been saved so far; a part never saved is absent. */
export type DossierParts = { readonly [P in PartName]?: PartTypes[P] };

/** What policy sees of a dossier. */
export interface Dossier {
  readonly type: BaseType;
  readonly parts: DossierParts;
}

/** The parts of each type's dossier, in the order of the form. */
export const PARTS_OF = {
  park: [...COMMON_PARTS, ...TYPE_PARTS.park],
  research: [...COMMON_PARTS, ...TYPE_PARTS.research],
  platform: [...COMMON_PARTS, ...TYPE_PARTS.platform],
  enterprise: [...COMMON_PARTS, ...TYPE_PARTS.enterprise],
} as const satisfies Record<BaseType, readonly PartName[]>;

/** Does a dossier of this type have this part? */
export function hasPart(type: BaseType, part: string): part is PartName {
  return (PARTS_OF[type] as readonly string[]).includes(part);
}
