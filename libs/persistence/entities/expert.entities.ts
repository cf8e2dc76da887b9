import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExpertTie } from '#domain/review/avoidance.js';
import type { Exclusion } from '#domain/review/draw.js';
import type { AssignmentState } from '#domain/review/seat.js';

/** An expert of the pool as known from `validFrom` on; a later version ends it. */
@Entity('expert_profile')
export class ExpertProfile {
  @PrimaryColumn('uuid') accountId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') name: string;
  /** Who employs the expert: a USCC, or a name where there is none. */
  @Column('text') institution: string;
  @Column('text', { array: true }) fields: string[];
  @Column('text', { array: true }) languages: string[];
  /** The last day on which the expert takes no review. */
  @Column('date', { nullable: true }) awayUntil: string | null;
  @Column('jsonb') ties: ExpertTie[];
  /** Numbers and DOIs of papers and projects, as those of dossiers are compared. */
  @Column('text', { array: true }) works: string[];
  @Column('uuid', { nullable: true }) savedBy: string | null;
  @Column('timestamptz') validFrom: Date;
  @Column('timestamptz', { nullable: true }) validUntil: Date | null;
}

/** 抽取专家 for one case: the seed that orders the pool, and how many seats the panel has. */
@Entity('expert_draw')
export class ExpertDraw {
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') seed: string;
  @Column('integer') seats: number;
  @Column('text', { array: true }) languages: string[];
  @Column('uuid') drawnBy: string;
  @Column('timestamptz') drawnAt: Date;
}

export type DrawCause = 'panel' | 'replacement' | 'spread';

/** The verdict of one round on one expert, with the facts that it rests on besides the profile. */
@Entity('expert_verdict')
export class ExpertVerdict {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('integer') round: number;
  @PrimaryColumn('uuid') expertId: string;
  @Column('text') ticket: string;
  @Column('boolean') drawn: boolean;
  @Column('integer') openReviews: number;
  @Column('date', { nullable: true }) judgedHostOn: string | null;
  @Column('jsonb') exclusions: Exclusion[];
}

/** 专家评审: one expert on one case. Scores are hundredths per criterion of the rubric. */
@Entity('expert_assignment')
export class ExpertAssignment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') expertId: string;
  @Column('text') state: AssignmentState;
  /** Why it was declined, or its score made void. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') scores: Record<string, number>;
  /** By criterion of the rubric. */
  @Column('jsonb') comments: Record<string, string>;
  @Column('text', { nullable: true }) comment: string | null;
  @Column('integer', { nullable: true }) scoreHundredths: number | null;
  /** When the expert was invited. */
  @Column('timestamptz') assignedAt: Date;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  /** When it stopped being open: submitted, declined, expired or void. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
