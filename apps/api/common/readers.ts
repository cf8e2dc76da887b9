import { conditionsOf, mayWithAny } from '#contracts/ability.js';
import { recommendsFor, type ActorRef } from '#contracts/actor.js';
import type { Reader } from '#contracts/blindness.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { handlesObjections, ownsIt, seesAll } from './access.js';

/**
 * As whom somebody reads of a case that they may see, by the table of permissions.
 * @param visitor is the actor in the team of its visit?
 */
export function readersOf(
  actor: ActorRef,
  theCase: Pick<ProcedureCase, 'organisationId'> & Partial<Pick<ProcedureCase, 'recommendingUnitId'>>,
  { visitor = false }: { readonly visitor?: boolean } = {},
): ReadonlySet<Reader> {
  const conditions = conditionsOf(actor, 'read:case');
  const held: readonly (Reader | false)[] = [
    seesAll(actor) && 'staff',
    mayWithAny(actor, 'read:panel') && 'commission',
    handlesObjections(actor) && 'objectionDesk',
    actor.roles.includes('caseOfficer') && 'officer',
    ownsIt(actor, theCase) && 'applicant',
    recommendsFor(actor, theCase) && 'recommender',
    conditions.has('judgedByOneself') && 'panelMember',
    visitor && 'visitor',
  ];
  return new Set(held.filter((reader) => reader !== false));
}
