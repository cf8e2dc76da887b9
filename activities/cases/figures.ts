import type { EntityManager } from 'typeorm';
import type { IndicatorFigure } from '#domain/scoring/data-score.js';
import { IndicatorValue } from '#persistence/entities/case.entities.js';

/** What a case claims and what was verified of it, by indicator. */
export async function figuresOf(tx: EntityManager, caseId: string): Promise<Record<string, IndicatorFigure>> {
  const values = await tx.getRepository(IndicatorValue).findBy({ caseId });
  return Object.fromEntries(
    values.map(({ indicator, claimed, verified, evidence }) => [
      indicator,
      { claimed, verified, evidenceCount: evidence.length },
    ]),
  );
}
