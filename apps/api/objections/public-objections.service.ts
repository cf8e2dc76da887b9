import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { CommandKey } from '#contracts/actor.js';
import { endedText } from '#contracts/limit-text.js';
import { Refusal, refusalAt, sentence } from '#contracts/problems.js';
import { OBJECTION_TOKEN_HEADER, objectionStateText, RECEIPT_USE } from '#contracts/objection-texts.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { objectionNumber } from '#domain/identifiers/numbers.js';
import type { Measure } from '#domain/measures/measure.js';
import { isContact, isNamed, OPEN_OBJECTIONS } from '#domain/objection/objection.js';
import { Objection } from '#persistence/entities/objection.entities.js';
import { caseById, lockCase, type LockedCase } from '#persistence/record/cases.js';
import { once } from '#persistence/record/command.js';
import { nextNumber } from '#persistence/record/counter.js';
import { measureVersion } from '#persistence/record/measures.js';
import { askForScreening, noticeOf, objectionOf } from '#persistence/record/objections.js';
import { placeInObjection, sealed } from '#persistence/personal-data.js';
import { audit, notify } from '#persistence/record/trail.js';
import { withEyesOfObjector } from '#persistence/scope.js';
import { uuidv7 } from '../common/ids.js';
import { validated } from '../common/validation.js';
import { FilesService } from '../files/files.service.js';
import type { FormShape } from '../files/upload.js';
import { AttemptsService } from '../sessions/attempts.service.js';
import {
  FileSealedObjectionDto,
  type FileObjectionDto,
  type ObjectionReceiptDto,
  type ObjectionStateDto,
} from './objections.dto.js';
import { hashOf, LookUpSecret } from './look-up-secret.js';

