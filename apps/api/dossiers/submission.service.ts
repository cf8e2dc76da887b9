import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { identifyingNumbers } from '#domain/dossier/numbers.js';
import { receiptNumber } from '#domain/identifiers/numbers.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Dossier, DossierSubmission } from '#persistence/entities/dossier.entities.js';
import { repeatably } from '#persistence/record/command.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute } from '#persistence/record/contribute.js';
import { nextNumber } from '#persistence/record/counter.js';
import { refuseWithoutRole } from '#persistence/record/dossier-roles.js';
import { dossierFacts, type DossierFacts } from '#persistence/record/dossier-facts.js';
import { lockedForSubmission, newestRevision } from '#persistence/record/dossiers.js';
import { openingOf, type NewCase } from '#persistence/record/open-case.js';
import { unitFor } from '#persistence/record/recommending-units.js';
import {
  contributionLines,
  enqueueSignal,
  everyoneOf,
  told,
  WAKE,
  type NoticeDraft,
} from '#persistence/record/trail.js';
import { send, together, type Ending, type Statement } from '#persistence/record/transaction.js';
import { ownsIt } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import { refuseUnanswered } from './correction.service.js';
import { DossierAccess, lastSubmission, lockDossier } from './dossier-access.service.js';
import { refuseAdmission } from './dossiers.service.js';
import type { ReceiptDto } from './dossiers.dto.js';
import { judge, judgeFacts, requireSubmittable, type Judgement } from './report.service.js';

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
    const first = await repeatably(this.dataSource, command, (tx) => this.first(tx, id, actor, command));
    return first ?? this.later(id, actor, command);
  }

  /** @throws {Refusal} request.notFound where nothing has been submitted yet */
  async receipt(id: string, actor: ActorRef): Promise<ReceiptDto> {
    const { dossier } = await this.access.readable(id, actor);
    const last = await lastSubmission(this.dataSource.manager, id);
    const theCase = await this.access.caseOf(id);
    if (!last || !theCase) throw new Refusal('request.notFound');
    return toReceipt(dossier, last, theCase.id);
  }

  /** @returns no answer where it has been submitted before */
  private async first(
    tx: EntityManager,
    id: string,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<Ending<ReceiptDto | undefined>> {
    const dossier = await lockedForSubmission(tx, id);
    if (!dossier || !ownsIt(actor, dossier)) throw new Refusal('request.notFound');
    await refuseWithoutRole(tx, actor, 'submit', { dossierId: id });
    if (dossier.receiptNumber !== null) return { answer: undefined };
    const facts = await dossierFacts(tx, id, dossier.revision);
    refuseAdmission(facts, { state: facts.batchState, asOf: facts.asOf }, dossier.type);
    const judgement = await judgeFacts(tx, dossier.type, facts);
    requireSubmittable(judgement.report);
    const unitId = facts.recommendingStep ? await unitFor(tx, districtOf(facts)) : null;
    const { theCase, statements } = await openingOf(tx, caseOf(dossier, facts, unitId), {
      calendar: dossier.calendar,
      asOf: facts.asOf,
    });
    const submission = lockedContent(dossier, facts, actor, theCase.openedAt);
    const rehearsal = theCase.rehearsalDaySeconds !== null;
    const year = yearOf(calendarDateOf(theCase.openedAt));
    // Last but what it is written in: whoever else submits waits for the number until this transaction ends.
    const number = await nextNumber(tx, `receipt/${rehearsal ? 'YL/' : ''}${year}`);
    dossier.receiptNumber = receiptNumber(year, number, rehearsal);
    const answer = toReceipt(dossier, submission, theCase.id);
    const line = {
      caseId: theCase.id,
      subject: { kind: theCase.kind, id },
      commandId: command.repeatable ? command.id : null,
      actorId: actor.accountId,
      actorRole: 'applicant',
      action: 'submit',
      rule: judgement.measure.deadlines.guideWindow.article,
      after: { state: theCase.state, version: theCase.version, ...receiptFacts(dossier, submission) },
    } as const;
    const written = [
      ...statements,
      ...submitted(submission, judgement, theCase),
      ...acknowledged(dossier, submission, theCase),
      ...contributionLines(line, command, answer),
    ];
    return { answer, last: together([...written, WAKE]) };
  }

  /** The receipt as it was given, or, where the dossier was returned since, the submission of its correction. */
  private async later(id: string, actor: ActorRef, command: CommandKey): Promise<ReceiptDto> {
    const dossier = await this.access.own(id, actor);
    const theCase = await this.access.caseOf(id);
    if (theCase === null) throw new Refusal('request.conflict');
    const earlier = await receiptOf(this.dataSource.manager, dossier, theCase);
    return earlier ?? this.again(theCase, actor, command);
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
        const submission = lockedContent(dossier, judgement.facts, actor, theCase.asOf);
        await tx.query(`DELETE FROM dossier_number WHERE dossier_id = $1`, [dossier.id]);
        const written = [...submitted(submission, judgement, theCase), ...acknowledged(dossier, submission, theCase)];
        await send(tx, together(written));
        await endCorrection(tx, theCase, actor);
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

/** What was to be corrected waits no more, also while nobody takes the case up. */
async function endCorrection(tx: EntityManager, { id }: ProcedureCase, { accountId }: ActorRef): Promise<void> {
  await tx.query(
    `UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = 'complete' WHERE case_id = $1 AND closed_at IS NULL`,
    [id, accountId],
  );
}

/** The receipt of the newest revision, where it has been submitted: of a correction that came too late there is none. */
async function receiptOf(tx: EntityManager, dossier: Dossier, theCase: ProcedureCase): Promise<ReceiptDto | undefined> {
  const last = await lastSubmission(tx, dossier.id);
  return last?.revision === (await newestRevision(tx, dossier.id)) ? toReceipt(dossier, last, theCase.id) : undefined;
}

/** A revision under the hash of its content. */
function lockedContent(
  dossier: Dossier,
  facts: DossierFacts,
  { accountId }: ActorRef,
  submittedAt: Date,
): DossierSubmission {
  const { id, revision } = dossier;
  return { dossierId: id, revision, contentHash: hashOf(dossier, facts), submittedBy: accountId, submittedAt };
}

const CLAIMED = `INSERT INTO indicator_value (case_id, indicator, claimed, evidence)
  SELECT $1, c->>'indicator', (c->>'value')::numeric, ARRAY(SELECT jsonb_array_elements_text(c->'evidence'))::uuid[]
  FROM jsonb_array_elements($2::jsonb) c`;
/** Of a case that is there: row-level security would look for what the first submission is only making. */
const CLAIMED_ANEW = `${CLAIMED}
  ON CONFLICT (case_id, indicator) DO UPDATE SET claimed = excluded.claimed, evidence = excluded.evidence`;

/** Keeps a revision as it was submitted: its hash, the claimed values, the numbers by which dossiers are compared. */
function submitted(
  { dossierId, revision, contentHash, submittedBy, submittedAt }: DossierSubmission,
  { facts, found }: Judgement,
  theCase: ProcedureCase,
): Statement[] {
  const { organisationId } = theCase;
  return [
    {
      text: `INSERT INTO dossier_submission (dossier_id, organisation_id, revision, content_hash, submitted_by, submitted_at)
        VALUES ($1, $2, $3, $4, $5, $6)`,
      values: [dossierId, organisationId, revision, contentHash, submittedBy, submittedAt],
    },
    {
      text: revision === 1 ? CLAIMED : CLAIMED_ANEW,
      values: [theCase.id, JSON.stringify(found)],
    },
    {
      text: `INSERT INTO dossier_number (dossier_id, organisation_id, kind, number, part, row_id)
        SELECT $1, $2, n->>'kind', n->>'number', n->>'part', (n->>'rowId')::uuid FROM jsonb_array_elements($3::jsonb) n`,
      values: [dossierId, organisationId, JSON.stringify(identifyingNumbers(facts.parts))],
    },
  ];
}

/** Gives the receipt: to the dossier, its owner and the officers. */
function acknowledged(
  { id, receiptNumber: receipt, organisationId, baseName }: Dossier,
  { revision, contentHash, submittedAt }: DossierSubmission,
  theCase: ProcedureCase,
): Statement[] {
  const notices: NoticeDraft[] = [
    {
      to: { organisationId },
      template: revision === 1 ? 'case.received' : 'case.correctionReceived',
      params: { title: baseName, receipt, revision },
    },
    ...awaitedBy(theCase).map((notice) => ({ ...notice, params: { title: baseName } })),
  ];
  return [
    {
      text: `UPDATE dossier SET locked = true, receipt_number = $2, content_hash = $3, submitted_at = $4 WHERE id = $1`,
      values: [id, receipt, contentHash, submittedAt],
    },
    ...told(`${theCase.id}/submit/${revision}`, theCase.id, notices),
  ];
}

/** Who is told that a dossier has come in, by where its case begins; a correction is told by the move that takes it up. */
function awaitedBy(theCase: ProcedureCase): readonly NoticeDraft[] {
  const { state } = theCase;
  if (state === 'underFormalCheck') return [{ to: { role: 'caseOfficer' }, template: 'case.submitted' }];
  if (state !== 'underRecommendation') return [];
  return [{ to: everyoneOf('recommender', theCase), template: 'case.awaitsRecommendation' }];
}

/** SHA-256 over the canonical content (RFC 8785) and the hashes of all files that it refers to. */
function hashOf(
  { id, type, batchId, organisationId, revision }: Dossier,
  { parts, files: found }: DossierFacts,
): string {
  const files = Object.fromEntries(found.map((file) => [file.id, file.sha256]));
  return contentHashOf({ id, type, batchId, organisationId, revision, parts, files });
}

/** Where it was registered, as the commission has looked at it: whoever applies does not choose who recommends. */
function districtOf({ district, parts }: DossierFacts): string | undefined {
  return district === '' ? parts.host?.district : district;
}

/** The accreditation that a submission opens. @param unitId the unit that is asked first, where the guide wants it */
function caseOf(
  { id, organisationId, type, baseName, batchId }: Dossier,
  { measureId, rehearsalDaySeconds }: DossierFacts,
  unitId: string | null,
): NewCase {
  return {
    id: uuidv7(),
    kind: 'accreditation',
    workflowId: WORKFLOW_IDS.accreditation(id),
    subjectId: id,
    groupId: batchId,
    organisationId,
    type,
    title: baseName,
    measureId,
    rehearsalDaySeconds,
    ...(unitId !== null && { state: 'underRecommendation', recommendingUnitId: unitId }),
  };
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
