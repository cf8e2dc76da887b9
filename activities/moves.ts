import type { CaseKind } from '#domain/procedures/index.js';
import type { Moves } from './cases/move.js';
import { extend } from './cases/extend.js';
import { formalCheckMoves } from './dossier/formal-check.moves.js';

/** Every move of every procedure, put together from the nouns. */
export const MOVES: Readonly<Record<CaseKind, Moves>> = {
  accreditation: {
    decisions: { ...formalCheckMoves.decisions, extend },
    closes: { ...formalCheckMoves.closes },
  },
  evaluation: { decisions: {}, closes: {} },
  rectification: { decisions: {}, closes: {} },
  subsidy: { decisions: {}, closes: {} },
};
