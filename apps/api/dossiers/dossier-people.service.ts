import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { DossierRole } from '#domain/people/dossier-roles.js';
import { once } from '#persistence/record/command.js';
import { giveDossierRole, peopleOfDossier, type DossierPerson } from '#persistence/record/dossier-roles.js';
import { audit } from '#persistence/record/trail.js';
import { DossierAccess } from './dossier-access.service.js';
import { dossierLine } from './dossiers.service.js';

/** Who of the organisation owns a dossier, works on it, or looks at it. */
@Injectable()
export class DossierPeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  /** @throws {Refusal} request.notFound */
  async list(id: string, actor: ActorRef): Promise<DossierPerson[]> {
    await this.access.own(id, actor);
    return peopleOfDossier(this.dataSource, id);
  }

  /**
   * By an owner. An administrator of the organisation stays one, whatever is given.
   * @throws {Refusal} request.notFound, dossier.ownerNeeded
   */
  async give(
    id: string,
    accountId: string,
    role: DossierRole,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<DossierPerson[]> {
    const action = 'giveDossierRole';
    await this.access.ownFor(action, id, actor);
    return once(this.dataSource, { ...command, accountId: actor.accountId, action }, async (tx) => {
      if (!(await giveDossierRole(tx, id, accountId, role))) throw new Refusal('request.notFound');
      await audit(tx, { ...dossierLine(id, actor, command, action), after: { accountId, role } });
      return peopleOfDossier(tx, id);
    });
  }
}
