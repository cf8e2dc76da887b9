import { Injectable } from '@nestjs/common';
import { verify } from 'otplib';
import { DataSource } from 'typeorm';
import { refusalAt } from '#contracts/problems.js';
import { secondFactorOf, takeRecoveryCode, takeStep } from '#persistence/second-factors.js';
import { hashToken } from '#persistence/sessions.js';
import { Seal } from '#platform/crypto/sealed.js';
import { AttemptsService, type CodesOf } from './attempts.service.js';

/** Clocks may differ by one step of 30 seconds. */
const TOLERANCE_SECONDS = 30;

/** Codes of authenticators (RFC 6238), each taken once, and recovery codes. */
@Injectable()
export class CodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: Seal,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * @returns whether the account has a second factor, which was shown
   * @throws {Refusal} session.codeNeeded, session.codeWrong, session.tooManyAttempts
   */
  async check(whose: CodesOf, code: string | undefined): Promise<boolean> {
    const { accountId } = whose;
    const factor = await secondFactorOf(this.dataSource, accountId);
    if (!factor?.secret) return false;
    if (code === undefined) throw refusalAt('code', 'session.codeNeeded');
    if (!/^\d{6}$/.test(code)) {
      // Too long to be found by trying, so that nobody's tries keep the owner from it.
      if (await takeRecoveryCode(this.dataSource, accountId, recoveryHash(accountId, code))) return true;
      throw refusalAt('code', 'session.codeWrong');
    }
    await this.attempts.tryCode(whose);
    if (!(await this.takeTotp(accountId, factor.secret, code))) throw refusalAt('code', 'session.codeWrong');
    await this.attempts.codeRight(whose);
    return true;
  }

  /** The time step of a code; undefined where it is none of this secret's. */
  async stepOf(accountId: string, sealedSecret: string, code: string): Promise<number | undefined> {
    const secret = this.seal.open(sealedSecret, sealedAs(accountId));
    const result = await verify({ secret, token: code, epochTolerance: TOLERANCE_SECONDS });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }

  private async takeTotp(accountId: string, sealedSecret: string, code: string): Promise<boolean> {
    const step = await this.stepOf(accountId, sealedSecret, code);
    return step !== undefined && takeStep(this.dataSource, accountId, step);
  }
}

/** What a sealed secret belongs to: moved to another account it does not open. */
export function sealedAs(accountId: string): string {
  return `second_factor/${accountId}`;
}

export function recoveryHash(accountId: string, code: string): string {
  return hashToken(`${accountId}/${code.toLowerCase().replace(/[^a-z2-7]/g, '')}`);
}
