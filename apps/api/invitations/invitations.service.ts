import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { personsBehind, type ActorRef } from '#contracts/actor.js';
import { listed } from '#contracts/listed.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { TURN_TEXTS } from '#contracts/texts.js';
import { INVITED_BY_OFFICERS } from '#domain/people/account-rules.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import type { Ground } from '#domain/procedures/act-rules.js';
import type { Role } from '#domain/procedures/procedure.js';
import { Account } from '#persistence/entities/people.entities.js';
import {
  addInvitation,
  endEarlierInvitations,
  hasAccount,
  isMailboxOf,
  keepAddress,
  openInvitations,
  takeInvitation,
  withdrawInvitation,
  type InvitationRow,
  type InvitedTo,
} from '#persistence/invitations.js';
import { beginAs, join } from '#persistence/memberships.js';
import { addAccount, auditOwn, refuseUnfitRoles, rolesAndUnit, unitWith } from '#persistence/record/accounts.js';
import { giveInvitedRoles } from '#persistence/record/dossier-roles.js';
import { noteMailboxes } from '#persistence/record/looks.js';
import { enqueueMail } from '#persistence/record/mail/order-mail.js';
import { momentIn, momentOfPool } from '#persistence/record/moment.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { instantInWords } from '../common/instant-in-words.js';
import { hashFit } from '../sessions/fit-password.js';
import { MailLimitsService } from '../sessions/mail-limits.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { AcceptInvitationDto, AccountInvitationDto, InvitePersonDto } from './invitations.dto.js';

const GOOD_FOR_DAYS = 7;
const DAY_MS = 86_400_000;

/** Who is asked, and as what. */
export interface Invited {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly administrator: boolean;
  readonly dossiers?: readonly InvitedTo[];
  readonly recommendingUnitId?: string | null;
}

/** People come by a link to their mailbox, which shows that it is theirs; only its hash is kept. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly signedIn: SignedInService,
    private readonly mails: MailLimitsService,
  ) {}

  async list(actor: ActorRef): Promise<AccountInvitationDto[]> {
    const open = await openInvitations(this.dataSource, null);
    await noteMailboxes(this.dataSource, 'invitations', open, actor);
    return open.map(toDto);
  }

  /**
   * @throws {Refusal} invitation.notYoursToGive, invitation.yourself, account.officesConflict, account.unitNeeded, request.notFound,
   *   mail.addressInvalid, mail.tooMany
   */
  async invitePerson(
    { email, displayName, roles, recommendingUnitId: asked }: InvitePersonDto,
    actor: ActorRef,
  ): Promise<AccountInvitationDto> {
    if (!actor.roles.includes('administrator') && !roles.every((role) => INVITED_BY_OFFICERS.includes(role))) {
      throw refusalAt('roles', 'invitation.notYoursToGive');
    }
    refuseUnfitRoles(roles, null);
    const recommendingUnitId = await unitWith(this.dataSource, roles, asked);
    const invited = { email, displayName, roles, organisationId: null, administrator: false, recommendingUnitId };
    await this.mails.admit(actor, email);
    return this.dataSource.transaction((tx) => this.invite(tx, invited, actor));
  }

  /**
   * In the transaction of what it is about; what anybody may repeat is admitted before. Where the same is asked of the same mailbox
   * already, the new link counts, and the old one ends.
   * @throws {Refusal} mail.addressInvalid, invitation.yourself
   */
  async invite(tx: EntityManager, invited: Invited, actor: ActorRef): Promise<AccountInvitationDto> {
    if (!isMailAddress(invited.email)) throw refusalAt('email', 'mail.addressInvalid');
    if (await isMailboxOf(tx, invited.email, personsBehind(actor))) throw refusalAt('email', 'invitation.yourself');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await momentIn(tx, GOOD_FOR_DAYS * DAY_MS);
    const insteadOf = await endEarlierInvitations(tx, invited);
    const row = await addInvitation(tx, {
      dossiers: [],
      recommendingUnitId: null,
      ...invited,
      tokenHash: hashToken(token),
      invitedBy: actor.accountId,
      expiresAt,
    });
    const as = listed(invited.roles.map((role) => TURN_TEXTS[role]));
    const until = instantInWords(expiresAt);
    await enqueueMail(tx, {
      to: invited.email,
      template: 'invitation',
      locale: 'zh',
      params: {
        name: invited.displayName,
        inviter: actor.displayName,
        rolesZh: as.zh,
        rolesEn: as.en,
        link: `${this.config.publicUrl}/desk/invitations#${token}`,
        untilZh: until.zh,
        untilEn: until.en,
      },
    });
    const { administrator, dossiers } = invited;
    const after = { invitationId: row.id, ...held(row), administrator, dossiers };
    await auditOwn(tx, actor, 'invite', {
      rule: ruleOf(actor, invited.organisationId),
      after: { ...after, ...(insteadOf.length > 0 && { insteadOf }) },
    });
    return toDto(row);
  }

  /** @throws {Refusal} request.notFound */
  async withdraw(id: string, organisationId: string | null, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if (!(await withdrawInvitation(tx, id, organisationId))) throw new Refusal('request.notFound');
      const rule = ruleOf(actor, organisationId);
      await auditOwn(tx, actor, 'withdrawInvitation', { rule, after: { invitationId: id } });
    });
  }

  /**
   * With a new account; whose mailbox it is that has one joins with that.
   * @throws {Refusal} invitation.linkUsed, invitation.accountThere, account.loginTaken, account.passwordWeak, account.passwordCommon
   */
  async accept({ token, login, password }: AcceptInvitationDto): Promise<void> {
    const passwordHash = await hashFit(password, { login });
    await this.asInvited(async (tx) => {
      const invitation = await taken(tx, token);
      const { roles, organisationId, displayName, invitedBy: addedBy, recommendingUnitId } = invitation;
      if (await hasAccount(tx, invitation.email)) throw new Refusal('invitation.accountThere');
      const account = { login, displayName, roles, organisationId, recommendingUnitId, passwordHash, addedBy };
      const id = await addAccount(tx, account);
      await keepAddress(tx, id, invitation.email);
      if (organisationId) await beginAs(tx, id, organisationId, invitation.administrator);
      await giveInvitedRoles(tx, invitation, id);
      await accepted(tx, invitation.id, id);
      await auditOwn(tx, { accountId: id, displayName, roles, organisationId }, 'acceptInvitation', {
        after: { invitationId: invitation.id },
      });
    });
  }

  /**
   * With the account of whoever is signed in, which gets the roles, and acts for the organisation from then on. Nobody gives themselves
   * an office; nobody invites, or accepts, in another's name either.
   * @throws {Refusal} invitation.linkUsed, invitation.yourself, invitation.anotherUnit, account.rolesConflict, account.officesConflict
   */
  async join(token: string, actor: ActorRef): Promise<void> {
    const { accountId } = actor;
    await this.asInvited(async (tx) => {
      const at = await momentOfPool(tx);
      const invitation = await taken(tx, token);
      if (invitation.invitedBy === accountId) throw refusalAt('token', 'invitation.yourself');
      const account = await tx
        .getRepository(Account)
        .findOneOrFail({ where: { id: accountId }, lock: { mode: 'pessimistic_write' } });
      const roles = [...new Set([...account.roles, ...invitation.roles])];
      const organisationId = invitation.organisationId ?? account.organisationId;
      refuseUnfitRoles(roles, organisationId);
      const recommendingUnitId = unitOf(account, invitation);
      const { organisationId: joined, administrator } = invitation;
      if (joined) await join(tx, accountId, { organisationId: joined, administrator }, at);
      await giveInvitedRoles(tx, invitation, accountId);
      await accepted(tx, invitation.id, accountId);
      await tx.query(`UPDATE account SET roles = $2, organisation_id = $3, recommending_unit_id = $4 WHERE id = $1`, [
        accountId,
        roles,
        organisationId,
        recommendingUnitId,
      ]);
      const before = held(account);
      const after = { invitationId: invitation.id, ...held({ roles, organisationId, recommendingUnitId }) };
      await auditOwn(tx, actor, 'acceptInvitation', { before, after });
    });
    this.signedIn.forget(accountId);
  }

  /** Whoever accepts is not signed in yet, or acts for another organisation: what is given is the house's to give. */
  private asInvited(work: (tx: EntityManager) => Promise<void>): Promise<void> {
    return withEyesOfTheHouse(() => this.dataSource.transaction(work));
  }
}

