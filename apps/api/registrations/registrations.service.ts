import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { REGISTRATION_STATE_TEXTS } from '#contracts/registration-texts.js';
import { isBeijingDistrict } from '#domain/identifiers/district.js';
import { compactUscc, isUscc, isUsccShaped } from '#domain/identifiers/uscc.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import { audit } from '#persistence/record/trail.js';
import {
  addRegistration,
  attachLicence,
  decideRegistration,
  lockedRegistration,
  organisationWith,
  pendingRegistrations,
  registrationOf,
  type RegistrationRow,
} from '#persistence/registrations.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import { FilesService } from '../files/files.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import type {
  RegisterDto,
  RegistrationDto,
  RegistrationReceiptDto,
  RegistrationStateDto,
} from './registrations.dto.js';

/**
 * Organisations come by themselves: what they say, the licence with it, an officer's word on it. Whoever was named as its
 * administrator is then invited, so that an account is made by nobody but who has the mailbox.
 */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly files: FilesService,
    private readonly invitations: InvitationsService,
  ) {}

  /**
   * Whether the organisation is there already is not said: whoever asks may be anybody. An officer sees it.
   * @throws {Refusal} organisation.usccMalformed, organisation.districtUnknown, mail.addressInvalid
   */
  async register(body: RegisterDto): Promise<RegistrationReceiptDto> {
    const uscc = compactUscc(body.uscc);
    if (!isUsccShaped(uscc)) throw new Refusal('organisation.usccMalformed');
    if (!isBeijingDistrict(body.district))
      throw new Refusal('organisation.districtUnknown', { district: body.district });
    if (!isMailAddress(body.email)) throw new Refusal('mail.addressInvalid');
    const token = randomBytes(32).toString('base64url');
    const row = await this.dataSource.transaction(async (tx) => {
      const added = await addRegistration(tx, { ...body, uscc, tokenHash: hashToken(token) });
      await this.trail(tx, added, null, 'registerOrganisation', { name: body.name, uscc });
      return added;
    });
    return { ...toState(row), token };
  }

  /** @throws {Refusal} request.notFound */
  async look(id: string, token: string): Promise<RegistrationStateDto> {
    return toState(await this.known(id, token));
  }

  /** Once, before anybody looks at it. @throws {Refusal} request.notFound, registration.notOpen, uscc.licenceNotImage, file.* */
  async addLicence(id: string, token: string, request: FastifyRequest, command: CommandKey) {
    await this.known(id, token);
    const named = { ...command, action: 'addLicence' };
    await this.files.uploadOfStranger(request, this.config.maxUploadMb, named, async (tx, fileId) => {
      const registration = await lockedRegistration(tx, id);
      if (registration?.state !== 'withoutLicence') throw new Refusal('registration.notOpen');
      await attachLicence(tx, id, fileId);
      await this.trail(tx, registration, null, 'addLicence', { fileId });
    });
    return this.look(id, token);
  }

  async pending(): Promise<RegistrationDto[]> {
    return (await pendingRegistrations(this.dataSource)).map(toDto);
  }

  /**
   * The organisation is there from then on; a code that fails its check waits for an officer's override as any other does.
   * @throws {Refusal} request.notFound, registration.notOpen, organisation.usccTaken
   */
  async approve(id: string, actor: ActorRef): Promise<RegistrationDto> {
    return this.decide(id, actor, async (tx, registration) => {
      const { name, uscc, district, email, displayName } = registration;
      if (await organisationWith(tx, uscc)) throw new Refusal('organisation.usccTaken');
      const organisationId = uuidv7();
      await tx.query(`INSERT INTO organisation (id, name, uscc, district) VALUES ($1, $2, $3, $4)`, [
        organisationId,
        name,
        uscc,
        district,
      ]);
      const invited = { email, displayName, roles: ['applicant'] as const, organisationId, administrator: true };
      await this.invitations.invite(tx, invited, actor);
      return { state: 'approved', reason: null, decidedBy: actor.accountId, organisationId };
    });
  }

  /** @throws {Refusal} request.notFound, registration.notOpen */
  async refuse(id: string, reason: string, actor: ActorRef): Promise<RegistrationDto> {
    return this.decide(id, actor, async () => ({
      state: 'refused',
      reason,
      decidedBy: actor.accountId,
      organisationId: null,
    }));
  }

  private async decide(
    id: string,
    actor: ActorRef,
    judge: (tx: EntityManager, registration: RegistrationRow) => Promise<Parameters<typeof decideRegistration>[2]>,
  ): Promise<RegistrationDto> {
    return this.dataSource.transaction(async (tx) => {
      const registration = await lockedRegistration(tx, id);
      if (!registration) throw new Refusal('request.notFound');
      if (registration.state !== 'pending') throw new Refusal('registration.notOpen');
      const decision = await judge(tx, registration);
      await decideRegistration(tx, id, decision);
      const { state, reason, organisationId } = decision;
      await this.trail(tx, registration, actor, 'decideRegistration', { state, organisationId }, reason);
      return toDto({ ...registration, ...decision });
    });
  }

  private async known(id: string, token: string): Promise<RegistrationRow> {
    const registration = await registrationOf(this.dataSource, id, hashToken(token));
    if (!registration) throw new Refusal('request.notFound');
    return registration;
  }

  private trail(
    tx: EntityManager,
    { id }: RegistrationRow,
    actor: ActorRef | null,
    action: string,
    after: object,
    reason: string | null = null,
  ): Promise<void> {
    return audit(tx, {
      subject: { kind: 'registration', id },
      actorId: actor?.accountId ?? null,
      actorRole: actor ? 'caseOfficer' : 'public',
      action,
      after,
      reason,
    });
  }
}

function toState({ id, state, reason }: RegistrationRow): RegistrationStateDto {
  return { id, state, stateText: REGISTRATION_STATE_TEXTS[state], reason };
}

function toDto(row: RegistrationRow): RegistrationDto {
  const { name, uscc, district, displayName, email, licenceFileId, createdAt } = row;
  const described = { name, uscc, usccValid: isUscc(uscc), district, displayName, email, licenceFileId };
  return { ...toState(row), ...described, filedAt: createdAt.toISOString() };
}
