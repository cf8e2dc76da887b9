import type { ActorRef } from '#contracts/actor.js';
import type { CampaignEntry } from '#domain/evaluation/grades.js';
import type { DimensionScore } from '#domain/scoring/data-score.js';

/** An evaluation of the campaign with what its grade is made from. */
export interface ScoredEvaluation extends CampaignEntry {
  readonly baseId: string;
  readonly dimensions: readonly DimensionScore[];
}

export interface PublicationOrder {
  readonly commandId: string;
  readonly actor: ActorRef;
  /** Evaluations that are tied at the edge of the best grade, in the order of the committee's vote. */
  readonly vote: readonly string[];
}
