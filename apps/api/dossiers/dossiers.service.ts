import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { admissionRefusal, type GuideWindow } from '#domain/dossier/guide.js';
import { PARTS_OF } from '#domain/dossier/parts.js';
import type { AttachmentKind } from '#domain/dossier/vocabulary.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import type { DossierRole } from '#domain/people/dossier-roles.js';
import { BATCH } from '#domain/procedures/index.js';
import { Batch, Dossier } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { copyDossierRoles, ownRole, ownRoles } from '#persistence/record/dossier-roles.js';
import { newestRevision, partsOf } from '#persistence/record/dossiers.js';
import type { SavedPart } from '#persistence/record/dossier-reading.js';
import { deleteFilesOfDraft } from '#persistence/record/privacy/draft-files.js';
import { audit, type AuditLine } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { ownOrganisation, ownsIt, seesAll } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import { visibleIds, type Listed } from '../common/visible-ids.js';
import { DossierAccess, handedIn, lockDossier } from './dossier-access.service.js';
import type {
  CloneDossierDto,
  CreateDossierDto,
  DossierDetailDto,
  DossierDto,
  DossierListQuery,
  PartContentDto,
} from './dossiers.dto.js';

/** Parts that are not taken over into a clone: a new dossier is affirmed and signed anew. */
const NOT_CLONED = ['commitment'];
/** The same of the attachments: the scan of a commitment that was signed for the earlier one. */
const SIGNED_ANEW: AttachmentKind = 'signedCommitment';

