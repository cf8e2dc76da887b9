import type { ActorRef } from '#contracts/actor.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal } from '#contracts/problems.js';
import type { Role } from '#domain/procedures/procedure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';

/** Roles that see every case. Experts see those they are assigned to, applicants those of their organisation. */
const SEES_ALL: readonly Role[] = [
  'caseOfficer',
  'assessor',
  'decisionMaker',
  'financeOfficer',
  'auditor',
  'administrator',
];

export function seesAll(actor: ActorRef): boolean {
  return actor.roles.some((role) => SEES_ALL.includes(role));
}

/** Roles that handle objections, or look after how they were handled: to nobody else is it told who objects, and what they say. */
const HANDLES_OBJECTIONS: readonly Role[] = ['caseOfficer', 'decisionMaker', 'auditor'];

export function handlesObjections(actor: ActorRef): boolean {
  return actor.roles.some((role) => HANDLES_OBJECTIONS.includes(role));
}

/** The organisation for which the actor acts; an expert's or an officer's employer is not it. */
export function ownOrganisation({ roles, organisationId }: ActorRef): string | null {
  return roles.includes('applicant') ? organisationId : null;
}

/** Does the actor see all, is it a case of the actor's own organisation, or one for the recommending unit? */
export function sees(actor: ActorRef, owned: Pick<ProcedureCase, 'organisationId' | 'state' | 'outcome'>): boolean {
  return seesAll(actor) || ownsIt(actor, owned) || recommends(actor, owned);
}

/** A recommending unit sees what it has to recommend and what it gave an opinion on. */
function recommends(actor: ActorRef, { state, outcome }: Pick<ProcedureCase, 'state' | 'outcome'>): boolean {
  return actor.roles.includes('recommender') && (state === 'underRecommendation' || 'recommendation' in outcome);
}

export function ownsIt(actor: ActorRef, owned: { organisationId: string | null }): boolean {
  return (
    actor.roles.includes('applicant') && owned.organisationId !== null && actor.organisationId === owned.organisationId
  );
}

/**
 * The role in which the actor may use a verb on a case.
 * @throws {Refusal} request.notFound where the case is not theirs to see, case.noSuchStep, request.forbidden where it is but the verb is not
 */
export function roleFor(actor: ActorRef, theCase: ProcedureCase, verb: string): Role {
  if (!sees(actor, theCase)) throw new Refusal('request.notFound');
  const roles = PROCEDURES[theCase.kind].verbs[verb]?.roles;
  if (!roles) throw new Refusal('case.noSuchStep', { action: verb });
  const role = roles.find((each) => actor.roles.includes(each) && (each !== 'applicant' || ownsIt(actor, theCase)));
  if (!role) throw forbidden(roles);
  return role;
}
