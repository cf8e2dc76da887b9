import type { EntityManager } from 'typeorm';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { endOfDay, startOfDay } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Batch } from '../entities/dossier.entities.js';
import { currentCalendar } from './calendar.js';
import { nextWake, remindersOfStage } from './deadline.js';
import { openCase } from './open-case.js';

/** The case of a batch, under the batch's own id: its limit is the cut-off of the guide. */
export async function openBatchCase(tx: EntityManager, batch: Batch, measure: Measure): Promise<void> {
  const { id, title, measureId, rehearsalDaySeconds, opensOn, closesOn } = batch;
  const theCase = await openCase(tx, {
    id,
    kind: 'batch',
    workflowId: WORKFLOW_IDS.batch(id),
    subjectId: id,
    groupId: id,
    organisationId: null,
    type: null,
    title,
    measureId,
    rehearsalDaySeconds,
    assignees: [],
  });
  const limit = { dueOn: closesOn, dueAt: endOfDay(closesOn) };
  const reminders = remindersOfStage(theCase, measure, limit, startOfDay(opensOn), await currentCalendar(tx));
  const explanation = {
    zh: `申报指南规定的截止日：${closesOn}（含当日）`,
    en: `the cut-off that the guide names: ${closesOn}, included`,
  };
  await tx.query(
    `WITH named AS (
       UPDATE case_deadline SET due_on = $2, due_at = $3, provisional = false, explanation = $4 WHERE case_id = $1
     )
     UPDATE procedure_case SET due_at = $3, wake_at = $5 WHERE id = $1`,
    [id, limit.dueOn, limit.dueAt, JSON.stringify(explanation), nextWake(limit, reminders, theCase.openedAt)],
  );
}
