import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { Timeline } from '#contracts/timeline.js';
import { timelineOf } from '#persistence/record/timeline.js';
import { seesAll } from '../common/access.js';
import { CasesService } from './cases.service.js';

/** The course of a case, for those who may see it. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async of(caseId: string, actor: ActorRef): Promise<Timeline> {
    const theCase = await this.cases.visible(caseId, actor);
    return timelineOf(this.dataSource.manager, theCase, { forCommission: seesAll(actor) });
  }
}
