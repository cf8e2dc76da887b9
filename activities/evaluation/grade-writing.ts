import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { GRADE_TEXTS } from '#contracts/texts.js';
import type { GradeResult } from '#domain/evaluation/grades.js';
import type { PublicationOrder } from './publication-order.js';

/**
 * Writes the grade of every evaluation with its reason, ends their cases, and tells their organisations: a few statements,
 * whatever their number.
 */
export async function writeGrades(
  tx: EntityManager,
  grades: readonly GradeResult[],
  { commandId, actor, now }: PublicationOrder & { readonly now: Date },
): Promise<void> {
  if (grades.length === 0) return;
  const rows = JSON.stringify(
    grades.map(({ id, grade, needsVote: _, ...reason }) => ({
      case_id: id,
      grade,
      reason,
      article: reason.article,
      names: GRADE_TEXTS[grade],
      notice_id: uuid(),
    })),
  );
  await tx.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS g (case_id uuid, grade text, reason jsonb, article text, names jsonb, notice_id uuid)
     ),
     items AS (
       UPDATE work_item w SET closed_at = $2, closed_by = $4, outcome = 'publishGrades' FROM given g
       WHERE w.case_id = g.case_id AND w.closed_at IS NULL
     ),
     evaluations AS (
       UPDATE evaluation e SET grade = g.grade, grade_reason = g.reason FROM given g WHERE e.case_id = g.case_id
       RETURNING e.base_id, g.grade
     ),
     bases AS (UPDATE base b SET last_grade = e.grade FROM evaluations e WHERE b.id = e.base_id),
     moved AS (
       UPDATE procedure_case c SET state = 'graded', version = c.version + 1, state_since = $2, due_at = NULL, overdue = false,
         closed_at = $2, outcome = c.outcome || jsonb_build_object('grade', g.grade, 'explanation', g.reason -> 'explanation')
       FROM given g WHERE c.id = g.case_id RETURNING c.*, g.grade, g.article, g.names, g.notice_id
     ),
     lines AS (
       INSERT INTO audit_entry (case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after)
       SELECT id, kind, subject_id, $3, $4, 'decisionMaker', 'publishGrades', article,
         jsonb_build_object('state', 'scored', 'version', version - 1),
         jsonb_build_object('state', state, 'version', version, 'grade', grade)
       FROM moved
     )
     INSERT INTO notice (id, event_key, recipient, organisation_id, case_id, template, params)
     SELECT notice_id, id || '/publishGrades/evaluation.graded', organisation_id::text, organisation_id, id, 'evaluation.graded',
       jsonb_build_object('title', title, 'gradeZh', names ->> 'zh', 'gradeEn', names ->> 'en')
     FROM moved`,
    [rows, now, commandId, actor.accountId],
  );
}
