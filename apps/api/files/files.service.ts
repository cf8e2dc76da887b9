import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, type ProblemCode } from '#contracts/problems.js';
import { Dossier, StoredFile, type ScanState } from '#persistence/entities/dossier.entities.js';
import { once, type NamedCommand } from '#persistence/record/command.js';
import { refuseWithoutRole } from '#persistence/record/dossier-roles.js';
import { noteLook } from '#persistence/record/looks.js';
import { audit } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import { Config } from '#platform/config/config.js';
import { ALLOWED_NAMES, FILE_KINDS, judgeFile, type FileKind, type FileVerdict } from '#platform/storage/file-kind.js';
import { FileStore, type ReceivedFile } from '#platform/storage/file-store.js';
import { StorageAway } from '#platform/storage/kept-files.js';
import { safeName } from '#platform/storage/safe-name.js';
import { ownOrganisation, ownsIt } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import { AttemptsService } from '../sessions/attempts.service.js';
import { FileAccess } from './file-access.service.js';
import { FileCount } from './file-count.service.js';
import type { FileDto, FileListQuery, UploadQuery } from './files.dto.js';
import type { UploadRow } from './upload-parts.service.js';
import { receiveUpload, type FormShape } from './upload.js';

/** Bytes that are in the store, and what is known of them. */
type KeptFile = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'storageKey' | 'sizeBytes' | 'sha256' | 'scan'>;

