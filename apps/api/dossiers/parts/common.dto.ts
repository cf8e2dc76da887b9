/** Request bodies of the parts that every dossier has. Limits come from the declarations of the fields. */
import type * as part from '#domain/dossier/parts.common.js';
import type { HostNature } from '#domain/measures/vocabulary.js';
import type * as words from '#domain/dossier/vocabulary.js';
import { Rows, declaredIn } from './declared.js';
import { EvidencedPartDto, PartDto, RowDto } from './frame.dto.js';

const base = declaredIn('base', 'form');
export class BasePartDto extends PartDto implements part.BasePart {
  @base name?: string;
  @base nameEn?: string;
  @base fields?: string[];
  @base platformName?: string;
  @base mainDirection?: string;
  @base focusCountries?: string[];
  @base introduction?: string;
}

const shareholders = declaredIn('host', 'form', 'shareholders');
export class ShareholderDto implements part.Shareholder {
  @shareholders name?: string;
  @shareholders country?: string;
  @shareholders shareHundredths?: number;
}

const affiliates = declaredIn('host', 'form', 'affiliates');
export class AffiliateDto implements part.Affiliate {
  @affiliates name?: string;
  @affiliates uscc?: string;
  @affiliates relation?: words.AffiliateRelation;
}

const host = declaredIn('host', 'form');
export class HostPartDto extends PartDto implements part.HostPart {
  @host name?: string;
  @host uscc?: string;
  @host legalNature?: HostNature;
  @host registeredOn?: string;
  @host district?: string;
  @host registeredAddress?: string;
  @host officeAddress?: string;
  @host registeredCapitalFen?: number;
  @host staffCount?: number;
  @host website?: string;
  @host.listOf(() => ShareholderDto) shareholders?: ShareholderDto[];
  @host.listOf(() => AffiliateDto) affiliates?: AffiliateDto[];
}

const legalRepresentative = declaredIn('legalRepresentative', 'form');
export class LegalRepresentativePartDto extends PartDto implements part.LegalRepresentativePart {
  @legalRepresentative name?: string;
  @legalRepresentative idType?: words.IdType;
  @legalRepresentative idNumber?: string;
  @legalRepresentative nationality?: string;
  @legalRepresentative phone?: string;
}

const leader = declaredIn('leader', 'form');
export class LeaderPartDto extends EvidencedPartDto implements part.LeaderPart {
  @leader name?: string;
  @leader idType?: words.IdType;
  @leader idNumber?: string;
  @leader nationality?: string;
  @leader title?: string;
  @leader position?: string;
  @leader birthDate?: string;
  @leader employedFrom?: string;
  @leader employedUntil?: string;
  @leader phone?: string;
  @leader email?: string;
}

const contact = declaredIn('contact', 'form');
export class ContactPartDto extends PartDto implements part.ContactPart {
  @contact name?: string;
  @contact position?: string;
  @contact phone?: string;
  @contact email?: string;
  @contact address?: string;
  @contact postcode?: string;
}

const partnersRow = declaredIn('partners', 'rows');
export class PartnerRowDto extends RowDto implements part.PartnerRow {
  @partnersRow nameZh?: string;
  @partnersRow nameOriginal?: string;
  @partnersRow country?: string;
  @partnersRow kind?: words.PartnerKind;
  @partnersRow agreementTitle?: string;
  @partnersRow signedOn?: string;
  @partnersRow expiresOn?: string;
  @partnersRow mode?: words.CooperationMode;
  @partnersRow noObjection?: boolean;
}

export class PartnersPartDto extends PartDto implements part.PartnersPart {
  @Rows('partners', () => PartnerRowDto) rows: PartnerRowDto[];
}

const projectsRow = declaredIn('projects', 'rows');
export class ProjectRowDto extends RowDto implements part.ProjectRow {
  @projectsRow kind?: words.ProjectKind;
  @projectsRow title?: string;
  @projectsRow number?: string;
  @projectsRow partnerName?: string;
  @projectsRow country?: string;
  @projectsRow role?: words.ProjectRole;
  @projectsRow startedOn?: string;
  @projectsRow endsOn?: string;
  @projectsRow totalFundsFen?: number;
  @projectsRow cooperationFundsFen?: number;
}

export class ProjectsPartDto extends PartDto implements part.ProjectsPart {
  @Rows('projects', () => ProjectRowDto) rows: ProjectRowDto[];
}

