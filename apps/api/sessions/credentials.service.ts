import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import { isKnownBrowser } from '#persistence/known-browsers.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { hashPassword, isOutdated, verifyPassword } from '#platform/crypto/password.js';
import { AttemptsService, type Attempt } from './attempts.service.js';
import { CodesService } from './codes.service.js';

/** From where somebody tries. */
export interface Origin {
  readonly address: string;
  /** The token in the browser's long-lived cookie. */
  readonly browser: string | null;
  /** Of whoever is signed in already. */
  readonly sessionId?: string;
}

/** What somebody gives to be let in. */
export interface Given {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

export interface Checked {
  readonly account: Account;
  /** With a second factor. */
  readonly strong: boolean;
}

/** Account name, password and second factor, within the limits of attempts. */
@Injectable()
export class CredentialsService {
  /** Checked when the account does not exist, so that both answers take the same time. */
  private readonly nobody = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly attempts: AttemptsService,
    private readonly codes: CodesService,
  ) {}

  /**
   * @returns the account, with the hash of its password as it is now, and whether there was a second factor
   * @throws {Refusal} session.refused: never says which of the two was wrong; session.codeNeeded, session.codeWrong,
   *   session.tooManyAttempts
   */
  async check({ login, password, code }: Given, origin: Origin): Promise<Checked> {
    const attempt = await this.attemptOf(login, origin);
    await this.attempts.admit(attempt);
    const knownBy = origin.sessionId ?? attempt.knownBrowser;
    return this.attempts.counted(attempt, () => this.compare({ login, password, code }, attempt, knownBy));
  }

  private async compare({ login, password, code }: Given, attempt: Attempt, knownBy: string | null): Promise<Checked> {
    const account = await this.accountOf(login);
    const matches = await verifyPassword(password, account?.passwordHash ?? (await this.nobody)).catch(
      async (error: unknown) => {
        await this.attempts.uncounted(attempt);
        throw error;
      },
    );
    const demoElsewhere = account?.demo && !this.config.demoAccounts;
    if (!account || !matches || account.disabledAt || demoElsewhere) {
      await this.attempts.failed(attempt);
      throw new Refusal('session.refused');
    }
    const strong = await this.codes.check({ accountId: account.id, knownBy }, code).catch(async (error: unknown) => {
      if (error instanceof Refusal && error.code === 'session.codeWrong') await this.attempts.failed(attempt);
      else await this.attempts.uncounted(attempt);
      throw error;
    });
    await this.attempts.succeeded(attempt);
    if (isOutdated(account.passwordHash)) await this.upgrade(account, password);
    return { account, strong };
  }

  /**
   * The same of somebody who is signed in already.
   * @param at the field of the body in which the password was given
   * @throws {Refusal} account.passwordWrong, and as above
   */
  async recheck(given: Given, origin: Origin, at = 'password'): Promise<Checked> {
    return this.check(given, origin).catch((error: unknown) => {
      const isWrong = error instanceof Refusal && error.code === 'session.refused';
      throw isWrong ? refusalAt(at, 'account.passwordWrong') : error;
    });
  }

  private async attemptOf(login: string, { address, browser }: Origin): Promise<Attempt> {
    const tokenHash = browser === null ? null : hashToken(browser);
    const known = tokenHash !== null && (await isKnownBrowser(this.dataSource, tokenHash, login));
    return { login, address, knownBrowser: known ? tokenHash : null };
  }

  private accountOf(login: string): Promise<Account | null> {
    return this.dataSource
      .getRepository(Account)
      .createQueryBuilder('account')
      .addSelect('account.passwordHash')
      .where('account.login = :login', { login })
      .getOne();
  }

  /** A hash of an earlier cost becomes one of today's, unless the password was changed meanwhile. */
  private async upgrade(account: Account, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    const [, changed] = await this.dataSource.query<[unknown, number]>(
      `UPDATE account SET password_hash = $2 WHERE id = $1 AND password_hash = $3`,
      [account.id, passwordHash, account.passwordHash],
    );
    if (changed === 1) account.passwordHash = passwordHash;
  }
}
