import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { Account } from '#persistence/entities/people.entities.js';
import { momentOf } from '#persistence/record/moment.js';
import { beganByDirectory } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { CodesService } from './codes.service.js';
import { CredentialsService, type Origin } from './credentials.service.js';

const MINUTE_MS = 60_000;

/** What somebody gives to show that it is still them. */
export interface Reassured {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** Who asks, under which session, and from where. */
export interface AskedBy {
  readonly accountId: string;
  readonly sessionId: string;
  readonly origin: Origin;
}

/** Is it still the person who signed in? Asked before anything by which an account could be taken over. */
@Injectable()
export class ReassuranceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly credentials: CredentialsService,
    private readonly codes: CodesService,
  ) {}

  /**
   * By the password; of whom the directory vouches for, who has none, by a sign-in there a moment ago.
   * @returns the account name
   * @throws {Refusal} account.passwordWrong, session.notFresh, session.codeNeeded, session.codeWrong, session.tooManyAttempts
   */
  async reassure({ password, code }: Reassured, { accountId, sessionId, origin }: AskedBy): Promise<string> {
    const { login } = await this.dataSource.getRepository(Account).findOneByOrFail({ id: accountId });
    const began = await beganByDirectory(this.dataSource, sessionId);
    if (began) {
      const minutes = this.config.freshSignInMinutes;
      const now = await momentOf(this.dataSource);
      if (began.getTime() < now.getTime() - minutes * MINUTE_MS) throw new Refusal('session.notFresh', { minutes });
      await this.codes.check({ accountId, knownBy: sessionId }, code);
      return login;
    }
    if (password === undefined) throw refusalAt('password', 'account.passwordWrong');
    await this.credentials.recheck({ login, password, ...(code !== undefined && { code }) }, { ...origin, sessionId });
    return login;
  }
}
