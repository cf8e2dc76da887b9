import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { BaseType, Measure } from '#domain/measures/measure.js';
import { bigint } from '../columns.js';

/** One version of the management measures (管理办法), loaded from seeds/measures and never changed while a case pins it. */
@Entity('measure_version')
export class MeasureVersion {
  @PrimaryColumn('text') id: string;
  @Column('date', { nullable: true }) effectiveFrom: string | null;
  @Column('jsonb') content: Measure;
  @Column('text') sha256: string;
}

/** 申报指南: what may be applied for, by whom, and when. `rehearsalDaySeconds`: seconds that stand for one working day, rehearsals only. */
@Entity('batch')
export class Batch {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') title: string;
  @Column('integer') year: number;
  @Column('text') measureId: string;
  @Column('date') opensOn: string;
  @Column('date') closesOn: string;
  @Column('text', { array: true }) fields: string[];
  @Column('text', { array: true }) countries: string[];
  @Column('jsonb') quotas: Partial<Record<BaseType, number>>;
  @Column('boolean') recommendingStep: boolean;
  @Column('float8', { nullable: true }) rehearsalDaySeconds: number | null;
  @Column('uuid') createdBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/**
 * 申报书. `revision` is the one being edited or, when `locked`, the one submitted last; parts of a later one are then a correction
 * that was never handed in.
 */
@Entity('dossier')
export class Dossier {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') batchId: string;
  @Column('text') type: BaseType;
  @Column('text') baseName: string;
  @Column('integer') revision: number;
  @Column('boolean') locked: boolean;
  @Column('text', { nullable: true }) receiptNumber: string | null;
  @Column('text', { nullable: true }) contentHash: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('uuid', { nullable: true }) clonedFrom: string | null;
  @Column('uuid') createdBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** One part of one revision; `version` counts its saves and guards against stale ones. */
@Entity('dossier_part')
export class DossierPart {
  @PrimaryColumn('uuid') dossierId: string;
  @PrimaryColumn('integer') revision: number;
  @PrimaryColumn('text') part: string;
  @Column('integer') version: number;
  @Column('jsonb') content: Record<string, unknown>;
  @Column('uuid') savedBy: string;
  @Column('timestamptz') savedAt: Date;
}

export type ScanState = 'none' | 'waiting' | 'clean' | 'infected' | 'unscannable';

/** A file in one of these stays closed to everybody. */
export const CLOSED_SCANS: readonly ScanState[] = ['waiting', 'infected', 'unscannable'];

/** A locked revision with its content hash. */
@Entity('dossier_submission')
export class DossierSubmission {
  @PrimaryColumn('uuid') dossierId: string;
  @PrimaryColumn('integer') revision: number;
  @Column('text') contentHash: string;
  @Column('uuid') submittedBy: string;
  @Column('timestamptz') submittedAt: Date;
}

/** What is known of an uploaded file; its bytes are in the file store under `storageKey`. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('uuid', { nullable: true }) dossierId: string | null;
  @Column('text') name: string;
  @Column('text') mediaType: string;
  @Column('bigint', { transformer: bigint }) sizeBytes: number;
  @Column('text') sha256: string;
  @Column('text') storageKey: string;
  /** Null: by somebody who has no account. */
  @Column('uuid', { nullable: true }) uploadedBy: string | null;
  /** Whether it was looked at for malware; nobody reads what waits for it, or was found to be some. */
  @Column('text') scan: ScanState;
  @CreateDateColumn({ type: 'timestamptz' }) uploadedAt: Date;
}
