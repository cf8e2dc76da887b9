import type { CaseKind } from '#domain/procedures/index.js';
import type { Moves } from './cases/move.js';
import { batchMoves } from './batch/batch.moves.js';
import { extend } from './cases/extend.js';
import { reverse } from './cases/reverse.js';
import { resume, suspend } from './cases/suspend.js';
import { formalCheckMoves } from './dossier/formal-check.moves.js';
import { notRecommend, recommend } from './dossier/recommendation.moves.js';
import { evaluationMoves } from './evaluation/evaluation.moves.js';
import { rectificationMoves } from './evaluation/rectification.moves.js';
import { meetingMoves } from './meeting/meeting.moves.js';
import { concludeVisit } from './onsite/onsite.moves.js';
import { plaqueMoves } from './plaque/plaque.moves.js';
import { objectionMoves } from './objection/objection.moves.js';
import { reconsiderationMoves } from './reconsideration/reconsideration.moves.js';
import { closeInvitation, drawExperts, voidScore } from './review/draw.moves.js';
import { closeExpertReview } from './review/review.moves.js';
import { subsidyMoves } from './subsidy/subsidy.moves.js';

/** Every move of every procedure, put together from the nouns. */
export const MOVES: Readonly<Record<CaseKind, Moves>> = {
  batch: batchMoves,
  accreditation: {
    decisions: {
      recommend,
      notRecommend,
      ...formalCheckMoves.decisions,
      drawExperts,
      voidScore,
      concludeVisit,
      ...objectionMoves.decisions,
      extend,
      suspend,
      resume,
      reverse,
    },
    closes: {
      ...formalCheckMoves.closes,
      underInvitation: closeInvitation,
      underExpertReview: closeExpertReview,
    },
  },
  meeting: { decisions: { ...meetingMoves.decisions, extend, reverse }, closes: meetingMoves.closes },
  subsidy: { decisions: { ...subsidyMoves.decisions, extend }, closes: {} },
  evaluation: {
    decisions: { ...evaluationMoves.decisions, drawExperts, voidScore, extend, suspend, resume, reverse },
    closes: { ...evaluationMoves.closes, underInvitation: closeInvitation },
  },
  plaque: { decisions: { ...plaqueMoves.decisions, extend }, closes: plaqueMoves.closes },
  reconsideration: {
    decisions: { ...reconsiderationMoves.decisions, extend },
    closes: reconsiderationMoves.closes,
  },
  rectification: { decisions: { ...rectificationMoves.decisions, extend }, closes: rectificationMoves.closes },
};
