import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import { personsBehind, type ActorRef, type CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { REGISTRATION_STATE_TEXTS } from '#contracts/registration-texts.js';
import { isBeijingDistrict } from '#domain/identifiers/district.js';
import { compactUscc, isUscc, isUsccShaped } from '#domain/identifiers/uscc.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import { isMailboxOf } from '#persistence/invitations.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { noteMailboxes } from '#persistence/record/looks.js';
import { enqueueMail } from '#persistence/record/mail/order-mail.js';
import { refuseStandInAvoidingHost } from '#persistence/record/delegation-avoidance.js';
import { audit, type AuditLine } from '#persistence/record/trail.js';
import { momentIn } from '#persistence/record/moment.js';
import {
  addOrganisationInvitation,
  addRegistered,
  addRegistration,
  attachLicence,
  correctRegistration,
  decideRegistration,
  lockedRegistration,
  openOrganisationInvitation,
  openOrganisationInvitations,
  pendingRegistrations,
  registrationOf,
  takeOrganisationInvitation,
  waitingRegistrations,
  withdrawOrganisationInvitation,
  type RegistrationRow,
  type StatedRegistration,
} from '#persistence/registrations.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import { instantInWords } from '../common/instant-in-words.js';
import type { PageQuery } from '../common/page.js';
import { FilesService } from '../files/files.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { AttemptsService } from '../sessions/attempts.service.js';
import { MailLimitsService } from '../sessions/mail-limits.service.js';
import type {
  ApproveRegistrationDto,
  CorrectRegistrationDto,
  InviteOrganisationDto,
  OrganisationInvitationDto,
  OwnRegistrationDto,
  RefuseRegistrationDto,
  RegisterDto,
  RegistrationDto,
  RegistrationReceiptDto,
  RegistrationStateDto,
  WaitingRegistrationsDto,
} from './registrations.dto.js';

const INVITED_FOR_DAYS = 30;
const DAY_MS = 86_400_000;

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
    private readonly attempts: AttemptsService,
    private readonly mails: MailLimitsService,
  ) {}

  /**
   * Whether the organisation is there already is not said: whoever asks may be anybody. An officer sees it.
   * @throws {Refusal} organisation.usccMalformed, organisation.districtUnknown, mail.addressInvalid, registration.tooMany; of who was invited
   *   organisation.usccCheckFailed
   */
  async register({ invitation, ...body }: RegisterDto, address: string): Promise<RegistrationReceiptDto> {
    const stated = statedIn(body);
    const { uscc } = stated;
    const invited = { tokenHash: hashToken(invitation ?? ''), uscc, email: body.email };
    const invitationId = await openOrganisationInvitation(this.dataSource, invited);
    if (invitationId !== null) requireFittingUscc(uscc);
    const token = randomBytes(32).toString('base64url');
    const row = await this.dataSource.transaction(async (tx) => {
      if (invitationId === null) await this.attempts.admitRegistration(tx, uscc, address);
      else await this.attempts.admitInvited(tx, invitationId);
      const added = await addRegistration(tx, { ...stated, tokenHash: hashToken(token), invitationId });
      await this.trail(tx, added, null, 'registerOrganisation', { name: body.name, uscc });
      return added;
    });
    return { ...toState(row), token };
  }

  /** @throws {Refusal} request.notFound */
  async look(id: string, token: string): Promise<OwnRegistrationDto> {
    return toOwn(await this.known(id, token));
  }

  /**
   * By whoever filed it, until it is decided on. The trail holds the organisation before and after, of its people only what was changed.
   * @throws {Refusal} request.notFound, registration.notOpen, registration.correctedElsewhere, registration.correctedTooOften,
   *   registration.tooMany, organisation.*, mail.addressInvalid
   */
  async correct(
    id: string,
    token: string,
    { revision, ...body }: CorrectRegistrationDto,
    address: string,
  ): Promise<OwnRegistrationDto> {
    const stated = statedIn(body);
    await this.known(id, token);
    return this.dataSource.transaction(async (tx) => {
      const registration = await lockedRegistration(tx, id);
      if (!registration) throw new Refusal('request.notFound');
      const changed = changedIn(registration, stated, revision);
      if (changed.length === 0) return toOwn(registration);
      await this.attempts.admitCorrection(tx, id);
      // Into another organisation it is like a further registration.
      if (stated.uscc !== registration.uscc) await this.attempts.admitRegistration(tx, stated.uscc, address);
      const corrected = await correctRegistration(tx, id, stated);
      await this.trail(
        tx,
        corrected,
        null,
        'correctRegistration',
        { ...onTrail(corrected), changed },
        {
          before: onTrail(registration),
        },
      );
      return toOwn(corrected);
    });
  }

  /** Once, before anybody looks at it; whoever came by an invitation is through with it. @throws {Refusal} request.notFound, registration.notOpen, uscc.licenceNotImage, file.* */
  async addLicence(id: string, token: string, request: FastifyRequest, command: CommandKey) {
    await this.known(id, token);
    const named = { ...command, action: 'addLicence' };
    const taken = async (tx: EntityManager, fileId: string) => {
      const registration = await lockedRegistration(tx, id);
      if (registration?.state !== 'withoutLicence') throw new Refusal('registration.notOpen');
      await attachLicence(tx, id, fileId);
      await this.trail(tx, registration, null, 'addLicence', { fileId });
      const officer = isUscc(registration.uscc) ? await takeOrganisationInvitation(tx, id) : undefined;
      if (officer) await this.admitInvited(tx, registration, officer);
    };
    // With an invitation the organisation is made at once, which nobody who is not signed in sees yet.
    await withEyesOfTheHouse(() => this.files.uploadOfStranger(request, this.config.maxUploadMb, named, taken));
    return this.look(id, token);
  }

  async pending({ limit, after }: PageQuery, actor: ActorRef): Promise<RegistrationDto[]> {
    const pending = await pendingRegistrations(this.dataSource, limit, after);
    await noteMailboxes(this.dataSource, 'registrations', pending, actor);
    return pending.map(toDto);
  }

  async waiting(): Promise<WaitingRegistrationsDto> {
    const { count, oldestFiledAt } = await waitingRegistrations(this.dataSource);
    return { count, oldestFiledAt: oldestFiledAt?.toISOString() ?? null };
  }

  async invited(actor: ActorRef): Promise<OrganisationInvitationDto[]> {
    const open = await openOrganisationInvitations(this.dataSource);
    await noteMailboxes(this.dataSource, 'organisationInvitations', open, actor);
    return open.map((each) => ({ ...each, expiresAt: each.expiresAt.toISOString() }));
  }

  /** Its link ends; what was filed by it waits for an officer as any other. @throws {Refusal} request.notFound */
  async withdrawInvitation(id: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if (!(await withdrawOrganisationInvitation(tx, id))) throw new Refusal('request.notFound');
      await auditOwn(tx, actor, 'withdrawOrganisationInvitation', { after: { invitationId: id } });
    });
  }

  /** What comes by it is admitted without a further word. @throws {Refusal} organisation.usccMalformed, organisation.usccCheckFailed, mail.addressInvalid, mail.tooMany, case.standAside, delegation.absentTied, invitation.yourself */
  async invite(body: InviteOrganisationDto, actor: ActorRef): Promise<OrganisationInvitationDto> {
    const uscc = usccOf(body);
    requireFittingUscc(uscc);
    const { email } = body;
    await this.mails.admit(actor, email);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await momentIn(this.dataSource, INVITED_FOR_DAYS * DAY_MS);
    const until = instantInWords(expiresAt);
    const id = await this.dataSource.transaction(async (tx) => {
      await refuseStandInAvoidingHost(tx, uscc, actor);
      if (await isMailboxOf(tx, email, personsBehind(actor))) throw refusalAt('email', 'invitation.yourself');
      const tokenHash = hashToken(token);
      const added = await addOrganisationInvitation(tx, {
        tokenHash,
        uscc,
        email,
        invitedBy: actor.accountId,
        expiresAt,
      });
      await enqueueMail(tx, {
        to: email,
        template: 'organisationInvitation',
        locale: 'zh',
        params: {
          inviter: actor.displayName,
          uscc,
          link: `${this.config.publicUrl}/desk/register#invitation=${token}`,
          untilZh: until.zh,
          untilEn: until.en,
        },
      });
      await auditOwn(tx, actor, 'inviteOrganisation', { after: { invitationId: added, uscc } });
      return added;
    });
    return { id, uscc, email, expiresAt: expiresAt.toISOString() };
  }

  /**
   * The organisation is there from then on; a code that fails its check waits for an officer's override as any other does.
   * @throws {Refusal} request.notFound, registration.notOpen, registration.corrected, case.standAside, delegation.absentTied, organisation.usccTaken
   */
  async approve(id: string, read: ApproveRegistrationDto, actor: ActorRef): Promise<RegistrationDto> {
    return this.decide(id, read, actor, async (tx, registration) => {
      const organisationId = await this.admit(tx, registration, actor);
      if (organisationId === undefined) throw new Refusal('organisation.usccTaken');
      return { state: 'approved', reason: null, decidedBy: actor.accountId, organisationId };
    });
  }

  /** @throws {Refusal} request.notFound, registration.notOpen, registration.corrected, case.standAside, delegation.absentTied */
  async refuse(id: string, read: RefuseRegistrationDto, actor: ActorRef): Promise<RegistrationDto> {
    return this.decide(id, read, actor, async () => ({
      state: 'refused',
      reason: read.reason,
      decidedBy: actor.accountId,
      organisationId: null,
    }));
  }

  /** Where there is such an organisation by now, an officer looks at it, invitation or not. */
  private async admitInvited(tx: EntityManager, registration: RegistrationRow, officer: ActorRef): Promise<void> {
    const organisationId = await this.admit(tx, registration, officer);
    if (organisationId === undefined) return;
    const { accountId: decidedBy } = officer;
    await decideRegistration(tx, registration.id, { state: 'approved', reason: null, decidedBy, organisationId });
    await this.trail(tx, registration, officer, 'admitInvited', { state: 'approved', organisationId });
  }

  /** The organisation, and the invitation of its administrator. @returns undefined where it is there already */
  private async admit(
    tx: EntityManager,
    registration: RegistrationRow,
    officer: ActorRef,
  ): Promise<string | undefined> {
    const { email, displayName } = registration;
    const organisationId = uuidv7();
    if (!(await addRegistered(tx, organisationId, registration))) return undefined;
    const invited = { email, displayName, roles: ['applicant'] as const, organisationId, administrator: true };
    await this.invitations.invite(tx, invited, officer);
    return organisationId;
  }

  private async decide(
    id: string,
    { revision }: ApproveRegistrationDto,
    actor: ActorRef,
    judge: (tx: EntityManager, registration: RegistrationRow) => Promise<Parameters<typeof decideRegistration>[2]>,
  ): Promise<RegistrationDto> {
    return this.dataSource.transaction(async (tx) => {
      const registration = await lockedRegistration(tx, id);
      if (!registration) throw new Refusal('request.notFound');
      if (registration.state !== 'pending') throw new Refusal('registration.notOpen');
      await refuseStandInAvoidingHost(tx, registration.uscc, actor);
      if (registration.revision !== revision) throw new Refusal('registration.corrected');
      const decision = await judge(tx, registration);
      await decideRegistration(tx, id, decision);
      const { state, reason, organisationId } = decision;
      await this.trail(tx, registration, actor, 'decideRegistration', { state, organisationId }, { reason });
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
    action: GroundedAction,
    after: object,
    more: Pick<AuditLine, 'before' | 'reason'> = {},
  ): Promise<void> {
    return audit(tx, {
      subject: { kind: 'registration', id },
      actorId: actor?.accountId ?? null,
      actorRole: actor ? 'caseOfficer' : 'public',
      action,
      after,
      ...more,
    });
  }
}

const STATED = ['name', 'uscc', 'district', 'displayName', 'email'] as const satisfies (keyof StatedRegistration)[];

/**
 * What a correction changes; nothing where it stands so already, such as after an answer that was lost.
 * @throws {Refusal} registration.notOpen, registration.correctedElsewhere
 */
function changedIn(registration: RegistrationRow, stated: StatedRegistration, revision: number): readonly string[] {
  if (registration.state !== 'withoutLicence' && registration.state !== 'pending')
    throw new Refusal('registration.notOpen');
  const changed = STATED.filter((member) => registration[member] !== stated[member]);
  if (changed.length > 0 && registration.revision !== revision) throw new Refusal('registration.correctedElsewhere');
  return changed;
}

/** Of the organisation, not of its people. */
function onTrail({ name, uscc, district }: StatedRegistration): object {
  return { name, uscc, district };
}

/** @throws {Refusal} organisation.usccMalformed, organisation.districtUnknown, mail.addressInvalid */
function statedIn(body: StatedRegistration): StatedRegistration {
  const { name, district, displayName, email } = body;
  const uscc = usccOf(body);
  if (!isBeijingDistrict(district)) throw refusalAt('district', 'organisation.districtUnknown', { district });
  if (!isMailAddress(email)) throw refusalAt('email', 'mail.addressInvalid');
  return { name, uscc, district, displayName, email };
}

/** @throws {Refusal} organisation.usccMalformed */
function usccOf(body: { readonly uscc: string }): string {
  const uscc = compactUscc(body.uscc);
  if (!isUsccShaped(uscc)) throw refusalAt('uscc', 'organisation.usccMalformed');
  return uscc;
}

/** Of whoever nobody looks at. A real code that fails its check comes in where an officer holds it against the licence. */
function requireFittingUscc(uscc: string): void {
  if (!isUscc(uscc)) throw refusalAt('uscc', 'organisation.usccCheckFailed');
}

function toState({ id, state, reason }: RegistrationRow): RegistrationStateDto {
  return { id, state, stateText: REGISTRATION_STATE_TEXTS[state], reason };
}

function toOwn(row: RegistrationRow): OwnRegistrationDto {
  const { revision, name, uscc, district, displayName, email } = row;
  return { ...toState(row), revision, name, uscc, district, displayName, email };
}

function toDto(row: RegistrationRow): RegistrationDto {
  const { uscc, licenceFileId, createdAt } = row;
  return { ...toOwn(row), usccValid: isUscc(uscc), licenceFileId, filedAt: createdAt.toISOString() };
}
