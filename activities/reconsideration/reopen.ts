import { Refusal } from '#contracts/problems.js';
import { WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { reopensIn } from '#domain/accreditation/reconsideration.js';
import { isReviewable } from '#domain/letters/letter.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { lockCase } from '#persistence/record/cases.js';
import { refuseState } from '#persistence/record/contribute.js';
import { enterState } from '#persistence/record/stage.js';
import { audit, enqueueStart, everyoneOf, notify } from '#persistence/record/trail.js';
import { goOnWithVisit } from '../onsite/visited.js';
import type { MoveContext } from '../cases/move.js';
import { reasonText } from '../cases/reasons.js';

/** What the decision that is set aside left in the outcome. */
const OF_THE_DECISION = ['reasons', 'reasonsText', 'remark', 'failedItems'];
const OF_THE_OPINION = [...OF_THE_DECISION, 'recommendation'];

/**
 * 重新审议: the accreditation goes on where its decision is taken again, in a run of its own. Its trail keeps what was decided
 * before, and why that was set aside.
 * @returns the state that it is in now
 * @throws {Refusal} request.notFound; case.closed, case.wrongState where its decision is none that is reviewed
 */
export async function reopenAccreditation(context: MoveContext, accreditationId: string): Promise<string> {
  const { tx, measure, actor, now } = context;
  const theCase = await lockCase(tx, accreditationId);
  if (!theCase) throw new Refusal('request.notFound');
  const { state } = theCase;
  if (!isReviewable(state)) return refuseState(theCase);
  const to = reopensIn({ state, hasTotal: await hasTotal(context, theCase) });
  const before = { state, version: theCase.version, ...(await withoutVisit(context, theCase, to)) };
  theCase.workflowId = WORKFLOW_IDS.reconsidered(theCase.subjectId);
  theCase.closedAt = null;
  const forgotten = state === 'notRecommended' ? OF_THE_OPINION : OF_THE_DECISION;
  theCase.outcome = Object.fromEntries(Object.entries(theCase.outcome).filter(([name]) => !forgotten.includes(name)));
  await tx.query(`UPDATE procedure_case SET workflow_id = $2 WHERE id = $1`, [theCase.id, theCase.workflowId]);
  await enterState(tx, theCase, measure, { to, now, movedBy: actor?.accountId ?? null, outcome: 'reopenCase' });
  if (to === 'underOnsiteAssessment') await goOnWithVisit({ tx, theCase, measure, now });
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: actor?.accountId ?? null,
    actorRole: 'decisionMaker',
    action: 'reopenCase',
    rule: measure.deadlines.reviewAnswer.article,
    before,
    after: { state: to, version: theCase.version },
    reason: reasonText(context),
  });
  const turn = PROCEDURES[theCase.kind].stages[to]?.turn;
  if (turn && turn !== 'public') {
    const [to, params] = [everyoneOf(turn, theCase), { title: theCase.title }];
    await notify(tx, `${theCase.id}/${theCase.version}/reopenCase`, theCase.id, [
      { to, template: 'reconsideration.reopened', params },
    ]);
  }
  const { id: caseId, workflowId } = theCase;
  await enqueueStart(tx, { workflowType: WORKFLOW_TYPES.accreditation, workflowId, input: { caseId } });
  return to;
}

async function hasTotal({ tx }: MoveContext, { id }: ProcedureCase): Promise<boolean> {
  const scored = await tx.query<unknown[]>(
    `SELECT FROM case_score WHERE case_id = $1 AND total_hundredths IS NOT NULL`,
    [id],
  );
  return scored.length > 0;
}

/** A visit that ended the case is concluded anew: what it found stays in the trail, and its team signs again. */
async function withoutVisit({ tx, now }: MoveContext, { id }: ProcedureCase, to: string): Promise<object> {
  if (to !== 'underOnsiteAssessment') return {};
  const [visits] = await tx.query<[{ visitedOn: string; fraudFound: boolean }[], number]>(
    `DELETE FROM onsite_visit WHERE case_id = $1 RETURNING visited_on::text AS "visitedOn", fraud_found AS "fraudFound"`,
    [id],
  );
  await tx.query(`UPDATE visit_signature SET voided_at = $2 WHERE case_id = $1 AND voided_at IS NULL`, [id, now]);
  return visits[0] ? { visit: visits[0] } : {};
}
