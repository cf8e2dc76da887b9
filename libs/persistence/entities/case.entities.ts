import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { BaseType, LocalizedText } from '#domain/measures/measure.js';
import type { CaseKind } from '#domain/procedures/procedure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { numeric } from '../columns.js';

/** One running (or ended) procedure: accreditation of a dossier, evaluation of a base, rectification, subsidy scheme. */
@Entity('procedure_case')
export class ProcedureCase {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: CaseKind;
  @Column('text') workflowId: string;
  /** Dossier, base or scheme that the case is about. */
  @Column('uuid') subjectId: string;
  /** Batch or campaign that the case belongs to. */
  @Column('uuid', { nullable: true }) groupId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) type: BaseType | null;
  @Column('text') title: string;
  @Column('text') measureId: string;
  @Column('float8', { nullable: true }) rehearsalDaySeconds: number | null;
  @Column('text') state: string;
  /** Counts the moves; every move adds one. */
  @Column('integer') version: number;
  /** Revision of the dossier that is under procedure. */
  @Column('integer') revision: number;
  @Column('timestamptz') stateSince: Date;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  /** The next instant at which its run asks the record; null where only the limit is waited for, or nothing. */
  @Column('timestamptz', { nullable: true }) wakeAt: Date | null;
  /** While somebody may answer inside the stage and silence is an answer: until when. */
  @Column('timestamptz', { nullable: true }) answerDueAt: Date | null;
  /** When they are reminded of it; null where they were, or are not. */
  @Column('timestamptz', { nullable: true }) answerRemindAt: Date | null;
  /** 中止: since when its clock stands still. */
  @Column('timestamptz', { nullable: true }) suspendedAt: Date | null;
  /** 经办人: who is in charge of it; null: every officer. */
  @Column('uuid', { nullable: true }) officerId: string | null;
  /** 推荐单位: to which it was given to recommend; null where it was not. */
  @Column('uuid', { nullable: true }) recommendingUnitId: string | null;
  @Column('boolean') overdue: boolean;
  @Column('jsonb') outcome: Record<string, unknown>;
  @CreateDateColumn({ type: 'timestamptz' }) openedAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}

/** A deadline as computed, with its arithmetic in both languages. */
@Entity('case_deadline')
export class CaseDeadline {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') rule: string;
  @Column('timestamptz') openedAt: Date;
  @Column('date') dueOn: string;
  @Column('timestamptz') dueAt: Date;
  @Column('boolean') provisional: boolean;
  @Column('jsonb') explanation: LocalizedText;
  @Column('integer') extendedWorkingDays: number;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('boolean') lapsed: boolean;
}

/** Something that is somebody's turn: of a role, of one person, or of an organisation. */
@Entity('work_item')
export class WorkItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') task: string;
  @Column('text') role: Role;
  @Column('uuid', { nullable: true }) assigneeId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  /** The objection that it is about: it waits for that one, whatever becomes of others on the case. */
  @Column('uuid', { nullable: true }) objectionId: string | null;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) outcome: string | null;
}

/** One line of the trail: who did what, under which rule, before and after. */
@Entity('audit_entry')
export class AuditEntry {
  @PrimaryColumn('bigint') id: string;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text') subjectKind: string;
  @Column('uuid') subjectId: string;
  @Column('text', { nullable: true }) commandId: string | null;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text') actorRole: Role | 'public' | 'system';
  @Column('text') action: string;
  @Column('text', { nullable: true }) rule: string | null;
  @Column('json', { nullable: true }) before: Record<string, unknown> | null;
  @Column('json', { nullable: true }) after: Record<string, unknown> | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) onBehalfOf: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('uuid', { nullable: true }) requestId: string | null;
  /** The case, or else the subject: entries of one chain are numbered from 1 without a gap. */
  @Column('uuid') chain: string;
  @Column('integer') sequence: number;
  /** The hash of the entry before it in its chain. */
  @Column('bytea') previous: Buffer;
  /** SHA-256 over the entry as canonical JSON, `previous` included. */
  @Column('bytea') hash: Buffer;
}

/** A message to a person, an organisation or everyone of a role; once per event and recipient. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('text') eventKey: string;
  @Column('text') recipient: string;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) role: Role | null;
  /** Of those who recommend, the unit that is told. */
  @Column('uuid', { nullable: true }) recommendingUnitId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text') template: string;
  @Column('jsonb') params: Record<string, string | number | null>;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}

/** 形式审查: the verdict on one item of the checklist. */
@Entity('check_mark')
export class CheckMark {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('integer') revision: number;
  @PrimaryColumn('text') item: string;
  @Column('text') verdict: 'pass' | 'fail';
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') markedBy: string;
  @Column('timestamptz') markedAt: Date;
  /** How often it was saved. */
  @Column('integer') version: number;
}

/** An indicator's claimed value and, once measured, the verified one that replaces it. */
@Entity('indicator_value')
export class IndicatorValue {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') indicator: string;
  @Column('numeric', { transformer: numeric }) claimed: number;
  @Column('uuid', { array: true }) evidence: string[];
  @Column('numeric', { nullable: true, transformer: numeric }) verified: number | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) verifiedBy: string | null;
  @Column('timestamptz', { nullable: true }) verifiedAt: Date | null;
  /** Files that show the verified value, besides those of the claim. */
  @Column('uuid', { array: true }) verifiedEvidence: string[];
  /** Saves of a figure of a self-evaluation. */
  @Column('integer') version: number;
}

/** The scores of a case, in hundredths, with the lines that explain them. */
@Entity('case_score')
export class CaseScore {
  @PrimaryColumn('uuid') caseId: string;
  @Column('integer', { nullable: true }) dataHundredths: number | null;
  @Column('integer', { nullable: true }) expertHundredths: number | null;
  @Column('integer', { nullable: true }) managementHundredths: number | null;
  @Column('integer', { nullable: true }) landedHundredths: number | null;
  @Column('integer') bonusHundredths: number;
  @Column('integer', { nullable: true }) totalHundredths: number | null;
  @Column('jsonb') dimensions: unknown[];
  @Column('jsonb') explanation: unknown[];
}

/** 现场考察 as concluded. */
@Entity('onsite_visit')
export class OnsiteVisit {
  @PrimaryColumn('uuid') caseId: string;
  @Column('date') visitedOn: string;
  @Column('uuid', { array: true }) assessorIds: string[];
  @Column('uuid', { array: true }) officerIds: string[];
  @Column('text') findings: string;
  @Column('boolean') fraudFound: boolean;
  @Column('uuid') concludedBy: string;
}
