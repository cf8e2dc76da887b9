import type { EntityManager } from 'typeorm';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import type { DeadlineKey } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import { lockCase } from './cases.js';
import { recompute } from './deadline.js';
import { measureVersion } from './measures.js';
import { audit, enqueueSignal } from './trail.js';

/**
 * Computes every open provisional limit again, once a year's holidays are announced; each change is on the case's record,
 * and its workflow is told.
 * @returns how many limits moved or became firm
 */
export async function recomputeProvisional(tx: EntityManager): Promise<number> {
  const open = await tx.query<{ case_id: string; rule: DeadlineKey; due_on: string }[]>(
    `SELECT case_id, rule, due_on FROM case_deadline WHERE provisional AND closed_at IS NULL ORDER BY case_id`,
  );
  let changed = 0;
  for (const { case_id: caseId, rule, due_on: dueOn } of open) {
    const theCase = await lockCase(tx, caseId);
    // The case may have gone on before its lock was had: its new stage has a limit of its own.
    const running = theCase && PROCEDURES[theCase.kind].stages[theCase.state]?.deadline;
    if (!theCase || theCase.overdue || theCase.suspendedAt || running !== rule) continue;
    const limit = await recompute(tx, theCase, await measureVersion(tx, theCase.measureId), rule, 0);
    if (!limit) continue;
    const { deadline, wakeAt } = limit;
    if (deadline.dueOn === dueOn && deadline.provisional) continue;
    await tx.query(`UPDATE procedure_case SET due_at = $2, wake_at = $3 WHERE id = $1`, [
      caseId,
      deadline.dueAt,
      wakeAt,
    ]);
    await audit(tx, {
      caseId,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      actorId: null,
      actorRole: 'system',
      action: 'recomputeLimit',
      rule,
      before: { dueOn },
      after: { dueOn: deadline.dueOn, provisional: deadline.provisional },
    });
    await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
    changed += 1;
  }
  await moveFilingLimits(tx);
  return changed;
}

/** The filing limit of a campaign is that of its evaluations; its workflow is told. */
async function moveFilingLimits(tx: EntityManager): Promise<void> {
  const [moved] = await tx.query<[{ code: string }[], number]>(
    `UPDATE campaign SET filing_due_on = l.due_on, filing_due_at = l.due_at, filing_provisional = l.provisional,
       filing_explanation = l.explanation
     FROM (
       SELECT DISTINCT ON (c.group_id) c.group_id, d.due_on, d.due_at, d.provisional, d.explanation
       FROM case_deadline d JOIN procedure_case c ON c.id = d.case_id
       WHERE d.rule = 'evaluationFiling' AND d.closed_at IS NULL ORDER BY c.group_id, d.due_at DESC
     ) l
     WHERE campaign.id = l.group_id AND campaign.filing_provisional
     RETURNING campaign.code`,
  );
  for (const { code } of moved) await enqueueSignal(tx, WORKFLOW_IDS.campaign(code), STAGE_COMPLETE);
}
