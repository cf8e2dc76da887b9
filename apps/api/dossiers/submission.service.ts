import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { identifyingNumbers } from '#domain/dossier/numbers.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import { receiptNumber } from '#domain/identifiers/numbers.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Dossier, DossierSubmission } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { contribute } from '#persistence/record/contribute.js';
import { nextNumber } from '#persistence/record/counter.js';
import { filesOf, hashesOf } from '#persistence/record/dossiers.js';
import { openCase } from '#persistence/record/open-case.js';
import { audit, enqueueSignal, notify } from '#persistence/record/trail.js';
import { ownsIt } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import { refuseUnanswered } from './correction.service.js';
import { DossierAccess, lastSubmission, lockDossier } from './dossier-access.service.js';
import { admit } from './dossiers.service.js';
import type { ReceiptDto } from './dossiers.dto.js';
import { judge, requireSubmittable, type Judgement } from './report.service.js';

/**
 * 提交: one transaction locks the content under its hash, gives the receipt, opens the case, and writes trail, notices and
 * outbox. It needs PostgreSQL only. Submitting again gives the same receipt.
 */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  /**
   * @throws {Refusal} dossier.notOpenYet, dossier.closed, dossier.typeNotCalledFor, dossier.incomplete, dossier.gatesFailed; for a
   *   correction correction.unanswered, case.wrongState, case.closed, case.stageOver
   */
  async submit(id: string, actor: ActorRef, command: CommandKey): Promise<ReceiptDto> {
    const dossier = await this.access.own(id, actor);
    // Submitted or not by this one reading: with the case of a later one, two at once would see half a receipt.
    const theCase = dossier.receiptNumber === null ? null : await this.access.caseOf(id);
    if (theCase === null) {
      const key = { ...command, accountId: actor.accountId, action: 'submit' };
      return once(this.dataSource, key, (tx) => this.first(tx, id, actor, command));
    }
    const earlier = await receiptOf(this.dataSource.manager, dossier, theCase);
    return earlier ?? this.again(theCase, actor, command);
  }

  /** @throws {Refusal} request.notFound where nothing has been submitted yet */
  async receipt(id: string, actor: ActorRef): Promise<ReceiptDto> {
    const { dossier } = await this.access.readable(id, actor);
    const last = await lastSubmission(this.dataSource.manager, id);
    const theCase = await this.access.caseOf(id);
    if (!last || !theCase) throw new Refusal('request.notFound');
    return toReceipt(dossier, last, theCase.id);
  }

  private async first(tx: EntityManager, id: string, actor: ActorRef, command: CommandKey): Promise<ReceiptDto> {
    const dossier = await lockDossier(tx, id);
    const submittedMeanwhile = await this.access.caseOf(id, tx);
    if (submittedMeanwhile) {
      const receipt = await receiptOf(tx, dossier, submittedMeanwhile);
      if (receipt) return receipt;
      throw new Refusal('request.conflict');
    }
    const batch = await admit(tx, dossier.batchId, dossier.type);
    const judgement = await judge(tx, dossier, dossier.revision);
    requireSubmittable(judgement.report);
    const { organisationId, type, baseName } = dossier;
    const rehearsal = batch.rehearsalDaySeconds !== null;
    const now = new Date();
    const theCase = await openCase(
      tx,
      {
        id: uuidv7(),
        kind: 'accreditation',
        workflowId: WORKFLOW_IDS.accreditation(id),
        subjectId: id,
        groupId: batch.id,
        organisationId,
        type,
        title: baseName,
        measureId: batch.measureId,
        rehearsalDaySeconds: batch.rehearsalDaySeconds,
        ...(batch.recommendingStep && { state: 'underRecommendation' }),
      },
      actor.accountId,
    );
    const submission = await lock(tx, dossier, judgement, theCase, actor, now);
    const year = yearOf(calendarDateOf(now));
    // Last: whoever else submits waits for the number until this transaction ends.
    const number = await nextNumber(tx, `receipt/${rehearsal ? 'YL/' : ''}${year}`);
    dossier.receiptNumber = receiptNumber(year, number, rehearsal);
    await acknowledge(tx, dossier, submission, theCase);
    await audit(tx, {
      caseId: theCase.id,
      subject: { kind: theCase.kind, id },
      commandId: command.repeatable ? command.id : null,
      actorId: actor.accountId,
      actorRole: 'applicant',
      action: 'submit',
      rule: judgement.measure.deadlines.guideWindow.article,
      after: { state: theCase.state, version: theCase.version, ...receiptFacts(dossier, submission) },
    });
    return toReceipt(dossier, submission, theCase.id);
  }

  /** 补正: the new revision beside the old one; the workflow is told that it is in. */
  private again({ id: caseId }: ProcedureCase, actor: ActorRef, command: CommandKey): Promise<ReceiptDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'resubmit',
      as: 'applicant',
      states: ['returned'],
      visible: (found) => ownsIt(actor, found),
      work: async (tx, theCase) => {
        const dossier = await lockDossier(tx, theCase.subjectId);
        const earlier = await receiptOf(tx, dossier, theCase);
        if (earlier) return { answer: earlier };
        await refuseUnanswered(tx, theCase);
        const judgement = await judge(tx, dossier, dossier.revision);
        requireSubmittable(judgement.report);
        const submission = await lock(tx, dossier, judgement, theCase, actor, new Date());
        await acknowledge(tx, dossier, submission, theCase);
        await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        return {
          answer: toReceipt(dossier, submission, theCase.id),
          audit: {
            rule: judgement.measure.deadlines.correction.article,
            after: receiptFacts(dossier, submission),
          },
        };
      },
    });
  }
}

