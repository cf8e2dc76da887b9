import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, MoreThan, Not, type DeleteResult, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Session } from '#persistence/entities/people.entities.js';
import { hashToken, openSession, renewSession } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { storageKeysOf } from '#platform/crypto/storage-keys.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { momentIn, momentOf } from '#persistence/record/moment.js';
import { rememberBrowser } from '#persistence/known-browsers.js';
import { CredentialsService, type Checked } from './credentials.service.js';
import {
  browserToken,
  cookieToken,
  giveBrowserCookie,
  giveCookies,
  isFromElsewhere,
  originOf,
  takeCookies,
} from './session-cookies.js';
import type { CurrentPersonDto, OwnSessionDto, RenewedSessionDto, SessionDto, SignInDto } from './sessions.dto.js';
import { SignedInService } from './signed-in.service.js';
import { StandInService } from './stand-in.service.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** What a client says of itself is kept to this length. */
const LONGEST_CLIENT = 200;

/** The token under which a session goes on, and whether a cookie carries it. */
export interface Renewed {
  readonly token: string;
  readonly inCookie: boolean;
  readonly expiresAt: Date;
}

/** Sign-in by account and password, to an opaque token whose hash alone is kept. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly credentials: CredentialsService,
    private readonly signedIn: SignedInService,
    private readonly standIns: StandInService,
  ) {}

  /**
   * The session gets a token of its own, whatever token the request shows; the one in a browser's cookie ends.
   * @throws {Refusal} session.refused: never says which of the two was wrong; session.codeNeeded,
   *   session.codeWrong, session.tooManyAttempts, session.csrf
   */
  async signIn(body: SignInDto, request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    const { cookie = false } = body;
    request.triesAs = body.login;
    if (cookie && isFromElsewhere(request)) throw new Refusal('session.csrf');
    return this.begin(await this.credentials.check(body, originOf(request)), cookie, request, reply);
  }

  /** Of somebody who has shown who it is. @throws {Refusal} session.refused where the account has changed meanwhile */
  async begin(
    { account, strong }: Checked,
    cookie: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionDto> {
    const token = randomBytes(32).toString('base64url');
    const instead = cookie ? hashToken(cookieToken(request) ?? '') : null;
    const expiresAt = await momentIn(this.dataSource, this.config.sessionHours * HOUR_MS);
    const opened = await openSession(this.dataSource, {
      tokenHash: hashToken(token),
      accountId: account.id,
      passwordHash: account.passwordHash,
      expiresAt,
      inCookie: cookie,
      address: request.ip,
      client: request.headers['user-agent']?.slice(0, LONGEST_CLIENT) ?? null,
      strong,
      instead,
    });
    if (instead) this.signedIn.forgetSession(instead);
    if (!opened) throw new Refusal('session.refused');
    request.signedInTo = { accountId: account.id, secondFactor: strong };
    if (cookie) {
      giveCookies(reply, this.config.publicUrl, token, expiresAt);
      await this.remember(account.id, request, reply);
    }
    return {
      ...(!cookie && { token }),
      expiresAt: expiresAt.toISOString(),
      accountId: account.id,
      displayName: account.displayName,
      roles: account.roles,
      organisationId: account.organisationId,
    };
  }

  /**
   * What changes how much a session is good for: it goes on under another token, and every other one of the person ends.
   * @throws {Refusal} session.required where it has ended meanwhile
   */
  async renewing<T>(
    id: string,
    { accountId }: ActorRef,
    strong: boolean,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T & { renewed: Renewed }> {
    const token = randomBytes(32).toString('base64url');
    const done = await this.dataSource.transaction(async (tx) => {
      const result = await work(tx);
      await tx.query(`DELETE FROM session WHERE account_id = $1 AND id <> $2`, [accountId, id]);
      const renewed = await renewSession(tx, id, { tokenHash: hashToken(token), strong });
      if (!renewed) throw new Refusal('session.required');
      return { ...result, renewed: { token, ...renewed } };
    });
    this.signedIn.forget(accountId);
    return done;
  }

  /** Gives the browser its cookies anew. @returns what whoever sends the token itself goes on with */
  handOver({ token, inCookie, expiresAt }: Renewed, reply: FastifyReply): RenewedSessionDto {
    if (!inCookie) return { token };
    giveCookies(reply, this.config.publicUrl, token, expiresAt);
    return {};
  }

  /** @param isMachine a token's holder types nothing into a browser */
  async whoAmI(actor: ActorRef, isMachine: boolean): Promise<CurrentPersonDto> {
    return {
      ...actor,
      onBehalfOf: actor.onBehalfOf ?? null,
      standsInFor: await this.standIns.standsInFor(actor),
      storageKeys: isMachine ? [] : storageKeysOf(this.config.personalDataKeys, actor.accountId),
    };
  }

  async list(currentId: string, { accountId }: ActorRef): Promise<OwnSessionDto[]> {
    const now = await momentOf(this.dataSource);
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
    const sessions = await this.dataSource.getRepository(Session).find({
      where: { accountId, expiresAt: MoreThan(now), lastSeenAt: MoreThan(idleSince) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return sessions.map(({ id, inCookie, address, client, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      current: id === currentId,
      inCookie,
      address,
      client,
      openedAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
  }

  async signOut(sessionId: string, actor: ActorRef, reply: FastifyReply): Promise<void> {
    await this.ending(actor, 'signOut', (tx) =>
      tx.getRepository(Session).delete({ id: sessionId, accountId: actor.accountId }),
    );
    takeCookies(reply, this.config.publicUrl);
  }

  /** @throws {Refusal} request.notFound */
  async end(id: string, actor: ActorRef): Promise<void> {
    const { accountId } = actor;
    await this.ending(actor, 'endSession', async (tx) => {
      const ended = await tx.getRepository(Session).delete({ id, accountId });
      if (!ended.affected) throw new Refusal('request.notFound');
      return ended;
    });
  }

  async endOthers(currentId: string, actor: ActorRef): Promise<void> {
    const { accountId } = actor;
    await this.ending(actor, 'endOtherSessions', (tx) =>
      tx.getRepository(Session).delete({ accountId, id: Not(currentId) }),
    );
  }

  private async ending(
    actor: ActorRef,
    action: GroundedAction,
    end: (tx: EntityManager) => Promise<DeleteResult>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await end(tx);
      await auditOwn(tx, actor, action, { after: { sessions: affected ?? 0 } });
    });
    this.signedIn.forget(actor.accountId);
  }

  /** The next attempts from this browser are the owner's own, whatever strangers do. */
  private async remember(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const shown = browserToken(request);
    const browser = randomBytes(32).toString('base64url');
    const tokens = { tokenHash: hashToken(browser), instead: shown === undefined ? null : hashToken(shown) };
    await rememberBrowser(this.dataSource, tokens, accountId);
    giveBrowserCookie(reply, this.config.publicUrl, browser);
  }
}
