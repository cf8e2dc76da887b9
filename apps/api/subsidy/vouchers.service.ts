import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '#domain/texts/audit.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { reasonRequired } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { isInWindow, spendingWindow } from '#domain/subsidy/spending-window.js';
import { voucherNumber } from '#domain/subsidy/voucher-number.js';
import { SubsidyAward, SubsidyScheme, SubsidyVoucher } from '#persistence/entities/base.entities.js';
import type { LockedCase } from '#persistence/record/cases.js';
import { contribute } from '#persistence/record/contribute.js';
import { refuseWithoutRole } from '#persistence/record/dossier-roles.js';
import { measureVersion } from '#persistence/record/measures.js';
import { ownsIt, seesAll } from '../common/access.js';
import { uuidv7 } from '../common/ids.js';
import { ownOnly, SchemesService } from './schemes.service.js';
import type { FileVoucherDto, VerifyVoucherDto, VoucherDto, VoucherListQuery } from './vouchers.dto.js';

/** 凭证: contributions of organisations, and their verification, while the proposal is awaited. */
@Injectable()
export class VouchersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schemes: SchemesService,
  ) {}

  async list(schemeId: string, query: VoucherListQuery, actor: ActorRef): Promise<VoucherDto[]> {
    await this.schemes.get(schemeId, actor);
    const rows = await this.dataSource.query<VoucherRow[]>(
      `${VOUCHERS} WHERE a.scheme_id = $1 AND ($2::uuid IS NULL OR a.organisation_id = $2)
         AND ($3::uuid IS NULL OR v.award_id = $3) AND ($4::boolean IS NULL OR (v.verified_at IS NOT NULL) = $4)
         AND ($5::uuid IS NULL OR v.id > $5)
       ORDER BY v.id LIMIT $6`,
      [
        schemeId,
        ownOnly(actor),
        query.awardId ?? null,
        query.verified ? query.verified === 'yes' : null,
        query.after ?? null,
        query.limit,
      ],
    );
    return rows.map(toVoucher);
  }

  /** @throws {Refusal} request.notFound (award or file not the own organisation's), voucher.* */
  async file(
    schemeId: string,
    awardId: string,
    body: FileVoucherDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<VoucherDto> {
    return this.contribution(schemeId, 'fileVoucher', actor, command, async (tx, theCase) => {
      const award = await ownAward(tx, schemeId, awardId, actor);
      const count = await tx.getRepository(SubsidyVoucher).countBy({ awardId });
      const { maxVouchersPerBase: max } = (await measureVersion(tx, theCase.measureId)).subsidy;
      if (count >= max) throw new Refusal('voucher.tooMany', { max });
      const id = uuidv7();
      await insertVoucher(tx, theCase, award, id, body, actor);
      const answer = await voucherOf(tx, id);
      return { answer, audit: { after: answer } };
    });
  }

  /** Puts another in its place, under the same id. @throws {Refusal} as `file`, and voucher.verifiedAlready */
  async replace(
    schemeId: string,
    voucherId: string,
    body: FileVoucherDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<VoucherDto> {
    return this.contribution(schemeId, 'replaceVoucher', actor, command, async (tx, theCase) => {
      const { award, before } = await ownUnverified(tx, schemeId, voucherId, actor);
      await tx.getRepository(SubsidyVoucher).delete({ id: voucherId });
      await insertVoucher(tx, theCase, award, voucherId, body, actor);
      const answer = await voucherOf(tx, voucherId);
      return { answer, audit: { before, after: answer } };
    });
  }

  /** @throws {Refusal} request.notFound, voucher.verifiedAlready */
  async remove(schemeId: string, voucherId: string, actor: ActorRef, command: CommandKey): Promise<void> {
    await this.contribution(schemeId, 'takeBackVoucher', actor, command, async (tx) => {
      const { before } = await ownUnverified(tx, schemeId, voucherId, actor);
      await tx.getRepository(SubsidyVoucher).delete({ id: voucherId });
      return { answer: null, audit: { before } };
    });
  }

  /** 核定, again and again until the proposal. @throws {Refusal} voucher.overVerified, case.reasonRequired */
  async verify(
    schemeId: string,
    voucherId: string,
    { verifiedFen, note }: VerifyVoucherDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<VoucherDto> {
    await this.schemes.get(schemeId, actor);
    return contribute(this.dataSource, {
      caseId: schemeId,
      actor,
      command,
      action: 'verifyVoucher',
      as: 'financeOfficer',
      states: ['underVouchers'],
      visible: () => seesAll(actor),
      work: async (tx) => {
        const [row] = await tx.query<VoucherRow[]>(`${VOUCHERS} WHERE v.id = $1 AND a.scheme_id = $2`, [
          voucherId,
          schemeId,
        ]);
        if (!row) throw new Refusal('request.notFound');
        const before = toVoucher(row);
        if (verifiedFen > before.amountFen) throw refusalAt('verifiedFen', 'voucher.overVerified');
        if (verifiedFen < before.amountFen && !note)
          throw reasonRequired('note', { zh: '核减的理由', en: 'why less is verified than was filed' });
        await tx.query(
          `UPDATE subsidy_voucher SET verified_fen = $2, note = $3, verified_by = $4, verified_at = now() WHERE id = $1`,
          [voucherId, verifiedFen, note ?? null, actor.accountId],
        );
        return {
          answer: await voucherOf(tx, voucherId),
          audit: {
            before: { voucherId, verifiedFen: before.verifiedFen, note: before.note },
            after: { voucherId, verifiedFen, note: note ?? null },
          },
        };
      },
    });
  }

  /** What an applicant whose organisation has an award does with its vouchers. */
  private async contribution<T>(
    caseId: string,
    action: AuditAction,
    actor: ActorRef,
    command: CommandKey,
    work: (tx: EntityManager, theCase: LockedCase) => Promise<{ answer: T; audit: object }>,
  ): Promise<T> {
    const { organisationId } = actor;
    const takesPart =
      organisationId !== null &&
      (await this.dataSource.getRepository(SubsidyAward).existsBy({ schemeId: caseId, organisationId }));
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as: 'applicant',
      states: ['underVouchers'],
      visible: () => takesPart,
      work: async (tx, theCase) => {
        await refuseLate(tx, theCase);
        return work(tx, theCase);
      },
    });
  }
}

