import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI } from 'otplib';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { needsSecondFactor } from '#domain/people/account-rules.js';
import { Account } from '#persistence/entities/people.entities.js';
import { auditOwn } from '#persistence/record/accounts.js';
import {
  dropSecondFactor,
  keepPending,
  keepRecoveryCodes,
  secondFactorOf,
  takeIntoUse,
} from '#persistence/second-factors.js';
import { Config } from '#platform/config/config.js';
import { Seal } from '#platform/crypto/sealed.js';
import { CredentialsService, type Origin } from '../sessions/credentials.service.js';
import { recoveryHash, sealedAs, CodesService } from '../sessions/codes.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { BeginFactorDto, FactorDto, FactorSecretDto, RecoveryCodesDto } from './own-account.dto.js';

const RECOVERY_CODES = 10;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** Setting up, renewing and taking away the own second factor. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly seal: Seal,
    private readonly credentials: CredentialsService,
    private readonly codes: CodesService,
    private readonly signedIn: SignedInService,
  ) {}

  async show({ accountId, roles }: ActorRef): Promise<FactorDto> {
    const factor = await secondFactorOf(this.dataSource, accountId);
    const inUse = Boolean(factor?.secret);
    return {
      inUse,
      needed: needsSecondFactor(roles, this.config.secondFactorFor),
      recoveryCodes: inUse ? (factor?.codes ?? 0) : 0,
    };
  }

  /**
   * Whoever has one in use shows it, and keeps it until a code of the new one is shown.
   * @throws {Refusal} account.passwordWrong, session.codeNeeded, session.codeWrong, session.tooManyAttempts
   */
  async begin({ password, code }: BeginFactorDto, origin: Origin, { accountId }: ActorRef): Promise<FactorSecretDto> {
    const login = await this.reassured(accountId, { password, code }, origin);
    const secret = generateSecret({ length: SECRET_BYTES });
    await keepPending(this.dataSource, accountId, this.seal.seal(secret, sealedAs(accountId)));
    return { secret, uri: generateURI({ issuer: 'Guohe', label: login, secret }) };
  }

  /**
   * From now on sign-in asks for it; other sessions, which were opened without it, end.
   * @throws {Refusal} factor.notBegun, factor.codeWrong
   */
  async confirm(code: string, sessionId: string, actor: ActorRef): Promise<RecoveryCodesDto> {
    const pending = (await secondFactorOf(this.dataSource, actor.accountId))?.pending_secret;
    if (!pending) throw new Refusal('factor.notBegun');
    const step = await this.codes.stepOf(actor.accountId, pending, code);
    if (step === undefined) throw new Refusal('factor.codeWrong');
    const codes = await this.dataSource.transaction(async (tx) => {
      if (!(await takeIntoUse(tx, actor.accountId, pending, step))) throw new Refusal('factor.notBegun');
      await tx.query(`DELETE FROM session WHERE account_id = $1 AND id <> $2`, [actor.accountId, sessionId]);
      await tx.query(`UPDATE session SET strong = true, expires_at = expires_at WHERE id = $1`, [sessionId]);
      await auditOwn(tx, actor, 'setUpSecondFactor');
      return newCodes(tx, actor.accountId);
    });
    this.signedIn.forget(actor.accountId);
    return codes;
  }

  /** @throws {Refusal} session.codeWrong, session.tooManyAttempts, factor.notBegun */
  async renewCodes(code: string, actor: ActorRef): Promise<RecoveryCodesDto> {
    if (!(await this.codes.check(actor.accountId, code))) throw new Refusal('factor.notBegun');
    return this.dataSource.transaction(async (tx) => {
      await auditOwn(tx, actor, 'renewRecoveryCodes');
      return newCodes(tx, actor.accountId);
    });
  }

  /** @throws {Refusal} factor.needed, account.passwordWrong, session.codeNeeded, session.codeWrong, session.tooManyAttempts */
  async remove({ password, code }: BeginFactorDto, origin: Origin, actor: ActorRef): Promise<void> {
    if (needsSecondFactor(actor.roles, this.config.secondFactorFor)) throw new Refusal('factor.needed');
    await this.reassured(actor.accountId, { password, code }, origin);
    await this.dataSource.transaction(async (tx) => {
      await dropSecondFactor(tx, actor.accountId);
      await auditOwn(tx, actor, 'removeSecondFactor');
    });
  }

  /** Is it still the person who signed in? @returns the account name */
  private async reassured(
    accountId: string,
    given: { password: string; code?: string },
    origin: Origin,
  ): Promise<string> {
    const { login } = await this.dataSource.getRepository(Account).findOneByOrFail({ id: accountId });
    await this.credentials.recheck({ login, ...given }, origin);
    return login;
  }
}

/** Shown once; their hashes alone are kept. 80 bits each, so that a fast hash will do. */
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
  const letters = Array.from(randomBytes(16), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? '';
}
