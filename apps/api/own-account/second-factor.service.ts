import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI } from 'otplib';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { needsSecondFactor } from '#domain/people/account-rules.js';
import { auditOwn } from '#persistence/record/accounts.js';
import {
  dropSecondFactor,
  keepPending,
  keepRecoveryCodes,
  secondFactorOf,
  takeIntoUse,
} from '#persistence/second-factors.js';
import { isOfDirectory } from '#persistence/directory-identities.js';
import { Config } from '#platform/config/config.js';
import { Seal } from '#platform/crypto/sealed.js';
import { PRODUCT } from '#domain/common/product.js';
import { AttemptsService } from '../sessions/attempts.service.js';
import { recoveryHash, sealedAs, CodesService } from '../sessions/codes.service.js';
import { ReassuranceService, type AskedBy, type Reassured } from '../sessions/reassurance.service.js';
import { SessionsService, type Renewed } from '../sessions/sessions.service.js';
import type { FactorDto, FactorSecretDto, RecoveryCodesDto } from './own-account.dto.js';

const RECOVERY_CODES = 10;
/** Of five bits each: 120 bits, so that a fast hash of them will do (ASVS 5.0, 6.5.2: 112 at least). */
const RECOVERY_CODE_LETTERS = 24;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** Setting up, renewing and taking away the own second factor. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly seal: Seal,
    private readonly reassurance: ReassuranceService,
    private readonly codes: CodesService,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
  ) {}

  async show({ accountId, roles }: ActorRef): Promise<FactorDto> {
    const factor = await secondFactorOf(this.dataSource, accountId);
    const inUse = Boolean(factor?.secret);
    return {
      inUse,
      needed: needsSecondFactor(roles, this.config.secondFactorFor),
      recoveryCodes: inUse ? (factor?.codes ?? 0) : 0,
      passwordAsked: !(await isOfDirectory(this.dataSource, accountId)),
    };
  }

  /**
   * Whoever has one in use shows it, and keeps it until a code of the new one is shown.
   * @throws {Refusal} account.passwordWrong, session.notFresh, session.codeNeeded, session.codeWrong, session.tooManyAttempts
   */
  async begin(given: Reassured, by: AskedBy): Promise<FactorSecretDto> {
    const { accountId } = by;
    const login = await this.reassurance.reassure(given, by);
    const secret = generateSecret({ length: SECRET_BYTES });
    const sealed = this.seal.seal(secret, sealedAs(accountId));
    await keepPending(this.dataSource, accountId, sealed, this.config.secondFactorSetupMinutes);
    return { secret, uri: generateURI({ issuer: PRODUCT.en, label: login, secret }) };
  }

  /**
   * From now on sign-in asks for it; other sessions, which were opened without it, end, and this one goes on under a token of its own.
   * @throws {Refusal} factor.notBegun, factor.codeWrong, session.tooManyAttempts
   */
  async confirm(code: string, sessionId: string, actor: ActorRef): Promise<RecoveryCodesDto & { renewed: Renewed }> {
    const pending = (await secondFactorOf(this.dataSource, actor.accountId))?.pending_secret;
    if (!pending) throw new Refusal('factor.notBegun');
    const whose = { accountId: actor.accountId, knownBy: sessionId };
    await this.attempts.tryCode(whose);
    const step = await this.codes.stepOf(actor.accountId, pending, code);
    if (step === undefined) throw refusalAt('code', 'factor.codeWrong');
    await this.attempts.codeRight(whose);
    return this.sessions.renewing(sessionId, actor, true, async (tx) => {
      if (!(await takeIntoUse(tx, actor.accountId, pending, step))) throw new Refusal('factor.notBegun');
      await auditOwn(tx, actor, 'setUpSecondFactor');
      return newCodes(tx, actor.accountId);
    });
  }

  /** @throws {Refusal} session.codeWrong, session.tooManyAttempts, factor.notBegun */
  async renewCodes(code: string, sessionId: string, actor: ActorRef): Promise<RecoveryCodesDto> {
    if (!(await this.codes.check({ accountId: actor.accountId, knownBy: sessionId }, code)))
      throw new Refusal('factor.notBegun');
    return this.dataSource.transaction(async (tx) => {
      await auditOwn(tx, actor, 'renewRecoveryCodes');
      return newCodes(tx, actor.accountId);
    });
  }

  /** Other sessions end, as when it was set up. @throws {Refusal} factor.needed, and as `begin` */
  async remove(given: Reassured, by: AskedBy, actor: ActorRef): Promise<{ renewed: Renewed }> {
    if (needsSecondFactor(actor.roles, this.config.secondFactorFor)) throw new Refusal('factor.needed');
    await this.reassurance.reassure(given, by);
    return this.sessions.renewing(by.sessionId, actor, false, async (tx) => {
      await dropSecondFactor(tx, actor.accountId);
      await auditOwn(tx, actor, 'removeSecondFactor');
      return {};
    });
  }
}

/** Shown once; their hashes alone are kept. */
async function newCodes(tx: EntityManager, accountId: string): Promise<RecoveryCodesDto> {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await keepRecoveryCodes(
    tx,
    accountId,
    recoveryCodes.map((code) => recoveryHash(accountId, code)),
  );
  return { recoveryCodes };
}

/** Letters and digits that are not mistaken for each other (base 32), in groups of four. */
function recoveryCode(): string {
  const letters = Array.from(
    randomBytes(RECOVERY_CODE_LETTERS),
    (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31],
  ).join('');
  return letters.match(/.{4}/g)?.join('-') ?? '';
}
