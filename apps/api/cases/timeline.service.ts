import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { Timeline } from '#contracts/timeline.js';
import { invitationOf, timelineOf } from '#persistence/record/timeline.js';
import { ownOrganisation } from '../common/access.js';
import { readersOf } from '../common/readers.js';
import { CasesService } from './cases.service.js';

/** The course of a case, for those who may see it. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async of(caseId: string, actor: ActorRef): Promise<Timeline> {
    const { manager } = this.dataSource;
    const theCase = await this.cases.visible(caseId, actor);
    const timeline = await timelineOf(manager, theCase, readersOf(actor, theCase));
    const own = ownOrganisation(actor);
    const invitation = own ? await invitationOf(manager, theCase, own) : undefined;
    return invitation ? { ...timeline, now: invitation } : timeline;
  }
}
