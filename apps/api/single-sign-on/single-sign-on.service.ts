import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import {
  keepDirectoryAttempt,
  takeDirectoryAttempt,
  type DirectoryAttempt,
} from '#persistence/directory-identities.js';
import { Account } from '#persistence/entities/people.entities.js';
import { hashToken } from '#persistence/sessions.js';
import { Config } from '#platform/config/config.js';
import { Directory, DirectoryError } from '#platform/identity/directory.js';
import { CredentialsService } from '../sessions/credentials.service.js';
import {
  attemptToken,
  cookieToken,
  giveAttemptCookie,
  isFromElsewhere,
  originOf,
  takeAttemptCookie,
} from '../sessions/session-cookies.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import { DirectoryAccountsService } from './directory-accounts.service.js';
import type { DepartureDto, DirectorySessionDto, LinkDirectoryDto, SingleSignOnDto } from './single-sign-on.dto.js';

/** The page of the desks to which the directory sends people back. */
const RETURN_PAGE = '/desk/single-sign-on';
const HOME = '/desk';
const AGAIN_AFTER_SECONDS = 30;

/**
 * Sign-in at the commission's directory. What leads there and back is kept in a row that is good once, in the browser that began:
 * nobody is signed in by a link that somebody else has made.
 */
@Injectable()
export class SingleSignOnService {
  private readonly directory: Directory | undefined;
  private readonly logger = new Logger(SingleSignOnService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly accounts: DirectoryAccountsService,
    private readonly credentials: CredentialsService,
    private readonly sessions: SessionsService,
    private readonly signedIn: SignedInService,
  ) {
    this.directory = directoryOf(config);
  }

  show(): SingleSignOnDto {
    return { offered: this.directory !== undefined, name: this.config.oidcName };
  }

  /** @throws {Refusal} singleSignOn.notOffered, singleSignOn.away, session.csrf */
  async begin(returnTo = HOME, request: FastifyRequest, reply: FastifyReply): Promise<DepartureDto> {
    return this.depart({ returnTo, linking: null }, request, reply);
  }

  /**
   * For the account of whoever is signed in.
   * @throws {Refusal} account.passwordWrong, session.codeNeeded, session.codeWrong, session.tooManyAttempts, and as `begin`
   */
  async link(
    given: LinkDirectoryDto,
    { accountId }: ActorRef,
    sessionId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DepartureDto> {
    if (!this.directory) throw new Refusal('singleSignOn.notOffered');
    const { login } = await this.dataSource.getRepository(Account).findOneByOrFail({ id: accountId });
    const { account } = await this.credentials.recheck({ login, ...given }, { ...originOf(request), sessionId });
    const linking = { accountId, passwordHash: account.passwordHash };
    return this.depart({ returnTo: '/desk/account', linking }, request, reply);
  }

  /**
   * @throws {Refusal} singleSignOn.notOffered, singleSignOn.attemptUnknown, singleSignOn.declined, singleSignOn.answerInvalid,
   *   singleSignOn.away, singleSignOn.noRole, singleSignOn.secondFactorMissing, singleSignOn.accountDisabled,
   *   singleSignOn.linkedElsewhere, account.rolesConflict, account.officesConflict, session.csrf
   */
  async complete(answer: string, request: FastifyRequest, reply: FastifyReply): Promise<DirectorySessionDto> {
    const { directory } = this;
    if (!directory) throw new Refusal('singleSignOn.notOffered');
    if (isFromElsewhere(request)) throw new Refusal('session.csrf');
    const state = new URLSearchParams(answer).get('state') ?? '';
    const attempt = await takeDirectoryAttempt(
      this.dataSource,
      hashToken(state),
      hashToken(attemptToken(request) ?? ''),
    );
    takeAttemptCookie(reply, this.config.publicUrl);
    if (!attempt) throw new Refusal('singleSignOn.attemptUnknown');
    const { returnTo, linking, ...expected } = attempt;
    if (linking && !(await this.isSignedIn(linking.accountId, request))) {
      throw new Refusal('singleSignOn.attemptUnknown');
    }
    const person = await directory.complete(answer, { ...expected, state }).catch((error) => this.refuse(error));
    request.triesAs = `${person.issuer} ${person.subject}`;
    const checked = await (linking ? this.accounts.linked(linking, person) : this.accounts.checked(person));
    const session = await this.sessions.begin(checked, true, request, reply);
    return { ...session, returnTo };
  }

  /** An account is linked by its owner, in the session that asked for it, and by nobody who was led here. */
  private async isSignedIn(accountId: string, request: FastifyRequest): Promise<boolean> {
    const token = cookieToken(request);
    const session = token === undefined ? undefined : await this.signedIn.sessionOf(token);
    return session?.actor.accountId === accountId;
  }

  private async depart(
    attempt: Pick<DirectoryAttempt, 'returnTo' | 'linking'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DepartureDto> {
    if (!this.directory) throw new Refusal('singleSignOn.notOffered');
    if (isFromElsewhere(request)) throw new Refusal('session.csrf');
    const { location, state, nonce, codeVerifier } = await this.directory.begin().catch((error) => this.refuse(error));
    const browser = randomBytes(32).toString('base64url');
    const hashes = { stateHash: hashToken(state), browserHash: hashToken(browser) };
    await keepDirectoryAttempt(this.dataSource, hashes, { ...attempt, nonce, codeVerifier });
    giveAttemptCookie(reply, this.config.publicUrl, browser);
    return { location };
  }

  /** What the directory has said stays out of the answer: it is the administrator's business, and in the log. */
  private refuse(error: unknown): never {
    if (!(error instanceof DirectoryError)) throw error;
    const { problem, cause } = error;
    this.logger.warn(`${error.message}: ${cause instanceof Error ? cause.message : ''}`);
    switch (problem) {
      case 'declined':
        throw new Refusal('singleSignOn.declined');
      case 'invalid':
        throw new Refusal('singleSignOn.answerInvalid');
      case 'away':
        throw new Refusal('singleSignOn.away', {}, { retryAfterSeconds: AGAIN_AFTER_SECONDS });
    }
  }
}

function directoryOf(config: Config): Directory | undefined {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcScope, oidcRolesClaim, publicUrl } = config;
  if (!oidcIssuer || !oidcClientId || !oidcClientSecret) return undefined;
  return new Directory({
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: oidcClientSecret,
    scope: oidcScope,
    rolesClaim: oidcRolesClaim,
    returnUrl: `${publicUrl.replace(/\/$/, '')}${RETURN_PAGE}`,
  });
}
