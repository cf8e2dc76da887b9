import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Dossier, StoredFile } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { audit } from '#persistence/record/trail.js';
import { Config } from '#platform/config/config.js';
import { ALLOWED_NAMES, judgeFile, type FileVerdict } from '#platform/storage/file-kind.js';
import { FileStore } from '#platform/storage/file-store.js';
import { safeName } from '#platform/storage/safe-name.js';
import { ownOrganisation, ownsIt, sees, seesAll } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import type { FileDto, FileListQuery } from './files.dto.js';
import { receiveUpload } from './upload.js';

@Injectable()
export class FilesService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: FileStore,
    private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.store.sweep();
  }

  /**
   * Takes in one file: whole, of an accepted kind by its content, then known to the record. A repeated key with the same
   * bytes gets the first answer.
   * @throws {Refusal} file.*, request.notFound for a dossier that is not the actor's
   */
  async upload(
    request: FastifyRequest,
    dossierId: string | undefined,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<FileDto> {
    if (dossierId !== undefined) await this.ownDossier(dossierId, actor);
    const { received, filename } = await receiveUpload(request, this.store, this.config.maxUploadMb);
    try {
      if (received.sizeBytes === 0) throw new Refusal('file.empty');
      const name = safeName(filename);
      const mediaType = accepted(await judgeFile(received.path, name));
      const storageKey = await this.store.keep(received);
      const file = {
        id: uuidv7(),
        name,
        mediaType,
        storageKey,
        sizeBytes: received.sizeBytes,
        sha256: received.sha256,
      };
      const owner = { organisationId: actor.organisationId, dossierId: dossierId ?? null, uploadedBy: actor.accountId };
      const answer = await this.record({ ...file, ...owner }, actor, command).catch(async (error: unknown) => {
        await this.store.remove(storageKey);
        throw error;
      });
      if (answer.id !== file.id) await this.store.remove(storageKey);
      return answer;
    } finally {
      await this.store.discard(received);
    }
  }

  async list({ dossierId, limit, after }: FileListQuery, actor: ActorRef): Promise<FileDto[]> {
    const query = this.dataSource
      .getRepository(StoredFile)
      .createQueryBuilder('f')
      .where('f.organisation_id = :own', { own: ownOrganisation(actor) })
      .orderBy('f.id', 'DESC')
      .take(limit);
    if (dossierId) query.andWhere('f.dossier_id = :dossierId', { dossierId });
    if (after) query.andWhere('f.id < :after', { after });
    return (await query.getMany()).map(toDto);
  }

  async detail(id: string, actor: ActorRef): Promise<FileDto> {
    return toDto(await this.visible(id, actor));
  }

  /** @throws {Refusal} request.notFound, file.missing */
  async content(id: string, actor: ActorRef) {
    const file = await this.visible(id, actor);
    const content = await this.store.read(file.storageKey).catch(() => undefined);
    if (content === undefined) throw new Refusal('file.missing');
    return { file, ...content };
  }

  /** The organisation's own, everything for the commission, and for experts and recommenders what their cases refer to. */
  private async visible(id: string, actor: ActorRef): Promise<StoredFile> {
    const file = await this.dataSource.getRepository(StoredFile).findOneBy({ id });
    if (!file) throw new Refusal('request.notFound');
    if (seesAll(actor) || ownsIt(actor, file)) return file;
    if (await this.isInCaseOf(file, actor)) return file;
    throw new Refusal('request.notFound');
  }

  /** Does a submitted dossier, or a figure of an evaluation, refer to it that the actor reviews or recommends? */
  private async isInCaseOf(file: StoredFile, actor: ActorRef): Promise<boolean> {
    const cases = await this.dataSource.query<(Pick<ProcedureCase, 'state' | 'outcome'> & { reviews: boolean })[]>(
      `SELECT c.state, c.outcome,
         EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = c.id AND e.expert_id = $3) AS reviews
       FROM procedure_case c
       WHERE c.organisation_id = $1 AND (
         c.kind = 'accreditation' AND EXISTS (
           SELECT FROM dossier_part p
           WHERE p.dossier_id = c.subject_id AND p.revision <= c.revision AND p.content::text LIKE '%' || $2 || '%')
         OR EXISTS (SELECT FROM indicator_value v WHERE v.case_id = c.id AND $2::uuid = ANY (v.evidence)))`,
      [file.organisationId, file.id, actor.accountId],
    );
    return cases.some(
      ({ state, outcome, reviews }) =>
        (reviews && actor.roles.includes('expert')) || sees(actor, { organisationId: null, state, outcome }),
    );
  }

  private async ownDossier(id: string, actor: ActorRef): Promise<void> {
    const dossier = await this.dataSource.getRepository(Dossier).findOneBy({ id });
    if (!dossier || !ownsIt(actor, dossier)) throw new Refusal('request.notFound');
  }

  private record(file: Omit<StoredFile, 'uploadedAt'>, actor: ActorRef, command: CommandKey): Promise<FileDto> {
    const requestHash = createHash('sha256').update(`${command.requestHash}/${file.sha256}/${file.name}`).digest('hex');
    const key = { ...command, requestHash, accountId: actor.accountId, action: 'uploadFile' };
    return once(this.dataSource, key, async (tx: EntityManager) => {
      const uploadedAt = new Date();
      await tx.getRepository(StoredFile).insert({ ...file, uploadedAt });
      await audit(tx, {
        subject: { kind: 'file', id: file.id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: actor.roles[0] ?? 'system',
        action: 'uploadFile',
        after: { name: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes },
      });
      return toDto({ ...file, uploadedAt });
    });
  }
}

/** @throws {Refusal} for whatever is not accepted */
function accepted(verdict: FileVerdict): string {
  if (verdict.ok) return verdict.mediaType;
  if (verdict.problem === 'contentDiffers') {
    throw new Refusal('file.contentDiffers', { extension: verdict.extension, found: verdict.found });
  }
  throw new Refusal(`file.${verdict.problem}`, { allowed: ALLOWED_NAMES });
}

function toDto(file: StoredFile): FileDto {
  return {
    id: file.id,
    name: file.name,
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    dossierId: file.dossierId,
    uploadedAt: file.uploadedAt.toISOString(),
  };
}
