import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { openInvitations } from '#persistence/invitations.js';
import { actFor, colleaguesOf, leave, membershipsOf } from '#persistence/memberships.js';
import { areDossiersOf } from '#persistence/record/dossier-roles.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { MailLimitsService } from '../sessions/mail-limits.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { ColleagueDto, AccountInvitationDto, InviteColleagueDto, MembershipDto } from './invitations.dto.js';
import { InvitationsService, toDto } from './invitations.service.js';

/** Invitations of an organisation that nobody has accepted. */
const MOST_OPEN = 50;

const isSameMailbox = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The people of an organisation, whom its own administrators look after; and for which of several organisations one acts. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: InvitationsService,
    private readonly signedIn: SignedInService,
    private readonly mails: MailLimitsService,
  ) {}

  list({ organisationId }: ActorRef): Promise<ColleagueDto[]> {
    return organisationId ? colleaguesOf(this.dataSource, organisationId) : Promise.resolve([]);
  }

  /** @throws {Refusal} colleague.administratorOnly */
  async invited(actor: ActorRef): Promise<AccountInvitationDto[]> {
    const organisationId = await this.administered(this.dataSource.manager, actor);
    return (await openInvitations(this.dataSource, organisationId)).map(toDto);
  }

  /**
   * @throws {Refusal} colleague.administratorOnly, colleague.tooManyOpen, mail.addressInvalid, mail.tooMany,
   *   request.notFound for a dossier that is not the organisation's
   */
  async invite(
    { email, displayName, administrator = false, dossiers = [] }: InviteColleagueDto,
    actor: ActorRef,
  ): Promise<AccountInvitationDto> {
    await this.administered(this.dataSource.manager, actor);
    await this.mails.admit(actor, email);
    return this.dataSource.transaction(async (tx) => {
      const organisationId = await this.administeredAlone(tx, actor);
      // One to the same mailbox ends with this.
      const others = (await openInvitations(tx, organisationId)).filter((open) => !isSameMailbox(open.email, email));
      if (others.length >= MOST_OPEN) {
        throw new Refusal('colleague.tooManyOpen', { most: MOST_OPEN });
      }
      if (!(await areDossiersOf(tx, organisationId, dossiers))) throw refusalAt('dossiers', 'request.notFound');
      const invited = { email, displayName, roles: ['applicant'] as const, organisationId, administrator, dossiers };
      return this.invitations.invite(tx, invited, actor);
    });
  }

  /** @throws {Refusal} colleague.administratorOnly, request.notFound */
  async withdraw(id: string, actor: ActorRef): Promise<void> {
    const organisationId = await this.administered(this.dataSource.manager, actor);
    await this.invitations.withdraw(id, organisationId, actor);
  }

  /** Whoever belongs to no other organisation can act for none any more. @throws {Refusal} colleague.administratorOnly, colleague.yourself, request.notFound */
  async remove(accountId: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const at = await momentOfPool(tx);
      const organisationId = await this.administeredAlone(tx, actor);
      if (accountId === actor.accountId) throw new Refusal('colleague.yourself');
      await tx.query(`SELECT FROM account WHERE id = $1 FOR UPDATE`, [accountId]);
      if (!(await leave(tx, accountId, organisationId, at))) throw new Refusal('request.notFound');
      await auditOwn(tx, actor, 'removeColleague', { after: { accountId, organisationId } });
    });
    this.signedIn.forget(accountId);
  }

  organisations({ accountId }: ActorRef): Promise<MembershipDto[]> {
    return membershipsOf(this.dataSource, accountId);
  }

  /** @throws {Refusal} request.notFound */
  async actFor(organisationId: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const at = await momentOfPool(tx);
      await tx.query(`SELECT FROM account WHERE id = $1 FOR UPDATE`, [actor.accountId]);
      if (!(await actFor(tx, actor.accountId, organisationId, at))) throw new Refusal('request.notFound');
      await auditOwn(tx, actor, 'actFor', { after: { organisationId } });
    });
    this.signedIn.forget(actor.accountId);
  }

  /**
   * The same while nobody else invites or sends away colleagues of it: of two administrators who do so to each other, the second one has been
   * removed by then, and the organisation keeps the first.
   * @throws {Refusal} colleague.administratorOnly
   */
  private async administeredAlone(tx: EntityManager, actor: ActorRef): Promise<string> {
    const organisationId = await this.administered(tx, actor);
    await tx.query(`SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE`, [organisationId]);
    return this.administered(tx, actor);
  }

  /** The organisation acted for, of which one is an administrator. @throws {Refusal} colleague.administratorOnly */
  private async administered(tx: EntityManager, { accountId }: ActorRef): Promise<string> {
    const current = (await membershipsOf(tx, accountId)).find((each) => each.current);
    if (!current?.administrator) throw new Refusal('colleague.administratorOnly');
    return current.organisationId;
  }
}
