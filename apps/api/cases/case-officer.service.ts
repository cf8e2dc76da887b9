import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { officersOf, putInCharge } from '#persistence/record/case-officer.js';
import { contribute, EVERY_STAGE } from '#persistence/record/contribute.js';
import { sees } from '../common/access.js';
import type { AssignedDto, OfficerDto } from './case-officer.dto.js';

/** 经办人: who of the officers is in charge of a case. */
@Injectable()
export class CaseOfficerService {
  constructor(private readonly dataSource: DataSource) {}

  list(): Promise<OfficerDto[]> {
    return officersOf(this.dataSource);
  }

  /** @throws {Refusal} case.officerUnknown, case.officerAlready, and those of every contribution */
  assign(caseId: string, officerId: string | null, actor: ActorRef, command: CommandKey): Promise<AssignedDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'assignOfficer',
      as: 'caseOfficer',
      states: EVERY_STAGE,
      beyondLimitOf: EVERY_STAGE,
      visible: (theCase) => sees(actor, theCase),
      work: async (tx, theCase) => ({
        audit: await putInCharge(tx, theCase, officerId),
        answer: { caseId, officerId },
      }),
    });
  }
}