/** By which permission somebody is invited: to an office, by a colleague, or with an organisation that is admitted. */
function ruleOf({ roles }: ActorRef, organisationId: string | null): Ground {
  if (organisationId === null) return 'permission:invite:person';
  return roles.includes('applicant') ? 'permission:manage:colleague' : 'permission:decide:registration';
}

/** @throws {Refusal} invitation.linkUsed */
async function taken(tx: EntityManager, token: string): Promise<InvitationRow> {
  const invitation = await takeInvitation(tx, hashToken(token));
  if (!invitation) throw new Refusal('invitation.linkUsed');
  return invitation;
}

/**
 * For which unit whoever joins recommends from then on. From one to another only an administrator moves people.
 * @throws {Refusal} invitation.anotherUnit
 */
function unitOf(account: Account, { recommendingUnitId: offered }: InvitationRow): string | null {
  const own = account.roles.includes('recommender') ? account.recommendingUnitId : null;
  if (own && offered && own !== offered) throw new Refusal('invitation.anotherUnit');
  return own ?? offered;
}

/** What of an account an invitation can add to, for the trail. */
function held(account: Pick<InvitationRow, 'roles' | 'organisationId' | 'recommendingUnitId'>): object {
  return { ...rolesAndUnit(account), organisationId: account.organisationId };
}

async function accepted(tx: EntityManager, invitationId: string, accountId: string): Promise<void> {
  await tx.query(`UPDATE invitation SET accepted_by = $2 WHERE id = $1`, [invitationId, accountId]);
}

export function toDto({
  id,
  email,
  displayName,
  roles,
  administrator,
  dossiers,
  recommendingUnitId,
  expiresAt,
}: InvitationRow): AccountInvitationDto {
  const until = expiresAt.toISOString();
  return { id, email, displayName, roles, administrator, dossiers, recommendingUnitId, expiresAt: until };
}