/** Dossiers as a whole: drafts come and go, what was submitted stays. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  /** @throws {Refusal} dossier.noOrganisation, request.notFound, dossier.notOpenYet, dossier.closed, dossier.typeNotCalledFor */
  async create({ batchId, type }: CreateDossierDto, actor: ActorRef, command: CommandKey): Promise<DossierDto> {
    const organisationId = organisationOf(actor);
    const key = { ...command, accountId: actor.accountId, action: 'createDossier' };
    return once(this.dataSource, key, async (tx) => {
      await admit(tx, batchId, type);
      return toDto(
        await insertDraft(tx, { organisationId, batchId, type, createdBy: actor.accountId }, command),
        null,
        'owner',
      );
    });
  }

  /**
   * A new draft with the content and the people of an earlier dossier of one's own, a correction that was never handed in
   * included; the commitment and its signed scan are left out.
   * @throws {Refusal} dossier.editorNeeded of whoever may only look at that, and as `create`
   */
  async clone(id: string, body: CloneDossierDto, actor: ActorRef, command: CommandKey): Promise<DossierDto> {
    const action = 'cloneDossier';
    const source = await this.access.ownFor(action, id, actor);
    const key = { ...command, accountId: actor.accountId, action };
    return once(this.dataSource, key, async (tx) => {
      const { batchId, type = source.type } = body;
      await admit(tx, batchId, type);
      const { organisationId } = source;
      const revision = await newestRevision(tx, id);
      const { base } = await partsOf(tx, id, revision);
      const baseName = base?.name ?? source.baseName;
      const draft = { organisationId, batchId, type, baseName, clonedFrom: id, createdBy: actor.accountId };
      const dossier = await insertDraft(tx, draft, command);
      await tx.query(
        `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
         SELECT $1, organisation_id, 1, part, 1, CASE part WHEN 'attachments' THEN jsonb_set(content, '{rows}',
             jsonb_path_query_array(content, '$.rows[*] ? (!(@.kind == $kind))', jsonb_build_object('kind', $6::text)))
           ELSE content END, $4
         FROM dossier_part WHERE dossier_id = $2 AND revision = $3 AND part <> ALL($5) AND part = ANY($7)`,
        [dossier.id, source.id, revision, actor.accountId, NOT_CLONED, SIGNED_ANEW, PARTS_OF[type]],
      );
      await copyDossierRoles(tx, source.id, dossier.id, actor.accountId);
      return toDto(dossier, null, await ownRole(tx, actor, { dossierId: dossier.id }));
    });
  }

  /** One's own; for all others those that have been submitted and are theirs to see. Newest first. */
  async list(query: DossierListQuery, actor: ActorRef): Promise<DossierDto[]> {
    const { batchId, type, submitted, limit, after } = query;
    const wanted = [
      ...(batchId ? ['d.batch_id = :batchId'] : []),
      ...(type ? ['d.type = :type'] : []),
      ...(submitted ? [`d.receipt_number IS ${submitted === 'true' ? 'NOT NULL' : 'NULL'}`] : []),
      ...(after ? ['d.id < :after'] : []),
    ];
    const seen = seesAll(actor)
      ? 'd.receipt_number IS NOT NULL'
      : `d.id IN (${visibleIds(actor, 'read:dossier', DOSSIERS, wanted)})`;
    const found = this.dataSource
      .getRepository(Dossier)
      .createQueryBuilder('d')
      .where([seen, ...wanted].join(' AND '))
      .setParameters({
        batchId,
        type,
        after,
        limit,
        own: ownOrganisation(actor),
        me: actor.accountId,
        unit: actor.recommendingUnitId,
      })
      .orderBy('d.id', 'DESC')
      .take(limit);
    const dossiers = await found.getMany();
    const cases = await this.casesOf(dossiers.map(({ id }) => id));
    const roles = await this.rolesIn(dossiers, actor);
    return dossiers.map((dossier) => {
      const theCase = cases.get(dossier.id);
      const known = theCase && !ownsIt(actor, dossier) ? handedIn(dossier, theCase.submitted, theCase) : dossier;
      return toDto(known, theCase?.id ?? null, roles(dossier));
    });
  }

  async detail(id: string, wanted: number | undefined, actor: ActorRef): Promise<DossierDetailDto> {
    const { dossier, caseId, parts, ...read } = await this.access.readableParts(id, actor, wanted);
    const saved = new Map<string, SavedPart>(parts.map((each) => [each.part, each]));
    const inOrder = PARTS_OF[dossier.type].map((part) => partDto(part, saved.get(part)));
    const roles = await this.rolesIn([dossier], actor);
    return { ...toDto(dossier, caseId, roles(dossier)), ...read, parts: inOrder };
  }

  /** Only what was never submitted can be deleted. @throws {Refusal} dossier.submittedAlready */
  async remove(id: string, actor: ActorRef, command: CommandKey): Promise<void> {
    await this.access.ownFor('deleteDossier', id, actor);
    const key = { ...command, accountId: actor.accountId, action: 'deleteDossier' };
    await once(this.dataSource, key, async (tx) => {
      const dossier = await lockDossier(tx, id);
      if (dossier.receiptNumber !== null) throw new Refusal('dossier.submittedAlready');
      const files = await deleteFilesOfDraft(tx, id);
      await tx.getRepository(Dossier).delete({ id });
      const before = { baseName: dossier.baseName, files };
      await audit(tx, { ...dossierLine(id, actor, command, 'deleteDossier'), before });
    });
  }

  /** What the actor is for each; nothing is asked for administrators, nor for whoever is of no organisation. */
  private async rolesIn(
    dossiers: readonly Dossier[],
    actor: ActorRef,
  ): Promise<(dossier: Dossier) => DossierRole | null> {
    const own = dossiers.filter((dossier) => ownsIt(actor, dossier)).map(({ id }) => id);
    if (own.length === 0) return () => null;
    if (actor.administersOrganisation) return ({ id }) => (own.includes(id) ? 'owner' : null);
    const roles = await ownRoles(this.dataSource, actor.accountId, own);
    return ({ id }) => roles.get(id) ?? null;
  }

  private async casesOf(ids: readonly string[]): Promise<Map<string, CaseOfDossier>> {
    const rows = await this.dataSource.query<CaseOfDossier[]>(
      `SELECT id, title, subject_id AS "subjectId",
         coalesce((SELECT max(s.revision) FROM dossier_submission s WHERE s.dossier_id = subject_id), revision) AS submitted
       FROM procedure_case WHERE subject_id = ANY($1) AND kind = 'accreditation'`,
      [ids],
    );
    return new Map(rows.map((row) => [row.subjectId, row]));
  }
}

