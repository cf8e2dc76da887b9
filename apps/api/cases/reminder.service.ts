import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { caseById } from '#persistence/record/cases.js';
import { remind, type Reminded } from '#persistence/record/remind.js';
import { roleFor, sees } from '../common/access.js';

/** 催办: an officer reminds those whose turn it is. Whoever may extend the limit of a case may remind of it. */
@Injectable()
export class ReminderService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * At most once a working day for one stage.
   * @throws {Refusal} request.notFound, request.forbidden, case.noSuchStep, case.nobodyToRemind, case.remindedAlready, and those of every
   *   contribution
   */
  async remind(caseId: string, actor: ActorRef, command: CommandKey): Promise<Reminded> {
    const theCase = await caseById(this.dataSource, caseId);
    if (!theCase) throw new Refusal('request.notFound');
    const as = roleFor(actor, theCase, 'extend');
    return remind(this.dataSource, { caseId, actor, as, command, visible: (each) => sees(actor, each) });
  }
}
