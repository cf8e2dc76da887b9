import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { Account, Session } from '#persistence/entities/people.entities.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { hashPassword, verifyPassword } from '#platform/crypto/password.js';
import type { SessionDto, SignInDto } from './sessions.dto.js';
import { SignedInService } from './signed-in.service.js';

const SESSION_HOURS = 12;

/** Sign-in by account and password, to an opaque token whose hash alone is kept. */
@Injectable()
export class SessionsService {
  /** Checked when the account does not exist, so that both answers take the same time. */
  private readonly nobody = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly signedIn: SignedInService,
  ) {}

  /** @throws {Refusal} session.refused: never says which of the two was wrong */
  async signIn({ login, password }: SignInDto): Promise<SessionDto> {
    const account = await this.dataSource
      .getRepository(Account)
      .createQueryBuilder('account')
      .addSelect('account.passwordHash')
      .where('account.login = :login', { login })
      .getOne();
    const matches = await verifyPassword(password, account?.passwordHash ?? (await this.nobody));
    const demoElsewhere = account?.demo && !this.config.demoAccounts;
    if (!account || !matches || account.disabledAt || demoElsewhere) throw new Refusal('session.refused');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
    const sessions = this.dataSource.getRepository(Session);
    await sessions.delete({ accountId: account.id, expiresAt: LessThan(new Date()) });
    // Under the account's lock and only while the password is the one that was checked: a reset ends every session of the old one.
    const opened = await this.dataSource.query<unknown[]>(
      `INSERT INTO session (token_hash, account_id, expires_at)
       SELECT $1, a.id, $3 FROM (SELECT id FROM account WHERE id = $2 AND password_hash = $4 AND disabled_at IS NULL FOR SHARE) a
       RETURNING token_hash`,
      [hashToken(token), account.id, expiresAt, account.passwordHash],
    );
    if (opened.length === 0) throw new Refusal('session.refused');
    return {
      token,
      expiresAt: expiresAt.toISOString(),
      accountId: account.id,
      displayName: account.displayName,
      roles: account.roles,
      organisationId: account.organisationId,
    };
  }

  async signOut(token: string, accountId: string): Promise<void> {
    await this.dataSource.getRepository(Session).delete({ tokenHash: hashToken(token) });
    this.signedIn.forget(accountId);
  }
}
