import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import { Refusal } from '#contracts/problems.js';
import { needsSecondFactor } from '#domain/people/account-rules.js';
import { readDirectoryRoles, rolesByDirectory, type DirectoryRoles } from '#domain/people/directory-roles.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import type { Role } from '#domain/procedures/procedure.js';
import { forgetApiTokens } from '#persistence/api-tokens.js';
import {
  accountInDirectory,
  linkToDirectory,
  lockDirectoryIdentity,
  type Linking,
} from '#persistence/directory-identities.js';
import { Account } from '#persistence/entities/people.entities.js';
import { keepAddress } from '#persistence/invitations.js';
import { forgetBrowsers } from '#persistence/known-browsers.js';
import { forgetResets } from '#persistence/password-resets.js';
import { addAccount, keepAnAdministrator, refuseUnfitRoles, rolesAndUnit } from '#persistence/record/accounts.js';
import { giveBackSeats } from '#persistence/record/lost-seats.js';
import { audit } from '#persistence/record/trail.js';
import { Config } from '#platform/config/config.js';
import { hashPassword } from '#platform/crypto/password.js';
import type { DirectoryPerson } from '#platform/identity/directory.js';
import type { Checked } from '../sessions/credentials.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';

const ANY_FACTOR = '*';

/** An account as the directory has it by now, and why its owner is not let in all the same. */
interface Renewed {
  readonly account: Account;
  readonly refusal?: Refusal | undefined;
  /** No expert any more, who was one. */
  readonly judgesNoMore?: boolean;
}

/** Accounts of people whom the directory vouches for: never found by name or mailbox, which others may have chosen. */
@Injectable()
export class DirectoryAccountsService {
  private readonly given: DirectoryRoles;
  private readonly factors: readonly string[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly signedIn: SignedInService,
    private readonly config: Config,
  ) {
    const { oidcRoles, oidcSecondFactor } = config;
    this.given = readDirectoryRoles(oidcRoles ?? '') ?? new Map();
    this.factors = oidcSecondFactor?.split(',') ?? [];
  }

  /**
   * The person's account, with the roles that the directory gives by now; made where there is none. Whoever lost some loses what was
   * open, too, whether let in or not.
   * @throws {Refusal} singleSignOn.noRole, singleSignOn.secondFactorMissing, singleSignOn.accountDisabled, account.rolesConflict,
   *   account.officesConflict, account.lastAdministrator
   */
  async checked(person: DirectoryPerson): Promise<Checked> {
    const { account, refusal, judgesNoMore } = await this.dataSource.transaction(async (tx): Promise<Renewed> => {
      await lockDirectoryIdentity(tx, person.issuer, person.subject);
      const known = await accountInDirectory(tx, person.issuer, person.subject);
      return known ? this.renew(tx, known, person) : { account: await this.add(tx, person) };
    });
    this.signedIn.forget(account.id);
    if (judgesNoMore) await giveBackSeats(this.dataSource, account.id);
    if (refusal) throw refusal;
    return this.letIn(account, person);
  }

  /**
   * From now on the account is opened by the directory alone: nobody knows its password, and what was opened with it ends. Nothing of
   * it happens where the person would not be let in afterwards.
   * @throws {Refusal} singleSignOn.linkedElsewhere, singleSignOn.attemptUnknown where the password is another by now, and as `checked`
   */
  async linked({ accountId, passwordHash }: Linking, person: DirectoryPerson): Promise<Checked> {
    const { issuer, subject } = person;
    const nobodys = await nobodysPassword();
    const { checked, judgesNoMore } = await this.dataSource.transaction(async (tx) => {
      await lockDirectoryIdentity(tx, issuer, subject);
      const known = await accountInDirectory(tx, issuer, subject);
      if (known !== undefined && known !== accountId) throw new Refusal('singleSignOn.linkedElsewhere');
      const { account, refusal, judgesNoMore } = await this.renew(tx, accountId, person);
      if (refusal) throw refusal;
      if (account.passwordHash !== passwordHash) throw new Refusal('singleSignOn.attemptUnknown');
      await linkToDirectory(tx, issuer, subject, accountId);
      await tx.query(`UPDATE account SET password_hash = $2, password_given = false WHERE id = $1`, [
        accountId,
        nobodys,
      ]);
      await endWhatIsOpen(tx, accountId);
      await forgetResets(tx, accountId);
      await forgetBrowsers(tx, accountId);
      await this.trail(tx, accountId, 'linkToDirectory', { after: { roles: account.roles } });
      return { checked: this.letIn({ ...account, passwordHash: nobodys }, person), judgesNoMore };
    });
    this.signedIn.forget(accountId);
    if (judgesNoMore) await giveBackSeats(this.dataSource, accountId);
    return checked;
  }

