import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import { forgetBrowsers } from '#persistence/known-browsers.js';
import { keepReset, resetOf, resettable, useReset, type Resettable } from '#persistence/password-resets.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { enqueueMail } from '#persistence/record/mail/order-mail.js';
import { momentIn } from '#persistence/record/moment.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { instantInWords } from '../common/instant-in-words.js';
import { AttemptsService } from '../sessions/attempts.service.js';
import { hashFit } from '../sessions/fit-password.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { ResetPasswordDto } from './own-account.dto.js';

const LINK_MINUTES = 60;
/** As long as a mail takes to be ordered, and some: the time says nothing of whether there was one. */
const ANSWER_AFTER_MS = 300;

/** A new password for somebody who cannot sign in, by a link to the mailbox that is known to be theirs. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly attempts: AttemptsService,
    private readonly signedIn: SignedInService,
  ) {}

  /** The same answer after the same time, whether there is such an account or not. @throws {Refusal} session.tooManyAttempts */
  async ask(loginOrAddress: string, address: string): Promise<void> {
    await this.attempts.admitReset(address);
    await Promise.all([this.sendLinks(loginOrAddress), pause(ANSWER_AFTER_MS)]);
  }

  /**
   * Ends every session; the second factor stays.
   * @throws {Refusal} reset.linkUsed, account.passwordWeak, account.passwordCommon
   */
  async complete({ token, password }: ResetPasswordDto): Promise<void> {
    const tokenHash = hashToken(token);
    const reset = await resetOf(this.dataSource, tokenHash);
    if (!reset) throw new Refusal('reset.linkUsed');
    const account = await this.dataSource.getRepository(Account).findOneByOrFail({ id: reset.accountId });
    const passwordHash = await hashFit(password, account);
    await this.dataSource.transaction(async (tx) => {
      if (!(await useReset(tx, tokenHash, account.id, passwordHash))) throw new Refusal('reset.linkUsed');
      await forgetBrowsers(tx, account.id);
      await auditOwn(tx, { ...account, accountId: account.id }, 'resetPassword');
    });
    this.signedIn.forget(account.id);
  }

  private async sendLinks(loginOrAddress: string): Promise<void> {
    // Each mail counts: a mailbox may be that of several accounts.
    const accounts = await withEyesOfTheHouse(() => resettable(this.dataSource, loginOrAddress));
    for (const account of accounts) {
      if (await this.attempts.maySendReset(account.email)) await this.sendLink(account);
    }
  }

  private async sendLink({ id, displayName, email, locale }: Resettable): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await momentIn(this.dataSource, LINK_MINUTES * 60_000);
    const until = instantInWords(expiresAt);
    const link = `${this.config.publicUrl}/desk/password#${token}`;
    await this.dataSource.transaction(async (tx) => {
      await keepReset(tx, hashToken(token), id, expiresAt);
      const params = { name: displayName, link, untilZh: until.zh, untilEn: until.en };
      await enqueueMail(tx, { to: email, template: 'passwordReset', params, locale, accountId: id });
    });
  }
}
