import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rolesWithSecondFactor } from '#domain/people/account-rules.js';
import { AccountChanges } from '#persistence/account-changes.js';
import { apiSessionOf } from '#persistence/api-tokens.js';
import { API_TOKEN_PREFIX, hashToken, sessionOf, type OpenSession } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';

/** Sessions kept in mind; the one that was looked up longest ago goes first. */
const MOST_SESSIONS = 10_000;
/** So long at most what was looked up holds, should a connection be dead without our knowing. */
const HOLDS_MS = 10_000;

interface Known {
  readonly session: OpenSession;
  /** On the clock of this process, which nobody sets. */
  readonly until: number;
}

/**
 * Who is signed in. Nearly every request asks, so the answer is kept in mind, as long as PostgreSQL tells of sessions that end
 * and of accounts that change: whoever signs out, is disabled or gets other roles is asked for anew at once, in every process.
 */
@Injectable()
export class SignedInService implements OnModuleInit, OnModuleDestroy {
  private readonly known = new Map<string, Known>();
  private readonly changes: AccountChanges;
  private told = false;
  /** Counts what was forgotten: an answer that was under way meanwhile may be out of date. */
  private forgotten = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {
    this.changes = new AccountChanges(config.databaseUrl, {
      begins: () => (this.told = true),
      changed: (accountId) => this.forget(accountId),
      lost: () => {
        this.told = false;
        this.forgetAll();
      },
    });
  }

  onModuleInit(): void {
    void this.changes.run();
  }

  onModuleDestroy(): Promise<void> {
    return this.changes.stop();
  }

  /** The session of this token; undefined where there is none. */
  async sessionOf(token: string): Promise<OpenSession | undefined> {
    const tokenHash = hashToken(token);
    const known = this.known.get(tokenHash);
    if (known && known.until > performance.now()) return known.session;
    const { told, forgotten } = this;
    const { sessionIdleMinutes: idleMinutes, demoAccounts, secondFactorFor } = this.config;
    const guarded = rolesWithSecondFactor(secondFactorFor);
    const session = token.startsWith(API_TOKEN_PREFIX)
      ? await apiSessionOf(this.dataSource, tokenHash, { demoAccounts, guarded })
      : await sessionOf(this.dataSource, tokenHash, { idleMinutes, demoAccounts, guarded });
    if (session && told && forgotten === this.forgotten) this.keep(tokenHash, session);
    return session;
  }

  /** One session, as `forget`. */
  forgetSession(tokenHash: string): void {
    this.forgotten += 1;
    this.known.delete(tokenHash);
  }

  /** For this process at once; the others hear of it from PostgreSQL. */
  forget(accountId: string): void {
    this.forgotten += 1;
    for (const [tokenHash, { session }] of this.known) {
      if (session.actor.accountId === accountId) this.known.delete(tokenHash);
    }
  }

  private forgetAll(): void {
    this.forgotten += 1;
    this.known.clear();
  }

  private keep(tokenHash: string, session: OpenSession): void {
    this.known.delete(tokenHash);
    const [oldest] = this.known.size >= MOST_SESSIONS ? this.known.keys() : [];
    if (oldest !== undefined) this.known.delete(oldest);
    this.known.set(tokenHash, { session, until: performance.now() + Math.min(HOLDS_MS, session.leftMs) });
  }
}
