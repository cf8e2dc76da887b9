import { Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { sendAgain } from '#persistence/record/outbox.js';
import { audit } from '#persistence/record/trail.js';
import { runOf } from '#persistence/record/trouble.js';
import { retryRun } from '#platform/temporal/retry-run.js';
import type { RunRetryDto } from './operations.dto.js';

const ANSWERS_WITHIN_MS = 5_000;

/** Tries again at once what keeps a case, campaign or bulk action from going on. It decides nothing: a healthy run only asks the record once more. */
@Injectable()
export class RunRetryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
  ) {}

  /** @throws {Refusal} request.notFound, server.unavailable where the engine does not answer */
  async retry(id: string, { accountId }: ActorRef): Promise<RunRetryDto> {
    const run = await runOf(this.dataSource, id);
    if (!run) throw new Refusal('request.notFound');
    const { workflowId, kind, caseId } = run;
    const messages = await sendAgain(this.dataSource, workflowId);
    const steps = await this.temporal
      .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => retryRun(this.temporal, workflowId))
      .catch(() => {
        throw new Refusal('server.unavailable');
      });
    const did = { messages, steps: [...(steps ?? [])], running: steps !== undefined };
    await audit(this.dataSource.manager, {
      caseId,
      subject: { kind, id },
      actorId: accountId,
      actorRole: 'administrator',
      action: 'retryRun',
      after: did,
    });
    return { id, ...did };
  }
}
