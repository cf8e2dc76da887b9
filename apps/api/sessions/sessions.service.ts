import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, MoreThan, Not } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Session } from '#persistence/entities/people.entities.js';
import { hashToken, openSession } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
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
import type { CurrentPersonDto, OwnSessionDto, SessionDto, SignInDto } from './sessions.dto.js';
import { SignedInService } from './signed-in.service.js';
import { StandInService } from './stand-in.service.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** What a client says of itself is kept to this length. */
const LONGEST_CLIENT = 200;

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
    const expiresAt = new Date(Date.now() + this.config.sessionHours * HOUR_MS);
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

  async whoAmI(actor: ActorRef): Promise<CurrentPersonDto> {
    return { ...actor, onBehalfOf: actor.onBehalfOf ?? null, standsInFor: await this.standIns.standsInFor(actor) };
  }

  async list(currentId: string, { accountId }: ActorRef): Promise<OwnSessionDto[]> {
    const idleSince = new Date(Date.now() - this.config.sessionIdleMinutes * MINUTE_MS);
    const sessions = await this.dataSource.getRepository(Session).find({
      where: { accountId, expiresAt: MoreThan(new Date()), lastSeenAt: MoreThan(idleSince) },
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
    await this.dataSource.getRepository(Session).delete({ id: sessionId, accountId: actor.accountId });
    this.signedIn.forget(actor.accountId);
    takeCookies(reply, this.config.publicUrl);
  }

  /** @throws {Refusal} request.notFound */
  async end(id: string, { accountId }: ActorRef): Promise<void> {
    const { affected } = await this.dataSource.getRepository(Session).delete({ id, accountId });
    if (!affected) throw new Refusal('request.notFound');
    this.signedIn.forget(accountId);
  }

  async endOthers(currentId: string, { accountId }: ActorRef): Promise<void> {
    await this.dataSource.getRepository(Session).delete({ accountId, id: Not(currentId) });
    this.signedIn.forget(accountId);
  }

  /** The next attempts from this browser are the owner's own, whatever strangers do. */
  private async remember(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const browser = browserToken(request) ?? randomBytes(32).toString('base64url');
    await rememberBrowser(this.dataSource, hashToken(browser), accountId);
    giveBrowserCookie(reply, this.config.publicUrl, browser);
  }
}
