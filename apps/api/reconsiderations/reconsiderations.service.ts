import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { endedText } from '#contracts/limit-text.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { REVIEWABLE } from '#domain/letters/letter.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { LockedCase } from '#persistence/record/cases.js';
import { Reconsideration } from '#persistence/entities/letter.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { reviewLimit } from '#persistence/record/letters.js';
import { measureVersion } from '#persistence/record/measures.js';
import { openCase } from '#persistence/record/open-case.js';
import { refuseForeignFiles } from '#persistence/record/own-files.js';
import { somebodyMayAnswer } from '#persistence/record/reconsideration.js';
import { audit, notify } from '#persistence/record/trail.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import type { ReconsiderationDto, RequestReviewDto } from './reconsiderations.dto.js';

@Injectable()
export class ReconsiderationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /**
   * Opens the review of a case that ended against its applicant: in time, and once.
   * @throws {Refusal} reconsideration.requestedAlready, reconsideration.letterFirst, reconsideration.late, request.notFound (case or file not the own organisation's)
   */
  request(
    accreditationId: string,
    { grounds, files }: RequestReviewDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<ReconsiderationDto> {
    return contribute(this.dataSource, {
      caseId: accreditationId,
      actor,
      command,
      action: 'requestReview',
      as: 'applicant',
      states: REVIEWABLE,
      visible: (theCase) => ownsIt(actor, theCase),
      work: async (tx, reviewed) => {
        await refuseUnlessDue(tx, reviewed);
        await refuseForeignFiles(tx, reviewed.organisationId, files);
        const opened = await openReview(tx, reviewed, actor);
        const row = { caseId: opened.id, accreditationId, grounds, files, requestedBy: actor.accountId };
        const requestedAt = opened.stateSince;
        await tx.getRepository(Reconsideration).insert({ ...row, requestedAt });
        return {
          answer: toDto({ ...row, requestedAt }, opened),
          audit: { after: { state: reviewed.state, reconsiderationId: opened.id } },
        };
      },
    });
  }

  /** @throws {Refusal} request.notFound where it is absent or not the actor's to see */
  async detail(caseId: string, actor: ActorRef): Promise<ReconsiderationDto> {
    const theCase = await this.cases.visible(caseId, actor);
    const row = await this.dataSource.getRepository(Reconsideration).findOneBy({ caseId });
    if (!row) throw new Refusal('request.notFound');
    return toDto(row, theCase);
  }
}

async function refuseUnlessDue(tx: EntityManager, reviewed: LockedCase): Promise<void> {
  if (await tx.getRepository(Reconsideration).existsBy({ accreditationId: reviewed.id })) {
    throw new Refusal('reconsideration.requestedAlready');
  }
  const limit = await reviewLimit(tx, reviewed);
  if (!limit) throw new Refusal('reconsideration.letterFirst');
  if (limit.dueAt >= reviewed.asOf) return;
  const { zh: dueZh, en: dueEn } = endedText(limit, reviewed.rehearsalDaySeconds !== null);
  throw new Refusal('reconsideration.late', { dueZh, dueEn });
}

/** The case of the review, with its trail and whoever is to be told. */
async function openReview(tx: EntityManager, reviewed: ProcedureCase, actor: ActorRef): Promise<ProcedureCase> {
  const { subjectId, groupId, organisationId, type, title, measureId, rehearsalDaySeconds } = reviewed;
  const common = { subjectId, groupId, organisationId, type, title, measureId, rehearsalDaySeconds };
  const opened = await openCase(tx, {
    ...common,
    id: uuidv7(),
    kind: 'reconsideration',
    workflowId: WORKFLOW_IDS.reconsideration(reviewed.id),
  });
  const measure = await measureVersion(tx, measureId);
  await audit(tx, {
    caseId: opened.id,
    subject: { kind: opened.kind, id: subjectId },
    actorId: actor.accountId,
    actorRole: 'applicant',
    action: 'requestReview',
    rule: measure.deadlines.reviewRequest.article,
    after: { state: opened.state, version: opened.version },
  });
  const answerable = await somebodyMayAnswer(tx, reviewed, measure, opened.stateSince);
  await notify(tx, `${opened.id}/open`, opened.id, [
    { to: { role: 'decisionMaker' }, template: 'reconsideration.requested', params: { title } },
    { to: { organisationId: organisationId as string }, template: 'reconsideration.received', params: { title } },
    ...(answerable
      ? []
      : [{ to: { role: 'administrator' }, template: 'reconsideration.nobody', params: { title } } as const]),
  ]);
  return opened;
}

function toDto(row: Reconsideration, theCase: ProcedureCase): ReconsiderationDto {
  return {
    caseId: row.caseId,
    accreditationId: row.accreditationId,
    title: theCase.title,
    state: theCase.state,
    stateText: text(STATE_TEXTS, theCase.state),
    grounds: row.grounds,
    files: row.files,
    requestedAt: row.requestedAt.toISOString(),
    dueAt: theCase.dueAt?.toISOString() ?? null,
  };
}