  private letIn(account: Account, { factors }: DirectoryPerson): Checked {
    if (account.disabledAt) throw new Refusal('singleSignOn.accountDisabled');
    if (account.roles.length === 0) throw new Refusal('singleSignOn.noRole');
    const strong = this.factors.some((factor) => factor === ANY_FACTOR || factors.includes(factor));
    if (!strong && needsSecondFactor(account.roles, this.config.secondFactorFor))
      throw new Refusal('singleSignOn.secondFactorMissing');
    return { account, strong };
  }

  private async add(tx: EntityManager, person: DirectoryPerson): Promise<Account> {
    const { issuer, subject, name, email } = person;
    const roles = rolesByDirectory(this.given, person.values);
    if (roles.length === 0) throw new Refusal('singleSignOn.noRole');
    const passwordHash = await nobodysPassword();
    const id = await addAccount(tx, { login: aLogin(), displayName: name, roles, passwordHash });
    await linkToDirectory(tx, issuer, subject, id);
    await keepMailbox(tx, id, email);
    await this.trail(tx, id, 'comeFromDirectory', { after: { roles } });
    return lockedAccount(tx, id);
  }

  /** What the directory takes away is gone even where what it gives cannot be: then only what was held before is left of it. */
  private async renew(tx: EntityManager, id: string, { values, email }: DirectoryPerson): Promise<Renewed> {
    const { roles: held } = await tx.getRepository(Account).findOneByOrFail({ id });
    const leaves =
      held.includes('administrator') && !rolesByDirectory(this.given, values, held).includes('administrator');
    const last = leaves ? await refusalOf(() => keepAnAdministrator(tx, id)) : undefined;
    const account = await lockedAccount(tx, id);
    await keepMailbox(tx, id, email);
    if (last) {
      await endWhatIsOpen(tx, id);
      return { account, refusal: last };
    }
    const given = rolesByDirectory(this.given, values, account.roles);
    const refusal = await refusalOf(() => refuseUnfitRoles(given, account.organisationId));
    const roles = refusal ? account.roles.filter((role) => given.includes(role)) : [...given];
    if (sameRoles(roles, account.roles)) return { account, refusal };
    const before = { roles: account.roles, recommendingUnitId: account.recommendingUnitId };
    // Who recommends no more belongs to no unit either: whoever does again is given one anew.
    const after = { roles, recommendingUnitId: roles.includes('recommender') ? before.recommendingUnitId : null };
    await tx.query(`UPDATE account SET roles = $2, recommending_unit_id = $3 WHERE id = $1`, [
      id,
      roles,
      after.recommendingUnitId,
    ]);
    await tx.query(`DELETE FROM session WHERE account_id = $1`, [id]);
    if (roles.length === 0) await forgetApiTokens(tx, id);
    await this.trail(tx, id, 'changeRolesByDirectory', { before: rolesAndUnit(before), after: rolesAndUnit(after) });
    const judgesNoMore = account.roles.includes('expert') && !roles.includes('expert');
    return { account: { ...account, ...after }, refusal, judgesNoMore };
  }

  private trail(
    tx: EntityManager,
    id: string,
    action: GroundedAction,
    line: { before?: object; after: object },
  ): Promise<void> {
    return audit(tx, { subject: { kind: 'account', id }, actorId: id, actorRole: 'system', action, ...line });
  }
}

/** That of the directory, until the person has shown another to be the own one. */
async function keepMailbox(tx: EntityManager, id: string, email: string | null): Promise<void> {
  if (email !== null && isMailAddress(email)) await keepAddress(tx, id, email);
}

/** With the hash of its password, as it is now. */
function lockedAccount(tx: EntityManager, id: string): Promise<Account> {
  return tx
    .getRepository(Account)
    .createQueryBuilder('account')
    .addSelect('account.passwordHash')
    .where('account.id = :id', { id })
    .setLock('pessimistic_write')
    .getOneOrFail();
}

/** Made as every other hash is, so that an attempt with a password takes as long as anywhere. */
function nobodysPassword(): Promise<string> {
  return hashPassword(randomBytes(32).toString('base64'));
}

/** Not what the person is called there: a name may be somebody else's here, and one that can be computed may be taken. */
function aLogin(): string {
  return `sso-${randomBytes(12).toString('hex')}`;
}

async function endWhatIsOpen(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM session WHERE account_id = $1`, [accountId]);
  await forgetApiTokens(tx, accountId);
}

/** What would be refused, for whoever has something to do first. */
async function refusalOf(act: () => unknown): Promise<Refusal | undefined> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
