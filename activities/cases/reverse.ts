import { v7 as uuid } from 'uuid';
import { personsBehind } from '#contracts/actor.js';
import { reopenedRunId } from '#contracts/workflows.js';
import { reasonRequired } from '#contracts/missing.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { ACTION_TEXTS, text } from '#contracts/texts.js';
import { REVERSED } from '#contracts/timeline-texts.js';
import { refuseBarred } from '#persistence/record/barred-verbs.js';
import { refuseReversal } from '#persistence/record/refused-move.js';
import { isOneToReverse, reversibleStep } from '#persistence/record/reversal.js';
import { notify } from '#persistence/record/trail.js';
import { undoConclusion } from '../meeting/undo-conclusion.js';
import { answerAgain, refuseWithoutPlace, screenAgain } from '../objection/reverse-objection.js';
import { goOnWithVisit } from '../onsite/visited.js';
import { noticesOfMistake } from './mistake.js';
import type { DecisionMove, Move, MoveContext } from './move.js';
import { reasonText } from './reasons.js';

/**
 * 撤销上一步: the case goes back to the state before a step that was a mistake, while nobody has acted on it; its old limit goes
 * on. The step stays on record, and whoever was told of it is told of the mistake.
 */
export const reverse: DecisionMove = async (context) => {
  const { tx, theCase, measure, actor, now } = context;
  const reason = reasonText(context);
  if (!reason) throw reasonRequired();
  const step = await reversibleStep(tx, theCase);
  if (!step) return refuseReversal(tx, theCase);
  if (!actor || !isOneToReverse(step, actor)) throw new Refusal('reversal.notYours', { action: step.action });
  if (step.actedOn) throw new Refusal('reversal.actedSince', { action: step.action });
  await refuseBarred(tx, step.action, { theCase, measure, at: now }, personsBehind(actor));
  const undone = await UNDO[step.action]?.(context, reason);
  if (theCase.closedAt) await reopenRun(context);
  const { zh: actionZh, en: actionEn } = text(ACTION_TEXTS, step.action);
  const notices = [...(await noticesOfMistake(context, step, reason)), ...(undone?.notices ?? [])];
  // At one version there may be several: each is told of by itself.
  const staysThere = step.from === theCase.state;
  return {
    to: step.from,
    continuesLimit: true,
    forgets: step.added,
    reversed: step.action,
    assignees: undone?.assignees,
    reason,
    detail: sentence(REVERSED, { actionZh, actionEn }),
    notices: staysThere ? [] : notices,
    onceEntered: async () => {
      await GO_ON[step.action]?.(context);
      if (staysThere) await notify(tx, `${theCase.id}/reverse/${now.getTime()}`, theCase.id, notices);
    },
  };
};

/** What a step did besides moving the case, undone, and who has the turn again or is told besides. A step without an entry did nothing else. */
const UNDO: Readonly<
  Record<string, (context: MoveContext, reason: string) => Promise<Pick<Move, 'assignees' | 'notices'> | void>>
> = {
  returnForCorrection: lockSubmitted,
  drawExperts: voidDraw,
  concludeVisit: openVisitAgain,
  upholdObjection: refuseWithoutPlace,
  concludeMeeting: undoConclusion,
};

/** What waits in the state that the case is in again, where that is more than its own work items. */
const GO_ON: Readonly<Record<string, (context: MoveContext) => Promise<void>>> = {
  concludeVisit: goOnWithVisit,
  acceptObjection: screenAgain,
  refuseObjection: (context) => answerAgain(context, 'refuseObjection'),
  dismissObjection: (context) => answerAgain(context, 'dismissObjection'),
  upholdObjection: (context) => answerAgain(context, 'upholdObjection'),
};

/** The copy that was opened for the correction goes: nobody has touched it, and the submitted revision stands. */
async function lockSubmitted({ tx, theCase }: MoveContext): Promise<void> {
  await tx.query(
    `WITH copy AS (DELETE FROM dossier_part WHERE dossier_id = $1 AND revision > $2)
     UPDATE dossier SET locked = true, revision = $2 WHERE id = $1`,
    [theCase.subjectId, theCase.revision],
  );
}

/** What was found and signed stays on record; the data score and the total were those of the conclusion. */
async function openVisitAgain({ tx, theCase }: MoveContext): Promise<void> {
  await tx.query(
    `WITH visit AS (DELETE FROM onsite_visit WHERE case_id = $1)
     UPDATE case_score SET data_hundredths = NULL, management_hundredths = NULL, landed_hundredths = NULL,
       total_hundredths = NULL, dimensions = '[]', explanation = '[]', computed_at = now() WHERE case_id = $1`,
    [theCase.id],
  );
}

/**
 * The draw leaves the panel's tables and is kept, void, as it was: the next one goes on with its seed.
 * @throws {Refusal} reversal.actedSince where the draw had gone on with an earlier panel
 */
async function voidDraw({ tx, theCase, actor, now }: MoveContext, reason: string): Promise<void> {
  const answered = await tx.query<unknown[]>(
    `SELECT FROM expert_assignment WHERE case_id = $1 AND state <> 'invited' LIMIT 1`,
    [theCase.id],
  );
  if (answered.length > 0) throw new Refusal('reversal.actedSince', { action: 'drawExperts' });
  await tx.query(
    `INSERT INTO void_draw (id, case_id, voided_at, voided_by, reason, draw, rounds, verdicts, invited)
     SELECT $2, d.case_id, $3, $4, $5, to_jsonb(d),
       (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.round) FROM expert_draw_round r WHERE r.case_id = d.case_id),
       (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.round, v.ticket) FROM expert_verdict v WHERE v.case_id = d.case_id),
       (SELECT jsonb_agg(a.expert_id ORDER BY a.id) FROM expert_assignment a WHERE a.case_id = d.case_id)
     FROM expert_draw d WHERE d.case_id = $1`,
    [theCase.id, uuid(), now, actor?.accountId, reason],
  );
  await tx.query(`DELETE FROM expert_assignment WHERE case_id = $1`, [theCase.id]);
  await tx.query(`DELETE FROM expert_draw WHERE case_id = $1`, [theCase.id]);
}

/** The run of a case that had ended is over: another takes it up, on the id under which it was asked for this. */
async function reopenRun({ tx, theCase }: MoveContext): Promise<void> {
  theCase.workflowId = reopenedRunId(theCase);
  await tx.query(`UPDATE procedure_case SET workflow_id = $2 WHERE id = $1`, [theCase.id, theCase.workflowId]);
}