/** The receipt of the present revision, where it has been submitted. */
async function receiptOf(tx: EntityManager, dossier: Dossier, theCase: ProcedureCase): Promise<ReceiptDto | undefined> {
  const last = await lastSubmission(tx, dossier.id);
  return last?.revision === dossier.revision ? toReceipt(dossier, last, theCase.id) : undefined;
}

/** Locks the content of a revision: its hash, the submission, claimed values, numbers. */
async function lock(
  tx: EntityManager,
  dossier: Dossier,
  { parts, found }: Judgement,
  theCase: ProcedureCase,
  actor: ActorRef,
  submittedAt: Date,
): Promise<DossierSubmission> {
  const { id: dossierId, revision } = dossier;
  const contentHash = await hashOf(tx, dossier, parts);
  const submission = { dossierId, revision, contentHash, submittedBy: actor.accountId, submittedAt };
  await tx.query(
    `INSERT INTO dossier_submission (dossier_id, revision, content_hash, submitted_by, submitted_at) VALUES ($1, $2, $3, $4, $5)`,
    [dossierId, revision, contentHash, actor.accountId, submittedAt],
  );
  await tx.query(
    `INSERT INTO indicator_value (case_id, indicator, claimed, evidence)
     SELECT $1, c->>'indicator', (c->>'value')::numeric, ARRAY(SELECT jsonb_array_elements_text(c->'evidence'))::uuid[]
     FROM jsonb_array_elements($2::jsonb) c
     ON CONFLICT (case_id, indicator) DO UPDATE SET claimed = excluded.claimed, evidence = excluded.evidence`,
    [theCase.id, JSON.stringify(found)],
  );
  await tx.query(`DELETE FROM dossier_number WHERE dossier_id = $1`, [dossierId]);
  await tx.query(
    `INSERT INTO dossier_number (dossier_id, kind, number, part, row_id)
     SELECT $1, n->>'kind', n->>'number', n->>'part', (n->>'rowId')::uuid FROM jsonb_array_elements($2::jsonb) n`,
    [dossierId, JSON.stringify(identifyingNumbers(parts))],
  );
  return submission;
}

/** Gives the receipt: to the dossier, its owner and the officers. */
async function acknowledge(
  tx: EntityManager,
  { id, receiptNumber: receipt, organisationId, baseName }: Dossier,
  { revision, contentHash, submittedAt }: DossierSubmission,
  theCase: ProcedureCase,
): Promise<void> {
  await tx.query(
    `UPDATE dossier SET locked = true, receipt_number = $2, content_hash = $3, submitted_at = $4 WHERE id = $1`,
    [id, receipt, contentHash, submittedAt],
  );
  await notify(tx, `${theCase.id}/submit/${revision}`, theCase.id, [
    {
      to: { organisationId },
      template: revision === 1 ? 'case.received' : 'case.correctionReceived',
      params: { title: baseName, receipt, revision },
    },
    ...(theCase.state === 'underFormalCheck'
      ? [{ to: { role: 'caseOfficer' as const }, template: 'case.submitted', params: { title: baseName } }]
      : []),
  ]);
}

/** SHA-256 over the canonical content (RFC 8785) and the hashes of all files that it refers to. */
async function hashOf(tx: EntityManager, dossier: Dossier, parts: DossierParts): Promise<string> {
  const { id, type, batchId, organisationId, revision } = dossier;
  const files = await hashesOf(tx, filesOf(parts));
  const content = canonicalize({ id, type, batchId, organisationId, revision, parts, files });
  return createHash('sha256')
    .update(content ?? '')
    .digest('hex');
}

function receiptFacts({ receiptNumber: receipt }: Dossier, { revision, contentHash }: DossierSubmission): object {
  return { receiptNumber: receipt, revision, contentHash };
}

function toReceipt(dossier: Dossier, submission: DossierSubmission, caseId: string): ReceiptDto {
  return {
    dossierId: dossier.id,
    caseId,
    receiptNumber: dossier.receiptNumber ?? '',
    revision: submission.revision,
    contentHash: submission.contentHash,
    submittedAt: submission.submittedAt.toISOString(),
  };
}
