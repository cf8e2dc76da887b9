import type { EntityManager } from 'typeorm';
import type { Measure } from '#domain/measures/measure.js';
import { ruleOfAct } from '#domain/procedures/act-rules.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { audit } from '#persistence/record/trail.js';

/** A limit of the commission's own has passed: nothing is decided by silence, but it shows; who is told of it, and when, is the measure's to say. */
export async function markOverdue(tx: EntityManager, theCase: ProcedureCase, measure: Measure): Promise<void> {
  if (theCase.overdue) return;
  theCase.overdue = true;
  await tx.query(
    `WITH marked AS (UPDATE procedure_case SET overdue = true WHERE id = $1)
     UPDATE case_deadline SET lapsed = true WHERE case_id = $1 AND closed_at IS NULL`,
    [theCase.id],
  );
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: null,
    actorRole: 'system',
    action: 'overdue',
    rule: ruleOfAct('overdue', measure, theCase),
    after: { state: theCase.state },
  });
}
