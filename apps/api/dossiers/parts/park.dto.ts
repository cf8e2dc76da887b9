/** Request bodies of the parts of a park dossier. Limits come from the declarations of the fields. */
import type * as part from '#domain/dossier/parts.park.js';
import type * as words from '#domain/dossier/vocabulary.js';
import { Rows, declaredIn } from './declared.js';
import { EvidencedPartDto, PartDto, RowDto } from './frame.dto.js';

const site = declaredIn('site', 'form');
export class SitePartDto extends EvidencedPartDto implements part.SitePart {
  @site operator?: string;
  @site address?: string;
  @site district?: string;
  @site totalAreaM2?: number;
  @site dedicatedAreaM2?: number;
  @site tenure?: words.Tenure;
  @site leaseUntil?: string;
  @site facilities?: string;
}

const tenantsRow = declaredIn('tenants', 'rows');
export class TenantRowDto extends RowDto implements part.TenantRow {
  @tenantsRow name?: string;
  @tenantsRow foreignLinked?: boolean;
  @tenantsRow link?: words.TenantLink;
  @tenantsRow country?: string;
  @tenantsRow field?: string;
  @tenantsRow settledOn?: string;
}

export class TenantsPartDto extends PartDto implements part.TenantsPart {
  @Rows('tenants', () => TenantRowDto) rows: TenantRowDto[];
}

const delegationsRow = declaredIn('delegations', 'rows');
export class DelegationRowDto extends RowDto implements part.DelegationRow {
  @delegationsRow title?: string;
  @delegationsRow country?: string;
  @delegationsRow organisation?: string;
  @delegationsRow receivedOn?: string;
  @delegationsRow persons?: number;
  @delegationsRow purpose?: string;
}

export class DelegationsPartDto extends PartDto implements part.DelegationsPart {
  @Rows('delegations', () => DelegationRowDto) rows: DelegationRowDto[];
}

const servicesRow = declaredIn('services', 'rows');
export class ServiceRowDto extends RowDto implements part.ServiceRow {
  @servicesRow kind?: words.ServiceKind;
  @servicesRow name?: string;
  @servicesRow description?: string;
  @servicesRow languages?: string[];
  @servicesRow servedCount?: number;
}

export class ServicesPartDto extends PartDto implements part.ServicesPart {
  @Rows('services', () => ServiceRowDto) rows: ServiceRowDto[];
}

const landedProjectsRow = declaredIn('landedProjects', 'rows');
export class LandedProjectRowDto extends RowDto implements part.LandedProjectRow {
  @landedProjectsRow title?: string;
  @landedProjectsRow overseas?: boolean;
  @landedProjectsRow country?: string;
  @landedProjectsRow landedOn?: string;
  @landedProjectsRow landingEntity?: string;
  @landedProjectsRow district?: string;
  @landedProjectsRow contractNumber?: string;
  @landedProjectsRow contractValueFen?: number;
}

export class LandedProjectsPartDto extends PartDto implements part.LandedProjectsPart {
  @Rows('landedProjects', () => LandedProjectRowDto) rows: LandedProjectRowDto[];
}
