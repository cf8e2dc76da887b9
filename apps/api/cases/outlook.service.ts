import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { outlook, type Outlook } from '#contracts/outlook.js';
import { Refusal } from '#contracts/problems.js';
import { accreditationOf, caseById } from '#persistence/record/cases.js';
import { turnNow } from '#persistence/record/timeline.js';
import { CasesService } from './cases.service.js';

/** What somebody who was refused can do about a case now. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /** @param id a case or the dossier that it is about; undefined where it is neither, or not the actor's to see */
  async of(id: string, actor: ActorRef): Promise<Outlook | undefined> {
    const { manager } = this.dataSource;
    const found = (await caseById(manager, id)) ?? (await accreditationOf(manager, id));
    if (!found) return undefined;
    try {
      const theCase = await this.cases.visible(found.id, actor);
      const now = await turnNow(manager, theCase);
      return outlook(theCase.state, now, await this.cases.verbsOf(theCase, actor));
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}
