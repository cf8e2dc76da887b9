import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { KEPT_BECAUSE } from '#contracts/privacy.js';
import { Refusal } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import { keepAnAdministrator } from '#persistence/record/accounts.js';
import { once } from '#persistence/record/command.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { erasePerson, isStillNeeded } from '#persistence/record/privacy/person.js';
import { audit } from '#persistence/record/trail.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { EraseDto, ErasedDto } from './erasure.dto.js';

/** Erasure of a person, as far as the law allows: what cases consist of stays, without a name. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signedIn: SignedInService,
  ) {}

  /** @throws {Refusal} request.notFound, account.yourOwn, account.erased, account.stillNeeded, account.lastAdministrator */
  async erase(id: string, { reason }: EraseDto, actor: ActorRef, command: CommandKey): Promise<ErasedDto> {
    if (id === actor.accountId) throw new Refusal('account.yourOwn');
    const key = { ...command, accountId: actor.accountId, action: 'erasePerson' };
    const answer = await once(this.dataSource, key, async (tx) => {
      const now = await momentOfPool(tx);
      const account = await tx.getRepository(Account).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!account) throw new Refusal('request.notFound');
      if (account.erasedAt !== null) throw new Refusal('account.erased');
      if (account.roles.includes('administrator')) await keepAnAdministrator(tx, id);
      if (await isStillNeeded(tx, id)) throw new Refusal('account.stillNeeded');
      const deleted = await erasePerson(tx, id, now);
      await audit(tx, {
        subject: { kind: 'account', id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: 'administrator',
        action: 'erasePerson',
        after: { deleted },
        reason,
      });
      const count = Object.values(deleted).reduce((sum, rows) => sum + rows, 0);
      return { accountId: id, deleted: count, kept: KEPT_BECAUSE };
    });
    this.signedIn.forget(id);
    return answer;
  }
}
