import type { CaseKind, Procedure } from './procedure.js';
import { ACCREDITATION } from './accreditation.procedure.js';
import { BATCH } from './batch.procedure.js';
import { EVALUATION } from './evaluation.procedure.js';
import { MEETING } from './meeting.procedure.js';
import { PLAQUE } from './plaque.procedure.js';
import { RECONSIDERATION } from './reconsideration.procedure.js';
import { RECTIFICATION } from './rectification.procedure.js';
import { SUBSIDY } from './subsidy.procedure.js';

export * from './procedure.js';
export { ACCREDITATION, BATCH, EVALUATION, MEETING, PLAQUE, RECONSIDERATION, RECTIFICATION, SUBSIDY };

/** Every procedure, by the kind of its cases. */
export const PROCEDURES: Readonly<Record<CaseKind, Procedure>> = {
  batch: BATCH,
  accreditation: ACCREDITATION,
  evaluation: EVALUATION,
  plaque: PLAQUE,
  reconsideration: RECONSIDERATION,
  rectification: RECTIFICATION,
  subsidy: SUBSIDY,
  meeting: MEETING,
};

/** Does somebody else keep the limit of the stage that a case is in? */
export function isCollective({ kind, state }: { readonly kind: CaseKind; readonly state: string }): boolean {
  return PROCEDURES[kind].stages[state]?.collective ?? false;
}

/** `kind/state` in which no workflow of the case's own runs. */
export const DORMANT: readonly string[] = Object.values(PROCEDURES).flatMap(({ kind, dormant }) =>
  (dormant ?? []).map((state) => `${kind}/${state}`),
);

/** `kind/state` whose limit another run keeps: that of the meeting. */
export const COLLECTIVE: readonly string[] = Object.values(PROCEDURES).flatMap(({ kind, stages }) =>
  Object.entries(stages).flatMap(([state, stage]) => (stage?.collective ? [`${kind}/${state}`] : [])),
);
