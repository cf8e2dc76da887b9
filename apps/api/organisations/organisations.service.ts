import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { may } from '#contracts/ability.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { isBeijingDistrict } from '#domain/identifiers/district.js';
import { compactUscc, isUscc, isUsccShaped } from '#domain/identifiers/uscc.js';
import { StoredFile } from '#persistence/entities/dossier.entities.js';
import { Organisation } from '#persistence/entities/people.entities.js';
import { once } from '#persistence/record/command.js';
import { refuseStandInAvoidingHost } from '#persistence/record/delegation-avoidance.js';
import { audit } from '#persistence/record/trail.js';
import { uuidv7 } from '../common/ids.js';
import type { PageQuery } from '../common/page.js';
import type { AddOrganisationDto, OrganisationDto, UsccOverrideDto } from './organisations.dto.js';

const SCANS = ['application/pdf', 'image/png', 'image/jpeg'];

/** 依托单位 */
@Injectable()
export class OrganisationsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ limit, after }: PageQuery): Promise<OrganisationDto[]> {
    const found = this.dataSource
      .getRepository(Organisation)
      .createQueryBuilder('o')
      .orderBy('o.id', 'DESC')
      .take(limit);
    if (after) found.where('o.id < :after', { after });
    return (await found.getMany()).map(toDto);
  }

  /** @throws {Refusal} organisation.usccMalformed, organisation.usccTaken, organisation.districtUnknown */
  async add(body: AddOrganisationDto, actor: ActorRef, command: CommandKey): Promise<OrganisationDto> {
    const uscc = compactUscc(body.uscc);
    if (!isUsccShaped(uscc)) throw refusalAt('uscc', 'organisation.usccMalformed');
    if (!isBeijingDistrict(body.district))
      throw refusalAt('district', 'organisation.districtUnknown', { district: body.district });
    const key = { ...command, accountId: actor.accountId, action: 'addOrganisation' };
    return once(this.dataSource, key, async (tx) => {
      const id = uuidv7();
      const added = await tx.query<unknown[]>(
        `INSERT INTO organisation (id, name, uscc, district) VALUES ($1, $2, $3, $4)
         ON CONFLICT (uscc) DO NOTHING RETURNING id`,
        [id, body.name, uscc, body.district],
      );
      if (added.length === 0) throw refusalAt('uscc', 'organisation.usccTaken');
      await audit(tx, {
        subject: { kind: 'organisation', id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: 'administrator',
        action: 'addOrganisation',
        after: { name: body.name, uscc, district: body.district },
      });
      return toDto(await tx.getRepository(Organisation).findOneByOrFail({ id }));
    });
  }

  /** One's own, or any for the commission. @throws {Refusal} request.notFound */
  async detail(id: string, actor: ActorRef): Promise<OrganisationDto> {
    const organisation = await this.dataSource.getRepository(Organisation).findOneBy({ id });
    if (!organisation || !may(actor, 'read:organisation', { organisationId: id }))
      throw new Refusal('request.notFound');
    return toDto(organisation);
  }

  /**
   * A real code may fail its check: an officer accepts it against the image of the licence, with a reason.
   * @throws {Refusal} request.notFound, uscc.valid, case.standAside, delegation.absentTied, uscc.licenceNotImage
   */
  async overrideUscc(
    id: string,
    { reason, licenceFileId }: UsccOverrideDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<OrganisationDto> {
    const key = { ...command, accountId: actor.accountId, action: 'overrideUscc' };
    return once(this.dataSource, key, async (tx) => {
      const organisation = await tx
        .getRepository(Organisation)
        .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!organisation) throw new Refusal('request.notFound');
      if (isUscc(organisation.uscc)) throw new Refusal('uscc.valid');
      await refuseStandInAvoidingHost(tx, organisation.uscc, actor);
      await requireScan(tx, licenceFileId, organisation);
      const before = organisation.usccOverride;
      organisation.usccOverride = { officerId: actor.accountId, reason, licenceFileId };
      await tx.query(`UPDATE organisation SET uscc_override = $2 WHERE id = $1`, [id, organisation.usccOverride]);
      await audit(tx, {
        subject: { kind: 'organisation', id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: 'caseOfficer',
        action: 'overrideUscc',
        before,
        after: organisation.usccOverride,
        reason,
      });
      return toDto(organisation);
    });
  }
}

/** A scan that the organisation or the commission has uploaded. */
async function requireScan(tx: EntityManager, fileId: string, { id }: Organisation): Promise<void> {
  const file = await tx.getRepository(StoredFile).findOneBy({ id: fileId });
  const isTheirs = file && (file.organisationId === null || file.organisationId === id);
  if (!isTheirs) throw refusalAt('licenceFileId', 'request.notFound');
  if (!SCANS.includes(file.mediaType)) throw refusalAt('licenceFileId', 'uscc.licenceNotImage');
}

function toDto(organisation: Organisation): OrganisationDto {
  return {
    id: organisation.id,
    name: organisation.name,
    uscc: organisation.uscc,
    usccValid: isUscc(organisation.uscc),
    usccOverrideReason: organisation.usccOverride?.reason ?? null,
    district: organisation.district,
  };
}