/** 异议 as its objector sees it: filed without an account, looked up with a secret. */
@Injectable()
export class PublicObjectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FilesService,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * Takes in the objection of a person to a case while its notice runs. Who objects stays in its own row. A repeated key gets the
   * first receipt and the first token: of the token the record keeps a salt alone, which says nothing without the client's key.
   * @throws {Refusal} objection.notUnderNotice, objection.late, objection.tooMany, objection.sealNeeded, request.keyReused
   */
  async file(caseId: string, body: FileObjectionDto, command: CommandKey, key?: string): Promise<ObjectionReceiptDto> {
    if (body.objectorKind === 'organisation') throw sealNeeded();
    requireReachable(body);
    const named = { ...command, accountId: null, action: 'fileObjection' };
    const secret = new LookUpSecret(key);
    const kept = await once(this.dataSource, named, (tx) => this.keep(tx, caseId, body, secret));
    return this.receipt(caseId, kept, secret);
  }

  /**
   * The same of an organisation, under its seal: a scan of the stamped objection comes in the same form.
   * @throws {Refusal} as `file`, and file.*
   */
  async fileSealed(
    caseId: string,
    request: FastifyRequest,
    command: CommandKey,
    key?: string,
  ): Promise<ObjectionReceiptDto> {
    const { maxFileMb } = (await this.limits({ caseId })).objections;
    const secret = new LookUpSecret(key);
    const read = async (fields: object) => {
      const body = await validated(fields, FileSealedObjectionDto);
      requireReachable(body);
      return body;
    };
    const work = async (tx: EntityManager, fileId: string, body: FileSealedObjectionDto) => {
      const kept = await this.keep(tx, caseId, { ...body, objectorKind: 'organisation' }, secret);
      await tx.query(`INSERT INTO objection_file (file_id, objection_id, seal) VALUES ($1, $2, true)`, [
        fileId,
        kept.objectionId,
      ]);
      return kept;
    };
    const named = { ...command, action: 'fileObjection' };
    const kept = await withEyesOfObjector(secret.hash, () =>
      this.files.formOfStranger(request, { limitMb: maxFileMb, shape: SEALED, read }, named, work).catch(orSealNeeded),
    );
    return this.receipt(caseId, kept, secret);
  }

  private async keep(tx: EntityManager, caseId: string, body: FileObjectionDto, secret: LookUpSecret): Promise<Kept> {
    await this.attempts.admitObjection(tx, caseId);
    const theCase = await lockNoticed(tx, caseId);
    const filedAt = theCase.asOf;
    const rehearsal = theCase.rehearsalDaySeconds !== null;
    const year = yearOf(calendarDateOf(filedAt));
    const sequence = await nextNumber(tx, `objection/${rehearsal ? 'rehearsal/' : ''}${year}`);
    const { objectorKind, objectorName, contact, facts: statement } = body;
    const id = uuidv7();
    const receiptNumber = objectionNumber(year, sequence, rehearsal);
    await tx.getRepository(Objection).insert({
      id,
      caseId,
      receiptNumber,
      tokenHash: secret.hash,
      state: 'filed' as const,
      objectorKind,
      objectorName: sealed(objectorName, placeInObjection(id, 'objectorName')),
      contact: sealed(contact, placeInObjection(id, 'contact')),
      statement,
      filedAt,
    });
    await askForScreening(tx, theCase, id);
    await audit(tx, {
      caseId,
      subject: { kind: 'objection', id },
      actorId: null,
      actorRole: 'public',
      action: 'fileObjection',
      rule: (await measureVersion(tx, theCase.measureId)).objections.article,
      after: { receiptNumber },
    });
    const params = { title: theCase.title, receipt: receiptNumber };
    await notify(tx, `objection/${id}`, caseId, [{ to: { role: 'caseOfficer' }, template: 'objection.filed', params }]);
    return { objectionId: id, receiptNumber, filedAt: filedAt.toISOString(), salt: secret.salt };
  }

  private async receipt(
    caseId: string,
    { receiptNumber, filedAt, salt }: Kept,
    secret: LookUpSecret,
  ): Promise<ObjectionReceiptDto> {
    const { token } = secret.withSalt(salt);
    const lookUpAt = `/api/v1/objections/${receiptNumber}`;
    const { maxFiles, maxFileMb } = (await this.limits({ caseId })).objections;
    const howTo = sentence(RECEIPT_USE, { header: OBJECTION_TOKEN_HEADER, maxFiles, maxFileMb });
    const filesAt = `${lookUpAt}/files`;
    return { receiptNumber, filedAt, token, tokenHeader: OBJECTION_TOKEN_HEADER, lookUpAt, filesAt, howTo };
  }

  /** @throws {Refusal} objection.unknown */
  look(number: string, token: string): Promise<ObjectionStateDto> {
    return withEyesOfObjector(hashOf(token), async () => this.dto(await this.known(number, token)));
  }

  /**
   * One more file for an objection that is not decided yet: also after the notice, as long as it is looked into.
   * @throws {Refusal} objection.unknown, objection.decidedAlready, objection.tooManyFiles, file.*
   */
  addFile(number: string, token: string, request: FastifyRequest, command: CommandKey): Promise<ObjectionStateDto> {
    return withEyesOfObjector(hashOf(token), () => this.takeFile(number, token, request, command));
  }

  private async takeFile(
    number: string,
    token: string,
    request: FastifyRequest,
    command: CommandKey,
  ): Promise<ObjectionStateDto> {
    const objection = await this.known(number, token);
    const { maxFileMb, maxFiles, article: rule } = (await this.limits(objection)).objections;
    const named = { ...command, action: 'addObjectionFile' };
    await this.files.uploadOfStranger(request, maxFileMb, named, async (tx, fileId) => {
      // Whoever decides on it holds the case's row.
      const theCase = await lockCase(tx, objection.caseId);
      requireOpen(theCase?.closedAt ? null : await objectionOf(tx, objection.caseId, objection.id));
      if ((await filesOf(tx, objection.id)) >= maxFiles) throw new Refusal('objection.tooManyFiles', { maxFiles });
      await tx.query(`INSERT INTO objection_file (file_id, objection_id) VALUES ($1, $2)`, [fileId, objection.id]);
      await audit(tx, {
        caseId: objection.caseId,
        subject: { kind: 'objection', id: objection.id },
        actorId: null,
        actorRole: 'public',
        action: 'addObjectionFile',
        rule,
        after: { fileId },
      });
    });
    return this.dto(await this.known(number, token));
  }

  private async known(number: string, token: string): Promise<Objection> {
    const found = await this.dataSource
      .getRepository(Objection)
      .findOneBy({ receiptNumber: number, tokenHash: hashOf(token) });
    if (!found) throw new Refusal('objection.unknown', { header: OBJECTION_TOKEN_HEADER });
    return found;
  }

  private async limits({ caseId }: Pick<Objection, 'caseId'>): Promise<Measure> {
    const theCase = await caseById(this.dataSource, caseId);
    if (!theCase) throw new Refusal('objection.notUnderNotice');
    return measureVersion(this.dataSource.manager, theCase.measureId);
  }

  private async dto(objection: Objection): Promise<ObjectionStateDto> {
    const { receiptNumber, caseId, state, filedAt, answer, decidedAt } = objection;
    const theCase = await caseById(this.dataSource, caseId);
    return {
      receiptNumber,
      title: theCase?.title ?? '',
      state,
      stateText: objectionStateText(state, Boolean(theCase?.closedAt)),
      filedAt: filedAt.toISOString(),
      files: await filesOf(this.dataSource.manager, objection.id),
      answer,
      decidedAt: decidedAt?.toISOString() ?? null,
    };
  }
}

