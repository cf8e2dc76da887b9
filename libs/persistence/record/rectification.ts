import type { EntityManager } from 'typeorm';
import { deadlineOf } from '#domain/clock/deadline.js';
import { documentsMissing } from '#domain/evaluation/rectification-documents.js';
import type { RectificationDocument } from '#domain/measures/measure.js';
import type { Rectification } from '../entities/base.entities.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { currentCalendar } from './calendar.js';
import { measureVersion } from './measures.js';
import { momentOf } from './moment.js';

/** What is owed in a rectification. */
export interface Owed {
  /** From the day on which the period of rectification began; null before that. */
  readonly interimDueAt: Date | null;
  /** Required and not filed. */
  readonly missing: readonly RectificationDocument[];
}

/** What each of these rectifications owes, in their order. `finishedAt`: as if the final report came in then. */
export async function owedBy(
  tx: EntityManager,
  rectifications: readonly { readonly row: Rectification; readonly theCase: ProcedureCase }[],
  finishedAt: Date | null = null,
): Promise<readonly Owed[]> {
  const periods = await tx.query<{ case_id: string; began_at: Date }[]>(
    `SELECT case_id, min(opened_at) AS began_at FROM case_deadline
     WHERE case_id = ANY($1) AND rule = 'rectificationPeriod' GROUP BY case_id`,
    [rectifications.map(({ theCase }) => theCase.id)],
  );
  const beganAt = new Map(periods.map(({ case_id, began_at }) => [case_id, began_at]));
  const calendar = await currentCalendar(tx);
  const now = await momentOf(tx);
  const owed: Owed[] = [];
  for (const { row, theCase } of rectifications) {
    const { rectification, deadlines } = await measureVersion(tx, theCase.measureId);
    const began = beganAt.get(theCase.id);
    const { rehearsalDaySeconds } = theCase;
    const limit =
      began && deadlineOf({ rule: deadlines.rectificationInterim, calendar, openedAt: began, rehearsalDaySeconds });
    const interimDueAt = limit?.dueAt ?? null;
    const filed = {
      plan: row.planFiledAt,
      interimReport: row.interimFiledAt,
      finalReport: row.finalFiledAt ?? finishedAt,
    };
    owed.push({ interimDueAt, missing: documentsMissing(filed, interimDueAt, rectification, now) });
  }
  return owed;
}

/** What one rectification owes. */
export async function owedIn(
  tx: EntityManager,
  theCase: ProcedureCase,
  row: Rectification,
  finishedAt: Date | null = null,
): Promise<Owed> {
  const [owed] = await owedBy(tx, [{ row, theCase }], finishedAt);
  return owed as Owed;
}
