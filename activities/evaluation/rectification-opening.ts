import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import type { GradeResult } from '#domain/evaluation/grades.js';
import { rectificationProblems } from '#domain/evaluation/rectification-problems.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { openCases } from '#persistence/record/open-cases.js';
import type { ScoredEvaluation } from './publication-order.js';

interface BaseRow {
  id: string;
  name: string;
  type: ScoredEvaluation['type'];
  organisation_id: string;
}

/** 整改: the grade that the measure names suspends the title and opens a rectification, with the list of what must be put right. */
export async function openRectifications(
  tx: EntityManager,
  campaign: Campaign,
  measure: Measure,
  { evaluations, grades, now }: { evaluations: readonly ScoredEvaluation[]; grades: readonly GradeResult[]; now: Date },
): Promise<void> {
  const failed = new Set(grades.filter(({ grade }) => grade === measure.rectification.onGrade).map(({ id }) => id));
  const byBase = new Map(evaluations.filter(({ id }) => failed.has(id)).map((one) => [one.baseId, one]));
  const bases = await tx.query<[BaseRow[], number]>(
    `UPDATE base SET state = 'underRectification' WHERE id = ANY($1) AND state = 'accredited'
     RETURNING id, name, type, organisation_id`,
    [[...byBase.keys()]],
  );
  const cases = bases[0].map(({ id, name, type, organisation_id }) => ({
    id: uuid(),
    workflowId: WORKFLOW_IDS.rectification(id, campaign.code),
    subjectId: id,
    organisationId: organisation_id,
    type,
    title: name,
  }));
  await openCases(tx, {
    group: {
      kind: 'rectification',
      groupId: campaign.id,
      measureId: campaign.measureId,
      rehearsalDaySeconds: campaign.rehearsalDaySeconds,
    },
    cases,
    measure,
    now,
    template: 'rectification.opened',
    start: true,
  });
  const rows = cases.flatMap(({ id, subjectId }) => {
    const evaluation = byBase.get(subjectId);
    if (!evaluation) return [];
    const { minDimensionSharePercent } = measure.accreditation;
    const problems = rectificationProblems({ ...evaluation, minDimensionSharePercent });
    return [{ case_id: id, evaluation_case_id: evaluation.id, base_id: subjectId, problems }];
  });
  await tx.query(
    `INSERT INTO rectification (case_id, evaluation_case_id, base_id, problems)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (case_id uuid, evaluation_case_id uuid, base_id uuid, problems jsonb)`,
    [JSON.stringify(rows)],
  );
}
