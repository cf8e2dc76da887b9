import { conditionsOf, may, mayWithAny } from '#contracts/ability.js';
import { actsAs, type ActorRef } from '#contracts/actor.js';
import { forbidden } from '#contracts/forbidden.js';
import type { Permission } from '#contracts/permissions.js';
import { Refusal } from '#contracts/problems.js';
import type { Role } from '#domain/procedures/procedure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';

/** Does the actor see every case? Experts see those that they judge, applicants those of their organisation. */
export function seesAll(actor: ActorRef): boolean {
  return mayWithAny(actor, 'read:case');
}

/** To nobody else is it told who objects, and what they say. */
export function handlesObjections(actor: ActorRef): boolean {
  return mayWithAny(actor, 'read:objector');
}

/** The organisation for which the actor acts; an expert's or an officer's employer is not it. */
export function ownOrganisation(actor: ActorRef, permission: Permission = 'read:case'): string | null {
  return conditionsOf(actor, permission).has('ofOwnOrganisation') ? actor.organisationId : null;
}

/** Does the actor see all, is it a case of the actor's own organisation, or one for the recommending unit of the actor? */
export function sees(
  actor: ActorRef,
  owned: Pick<ProcedureCase, 'organisationId' | 'state' | 'outcome' | 'recommendingUnitId'>,
): boolean {
  return may(actor, 'read:case', owned);
}

export function ownsIt(actor: ActorRef, { organisationId }: { organisationId: string | null }): boolean {
  return may(actor, 'draft:dossier', { organisationId });
}

/**
 * The role in which the actor may use a verb on a case.
 * @throws {Refusal} request.notFound where the case is not theirs to see, case.noSuchStep, request.forbidden where it is but the verb is not
 */
export function roleFor(actor: ActorRef, theCase: ProcedureCase, verb: string): Role {
  if (!sees(actor, theCase)) throw new Refusal('request.notFound');
  const roles = PROCEDURES[theCase.kind].verbs[verb]?.roles;
  if (!roles) throw new Refusal('case.noSuchStep', { action: verb });
  const role = roles.find((each) => actsAs(actor, each, theCase) && (each !== 'applicant' || ownsIt(actor, theCase)));
  if (!role) throw forbidden(roles);
  return role;
}
