import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionState, ObjectorKind } from '#domain/objection/objection.js';

/** 异议: who objects and what is said are for the commission; the applicant reads the summary. */
@Entity('objection')
export class Objection {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') receiptNumber: string;
  /** SHA-256 of what its objector looks it up with. */
  @Column('text') tokenHash: string;
  @Column('text') state: ObjectionState;
  @Column('text') objectorKind: ObjectorKind;
  @Column('text') objectorName: string;
  @Column('text') contact: string;
  @Column('text') statement: string;
  @Column('timestamptz') filedAt: Date;
  /** 异议要点, written by the officer without naming anybody. */
  @Column('text', { nullable: true }) summary: string | null;
  /** What the applicant says to it. */
  @Column('text', { nullable: true }) view: string | null;
  /** What it shows with that: files of its own. */
  @Column('uuid', { array: true }) viewFiles: string[];
  @Column('timestamptz', { nullable: true }) viewedAt: Date | null;
  /** 核查情况 */
  @Column('text', { nullable: true }) findings: string | null;
  /** Of the measure, where it was refused. */
  @Column('text', { nullable: true }) refusalGround: string | null;
  /** Why it was refused, dismissed or upheld: its objector reads it. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
}

/** A file that its objector handed in. */
@Entity('objection_file')
export class ObjectionFile {
  @PrimaryColumn('uuid') fileId: string;
  @Column('uuid') objectionId: string;
  /** 盖章的异议书: by it an organisation objects; it says who that is. */
  @Column('boolean') seal: boolean;
}