const DOSSIERS: Listed = {
  row: 'd',
  table: 'dossier d',
  ofCase: `JOIN dossier d ON d.id = c.subject_id AND c.kind = 'accreditation'`,
};

/**
 * Does the batch take such a dossier now? Until the transaction ends, its window does not close: what is admitted is counted
 * when it does, and whoever waited here while it closed is too late.
 */
async function admit(tx: EntityManager, batchId: string, type: BaseType): Promise<void> {
  const batch = await tx.getRepository(Batch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_read' } });
  if (!batch) throw new Refusal('request.notFound');
  const [standing] = await tx.query<[BatchStanding]>(
    `SELECT (SELECT state FROM procedure_case WHERE id = $1) AS state, now() AS "asOf"`,
    [batchId],
  );
  refuseAdmission(batch, standing, type);
}

/** Where a batch stands whose lock is ours, and when that is, by PostgreSQL's clock: its window is the same for every process. */
interface BatchStanding {
  readonly state: string | null;
  readonly asOf: Date;
}

export function refuseAdmission(guide: GuideWindow, { state, asOf }: BatchStanding, type: BaseType): void {
  if (state !== null && state !== BATCH.initial) {
    throw refusalAt('batchId', 'dossier.closed', { closesOn: guide.closesOn });
  }
  const refusal = admissionRefusal(guide, type, calendarDateOf(asOf));
  if (refusal) {
    const { code, ...params } = refusal;
    throw refusalAt(code === 'typeNotCalledFor' ? 'type' : 'batchId', `dossier.${code}`, params);
  }
}

/** `submitted`: the last revision that was handed in. */
interface CaseOfDossier {
  readonly id: string;
  readonly title: string;
  readonly subjectId: string;
  readonly submitted: number;
}

/** A line of the trail about a dossier that is no case yet. */
export function dossierLine(
  id: string,
  actor: Pick<ActorRef, 'accountId'>,
  command: CommandKey,
  action: GroundedAction,
): AuditLine {
  return {
    subject: { kind: 'dossier', id },
    commandId: command.repeatable ? command.id : null,
    actorId: actor.accountId,
    actorRole: 'applicant',
    action,
  };
}

function organisationOf({ organisationId }: ActorRef): string {
  if (organisationId === null) throw new Refusal('dossier.noOrganisation');
  return organisationId;
}

type Draft = Pick<Dossier, 'organisationId' | 'batchId' | 'type' | 'createdBy'> &
  Partial<Pick<Dossier, 'baseName' | 'clonedFrom'>>;

async function insertDraft(tx: EntityManager, draft: Draft, command: CommandKey): Promise<Dossier> {
  const dossier: Dossier = {
    baseName: '',
    clonedFrom: null,
    ...draft,
    id: uuidv7(),
    revision: 1,
    locked: false,
    receiptNumber: null,
    contentHash: null,
    submittedAt: null,
    createdAt: await momentOf(tx),
  };
  await tx.getRepository(Dossier).insert(dossier);
  const { organisationId, batchId, type, clonedFrom } = dossier;
  const action = clonedFrom ? 'cloneDossier' : 'createDossier';
  await audit(tx, {
    ...dossierLine(dossier.id, { accountId: draft.createdBy }, command, action),
    after: { organisationId, batchId, type, clonedFrom },
  });
  return dossier;
}

export function partDto(part: PartContentDto['part'], saved: SavedPart | undefined): PartContentDto {
  return { part, version: saved?.version ?? 0, savedAt: saved?.savedAt ?? null, content: saved?.content ?? null };
}

function toDto(dossier: Dossier, caseId: string | null, yourRole: DossierRole | null): DossierDto {
  return {
    id: dossier.id,
    organisationId: dossier.organisationId,
    batchId: dossier.batchId,
    type: dossier.type,
    baseName: dossier.baseName,
    revision: dossier.revision,
    locked: dossier.locked,
    receiptNumber: dossier.receiptNumber,
    contentHash: dossier.contentHash,
    submittedAt: dossier.submittedAt?.toISOString() ?? null,
    caseId,
    clonedFrom: dossier.clonedFrom,
    createdAt: dossier.createdAt.toISOString(),
    yourRole,
  };
}
