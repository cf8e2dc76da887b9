import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may } from '#contracts/ability.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { LETTER_KINDS } from '#domain/letters/letter.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Reconsideration, type Letter } from '#persistence/entities/letter.entities.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute } from '#persistence/record/contribute.js';
import {
  draftOf,
  lastLetter,
  previewLetter,
  sendLetter,
  sentLetter,
  type LetterPreview,
} from '#persistence/record/letters.js';
import { momentOf } from '#persistence/record/moment.js';
import { renderPdf } from '#platform/pdf/pdf.js';
import { CasesService } from '../cases/cases.service.js';
import { sees } from '../common/access.js';
import { letterDocument } from './letter.document.js';
import type { LetterDto } from './letters.dto.js';

/** What a template has for something that is filled in; in a paragraph nothing is. */
const TEMPLATE_MARK = /\{\{.*?\}\}|\{%.*?%\}/su;

/** 通知: an officer looks at it, adds to it and sends it; then its applicant reads it. */
@Injectable()
export class LettersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /**
   * As it was sent; for officers, until then, as it would be sent now.
   * @throws {Refusal} request.notFound, letter.none, letter.noneYet, letter.dataMissing
   */
  async get(caseId: string, actor: ActorRef): Promise<LetterDto> {
    const theCase = await this.cases.visible(caseId, actor);
    if (!may(actor, 'read:letter', theCase)) throw new Refusal('request.notFound');
    const { manager } = this.dataSource;
    if (!actor.roles.includes('caseOfficer')) {
      const last = await lastLetter(manager, caseId);
      if (!last) throw new Refusal('letter.none');
      return sentDto(theCase, last, await this.wasReviewRequested(caseId));
    }
    const sent = await sentLetter(manager, theCase);
    if (sent) return sentDto(theCase, sent, await this.wasReviewRequested(caseId));
    const now = await momentOf(manager);
    return previewDto(theCase, await previewLetter(manager, theCase, now), now);
  }

  private wasReviewRequested(caseId: string): Promise<boolean> {
    return this.dataSource.getRepository(Reconsideration).existsBy({ accreditationId: caseId });
  }

  async pdf(caseId: string, actor: ActorRef): Promise<{ name: string; content: Buffer }> {
    const letter = await this.get(caseId, actor);
    return { name: `${letter.number ?? letter.title}.pdf`, content: await renderPdf(letterDocument(letter)) };
  }

  /** Keeps a paragraph of the officer's own for the letter. @throws {Refusal} letter.sentAlready, letter.paragraphIsTemplate */
  draft(caseId: string, paragraph: string, actor: ActorRef, command: CommandKey): Promise<LetterDto> {
    return contribute(this.dataSource, {
      ...writing(caseId, actor, command),
      action: 'draftLetter',
      work: async (tx, theCase) => {
        if (await sentLetter(tx, theCase)) throw new Refusal('letter.sentAlready');
        const added = paragraph.trim();
        const [mark] = TEMPLATE_MARK.exec(added) ?? [];
        if (mark) throw refusalAt('paragraph', 'letter.paragraphIsTemplate', { mark });
        const draft = await draftOf(tx, theCase);
        await (added === ''
          ? tx.query(`DELETE FROM letter_draft WHERE case_id = $1`, [caseId])
          : tx.query(
              `INSERT INTO letter_draft (case_id, paragraph, saved_by) VALUES ($1, $2, $3)
               ON CONFLICT (case_id) DO UPDATE SET paragraph = excluded.paragraph, saved_by = excluded.saved_by, saved_at = now()`,
              [caseId, added, actor.accountId],
            ));
        const now = theCase.asOf;
        return {
          answer: previewDto(theCase, await previewLetter(tx, theCase, now), now),
          audit: { before: paragraphTrail(draft?.paragraph), after: paragraphTrail(added) },
        };
      },
    });
  }

  /** @throws {Refusal} letter.sentAlready, letter.contentChanged, letter.dataMissing */
  send(caseId: string, contentHash: string, actor: ActorRef, command: CommandKey): Promise<LetterDto> {
    return contribute(this.dataSource, {
      ...writing(caseId, actor, command),
      action: 'sendLetter',
      work: async (tx, theCase) => {
        const letter = await sendLetter(tx, theCase, { sentBy: actor.accountId, now: theCase.asOf, contentHash });
        const { id: letterId, number, sha256 } = letter;
        return {
          answer: sentDto(theCase, letter, false),
          audit: { after: { state: theCase.state, letterId, number, sha256 } },
        };
      },
    });
  }
}

/** What is only drafted goes to nobody yet, nor onto the trail: its hash does, which tells whether it was changed. */
function paragraphTrail(paragraph = ''): object {
  return { paragraphHash: paragraph === '' ? null : contentHashOf({ paragraph }) };
}

function writing(caseId: string, actor: ActorRef, command: CommandKey) {
  const visible = (theCase: ProcedureCase) => sees(actor, theCase);
  return { caseId, actor, command, as: 'caseOfficer', states: LETTER_KINDS, visible } as const;
}

function previewDto(theCase: ProcedureCase, preview: LetterPreview, now: Date): LetterDto {
  const { kind, title, paragraphs, authority, added, review, contentHash } = preview;
  return {
    caseId: theCase.id,
    kind,
    state: 'preview',
    number: null,
    title,
    paragraphs,
    authority,
    date: calendarDateOf(now),
    added,
    contentHash,
    rehearsal: theCase.rehearsalDaySeconds !== null,
    reviewUntil: review?.dueOn ?? null,
    reviewDueAt: review?.dueAt.toISOString() ?? null,
    reviewRequested: false,
    sentAt: null,
    sha256: null,
  };
}

function sentDto(theCase: ProcedureCase, letter: Letter, reviewRequested: boolean): LetterDto {
  const { kind, number, title, paragraphs, authority, added, sentOn, sentAt, sha256 } = letter;
  return {
    caseId: theCase.id,
    kind,
    state: 'sent',
    number,
    title,
    paragraphs,
    authority,
    date: sentOn,
    added,
    contentHash: null,
    rehearsal: theCase.rehearsalDaySeconds !== null,
    reviewUntil: letter.reviewDueOn,
    reviewDueAt: letter.reviewDueAt?.toISOString() ?? null,
    reviewRequested,
    sentAt: sentAt.toISOString(),
    sha256,
  };
}
