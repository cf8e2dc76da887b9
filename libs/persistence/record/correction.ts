import type { EntityManager } from 'typeorm';
import type { BaseType, FormalCheckItem } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { measureVersion } from './measures.js';

/** An item of the formal check for which a dossier was returned, with the applicant's answer to it. */
export interface Correction extends FormalCheckItem {
  /** What the officer wrote of it. */
  readonly reason: string;
  readonly answer: string | null;
  /** How often the answer was saved: 0 where there is none. */
  readonly version: number;
}

/** The revision that was returned; undefined where none was. */
export function returnedRevision({ kind, state, revision }: ProcedureCase): number | undefined {
  if (kind !== 'accreditation') return undefined;
  if (state === 'returned' || state === 'lapsed') return revision;
  return revision > 1 ? revision - 1 : undefined;
}

/** What is, or was, to be corrected in a revision, in the order of the checklist. */
export async function correctionsOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  revision: number,
): Promise<readonly Correction[]> {
  const failed = await tx.query<{ item: string; reason: string; answer: string | null; version: number }[]>(
    `SELECT m.item, m.reason, a.answer, coalesce(a.version, 0) AS version FROM check_mark m LEFT JOIN correction_answer a USING (case_id, revision, item)
     WHERE m.case_id = $1 AND m.revision = $2 AND m.verdict = 'fail'`,
    [theCase.id, revision],
  );
  const byItem = new Map(failed.map((mark) => [mark.item, mark]));
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.types[theCase.type as BaseType].formalCheckItems.flatMap((item) => {
    const mark = byItem.get(item.id);
    return mark ? [{ ...item, reason: mark.reason, answer: mark.answer, version: mark.version }] : [];
  });
}
