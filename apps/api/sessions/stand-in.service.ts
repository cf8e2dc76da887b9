import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { mayBeDelegated, type Permission } from '#contracts/permissions.js';
import { Refusal } from '#contracts/problems.js';
import { areOfOneUnit, DELEGABLE_ROLES, standInProblem } from '#domain/people/delegation.js';
import { standingInFor, standsInFor, type StandingIn } from '#persistence/delegations.js';
import type { OpenSession } from '#persistence/sessions.js';

/** The header that says for whom somebody stands in: the account's id. */
export const ON_BEHALF_OF = 'x-on-behalf-of';

/** 代办: whoever asks, with the offices of an absent person instead of the own. Looked up at every request: it ends at once. */
@Injectable()
export class StandInService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A machine's token is good for its holder alone.
   * @throws {Refusal} delegation.personal, delegation.none
   */
  async actorFor(
    { actor, scopes }: OpenSession,
    absentId: string | string[],
    permission: Permission,
  ): Promise<ActorRef> {
    if (!mayBeDelegated(permission)) throw new Refusal('delegation.personal');
    const named = !scopes && typeof absentId === 'string' && isUUID(absentId);
    const known = named && (await standingInFor(this.dataSource, actor.accountId, absentId));
    if (!known || standInProblem(actor, known.roles) || !areOfOneUnit(known.roles, actor, known)) {
      throw new Refusal('delegation.none');
    }
    const { accountId, displayName, roles } = known;
    return { ...actor, roles, onBehalfOf: { accountId, displayName } };
  }

  /** For whom this person stands in today; nobody is asked about who could not. */
  async standsInFor({ accountId, roles }: ActorRef): Promise<StandingIn[]> {
    if (!roles.some((role) => COULD.includes(role))) return [];
    return standsInFor(this.dataSource, accountId);
  }
}

/** Offices next to which an absent person's can be held. */
const COULD: ActorRef['roles'] = [...DELEGABLE_ROLES, 'administrator'];
