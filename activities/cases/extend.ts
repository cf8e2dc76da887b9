import type { DecisionMove } from './move.js';
import { Refusal } from '#contracts/problems.js';
import { extendDeadline } from '#persistence/record/deadline.js';

/** 延长期限: more working days for the open stage, with a reason; nothing else changes. */
export const extend: DecisionMove = async ({ tx, theCase, measure, payload }) => {
  const deadline = await extendDeadline(tx, theCase, measure, payload['workingDays'] as number);
  if (!deadline) throw new Refusal('case.noLimit');
  theCase.dueAt = deadline.dueAt;
  theCase.overdue = false;
  theCase.version += 1;
  await tx.query(`UPDATE procedure_case SET due_at = $2, overdue = false, version = $3 WHERE id = $1`, [
    theCase.id,
    theCase.dueAt,
    theCase.version,
  ]);
  return { to: theCase.state, reason: payload['reason'] as string };
};
