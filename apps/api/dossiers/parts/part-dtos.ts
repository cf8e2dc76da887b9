/** Every part's request body by name. */
import type { BaseType, PartName } from '#domain/dossier/parts.js';
import { hasPart } from '#domain/dossier/parts.js';
import * as common from './common.dto.js';
import * as park from './park.dto.js';
import * as research from './research.dto.js';
import * as platform from './platform.dto.js';
import * as enterprise from './enterprise.dto.js';
import type { PartDto } from './frame.dto.js';

export const PART_DTOS = {
  base: common.BasePartDto,
  host: common.HostPartDto,
  legalRepresentative: common.LegalRepresentativePartDto,
  leader: common.LeaderPartDto,
  contact: common.ContactPartDto,
  partners: common.PartnersPartDto,
  projects: common.ProjectsPartDto,
  personnel: common.PersonnelPartDto,
  events: common.EventsPartDto,
  outputs: common.OutputsPartDto,
  funds: common.FundsPartDto,
  rules: common.RulesPartDto,
  plan: common.PlanPartDto,
  commitment: common.CommitmentPartDto,
  attachments: common.AttachmentsPartDto,
  site: park.SitePartDto,
  tenants: park.TenantsPartDto,
  delegations: park.DelegationsPartDto,
  services: park.ServicesPartDto,
  landedProjects: park.LandedProjectsPartDto,
  institution: research.InstitutionPartDto,
  labs: research.LabsPartDto,
  overseasExperts: research.OverseasExpertsPartDto,
  papers: research.PapersPartDto,
  platformProfile: platform.PlatformProfilePartDto,
  overseasOffices: platform.OverseasOfficesPartDto,
  matchings: platform.MatchingsPartDto,
  deals: platform.DealsPartDto,
  landedTalent: platform.LandedTalentPartDto,
  clients: platform.ClientsPartDto,
  business: enterprise.BusinessPartDto,
  overseasEntities: enterprise.OverseasEntitiesPartDto,
  overseasRdCentres: enterprise.OverseasRdCentresPartDto,
  highTech: enterprise.HighTechPartDto,
} as const satisfies Record<PartName, new () => PartDto>;

/** The class of a part's body; undefined where a dossier of this type has no such part. */
export function partDtoOf(type: BaseType, part: string): (new () => PartDto) | undefined {
  return hasPart(type, part) ? PART_DTOS[part] : undefined;
}

/** Every class once, for the API's description. */
export const PARTS_MODELS = Object.values(PART_DTOS);