/** @throws {Refusal} voucher.windowClosed */
async function refuseLate(tx: EntityManager, { id: schemeId, asOf }: LockedCase): Promise<void> {
  const { vouchersDueAt, vouchersDueOn: dueOn } = await tx
    .getRepository(SubsidyScheme)
    .findOneByOrFail({ caseId: schemeId });
  if (vouchersDueAt < asOf) throw new Refusal('voucher.windowClosed', { dueOn });
}

/** @throws {Refusal} request.notFound */
async function ownAward(tx: EntityManager, schemeId: string, awardId: string, actor: ActorRef): Promise<SubsidyAward> {
  const award = await tx.getRepository(SubsidyAward).findOneBy({ id: awardId, schemeId });
  if (!award || !ownsIt(actor, award)) throw new Refusal('request.notFound');
  await refuseWithoutRole(tx, actor, 'fileVoucher', { baseId: award.baseId });
  return award;
}

/** @throws {Refusal} request.notFound, voucher.verifiedAlready */
async function ownUnverified(
  tx: EntityManager,
  schemeId: string,
  voucherId: string,
  actor: ActorRef,
): Promise<{ award: SubsidyAward; before: VoucherDto }> {
  const before = await voucherOf(tx, voucherId);
  const award = await ownAward(tx, schemeId, before.awardId, actor);
  if (before.verifiedAt) throw new Refusal('voucher.verifiedAlready');
  return { award, before };
}

/** @throws {Refusal} voucher.outsideWindow, voucher.numberUsed, request.notFound for the file */
async function insertVoucher(
  tx: EntityManager,
  theCase: LockedCase,
  award: SubsidyAward,
  id: string,
  body: FileVoucherDto,
  actor: ActorRef,
): Promise<void> {
  const measure = await measureVersion(tx, theCase.measureId);
  const { year } = await tx.getRepository(SubsidyScheme).findOneByOrFail({ caseId: theCase.id });
  const window = spendingWindow(award.basis, year, measure, calendarDateOf(theCase.asOf));
  if (!isInWindow(window, body.spentOn)) throw refusalAt('spentOn', 'voucher.outsideWindow', { ...window });
  const files = await tx.query<unknown[]>(
    `SELECT id FROM stored_file WHERE id = $1 AND organisation_id = $2 FOR KEY SHARE`,
    [body.fileId, award.organisationId],
  );
  if (files.length === 0) throw refusalAt('fileId', 'request.notFound');
  const number = voucherNumber(body.number);
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO subsidy_voucher (id, award_id, organisation_id, number, description, spent_on, amount_fen, file_id, filed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (organisation_id, number) DO NOTHING RETURNING id`,
    [
      id,
      award.id,
      award.organisationId,
      number,
      body.description,
      body.spentOn,
      body.amountFen,
      body.fileId,
      actor.accountId,
    ],
  );
  if (inserted.length === 0) throw refusalAt('number', 'voucher.numberUsed', { number });
}

async function voucherOf(tx: EntityManager, id: string): Promise<VoucherDto> {
  const [row] = await tx.query<VoucherRow[]>(`${VOUCHERS} WHERE v.id = $1`, [id]);
  if (!row) throw new Refusal('request.notFound');
  return toVoucher(row);
}

const VOUCHERS = `
  SELECT v.id, v.award_id, a.base_id, v.number, v.description, v.spent_on, v.amount_fen, v.file_id, v.verified_fen, v.note,
    v.filed_at, v.verified_at
  FROM subsidy_voucher v JOIN subsidy_award a ON a.id = v.award_id`;

interface VoucherRow {
  id: string;
  award_id: string;
  base_id: string;
  number: string;
  description: string;
  spent_on: string;
  amount_fen: string;
  file_id: string;
  verified_fen: string | null;
  note: string | null;
  filed_at: Date;
  verified_at: Date | null;
}

function toVoucher(row: VoucherRow): VoucherDto {
  return {
    id: row.id,
    awardId: row.award_id,
    baseId: row.base_id,
    number: row.number,
    description: row.description,
    spentOn: row.spent_on,
    amountFen: Number(row.amount_fen),
    fileId: row.file_id,
    verifiedFen: row.verified_fen === null ? null : Number(row.verified_fen),
    note: row.note,
    filedAt: row.filed_at.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
  };
}
