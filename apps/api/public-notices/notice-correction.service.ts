import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { contribute } from '#persistence/record/contribute.js';
import {
  CORRECTION,
  correctNotice,
  lockNoticed,
  NOTICE_STATES,
  type NoticedCase,
} from '#persistence/record/meeting/notice-correction.js';
import { refuseTellingWhoObjects } from '#persistence/record/objectors.js';
import { sees } from '../common/access.js';
import type { CorrectedNoticeDto, CorrectNoticeDto } from './public-notices.dto.js';

const AS = 'caseOfficer';

/** 更正公示: what is under public notice reads otherwise, with the reason; who is listed stays. */
@Injectable()
export class NoticeCorrectionService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} notice.*, objection.namesObjector, and those of every contribution */
  correct(caseId: string, body: CorrectNoticeDto, actor: ActorRef, command: CommandKey): Promise<CorrectedNoticeDto> {
    return contribute<CorrectedNoticeDto, NoticedCase>(this.dataSource, {
      caseId,
      actor,
      command,
      action: CORRECTION,
      as: AS,
      states: NOTICE_STATES,
      // That limit is the objection's.
      beyondLimitOf: ['underObjection'],
      visible: (theCase) => sees(actor, theCase),
      lock: (tx) => lockNoticed(tx, caseId, body),
      work: async (tx, theCase) => {
        // The reason is published with every notice that it changes.
        for (const { id } of [theCase, ...theCase.ofSameHost]) {
          await refuseTellingWhoObjects(tx, { caseId: id, verb: CORRECTION, payload: body });
        }
        const by = { actorId: actor.accountId, actorRole: AS } as const;
        const { line, version } = await correctNotice(tx, theCase, body, by);
        return { audit: line, answer: { caseId, version } };
      },
    });
  }
}
