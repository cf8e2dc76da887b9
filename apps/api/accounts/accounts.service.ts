import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import { addAccount } from '#persistence/record/accounts.js';
import { once } from '#persistence/record/command.js';
import { audit } from '#persistence/record/trail.js';
import { hashPassword } from '#platform/crypto/password.js';
import type { AccountDto, AccountListQuery, AddAccountDto, ChangeAccountDto } from './accounts.dto.js';

/** The people of the commission, its experts, and the applicants' accounts; kept by the administrators. */
@Injectable()
export class AccountsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ role, limit, after }: AccountListQuery): Promise<AccountDto[]> {
    const found = this.dataSource.getRepository(Account).createQueryBuilder('a').orderBy('a.id', 'DESC').take(limit);
    if (role) found.andWhere(':role = ANY(a.roles)', { role });
    if (after) found.andWhere('a.id < :after', { after });
    return (await found.getMany()).map(toDto);
  }

  /** @throws {Refusal} account.loginTaken, account.organisationNeeded, request.notFound */
  async add(body: AddAccountDto, actor: ActorRef, command: CommandKey): Promise<AccountDto> {
    const { password, ...account } = body;
    const passwordHash = await hashPassword(password);
    const key = { ...command, accountId: actor.accountId, action: 'addAccount' };
    return once(this.dataSource, key, async (tx) => {
      const id = await addAccount(tx, { ...account, passwordHash });
      await this.trail(tx, id, actor, command, 'addAccount', { after: { login: body.login, roles: body.roles } });
      return toDto(await tx.getRepository(Account).findOneByOrFail({ id }));
    });
  }

  /** What changes ends the account's sessions. @throws {Refusal} request.notFound, account.yourOwn */
  async change(id: string, body: ChangeAccountDto, actor: ActorRef, command: CommandKey): Promise<AccountDto> {
    if (id === actor.accountId) throw new Refusal('account.yourOwn');
    const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
    const key = { ...command, accountId: actor.accountId, action: 'changeAccount' };
    return once(this.dataSource, key, async (tx) => {
      const account = await tx.getRepository(Account).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!account) throw new Refusal('request.notFound');
      const before = { roles: account.roles, disabled: account.disabledAt !== null };
      const roles = body.roles ?? account.roles;
      if (roles.includes('applicant') && !account.organisationId) throw new Refusal('account.organisationNeeded');
      const disabledAt = body.disabled === undefined ? account.disabledAt : body.disabled ? new Date() : null;
      await tx.query(
        `UPDATE account SET roles = $2, disabled_at = $3, password_hash = coalesce($4, password_hash) WHERE id = $1`,
        [id, roles, disabledAt, passwordHash ?? null],
      );
      await tx.query(`DELETE FROM session WHERE account_id = $1`, [id]);
      const after = { roles, disabled: disabledAt !== null, passwordReset: passwordHash !== undefined };
      await this.trail(tx, id, actor, command, 'changeAccount', { before, after });
      return toDto({ ...account, roles, disabledAt });
    });
  }

  private trail(
    tx: EntityManager,
    id: string,
    actor: ActorRef,
    command: CommandKey,
    action: string,
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

function toDto({ id, login, displayName, roles, organisationId, disabledAt }: Account): AccountDto {
  return { id, login, displayName, roles, organisationId, disabled: disabledAt !== null };
}
