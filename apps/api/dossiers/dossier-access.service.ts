import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { may } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { maskedPart } from '#domain/people/personal-data.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { type Dossier, DossierSubmission } from '#persistence/entities/dossier.entities.js';
import { accreditationOf } from '#persistence/record/cases.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { readDossier, type DossierReading, type SavedPart } from '#persistence/record/dossier-reading.js';
import { dossierById, lockedDossier } from '#persistence/record/dossiers.js';
import { refuseWithoutRole } from '#persistence/record/dossier-roles.js';
import { noteDossier } from '#persistence/record/looks.js';
import { ownOrganisation, ownsIt } from '../common/access.js';

export interface ReadableDossier {
  /** As the actor may know it. */
  readonly dossier: Dossier;
  /** The revision that was asked for, or else the one that stands: to others than its organisation, the last that was handed in. */
  readonly revision: number;
  readonly handedIn: boolean;
  /** The revision that was not handed in, if there is one and the actor is of its organisation. */
  readonly draftRevision: number | null;
  /** Its accreditation, once it was submitted. */
  readonly caseId: string | null;
  readonly parts: readonly SavedPart[];
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

  /** One's own, where one may do this with it. @throws {Refusal} request.notFound, dossier.editorNeeded, dossier.ownerNeeded */
  async ownFor(action: string, id: string, actor: ActorRef): Promise<Dossier> {
    const dossier = await this.own(id, actor);
    await refuseWithoutRole(this.dataSource, actor, action, { dossierId: id });
    return dossier;
  }

  /** @throws {Refusal} request.notFound, case.standAside, delegation.absentTied, dossier.noSuchRevision */
  readable(id: string, actor: ActorRef, wanted?: number): Promise<ReadableDossier> {
    return this.read(id, actor, wanted);
  }

  /** With the saved parts of the revision: a look, where they are not the actor's own. @throws {Refusal} as `readable` */
  async readableParts(id: string, actor: ActorRef, wanted?: number): Promise<ReadableDossier> {
    const read = await this.read(id, actor, wanted, { revision: wanted });
    await this.look(read.dossier, actor);
    return read;
  }

  /** What its parts say is about to be told to the actor. */
  look(dossier: Pick<Dossier, 'id' | 'organisationId'>, actor: ActorRef): Promise<void> {
    return noteDossier(this.dataSource, { id: dossier.id, own: ownsIt(actor, dossier) }, actor);
  }

  private async read(
    id: string,
    actor: ActorRef,
    wanted: number | undefined,
    parts?: { readonly revision: number | undefined },
  ): Promise<ReadableDossier> {
    const reader = { accountId: actor.accountId, organisationId: ownOrganisation(actor) };
    const reading = await readDossier(this.dataSource, id, reader, parts);
    if (!reading) throw new Refusal('request.notFound');
    const { theCase, parts: saved, newestRevision: draft } = reading;
    const own = ownsIt(actor, reading.dossier);
    const submitted = own ? (reading.submittedRevision ?? 0) : submittedRevision(reading, actor);
    const dossier = own ? reading.dossier : handedIn(reading.dossier, submitted, theCase);
    const theirs = theCase && actor.onBehalfOf && (await this.caseOf(id));
    if (theirs) await refuseAvoidingStandIn(this.dataSource.manager, theirs, actor);
    const newest = own ? draft : submitted;
    const revision = wanted ?? dossier.revision;
    if (revision > newest) throw new Refusal('dossier.noSuchRevision', { revision });
    return {
      dossier,
      revision,
      handedIn: revision <= submitted,
      draftRevision: newest > submitted ? newest : null,
      caseId: theCase?.id ?? null,
      parts: own ? saved : saved.map(maskedFor),
    };
  }

  /** The case of a submitted dossier. */
  async caseOf(id: string, tx: EntityManager = this.dataSource.manager): Promise<ProcedureCase | null> {
    return accreditationOf(tx, id);
  }
}

/** As others than its organisation know it while it is corrected: what is being changed, its name included, is none of theirs. */
export function handedIn(dossier: Dossier, submitted: number, theCase: { readonly title: string } | null): Dossier {
  if (dossier.revision <= submitted) return dossier;
  return { ...dossier, revision: submitted, locked: true, baseName: theCase?.title ?? dossier.baseName };
}

/** For whoever is not of its organisation: personal data can be recognised, not used. */
function maskedFor(saved: SavedPart): SavedPart {
  return { ...saved, content: maskedPart(saved.part, saved.content) };
}

function submittedRevision({ theCase, submittedRevision: last, involved }: DossierReading, actor: ActorRef): number {
  if (theCase === null || last === null) throw new Refusal('request.notFound');
  if (may(actor, 'read:dossier', { ...theCase, handedIn: true, judgedBy: involved ? [actor.accountId] : [] }))
    return last;
  throw new Refusal('request.notFound');
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
