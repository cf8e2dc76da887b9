import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { Reconsideration } from '../entities/letter.entities.js';
import { acquaintedWith } from './avoidance.js';
import { caseById } from './cases.js';
import { measureVersion } from './measures.js';

/**
 * 回避 of whoever stands in for somebody, asked anew at every case: neither who acts nor who is acted for may be tied to its applicant.
 * Cases of no applicant, such as a batch or a meeting, tie nobody.
 * @throws {Refusal} case.standAside, delegation.absentTied
 */
export async function refuseTiedStandIn(tx: EntityManager, theCase: ProcedureCase, actor: ActorRef): Promise<void> {
  const { accountId, onBehalfOf } = actor;
  const about = onBehalfOf && (await withAnApplicant(tx, theCase));
  if (!about) return;
  const measure = await measureVersion(tx, theCase.measureId);
  const people = await acquaintedWith(tx, { theCase: about, measure, at: new Date() }, [
    accountId,
    onBehalfOf.accountId,
  ]);
  for (const { id, avoidances } of people) {
    const [tie] = avoidances;
    if (!tie) continue;
    const { zh: reasonZh, en: reasonEn } = tie.explanation;
    if (id === accountId) throw new Refusal('case.standAside', { reasonZh, reasonEn });
    throw new Refusal('delegation.absentTied', { name: onBehalfOf.displayName, reasonZh, reasonEn });
  }
}

/** The case whose dossier says who is concerned: a review is about the accreditation that it reviews. */
async function withAnApplicant(tx: EntityManager, theCase: ProcedureCase): Promise<ProcedureCase | null> {
  if (theCase.organisationId === null) return null;
  if (theCase.kind !== 'reconsideration') return theCase;
  const { accreditationId } = await tx.getRepository(Reconsideration).findOneByOrFail({ caseId: theCase.id });
  return caseById(tx, accreditationId);
}
