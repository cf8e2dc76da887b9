import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { tellsWhoObjects } from '#domain/objection/objection.js';
import { Objection } from '../entities/objection.entities.js';
import { openedObjector } from '../personal-data.js';

/**
 * What the applicant will read of its case says nothing of who objects to it.
 * @throws {Refusal} objection.namesObjector
 */
export async function refuseTellingWhoObjects(
  tx: Pick<EntityManager, 'getRepository'>,
  caseId: string,
  text: string,
): Promise<void> {
  const objections = await tx.getRepository(Objection).findBy({ caseId });
  // Who objected long ago may be forgotten.
  const known = objections.filter(({ objectorName }) => objectorName !== '').map(openedObjector);
  if (known.some((objector) => tellsWhoObjects(text, objector))) throw new Refusal('objection.namesObjector');
}
