import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { type Dossier, DossierSubmission } from '#persistence/entities/dossier.entities.js';
import { accreditationOf, isInvolved } from '#persistence/record/cases.js';
import { dossierById, lockedDossier } from '#persistence/record/dossiers.js';
import { ownsIt, sees } from '../common/access.js';

export interface ReadableDossier {
  readonly dossier: Dossier;
  /** The newest revision that the actor may see. */
  readonly revision: number;
}

/**
 * Who sees which dossier: its organisation all of it; whoever sees its case, what has been submitted.
 * For everyone else it does not exist.
 */
@Injectable()
export class DossierAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound */
  async own(id: string, actor: ActorRef): Promise<Dossier> {
    const dossier = await dossierById(this.dataSource, id);
    if (!dossier || !ownsIt(actor, dossier)) throw new Refusal('request.notFound');
    return dossier;
  }

  /** @throws {Refusal} request.notFound, dossier.noSuchRevision */
  async readable(id: string, actor: ActorRef, wanted?: number): Promise<ReadableDossier> {
    const dossier = await dossierById(this.dataSource, id);
    if (!dossier) throw new Refusal('request.notFound');
    const newest = ownsIt(actor, dossier) ? dossier.revision : await this.submittedRevision(dossier, actor);
    const revision = wanted ?? newest;
    if (revision > newest) throw new Refusal('dossier.noSuchRevision', { revision });
    return { dossier, revision };
  }

  /** The case of a submitted dossier. */
  async caseOf(id: string, tx: EntityManager = this.dataSource.manager): Promise<ProcedureCase | null> {
    return accreditationOf(tx, id);
  }

  private async submittedRevision(dossier: Dossier, actor: ActorRef): Promise<number> {
    const theCase = await this.caseOf(dossier.id);
    const last = await lastSubmission(this.dataSource.manager, dossier.id);
    if (!theCase || !last) throw new Refusal('request.notFound');
    if (sees(actor, theCase) || (await this.reviews(theCase, actor))) return last.revision;
    throw new Refusal('request.notFound');
  }

  private async reviews(theCase: ProcedureCase, actor: ActorRef): Promise<boolean> {
    if (!actor.roles.includes('expert')) return false;
    return isInvolved(this.dataSource, theCase.id, actor.accountId);
  }
}

export async function lastSubmission(tx: EntityManager, dossierId: string): Promise<DossierSubmission | null> {
  return tx.getRepository(DossierSubmission).findOne({ where: { dossierId }, order: { revision: 'DESC' } });
}

/** The dossier under its row lock. @throws {Refusal} request.notFound */
export async function lockDossier(tx: EntityManager, id: string): Promise<Dossier> {
  const dossier = await lockedDossier(tx, id);
  if (!dossier) throw new Refusal('request.notFound');
  return dossier;
}
