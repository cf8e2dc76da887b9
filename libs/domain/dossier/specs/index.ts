/** Every part's declaration by name; the compiler asks for one when a part is added. */
import type { PartName } from '../../measures/vocabulary.js';
import type { PartTypes } from '../parts.js';
import * as common from './common.specs.js';
import * as types from './types.specs.js';
import type { PartSpec } from './spec.js';

export const PART_SPECS = {
  base: common.base,
  host: common.host,
  legalRepresentative: common.legalRepresentative,
  leader: common.leader,
  contact: common.contact,
  partners: common.partners,
  projects: common.projects,
  personnel: common.personnel,
  events: common.events,
  outputs: common.outputs,
  funds: common.funds,
  rules: common.rules,
  plan: common.plan,
  commitment: common.commitment,
  attachments: common.attachments,
  site: types.site,
  tenants: types.tenants,
  delegations: types.delegations,
  services: types.services,
  landedProjects: types.landedProjects,
  institution: types.institution,
  labs: types.labs,
  overseasExperts: types.overseasExperts,
  papers: types.papers,
  platformProfile: types.platformProfile,
  overseasOffices: types.overseasOffices,
  matchings: types.matchings,
  deals: types.deals,
  landedTalent: types.landedTalent,
  clients: types.clients,
  business: types.business,
  overseasEntities: types.overseasEntities,
  overseasRdCentres: types.overseasRdCentres,
  highTech: types.highTech,
} as const satisfies { [P in PartName]: PartSpec<PartTypes[P]> };