@Injectable()
export class FilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: FileAccess,
    private readonly count: FileCount,
    private readonly store: FileStore,
    private readonly config: Config,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * Takes in one file: whole, of an accepted kind by its content, then known to the record. A repeated key with the same
   * bytes gets the first answer.
   * @throws {Refusal} file.*, request.notFound for a dossier that is not the actor's
   */
  async upload(
    request: FastifyRequest,
    { dossierId, asExpert = false }: UploadQuery,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<FileDto> {
    if (dossierId !== undefined) await this.ownDossier(dossierId, actor);
    const owner = { ...ownerOf(actor, asExpert && dossierId === undefined), dossierId: dossierId ?? null };
    return this.takeIn(request, this.config.maxUploadMb, (file) => this.record({ ...file, ...owner }, actor, command));
  }

  /**
   * Takes in one file of somebody who has no account, and records it together with what it is for. A repeated key with the
   * same bytes adds nothing.
   * @throws {Refusal} file.*, or what `work` refuses: then nothing is kept
   */
  async uploadOfStranger(
    request: FastifyRequest,
    limitMb: number,
    command: Pick<NamedCommand, keyof CommandKey | 'action'>,
    work: (tx: EntityManager, fileId: string) => Promise<void>,
  ): Promise<void> {
    await this.takeIn(request, limitMb, (file) =>
      once(this.dataSource, { ...command, ...ofFile(command, file), accountId: null }, async (tx) => {
        await this.keepStrangersFile(tx, file);
        await work(tx, file.id);
        return { id: file.id };
      }),
    );
  }

  /**
   * The same of a form with a file in it: what `read` makes of its other fields is recorded with it. A repeated key with the same form
   * gets the first answer.
   * @throws {Refusal} file.*, or what `read` or `work` refuses: then nothing is kept
   */
  async formOfStranger<Form extends object, Answer extends object>(
    request: FastifyRequest,
    { limitMb, shape, read }: { limitMb: number; shape: FormShape; read: (fields: object) => Promise<Form> },
    command: Pick<NamedCommand, keyof CommandKey | 'action'>,
    work: (tx: EntityManager, fileId: string, form: Form) => Promise<Answer>,
  ): Promise<Answer> {
    const { received, filename, fields } = await receiveUpload(request, this.store, limitMb, shape);
    const form = await read(fields).catch(async (error: unknown) => {
      await this.store.discard(received);
      throw error;
    });
    const requestHash = `${command.requestHash}/${canonicalize(form)}`;
    const record = (file: KeptFile) =>
      once(
        this.dataSource,
        { ...command, ...ofFile({ ...command, requestHash }, file), accountId: null },
        async (tx) => {
          await this.keepStrangersFile(tx, file);
          return { ...(await work(tx, file.id, form)), id: file.id };
        },
      );
    return this.takeReceived(received, filename, record, shape.kinds);
  }

  private async keepStrangersFile(tx: EntityManager, file: KeptFile): Promise<void> {
    await this.attempts.admitStrangersFile(tx);
    const nobody = { organisationId: null, dossierId: null, uploadedBy: null };
    const values = { ...file, ...nobody, uploadedAt: await momentOf(tx) };
    // Nothing is read back: whoever has no account may add a file and see none.
    await tx.createQueryBuilder().insert().into(StoredFile).values(values).updateEntity(false).execute();
  }

  /** Keeps the bytes, then has them recorded; what was not recorded, or was under another id before, is not kept. */
  private async takeIn<T extends { id: string }>(
    request: FastifyRequest,
    limitMb: number,
    record: (file: KeptFile) => Promise<T>,
  ): Promise<T> {
    const { received, filename } = await receiveUpload(request, this.store, limitMb);
    return this.takeReceived(received, filename, record);
  }

  /**
   * Takes in an upload that has come in parts. Repeated, it is the same file.
   * @throws {Refusal} file.*
   */
  async takeInWhole(
    { id, name, dossierId, asExpert }: Pick<UploadRow, 'id' | 'name' | 'dossierId' | 'asExpert'>,
    content: Readable,
    actor: ActorRef,
  ): Promise<FileDto> {
    const received = await this.store.receive(content).catch(orAway);
    const owner = { ...ownerOf(actor, asExpert), dossierId };
    const command = { id: `upload/${id}`, requestHash: '', repeatable: true };
    return this.takeReceived(received, name, (file) => this.record({ ...file, ...owner }, actor, command));
  }

  private async takeReceived<T extends { id: string }>(
    received: ReceivedFile,
    filename: string,
    record: (file: KeptFile) => Promise<T>,
    kinds?: readonly FileKind[],
  ): Promise<T> {
    try {
      if (received.sizeBytes === 0) throw new Refusal('file.empty');
      const name = safeName(filename);
      const mediaType = accepted(await judgeFile(received.path, name), kinds);
      const storageKey = await this.store.keep(received).catch(orAway);
      const { sizeBytes, sha256 } = received;
      const scan = this.config.clamavAddress === undefined ? 'none' : 'waiting';
      const file = { id: uuidv7(), name, mediaType, storageKey, sizeBytes, sha256, scan } as const;
      const answer = await record(file).catch(async (error: unknown) => {
        // A refusal, ours or PostgreSQL's of a value, says for sure that nothing was recorded; what is unknown is left to UnrecordedFiles.
        if (error instanceof Refusal || /^2[23]/.test(sqlStateOf(error) ?? '')) await this.store.remove(storageKey);
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
    return toDto((await this.access.visible(id, actor)).file);
  }

  /** @throws {Refusal} request.notFound, file.missing, file.storageAway */
  async content(id: string, actor: ActorRef) {
    const { file, ...seen } = await this.access.visible(id, actor);
    const opened = await this.open(file);
    await noteLook(this.dataSource, { subject: { kind: 'file', id }, action: 'openFile', ...seen }, actor);
    return opened;
  }

  /** What somebody may see. @throws {Refusal} file.missing, file.storageAway, file.beingScanned, file.infected, file.unscannable */
  async open(file: StoredFile) {
    const closed = CLOSED[file.scan];
    if (closed) throw new Refusal(closed);
    const content = await this.store.read(file.storageKey, file.sha256).catch(orAway);
    if (content === undefined) throw new Refusal('file.missing');
    return { file, ...content };
  }

  /** One that files may be added to. @throws {Refusal} request.notFound, dossier.editorNeeded */
  async ownDossier(id: string, actor: ActorRef): Promise<void> {
    const dossier = await this.dataSource.getRepository(Dossier).findOneBy({ id });
    if (!dossier || !ownsIt(actor, dossier)) throw new Refusal('request.notFound');
    await refuseWithoutRole(this.dataSource, actor, 'addFile', { dossierId: id });
  }

  private record(file: Omit<StoredFile, 'uploadedAt'>, actor: ActorRef, command: CommandKey): Promise<FileDto> {
    const key = { ...command, ...ofFile(command, file), accountId: actor.accountId, action: 'uploadFile' };
    return once(this.dataSource, key, async (tx: EntityManager) => {
      await this.count.refuseTooMany(tx, file);
      const uploadedAt = await momentOf(tx);
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

/** Whose it is: an organisation's only where it is given for it, as by its applicant. What an expert gives as such is nobody's but theirs. */
function ownerOf(actor: ActorRef, asExpert = false): Pick<StoredFile, 'organisationId' | 'uploadedBy'> {
  return { organisationId: asExpert ? null : ownOrganisation(actor), uploadedBy: actor.accountId };
}

/** Why a file is not given out. */
const CLOSED: Partial<Record<ScanState, ProblemCode>> = {
  waiting: 'file.beingScanned',
  infected: 'file.infected',
  unscannable: 'file.unscannable',
};

/** A request that brings a file is the same only with the same bytes under the same name. */
function ofFile({ requestHash }: CommandKey, { sha256, name }: Pick<KeptFile, 'sha256' | 'name'>) {
  return { requestHash: createHash('sha256').update(`${requestHash}/${sha256}/${name}`).digest('hex') };
}

/** @throws {Refusal} file.storageAway */
function orAway(error: unknown): never {
  throw error instanceof StorageAway ? new Refusal('file.storageAway') : error;
}

/** @throws {Refusal} for whatever is not accepted */
function accepted(verdict: FileVerdict, kinds?: readonly FileKind[]): string {
  if (verdict.ok && (!kinds || kinds.some((kind) => FILE_KINDS[kind].mediaType === verdict.mediaType)))
    return verdict.mediaType;
  if (verdict.ok) throw new Refusal('file.typeNotAllowed', { allowed: kinds?.join(', ').toUpperCase() ?? '' });
  if (verdict.problem === 'contentDiffers') {
    const { extension, found } = verdict;
    const [foundZh, foundEn] = [found ?? '无法识别', found ?? 'not recognised'];
    throw new Refusal('file.contentDiffers', { extension, foundZh, foundEn });
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
    scan: file.scan,
    uploadedAt: file.uploadedAt.toISOString(),
  };
}
