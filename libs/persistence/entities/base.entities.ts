import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { LeftOutReason, SubsidyBasis } from '#domain/subsidy/eligibility.js';
import type { CampaignState } from '#contracts/workflows.js';
import type { Problem } from '#domain/evaluation/rectification-problems.js';
import type { BaseType, Grade, LocalizedText } from '#domain/measures/measure.js';
import { bigint } from '../columns.js';

/** 国合基地: a base that holds (or held) the title. */
@Entity('base')
export class Base {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') batchId: string;
  @Column('uuid') organisationId: string;
  @Column('text') certificateNumber: string;
  @Column('text') name: string;
  @Column('text') type: BaseType;
  @Column('text') district: string;
  @Column('text') measureId: string;
  @Column('boolean') rehearsal: boolean;
  @Column('text') state: 'accredited' | 'underRectification' | 'revoked';
  @Column('date') accreditedOn: string;
  @Column('text', { nullable: true }) lastGrade: Grade | null;
  @Column('date', { nullable: true }) revokedOn: string | null;
  /** 标牌, once it was handed over. */
  @Column('text', { nullable: true }) plaqueNumber: string | null;
  @Column('date', { nullable: true }) plaqueHandedOverOn: string | null;
}

/** 年度评价: one year's evaluation of the bases due. An empty `batchIds` means the bases of every batch. */
@Entity('campaign')
export class Campaign {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('integer') year: number;
  @Column('text') title: string;
  @Column('text') measureId: string;
  @Column('uuid', { array: true }) batchIds: string[];
  @Column('float8', { nullable: true }) rehearsalDaySeconds: number | null;
  @Column('text') state: CampaignState;
  /** The filing limit of all its bases, computed once, when the roster begins to be opened. */
  @Column('date', { nullable: true }) filingDueOn: string | null;
  @Column('timestamptz', { nullable: true }) filingDueAt: Date | null;
  @Column('boolean', { nullable: true }) filingProvisional: boolean | null;
  @Column('jsonb', { nullable: true }) filingExplanation: LocalizedText | null;
  @Column('uuid') createdBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('uuid', { nullable: true }) publishedBy: string | null;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  /** By whom and why is in the trail. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}

/** One base in one campaign; its procedure is the case of the same id. */
@Entity('evaluation')
export class Evaluation {
  @PrimaryColumn('uuid') caseId: string;
  @Column('uuid') campaignId: string;
  @Column('uuid') baseId: string;
  @Column('text') type: BaseType;
  @Column('text', { nullable: true }) statement: string | null;
  @Column('text', { array: true }) bonusItems: string[];
  /** Saves of the two; 0 for none. */
  @Column('integer') statementVersion: number;
  @Column('timestamptz', { nullable: true }) filedAt: Date | null;
  @Column('uuid', { nullable: true }) filedBy: string | null;
  @Column('boolean') silent: boolean;
  @Column('boolean') fraudFound: boolean;
  @Column('text', { nullable: true }) grade: Grade | null;
  @Column('jsonb', { nullable: true }) gradeReason: Record<string, unknown> | null;
}

/** 整改 after 不合格. */
@Entity('rectification')
export class Rectification {
  @PrimaryColumn('uuid') caseId: string;
  @Column('uuid') evaluationCaseId: string;
  @Column('uuid') baseId: string;
  @Column('jsonb') problems: Problem[];
  @Column('text', { nullable: true }) plan: string | null;
  @Column('timestamptz', { nullable: true }) planFiledAt: Date | null;
  @Column('text', { nullable: true }) interimReport: string | null;
  @Column('timestamptz', { nullable: true }) interimFiledAt: Date | null;
  @Column('text', { nullable: true }) finalReport: string | null;
  @Column('timestamptz', { nullable: true }) finalFiledAt: Date | null;
  @Column('integer', { nullable: true }) acceptanceScoreHundredths: number | null;
  @Column('text', { array: true }) closedProblems: string[];
}

/** 后补助 scheme: one budget over the bases of a campaign and/or of a batch. Amounts in fen. */
@Entity('subsidy_scheme')
export class SubsidyScheme {
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') code: string;
  @Column('integer') year: number;
  @Column('text') title: string;
  @Column('bigint', { transformer: bigint }) budgetFen: number;
  @Column('uuid', { nullable: true }) campaignId: string | null;
  @Column('uuid', { nullable: true }) batchId: string | null;
  /** Until when vouchers are filed; the proposal waits for it. Anew where the scheme is sent back. */
  @Column('date') vouchersDueOn: string;
  @Column('timestamptz') vouchersDueAt: Date;
  @Column('jsonb') vouchersExplanation: LocalizedText;
  @Column('uuid', { nullable: true }) proposedBy: string | null;
  /** For whom whoever proposed it stood in. */
  @Column('uuid', { nullable: true }) proposedFor: string | null;
  @Column('timestamptz', { nullable: true }) proposedAt: Date | null;
  @Column('uuid', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
}

@Entity('subsidy_award')
export class SubsidyAward {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') schemeId: string;
  @Column('uuid') baseId: string;
  @Column('uuid') organisationId: string;
  @Column('text') basis: SubsidyBasis;
  @Column('text', { nullable: true }) grade: Grade | null;
  @Column('bigint', { transformer: bigint }) ceilingFen: number;
  @Column('bigint', { nullable: true, transformer: bigint }) proposedFen: number | null;
  @Column('bigint', { nullable: true, transformer: bigint }) allocatedFen: number | null;
  @Column('jsonb', { nullable: true }) explanation: unknown;
}

/** Evidence of own cooperation spending; a number is used once per organisation, over all schemes. */
@Entity('subsidy_voucher')
export class SubsidyVoucher {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') awardId: string;
  @Column('uuid') organisationId: string;
  @Column('text') number: string;
  @Column('text') description: string;
  @Column('date') spentOn: string;
  @Column('bigint', { transformer: bigint }) amountFen: number;
  @Column('uuid') fileId: string;
  @Column('bigint', { nullable: true, transformer: bigint }) verifiedFen: number | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) verifiedBy: string | null;
  @Column('timestamptz', { nullable: true }) verifiedAt: Date | null;
  @Column('uuid') filedBy: string;
  @Column('timestamptz') filedAt: Date;
}

/** A base of the campaign or batch that gets no award in a scheme, and why. */
@Entity('subsidy_left_out')
export class SubsidyLeftOut {
  @PrimaryColumn('uuid') schemeId: string;
  @PrimaryColumn('uuid') baseId: string;
  @Column('uuid') organisationId: string;
  @Column('text') basis: SubsidyBasis;
  @Column('text', { nullable: true }) grade: Grade | null;
  @Column('text') reason: LeftOutReason;
}

/** One line of an approved scheme's payment list, as it was when it was approved. */
@Entity('subsidy_payment')
export class SubsidyPayment {
  @PrimaryColumn('uuid') awardId: string;
  @Column('uuid') schemeId: string;
  @Column('integer') position: number;
  @Column('text') baseName: string;
  @Column('text') certificateNumber: string;
  @Column('text') organisationName: string;
  @Column('text') uscc: string;
  @Column('bigint', { transformer: bigint }) amountFen: number;
}
