/** Request bodies of the parts of a platform dossier. Limits come from the declarations of the fields. */
import type * as part from '#domain/dossier/parts.platform.js';
import type * as words from '#domain/dossier/vocabulary.js';
import { Rows, declaredIn } from './declared.js';
import { EvidencedPartDto, PartDto, RowDto } from './frame.dto.js';

const platformProfile = declaredIn('platformProfile', 'form');
export class PlatformProfilePartDto extends EvidencedPartDto implements part.PlatformProfilePart {
  @platformProfile legalForm?: words.LegalForm;
  @platformProfile fullTimeStaff?: number;
  @platformProfile network?: string;
  @platformProfile serviceModel?: string;
}

const overseasOfficesRow = declaredIn('overseasOffices', 'rows');
export class OverseasOfficeRowDto extends RowDto implements part.OverseasOfficeRow {
  @overseasOfficesRow name?: string;
  @overseasOfficesRow country?: string;
  @overseasOfficesRow city?: string;
  @overseasOfficesRow openedOn?: string;
  @overseasOfficesRow staffCount?: number;
}

export class OverseasOfficesPartDto extends PartDto implements part.OverseasOfficesPart {
  @Rows('overseasOffices', () => OverseasOfficeRowDto) rows: OverseasOfficeRowDto[];
}

const matchingsRow = declaredIn('matchings', 'rows');
export class MatchingRowDto extends RowDto implements part.MatchingRow {
  @matchingsRow title?: string;
  @matchingsRow country?: string;
  @matchingsRow overseasParty?: string;
  @matchingsRow beijingParty?: string;
  @matchingsRow matchedOn?: string;
  @matchingsRow outcome?: words.MatchingOutcome;
}

export class MatchingsPartDto extends PartDto implements part.MatchingsPart {
  @Rows('matchings', () => MatchingRowDto) rows: MatchingRowDto[];
}

const dealsRow = declaredIn('deals', 'rows');
export class DealRowDto extends RowDto implements part.DealRow {
  @dealsRow contractNumber?: string;
  @dealsRow title?: string;
  @dealsRow crossBorder?: boolean;
  @dealsRow direction?: words.TransferDirection;
  @dealsRow country?: string;
  @dealsRow overseasParty?: string;
  @dealsRow beijingParty?: string;
  @dealsRow signedOn?: string;
  @dealsRow valueFen?: number;
}

export class DealsPartDto extends PartDto implements part.DealsPart {
  @Rows('deals', () => DealRowDto) rows: DealRowDto[];
}

const landedTalentRow = declaredIn('landedTalent', 'rows');
export class LandedTalentRowDto extends RowDto implements part.LandedTalentRow {
  @landedTalentRow name?: string;
  @landedTalentRow country?: string;
  @landedTalentRow title?: string;
  @landedTalentRow landedOn?: string;
  @landedTalentRow landingEntity?: string;
}

export class LandedTalentPartDto extends PartDto implements part.LandedTalentPart {
  @Rows('landedTalent', () => LandedTalentRowDto) rows: LandedTalentRowDto[];
}

const clientsRow = declaredIn('clients', 'rows');
export class ClientRowDto extends RowDto implements part.ClientRow {
  @clientsRow name?: string;
  @clientsRow uscc?: string;
  @clientsRow inBeijing?: boolean;
  @clientsRow service?: string;
  @clientsRow servedOn?: string;
}

export class ClientsPartDto extends PartDto implements part.ClientsPart {
  @Rows('clients', () => ClientRowDto) rows: ClientRowDto[];
}
