import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterKind } from '#domain/letters/letter.js';
import type { LocalizedText } from '#domain/measures/measure.js';

/** A letter as it was sent: nothing that it says ever changes. */
@Entity('letter')
export class Letter {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  /** The version of the case at the end that the letter is about. */
  @Column('integer') caseVersion: number;
  @Column('text') kind: LetterKind;
  @Column('integer') templateVersion: number;
  /** 文号 */
  @Column('text') number: string;
  @Column('text') title: string;
  @Column('jsonb') paragraphs: string[];
  @Column('text') authority: string;
  /** The paragraph that its officer had added; also null where it was sent before this was kept. */
  @Column('text', { nullable: true }) added: string | null;
  @Column('date') sentOn: string;
  @Column('text') sha256: string;
  @Column('uuid') sentBy: string;
  @Column('timestamptz') sentAt: Date;
  /** Until when a review may be requested; null where there is nothing to be reviewed. */
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  @Column('timestamptz', { nullable: true }) reviewDueAt: Date | null;
  @Column('jsonb', { nullable: true }) reviewExplanation: LocalizedText | null;
  /** When its applicant is reminded of that; null where it was, or is not. */
  @Column('timestamptz', { nullable: true }) reviewRemindAt: Date | null;
}

/** 复核: the applicant's request, with the case that answers it. */
@Entity('reconsideration')
export class Reconsideration {
  @PrimaryColumn('uuid') caseId: string;
  @Column('uuid') accreditationId: string;
  @Column('text') grounds: string;
  @Column('uuid', { array: true }) files: string[];
  @Column('uuid') requestedBy: string;
  @Column('timestamptz') requestedAt: Date;
}
