import { Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { caseById } from '#persistence/record/cases.js';
import { sendAgain } from '#persistence/record/outbox.js';
import { audit } from '#persistence/record/trail.js';
import { retryRun } from '#platform/temporal/retry-run.js';
import type { CaseRetryDto } from './operations.dto.js';

const ANSWERS_WITHIN_MS = 5_000;

/** Tries again at once what keeps a case from going on. It decides nothing: a healthy case only asks the record once more. */
@Injectable()
export class CaseRetryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
  ) {}

  /** @throws {Refusal} request.notFound, server.unavailable where the engine does not answer */
  async retry(id: string, { accountId }: ActorRef): Promise<CaseRetryDto> {
    const theCase = await caseById(this.dataSource, id);
    if (!theCase) throw new Refusal('request.notFound');
    const { workflowId, kind, subjectId } = theCase;
    const messages = await sendAgain(this.dataSource, workflowId);
    const steps = await this.temporal
      .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => retryRun(this.temporal, workflowId))
      .catch(() => {
        throw new Refusal('server.unavailable');
      });
    const did = { messages, steps: [...(steps ?? [])], running: steps !== undefined };
    await audit(this.dataSource.manager, {
      caseId: id,
      subject: { kind, id: subjectId },
      actorId: accountId,
      actorRole: 'administrator',
      action: 'retryCase',
      after: did,
    });
    return { caseId: id, ...did };
  }
}
