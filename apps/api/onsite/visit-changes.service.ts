import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { refuseWhereAvoidedSince } from '#persistence/record/avoidance-refusals.js';
import { notify } from '#persistence/record/trail.js';
import { passTurn } from '#persistence/record/visit/turn.js';
import { contentHashOf, agreedPlan, unsignedMembers, visitOf, type Visit } from '#persistence/record/visit/visit.js';
import { isMember } from './visit.service.js';

/** A visit that may be recorded: agreed, and its day has come. @throws {Refusal} visit.notAgreed, visit.notYet */
async function openVisit(tx: EntityManager, caseId: string): Promise<Visit> {
  const visit = await visitOf(tx, caseId);
  const plan = agreedPlan(visit);
  if (!plan) throw new Refusal('visit.notAgreed');
  if (plan.day > calendarDateOf(visit.asOf)) throw new Refusal('visit.notYet', { day: plan.day });
  return visit;
}

/**
 * The same for one of its team, who is not tied to the applicant since either.
 * @throws {Refusal} visit.notAgreed, visit.notYet, visit.notOnTeam, case.standAside
 */
export async function visitOfTeam(tx: EntityManager, theCase: ProcedureCase, actor: ActorRef): Promise<Visit> {
  const visit = await openVisit(tx, theCase.id);
  if (!isMember(visit, actor)) throw new Refusal('visit.notOnTeam');
  await refuseWhereAvoidedSince(tx, theCase, actor.accountId);
  return visit;
}

/** After a change to what is signed: signatures to anything else become void, their members are told and have the turn again. */
export async function changed(
  tx: EntityManager,
  theCase: ProcedureCase,
  actor: ActorRef,
  outcome: string,
): Promise<{ readonly visit: Visit; readonly voided: number }> {
  const before = await visitOf(tx, theCase.id);
  const hash = contentHashOf(before);
  const outdated = before.members.filter(({ contentHash }) => contentHash !== null && contentHash !== hash);
  if (outdated.length > 0) {
    await tx.query(
      `UPDATE visit_signature SET voided_at = now() WHERE case_id = $1 AND voided_at IS NULL AND content_hash <> $2`,
      [theCase.id, hash],
    );
    await tell(tx, theCase, outdated, hash, 'visit.signatureVoid');
  }
  const visit = outdated.length > 0 ? await visitOf(tx, theCase.id) : before;
  await passTurn(tx, theCase, visit, { by: actor.accountId, outcome });
  return { visit, voided: outdated.length };
}

/** Asks everyone to sign who has not signed this content. */
export async function asksToSign(tx: EntityManager, theCase: ProcedureCase, visit: Visit): Promise<void> {
  await tell(tx, theCase, unsignedMembers(visit), contentHashOf(visit), 'visit.toSign');
}

async function tell(
  tx: EntityManager,
  { id, title }: ProcedureCase,
  members: Visit['members'],
  hash: string,
  template: string,
): Promise<void> {
  await notify(
    tx,
    `${id}/visit/${hash}`,
    id,
    members.map(({ accountId }) => ({ to: { accountId }, template, params: { title } })),
  );
}
