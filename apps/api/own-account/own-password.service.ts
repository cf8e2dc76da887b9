import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Account, Organisation } from '#persistence/entities/people.entities.js';
import { forgetApiTokens } from '#persistence/api-tokens.js';
import { forgetBrowsers } from '#persistence/known-browsers.js';
import { forgetResets } from '#persistence/password-resets.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { CredentialsService, type Origin } from '../sessions/credentials.service.js';
import { hashFit, type PasswordOwner } from '../sessions/fit-password.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { ChangePasswordDto } from './own-account.dto.js';

@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly signedIn: SignedInService,
  ) {}

  /**
   * Ends every other session of the person, and the trust in browsers that knew the old password.
   * @throws {Refusal} account.passwordWrong, account.passwordWeak, account.passwordCommon, session.codeNeeded,
   *   session.codeWrong, session.tooManyAttempts
   */
  async change({ current, password, code }: ChangePasswordDto, origin: Origin, sessionId: string, actor: ActorRef) {
    const owner = await this.ownerOf(actor);
    const given = { login: owner.login, password: current, code };
    const { account } = await this.credentials.recheck(given, { ...origin, sessionId }, 'current');
    const passwordHash = await hashFit(password, owner);
    await this.dataSource.transaction(async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE account SET password_hash = $2, password_given = false WHERE id = $1 AND password_hash = $3`,
        [actor.accountId, passwordHash, account.passwordHash],
      );
      if (changed !== 1) throw new Refusal('request.conflict');
      await tx.query(`DELETE FROM session WHERE account_id = $1 AND id <> $2`, [actor.accountId, sessionId]);
      await forgetApiTokens(tx, actor.accountId);
      await forgetResets(tx, actor.accountId);
      await forgetBrowsers(tx, actor.accountId);
      await auditOwn(tx, actor, 'changePassword');
    });
    this.signedIn.forget(actor.accountId);
  }

  private async ownerOf({ accountId, organisationId }: ActorRef): Promise<PasswordOwner> {
    const { login, displayName } = await this.dataSource.getRepository(Account).findOneByOrFail({ id: accountId });
    const organisation = organisationId
      ? await this.dataSource.getRepository(Organisation).findOneBy({ id: organisationId })
      : null;
    return { login, displayName, organisation: organisation?.name };
  }
}