const personnelRow = declaredIn('personnel', 'rows');
export class PersonnelRowDto extends RowDto implements part.PersonnelRow {
  @personnelRow category?: words.PersonnelCategory;
  @personnelRow name?: string;
  @personnelRow country?: string;
  @personnelRow organisation?: string;
  @personnelRow title?: string;
  @personnelRow startedOn?: string;
  @personnelRow endedOn?: string;
  @personnelRow months?: number;
}

export class PersonnelPartDto extends PartDto implements part.PersonnelPart {
  @Rows('personnel', () => PersonnelRowDto) rows: PersonnelRowDto[];
}

const eventsRow = declaredIn('events', 'rows');
export class EventRowDto extends RowDto implements part.EventRow {
  @eventsRow kind?: words.EventKind;
  @eventsRow title?: string;
  @eventsRow international?: boolean;
  @eventsRow heldOn?: string;
  @eventsRow endedOn?: string;
  @eventsRow place?: string;
  @eventsRow countries?: string[];
  @eventsRow participants?: number;
  @eventsRow overseasParticipants?: number;
}

export class EventsPartDto extends PartDto implements part.EventsPart {
  @Rows('events', () => EventRowDto) rows: EventRowDto[];
}

const outputsRow = declaredIn('outputs', 'rows');
export class OutputRowDto extends RowDto implements part.OutputRow {
  @outputsRow kind?: words.OutputKind;
  @outputsRow title?: string;
  @outputsRow number?: string;
  @outputsRow doi?: string;
  @outputsRow country?: string;
  @outputsRow obtainedOn?: string;
  @outputsRow direction?: words.TransferDirection;
  @outputsRow valueFen?: number;
  @outputsRow appliedInBeijing?: boolean;
}

export class OutputsPartDto extends PartDto implements part.OutputsPart {
  @Rows('outputs', () => OutputRowDto) rows: OutputRowDto[];
}

const sources = declaredIn('funds', 'rows', 'sources');
export class FundSourceShareDto implements part.FundSourceShare {
  @sources kind?: words.FundSource;
  @sources amountFen?: number;
}

const fundsRow = declaredIn('funds', 'rows');
export class FundRowDto extends RowDto implements part.FundRow {
  @fundsRow kind?: words.FundKind;
  @fundsRow purpose?: string;
  @fundsRow year?: number;
  @fundsRow amountFen?: number;
  @fundsRow.listOf(() => FundSourceShareDto) sources?: FundSourceShareDto[];
}

export class FundsPartDto extends PartDto implements part.FundsPart {
  @Rows('funds', () => FundRowDto) rows: FundRowDto[];
}

const rulesRow = declaredIn('rules', 'rows');
export class RuleRowDto extends RowDto implements part.RuleRow {
  @rulesRow kind?: words.RuleKind;
  @rulesRow title?: string;
  @rulesRow issuedOn?: string;
  @rulesRow summary?: string;
}

const rules = declaredIn('rules', 'form');
export class RulesPartDto extends PartDto implements part.RulesPart {
  @rules managementBody?: string;
  @rules fullTimeStaff?: number;
  @Rows('rules', () => RuleRowDto) rows: RuleRowDto[];
}

const planRow = declaredIn('plan', 'rows');
export class PlanTargetRowDto extends RowDto implements part.PlanTargetRow {
  @planRow year?: number;
  @planRow goal?: string;
  @planRow measures?: string;
  @planRow yearlyTarget?: string;
}

const plan = declaredIn('plan', 'form');
export class PlanPartDto extends PartDto implements part.PlanPart {
  @plan summary?: string;
  @Rows('plan', () => PlanTargetRowDto) rows: PlanTargetRowDto[];
}

const commitment = declaredIn('commitment', 'form');
export class CommitmentPartDto extends EvidencedPartDto implements part.CommitmentPart {
  @commitment truthful?: boolean;
  @commitment nonSecret?: boolean;
  @commitment noSeriousDishonesty?: boolean;
  @commitment noSafetyEvent?: boolean;
  @commitment noOtherBase?: boolean;
  @commitment signedBy?: string;
  @commitment signedOn?: string;
}

const attachmentsRow = declaredIn('attachments', 'rows');
export class AttachmentRowDto extends RowDto implements part.AttachmentRow {
  @attachmentsRow kind?: words.AttachmentKind;
  @attachmentsRow title?: string;
  @attachmentsRow partnerId?: string;
  @attachmentsRow year?: number;
}

export class AttachmentsPartDto extends PartDto implements part.AttachmentsPart {
  @Rows('attachments', () => AttachmentRowDto) rows: AttachmentRowDto[];
}
