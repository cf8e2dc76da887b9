import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import {
  addAccount,
  keepAnAdministrator,
  refuseUnfitRoles,
  rolesAndUnit,
  unitWith,
} from '#persistence/record/accounts.js';
import { once } from '#persistence/record/command.js';
import { giveBackSeats } from '#persistence/record/lost-seats.js';
import { audit } from '#persistence/record/trail.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { accountWords, findsSearch, holdsSearch } from '#persistence/search.js';
import { dropSecondFactor } from '#persistence/second-factors.js';
import { forgetApiTokens } from '#persistence/api-tokens.js';
import { unlinkFromDirectory } from '#persistence/directory-identities.js';
import { forgetBrowsers } from '#persistence/known-browsers.js';
import { forgetResets } from '#persistence/password-resets.js';
import { hashFit } from '../sessions/fit-password.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { AccountDto, AccountListQuery, AddAccountDto, ChangeAccountDto } from './accounts.dto.js';

/** The people of the commission, its experts, and the applicants' accounts; kept by the administrators. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signedIn: SignedInService,
  ) {}

  async list({ role, search, limit, after }: AccountListQuery): Promise<AccountDto[]> {
    const wanted = [...(role ? ['a.roles @> ARRAY[:role]'] : []), ...(after ? ['a.id < :after'] : [])];
    const query = this.dataSource
      .getRepository(Account)
      .createQueryBuilder('a')
      .where([...wanted, ...(search ? [`a.id IN (${searched(search, wanted)})`] : [])].join(' AND ') || 'true')
      .setParameters({ role, search, after, limit })
      .orderBy('a.id', 'DESC')
      .take(limit);
    return (await query.getMany()).map(toDto);
  }

  /** @throws {Refusal} account.loginTaken, account.passwordWeak, account.organisationNeeded, account.unitNeeded, account.rolesConflict, request.notFound */
  async add(body: AddAccountDto, actor: ActorRef, command: CommandKey): Promise<AccountDto> {
    const { password, ...account } = body;
    const passwordHash = await hashFit(password, account);
    const key = { ...command, accountId: actor.accountId, action: 'addAccount' };
    return once(this.dataSource, key, async (tx) => {
      const recommendingUnitId = await unitWith(tx, body.roles, body.recommendingUnitId);
      const given = { passwordHash, passwordGiven: true, addedBy: actor.accountId };
      const id = await addAccount(tx, { ...account, recommendingUnitId, ...given });
      // The login goes with the person; the trail stays.
      await this.trail(tx, id, actor, command, 'addAccount', {
        after: rolesAndUnit({ roles: body.roles, recommendingUnitId }),
      });
      return toDto(await tx.getRepository(Account).findOneByOrFail({ id }));
    });
  }

  /**
   * What changes ends the account's sessions.
   * @throws {Refusal} request.notFound, account.yourOwn, account.passwordWeak, account.lastAdministrator, account.rolesConflict, account.unitNeeded, account.erased
   */
  async change(id: string, body: ChangeAccountDto, actor: ActorRef, command: CommandKey): Promise<AccountDto> {
    if (id === actor.accountId) throw new Refusal('account.yourOwn');
    const owner = await found(this.dataSource.manager, id);
    const passwordHash = body.password === undefined ? undefined : await hashFit(body.password, owner);
    const key = { ...command, accountId: actor.accountId, action: 'changeAccount' };
    const changed = await once(this.dataSource, key, async (tx) => {
      // Who is in the pool changes with it.
      const now = body.disabled === undefined ? undefined : await momentOfPool(tx);
      const leaves = body.disabled === true || (body.roles && !body.roles.includes('administrator'));
      if (leaves) await keepAnAdministrator(tx, id);
      const account = await found(tx, id, { mode: 'pessimistic_write' });
      if (account.erasedAt !== null) throw new Refusal('account.erased');
      const { recommendingUnitId: unitBefore } = account;
      const before = { ...rolesAndUnit(account), disabled: account.disabledAt !== null };
      const roles = body.roles ?? account.roles;
      // Whoever has held what is kept apart by now can be disabled all the same.
      if (body.roles) refuseUnfitRoles(roles, account.organisationId);
      const asked = body.roles ?? body.recommendingUnitId;
      const recommendingUnitId = asked ? await unitWith(tx, roles, body.recommendingUnitId ?? unitBefore) : unitBefore;
      const enabled = body.disabled === false;
      const disabledAt = enabled ? null : (account.disabledAt ?? now ?? null);
      await tx.query(
        `UPDATE account SET roles = $2, disabled_at = $3,
           was_disabled = CASE WHEN disabled_at IS NULL OR $3::timestamptz IS NOT NULL THEN was_disabled
             ELSE was_disabled + tstzmultirange(tstzrange(disabled_at, greatest(disabled_at, $7))) END,
           password_hash = coalesce($4, password_hash),
           password_given = password_given OR $4::text IS NOT NULL,
           demo = demo AND ($4::text IS NULL OR (SELECT demo FROM account WHERE id = $5)), recommending_unit_id = $6
         WHERE id = $1`,
        [id, roles, disabledAt, passwordHash ?? null, actor.accountId, recommendingUnitId, now ?? null],
      );
      await tx.query(`DELETE FROM session WHERE account_id = $1`, [id]);
      if (passwordHash !== undefined || disabledAt !== null) {
        await forgetApiTokens(tx, id);
        await forgetResets(tx, id);
      }
      await forgetBrowsers(tx, id);
      if (passwordHash !== undefined) await unlinkFromDirectory(tx, id);
      if (body.removeSecondFactor) await dropSecondFactor(tx, id);
      const after = {
        ...rolesAndUnit({ roles, recommendingUnitId }),
        disabled: disabledAt !== null,
        passwordReset: passwordHash !== undefined,
        ...(body.removeSecondFactor && { secondFactorRemoved: true }),
      };
      await this.trail(tx, id, actor, command, 'changeAccount', { before, after });
      return toDto({ ...account, roles, disabledAt, recommendingUnitId });
    });
    this.signedIn.forget(id);
    if (body.roles) await giveBackSeats(this.dataSource, id);
    return changed;
  }

  private trail(
    tx: EntityManager,
    id: string,
    actor: ActorRef,
    command: CommandKey,
    action: GroundedAction,
    line: { before?: object; after: object },
  ): Promise<void> {
    return audit(tx, {
      subject: { kind: 'account', id },
      commandId: command.repeatable ? command.id : null,
      actorId: actor.accountId,
      actorRole: 'administrator',
      action,
      ...line,
    });
  }
}

const FOUND_BY = [
  findsSearch(accountWords('a')),
  `a.organisation_id IN (SELECT o.id FROM organisation o WHERE ${holdsSearch('o.name')})`,
];

/** As SQL: a page of those who are looked for, each way of finding them along its own index. */
function searched(search: string, wanted: readonly string[]): string {
  const ways = isUUID(search) ? ['a.id = :search'] : FOUND_BY;
  const page = (way: string) =>
    `(SELECT a.id FROM account a WHERE ${[way, ...wanted].join(' AND ')} ORDER BY a.id DESC LIMIT :limit)`;
  return ways.map(page).join(' UNION ');
}

/** @throws {Refusal} request.notFound */
async function found(tx: EntityManager, id: string, lock?: { mode: 'pessimistic_write' }): Promise<Account> {
  const account = await tx.getRepository(Account).findOne({ where: { id }, lock });
  if (!account) throw new Refusal('request.notFound');
  return account;
}

function toDto(account: Account): AccountDto {
  const { id, login, displayName, roles, organisationId, recommendingUnitId, disabledAt, erasedAt } = account;
  const [disabled, erased] = [disabledAt !== null, erasedAt !== null];
  return { id, login, displayName, roles, organisationId, recommendingUnitId, disabled, erased };
}
