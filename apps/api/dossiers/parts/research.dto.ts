/** Request bodies of the parts of a research dossier. Limits come from the declarations of the fields. */
import type * as part from '#domain/dossier/parts.research.js';
import type * as words from '#domain/dossier/vocabulary.js';
import { Rows, declaredIn } from './declared.js';
import { EvidencedPartDto, PartDto, RowDto } from './frame.dto.js';

const institution = declaredIn('institution', 'form');
export class InstitutionPartDto extends EvidencedPartDto implements part.InstitutionPart {
  @institution kind?: words.InstitutionKind;
  @institution supervisingDepartment?: string;
  @institution disciplines?: string;
  @institution researcherCount?: number;
  @institution ethicsInvolved?: boolean;
  @institution ethicsApprovalNumber?: string;
  @institution ethicsApprovedOn?: string;
  @institution humanGeneticResourceInvolved?: boolean;
  @institution humanGeneticResourceApprovalNumber?: string;
  @institution humanGeneticResourceApprovedOn?: string;
}

const labsRow = declaredIn('labs', 'rows');
export class LabRowDto extends RowDto implements part.LabRow {
  @labsRow name?: string;
  @labsRow level?: words.LabLevel;
  @labsRow shared?: boolean;
  @labsRow partnerName?: string;
  @labsRow country?: string;
  @labsRow establishedOn?: string;
  @labsRow areaM2?: number;
  @labsRow equipment?: string;
  @labsRow equipmentValueFen?: number;
}

export class LabsPartDto extends PartDto implements part.LabsPart {
  @Rows('labs', () => LabRowDto) rows: LabRowDto[];
}

const overseasExpertsRow = declaredIn('overseasExperts', 'rows');
export class OverseasExpertRowDto extends RowDto implements part.OverseasExpertRow {
  @overseasExpertsRow name?: string;
  @overseasExpertsRow country?: string;
  @overseasExpertsRow organisation?: string;
  @overseasExpertsRow title?: string;
  @overseasExpertsRow arrivedOn?: string;
  @overseasExpertsRow leftOn?: string;
  @overseasExpertsRow months?: number;
}

export class OverseasExpertsPartDto extends PartDto implements part.OverseasExpertsPart {
  @Rows('overseasExperts', () => OverseasExpertRowDto) rows: OverseasExpertRowDto[];
}

const papersRow = declaredIn('papers', 'rows');
export class PaperRowDto extends RowDto implements part.PaperRow {
  @papersRow title?: string;
  @papersRow journal?: string;
  @papersRow doi?: string;
  @papersRow publishedOn?: string;
  @papersRow overseasCoAuthored?: boolean;
  @papersRow countries?: string[];
}

export class PapersPartDto extends PartDto implements part.PapersPart {
  @Rows('papers', () => PaperRowDto) rows: PaperRowDto[];
}
