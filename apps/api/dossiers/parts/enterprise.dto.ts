/** Request bodies of the parts of an enterprise dossier. Limits come from the declarations of the fields. */
import type * as part from '#domain/dossier/parts.enterprise.js';
import type * as words from '#domain/dossier/vocabulary.js';
import { Rows, declaredIn } from './declared.js';
import { EvidencedPartDto, PartDto, RowDto } from './frame.dto.js';

const businessRow = declaredIn('business', 'rows');
export class BusinessRowDto extends RowDto implements part.BusinessRow {
  @businessRow year?: number;
  @businessRow revenueFen?: number;
  @businessRow overseasRevenueFen?: number;
  @businessRow rdSpendFen?: number;
  @businessRow cooperationRdFen?: number;
}

export class BusinessPartDto extends PartDto implements part.BusinessPart {
  @Rows('business', () => BusinessRowDto) rows: BusinessRowDto[];
}

const overseasEntitiesRow = declaredIn('overseasEntities', 'rows');
export class OverseasEntityRowDto extends RowDto implements part.OverseasEntityRow {
  @overseasEntitiesRow name?: string;
  @overseasEntitiesRow kind?: words.OverseasEntityKind;
  @overseasEntitiesRow country?: string;
  @overseasEntitiesRow city?: string;
  @overseasEntitiesRow establishedOn?: string;
  @overseasEntitiesRow shareHundredths?: number;
}

export class OverseasEntitiesPartDto extends PartDto implements part.OverseasEntitiesPart {
  @Rows('overseasEntities', () => OverseasEntityRowDto) rows: OverseasEntityRowDto[];
}

const overseasRdCentresRow = declaredIn('overseasRdCentres', 'rows');
export class OverseasRdCentreRowDto extends RowDto implements part.OverseasRdCentreRow {
  @overseasRdCentresRow name?: string;
  @overseasRdCentresRow kind?: words.RdCentreKind;
  @overseasRdCentresRow country?: string;
  @overseasRdCentresRow partnerName?: string;
  @overseasRdCentresRow establishedOn?: string;
  @overseasRdCentresRow staffCount?: number;
  @overseasRdCentresRow investmentFen?: number;
}

export class OverseasRdCentresPartDto extends PartDto implements part.OverseasRdCentresPart {
  @Rows('overseasRdCentres', () => OverseasRdCentreRowDto) rows: OverseasRdCentreRowDto[];
}

const highTech = declaredIn('highTech', 'form');
export class HighTechPartDto extends EvidencedPartDto implements part.HighTechPart {
  @highTech certified?: boolean;
  @highTech certificateNumber?: string;
  @highTech issuedOn?: string;
  @highTech expiresOn?: string;
}
