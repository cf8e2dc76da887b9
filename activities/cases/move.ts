import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { LocalizedText, Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { NoticeDraft } from '#persistence/record/trail.js';

/** What a move is made from: the case under its row lock, its pinned measure, and the moment. */
export interface MoveContext<Payload = Record<string, unknown>> {
  readonly tx: EntityManager;
  readonly theCase: ProcedureCase;
  readonly measure: Measure;
  readonly now: Date;
  /** The person who decided; undefined for the clock and for completed stages. */
  readonly actor: ActorRef | undefined;
  readonly payload: Payload;
}

/** What a move does beyond changing the state. */
export interface Move {
  /** The next state; the present one for a move that stays. */
  readonly to: string;
  /** Article of the measure, for the trail. */
  readonly rule?: string;
  readonly reason?: string;
  /** What was decided in particular, in a sentence: for the timeline. */
  readonly detail?: LocalizedText;
  /** Added to the case's outcome, which is what its owner reads. */
  readonly outcome?: Record<string, unknown>;
  /** Persons who get a work item each in the next stage. */
  readonly assignees?: readonly string[];
  readonly notices?: readonly NoticeDraft[];
  /** Writes what belongs to the next stage, such as further work items: the case is in it already. */
  readonly onceEntered?: () => Promise<void>;
  /** The limit of the state goes on where it had stopped, instead of running anew. */
  readonly continuesLimit?: boolean;
  /** Members that the case's outcome loses. */
  readonly forgets?: readonly string[];
  /** The step that was undone, for the trail. */
  readonly reversed?: string;
  /** Of a close: everything was in, so that it is no lapse even where the limit has passed meanwhile. */
  readonly complete?: boolean;
}

/** A decision's effect. Throws a Refusal when it may not be taken; then nothing is changed. */
export type DecisionMove = (context: MoveContext) => Promise<Move>;

/**
 * What the record says of an open stage: the move that closes it, or undefined where it stays open. `limitPassed`: has the
 * stage's deadline gone by?
 */
export type StageClose = (context: MoveContext, limitPassed: boolean) => Promise<Move | undefined>;

/** The moves of one noun, by verb and by stage. */
export interface Moves {
  readonly decisions: Readonly<Record<string, DecisionMove>>;
  readonly closes: Readonly<Record<string, StageClose>>;
}
