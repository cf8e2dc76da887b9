import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { Visit } from '#persistence/record/visit/visit.js';

/**
 * May these files be given as part of a visit? Of the accepted kinds, and either uploaded by whoever gives them or part of it
 * already.
 * @param kinds media types; undefined: any
 */
export async function areUsable(
  tx: EntityManager,
  { marks, values }: Pick<Visit, 'marks' | 'values'>,
  files: readonly string[],
  { accountId }: ActorRef,
  kinds?: readonly string[],
): Promise<boolean> {
  if (files.length === 0) return true;
  const known = new Set([...marks.flatMap(({ photos }) => photos), ...values.flatMap(({ evidence }) => evidence)]);
  const usable = await tx.query<unknown[]>(
    `SELECT FROM stored_file WHERE id = ANY($1) AND (uploaded_by = $2 OR id = ANY($3))
       AND ($4::text[] IS NULL OR media_type = ANY($4))`,
    [files, accountId, [...known], kinds ?? null],
  );
  return usable.length === files.length;
}