/** @throws {Refusal} objection.decidedAlready */
function requireOpen(objection: Objection | null): void {
  if (!objection || !OPEN_OBJECTIONS.includes(objection.state)) throw new Refusal('objection.decidedAlready');
}

/**
 * A case while its notice runs, under its row lock. First the notice, then the case: in this order the notice ends, too.
 * @throws {Refusal} objection.notUnderNotice where nothing was published of it, objection.late once the notice has ended
 */
async function lockNoticed(tx: EntityManager, caseId: string): Promise<LockedCase> {
  const notice = await noticeOf(tx, caseId);
  const theCase = await lockCase(tx, caseId);
  if (!notice || !theCase || !NOTICED.includes(theCase.state)) throw new Refusal('objection.notUnderNotice');
  if (notice.runs && !theCase.closedAt) return theCase;
  const { zh: dueZh, en: dueEn } = endedText(notice, theCase.rehearsalDaySeconds !== null);
  throw new Refusal('objection.late', { dueZh, dueEn });
}

/** Where a case is or was under public notice. */
const NOTICED: readonly string[] = ['underPublicNotice', 'underObjection', 'underAnnouncement', 'accredited'];

async function filesOf(tx: EntityManager, objectionId: string): Promise<number> {
  const [files] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM objection_file WHERE objection_id = $1 AND NOT seal`,
    [objectionId],
  );
  return files?.count ?? 0;
}

/** Name, contact and facts, beside the file. */
const SEALED: FormShape = { file: 'seal', fields: 10, kinds: ['pdf', 'png', 'jpg'] };

interface Kept {
  readonly objectionId: string;
  readonly receiptNumber: string;
  readonly filedAt: string;
  readonly salt: string;
}

/** @throws {Refusal} objection.nameNeeded, objection.contactNeeded, each at its field */
function requireReachable({ objectorName, contact }: Pick<FileObjectionDto, 'objectorName' | 'contact'>): void {
  if (!isNamed(objectorName)) throw refusalAt('objectorName', 'objection.nameNeeded');
  if (!isContact(contact)) throw refusalAt('contact', 'objection.contactNeeded');
}

const sealNeeded = () => refusalAt('seal', 'objection.sealNeeded');

function orSealNeeded(error: unknown): never {
  throw error instanceof Refusal && (error.code === 'file.none' || error.code === 'file.empty') ? sealNeeded() : error;
}
