import type { EntityManager } from 'typeorm';
import { listingMarks } from '#contracts/blindness.js';
import type { BaseType } from '#domain/measures/measure.js';
import { criteriaScores, expertScore, panelScore, type PanelScore } from '#domain/scoring/expert-score.js';
import type { ExpertAssignment } from '#persistence/entities/expert.entities.js';
import type { MoveContext } from '../cases/move.js';

export interface PanelResult extends PanelScore {
  /** The panel's score per criterion of the rubric, in hundredths. */
  readonly criteriaHundredths: Readonly<Record<string, number>>;
}

/**
 * 专家评审 as the record has it: the panel's result once every expert on it has submitted, undefined until then. Those who
 * declined or were replaced, and void scores, do not count.
 */
export async function panelOf({ tx, theCase, measure }: MoveContext): Promise<PanelResult | undefined> {
  const assignments = await tx.query<Pick<ExpertAssignment, 'state' | 'scores'>[]>(
    `SELECT state, scores FROM expert_assignment
     WHERE case_id = $1 AND state IN ('invited', 'assigned', 'submitted') ORDER BY id`,
    [theCase.id],
  );
  if (assignments.length === 0 || assignments.some(({ state }) => state !== 'submitted')) return undefined;
  const criteria = measure.types[theCase.type as BaseType].expertCriteria;
  const forms = assignments.map(({ scores }) => scores);
  const result = panelScore(
    forms.map((form) => expertScore(criteria, form)),
    measure.panel,
  );
  if (!result) return undefined;
  const explanation = listingMarks(result.explanation);
  return { ...result, explanation, criteriaHundredths: criteriaScores(criteria, forms, measure.panel) };
}

/** Keeps scores of a case; what is not named stays as it is. */
export async function saveScores(
  tx: EntityManager,
  caseId: string,
  scores: {
    readonly data?: number;
    readonly expert?: number;
    readonly management?: number;
    readonly landed?: number;
    readonly bonus?: number;
    readonly total?: number;
    readonly dimensions?: readonly unknown[];
    readonly explanation?: readonly unknown[];
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO case_score AS s (case_id, data_hundredths, expert_hundredths, management_hundredths, landed_hundredths,
       bonus_hundredths, total_hundredths, dimensions, explanation)
     VALUES ($1, $2, $3, $4, $5, coalesce($6, 0), $7, coalesce($8::jsonb, '[]'), coalesce($9::jsonb, '[]'))
     ON CONFLICT (case_id) DO UPDATE SET
       data_hundredths = coalesce($2, s.data_hundredths), expert_hundredths = coalesce($3, s.expert_hundredths),
       management_hundredths = coalesce($4, s.management_hundredths), landed_hundredths = coalesce($5, s.landed_hundredths),
       bonus_hundredths = coalesce($6, s.bonus_hundredths), total_hundredths = coalesce($7, s.total_hundredths),
       dimensions = coalesce($8::jsonb, s.dimensions), explanation = coalesce($9::jsonb, s.explanation), computed_at = now()`,
    [
      caseId,
      scores.data ?? null,
      scores.expert ?? null,
      scores.management ?? null,
      scores.landed ?? null,
      scores.bonus ?? null,
      scores.total ?? null,
      scores.dimensions ? JSON.stringify(scores.dimensions) : null,
      scores.explanation ? JSON.stringify(scores.explanation) : null,
    ],
  );
}

/**
 * A panel that is seated anew has no score yet, and the case no total: neither may rank it, nor say where it goes on. The data
 * score of the site visit stays; the total is computed again when the panel is in.
 */
export async function forgetPanel({ tx, theCase }: Pick<MoveContext, 'tx' | 'theCase'>): Promise<void> {
  await tx.query(
    `UPDATE case_score SET expert_hundredths = NULL, total_hundredths = NULL, explanation = '[]', computed_at = now()
     WHERE case_id = $1`,
    [theCase.id],
  );
}
