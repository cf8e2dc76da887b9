import type { EntityManager } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { audit, notify } from '../trail.js';
import { visitOf } from './visit.js';

/** 考察安排未答复: silence is consent, so that whoever still has to answer is told before it is one. Once for a plan. */
export async function remindOfAnswer(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  now: Date,
): Promise<void> {
  const { answerRemindAt, answerDueAt } = theCase;
  if (!answerRemindAt || answerRemindAt > now) return;
  theCase.answerRemindAt = null;
  await tx.query(`UPDATE procedure_case SET answer_remind_at = NULL WHERE id = $1`, [theCase.id]);
  const { plan } = await visitOf(tx, theCase.id);
  if (!plan || !answerDueAt || answerDueAt <= now) return;
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: null,
    actorRole: 'system',
    action: 'remind',
    rule: measure.reminders.article,
    after: { state: theCase.state, reminder: `visitAnswer/${plan.sequence}` },
  });
  const due = limitText({ dueOn: plan.answerDueOn, dueAt: answerDueAt }, theCase.rehearsalDaySeconds !== null);
  await notify(tx, `${theCase.id}/visit/${plan.sequence}/remind`, theCase.id, [
    {
      to: { organisationId: theCase.organisationId as string },
      template: 'visit.answerDueSoon',
      params: { title: theCase.title, day: plan.day, dueZh: due.zh, dueEn: due.en },
    },
  ]);
}
