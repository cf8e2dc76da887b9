import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource, type EntityManager } from 'typeorm';
import type { ProblemCode } from '#contracts/problems.js';
import { countToday } from '#persistence/daily-count.js';
import { currentOrigin } from '#persistence/record/origin.js';
import { Config } from '#platform/config/config.js';
import { keyOf, limiterOf, refuseLimited, tooMany, type Limit } from './limiter.js';

const MINUTE = 60;
const HOUR = 3_600;

/** From one address for one account name: what somebody needs who has forgotten which password it was. */
const OF_A_PAIR = { points: 5, duration: 15 * MINUTE };
/**
 * From one address for whatever names. Beyond it, and beyond the pace of a minute, attempts are slowed, and refused of nobody but those
 * who have failed from there before: many people may be behind one address, and one of them must not be able to lock the others out. What
 * is tried for each name stays bounded by its pair.
 */
const OF_AN_ADDRESS = { points: 100, duration: HOUR };
/** From a browser in which the person has signed in before. */
const OF_A_BROWSER = { points: 10, duration: HOUR };
/**
 * Of codes for one account, by those who know its password but are not known to be the owner. In an open session, and in a browser in
 * which the owner has signed in before, they are counted apart.
 */
const OF_CODES = { points: 10, duration: HOUR };
/**
 * Registrations from one address a day, of one organisation and of whatever ones: officers have to look at each. Never from elsewhere, so
 * that a stranger uses up nobody's but the own. Whom officers invite is counted apart.
 */
const REGISTRATIONS_OF_AN_ORGANISATION = 5;
const REGISTRATIONS_OF_A_REGISTRAR = 20;
/** By one invitation of an officer a day, until its licence has come. */
const REGISTRATIONS_BY_AN_INVITATION = 5;
/** Of one registration a day, by whoever has its token: each is a line of the trail, and officers read it anew. */
const CORRECTIONS_OF_A_REGISTRATION = 20;
/** For one name from wherever it comes; beyond it attempts are slowed, never refused: others must not be able to lock anybody out. */
const OF_A_NAME = { points: 10, duration: HOUR };
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;
/** Of those who are slowed, from one address and at one process: more would take the turns of everybody who signs in, when they wake. */
const SLOWED_AT_ONCE = 20;

/** Who tries, by what can be known before the password is checked. */
export interface Attempt {
  readonly login: string;
  readonly address: string;
  /** Hash of the token of a browser in which the owner of this account has signed in before. */
  readonly knownBrowser: string | null;
}

/** Whose codes are tried, and by what it can be known that the owner tries them: an open session, or a browser by the hash of its token. */
export interface CodesOf {
  readonly accountId: string;
  readonly knownBy: string | null;
}

type Counter = readonly [limiter: RateLimiterPostgres, key: string];

interface State {
  readonly limit: number;
  readonly points: number;
  readonly leftMs: number;
}

/**
 * Failed attempts, counted in PostgreSQL for all processes together. Whether the account exists plays no part in it, and
 * whoever comes with a known browser is counted apart: what strangers do to the name does not hinder the owner.
 */
@Injectable()
export class AttemptsService {
  private readonly pair: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;
  private readonly browser: RateLimiterPostgres;
  private readonly name: RateLimiterPostgres;
  private readonly codes: RateLimiterPostgres;
  private readonly resets: RateLimiterPostgres | undefined;
  private readonly asking: RateLimiterPostgres | undefined;
  private readonly pace: RateLimiterPostgres | undefined;
  /** How many are being slowed, by network. */
  private readonly slowed = new Map<string, number>();
  /** The last that is being checked of those that are counted together. */
  private readonly checked = new Map<string, Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {
    const { signInLimitPerMinute, maxHourlyResets, maxHourlyResetsToMailbox } = config;
    this.pair = this.limiter('pair', OF_A_PAIR);
    this.address = this.limiter('address', OF_AN_ADDRESS);
    this.browser = this.limiter('browser', OF_A_BROWSER);
    this.name = this.limiter('name', OF_A_NAME);
    this.codes = this.limiter('codes', OF_CODES);
    this.resets = this.unlessOff('resets', maxHourlyResetsToMailbox, HOUR);
    this.asking = this.unlessOff('asking', maxHourlyResets, HOUR);
    this.pace = this.unlessOff('pace', signInLimitPerMinute, MINUTE);
  }

  /** Before a password is checked. @throws {Refusal} session.tooManyAttempts */
  async admit(attempt: Attempt): Promise<void> {
    const network = networkOf(attempt.address);
    const [own, ...slowing] = await this.statesOf([
      this.limiting(attempt),
      [this.name, keyOf(attempt.login)],
      [this.address, keyOf(network)],
    ]);
    refuseBlocked(own);
    if (attempt.knownBrowser === null) await this.slowDown(network, own, slowing);
  }

  /**
   * Checks an attempt that was admitted, and counts it before: of however many that come at the same moment, to whatever process, no more
   * are checked than may fail. Those of one process wait for one another, so that many right ones are no failures of each other.
   * @throws {Refusal} session.tooManyAttempts
   */
  async counted<T>(attempt: Attempt, check: () => Promise<T>): Promise<T> {
    const [limiter, key] = this.limiting(attempt);
    const name = limiter.getKey(key);
    const turn = (this.checked.get(name) ?? Promise.resolve()).then(async () => {
      await limiter.consume(key).catch(refuseAttempts);
      return check();
    });
    const over = turn.catch(() => undefined);
    this.checked.set(name, over);
    try {
      return await turn;
    } finally {
      if (this.checked.get(name) === over) this.checked.delete(name);
    }
  }

  /** @throws {Refusal} session.tooManyAttempts of whoever has failed where there is a crowd, and of more than can be slowed at once */
  private async slowDown(network: string, own: State | undefined, slowing: readonly State[]): Promise<void> {
    const paced = await this.pace?.penalty(keyOf(network), 1);
    const isCrowded = paced !== undefined && paced.consumedPoints > this.config.signInLimitPerMinute;
    if (isCrowded && own && own.points > 0) throw tooMany(paced.msBeforeNext, 'session.tooManyAttempts');
    const beyond = isCrowded ? Infinity : Math.max(...slowing.map(({ points, limit }) => points - limit));
    if (beyond <= 0) return;
    const others = this.slowed.get(network) ?? 0;
    if (others >= SLOWED_AT_ONCE) throw tooMany(LONGEST_DELAY_MS, 'session.tooManyAttempts');
    this.slowed.set(network, others + 1);
    try {
      await pause(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** beyond));
    } finally {
      const left = (this.slowed.get(network) ?? 1) - 1;
      if (left === 0) this.slowed.delete(network);
      else this.slowed.set(network, left);
    }
  }

  /** What ends attempts has counted it already. */
  async failed({ login, address, knownBrowser }: Attempt): Promise<void> {
    if (knownBrowser !== null) return;
    await Promise.all([this.address.penalty(keyOf(networkOf(address)), 1), this.name.penalty(keyOf(login), 1)]);
  }

  /** What was counted could not be checked, or was no failure. */
  async uncounted(attempt: Attempt): Promise<void> {
    const [limiter, key] = this.limiting(attempt);
    await limiter.reward(key, 1);
  }

  /** Before a code is checked, which it counts. @throws {Refusal} session.tooManyAttempts */
  async tryCode(whose: CodesOf): Promise<void> {
    await this.codes.consume(keyOfCodes(whose)).catch(refuseAttempts);
  }

  /** For whatever name, of which nothing is said: a whole office may ask from one address. @throws {Refusal} session.tooManyAttempts */
  async admitReset(address: string): Promise<void> {
    await this.asking?.consume(keyOf(networkOf(address))).catch(refuseAttempts);
  }

  /** @returns false where enough was sent to this mailbox lately, by whichever name and from wherever it was asked for */
  async maySendReset(mailbox: string): Promise<boolean> {
    const counted = await this.resets?.penalty(keyOf(mailbox.toLowerCase()), 1);
    return counted === undefined || counted.consumedPoints <= this.config.maxHourlyResetsToMailbox;
  }

  /** In the transaction that takes it in. @throws {Refusal} registration.tooMany */
  async admitRegistration(tx: EntityManager, uscc: string, address: string): Promise<void> {
    const [network, code] = [networkOf(address), 'registration.tooMany'] as const;
    await today(tx, 'registrars', [network], REGISTRATIONS_OF_A_REGISTRAR, code);
    await today(tx, 'registrations', [uscc, network], REGISTRATIONS_OF_AN_ORGANISATION, code);
  }

  /** In the transaction that takes it in. @throws {Refusal} objection.tooMany */
  async admitObjection(tx: EntityManager, caseId: string): Promise<void> {
    const { maxDailyObjections, maxDailyObjectionsToCase } = this.config;
    const network = ownNetwork();
    await today(tx, 'objections', [network], maxDailyObjections, 'objection.tooMany');
    await today(tx, 'objectionsToCase', [network, caseId], maxDailyObjectionsToCase, 'objection.tooMany');
  }

  /** In the transaction that takes it in. @throws {Refusal} file.tooManyOfStrangers */
  async admitStrangersFile(tx: EntityManager): Promise<void> {
    const { maxDailyFilesOfStrangers } = this.config;
    await today(tx, 'strangersFiles', [ownNetwork()], maxDailyFilesOfStrangers, 'file.tooManyOfStrangers');
  }

  /** In the transaction that takes it in. @throws {Refusal} registration.tooMany */
  async admitInvited(tx: EntityManager, invitationId: string): Promise<void> {
    await today(tx, 'invitedRegistrations', [invitationId], REGISTRATIONS_BY_AN_INVITATION, 'registration.tooMany');
  }

  /** In the transaction that takes it in. @throws {Refusal} registration.correctedTooOften */
  async admitCorrection(tx: EntityManager, registrationId: string): Promise<void> {
    const code = 'registration.correctedTooOften';
    await today(tx, 'corrections', [registrationId], CORRECTIONS_OF_A_REGISTRATION, code);
  }

  async codeRight(whose: CodesOf): Promise<void> {
    await this.codes.delete(keyOfCodes(whose));
  }

  async succeeded({ login, address, knownBrowser }: Attempt): Promise<void> {
    if (knownBrowser) await this.browser.delete(knownBrowser);
    else await this.pair.delete(keyOf(login, networkOf(address)));
  }

  /** What was counted of each, in one statement: sign-ins come by the dozen, and everybody else waits for the same thread. */
  private async statesOf(counters: readonly Counter[]): Promise<State[]> {
    const keys = counters.map(([limiter, key]) => limiter.getKey(key));
    const rows = await this.dataSource.query<{ key: string; points: number; left_ms: string }[]>(
      `SELECT key, points, expire - $2::bigint AS left_ms FROM attempt_count WHERE key = ANY($1) AND expire > $2`,
      [keys, Date.now()],
    );
    return counters.map(([limiter], at) => {
      const row = rows.find(({ key }) => key === keys[at]);
      return { limit: limiter.points, points: row?.points ?? 0, leftMs: Number(row?.left_ms ?? 0) };
    });
  }

  /** What ends attempts: counted of nobody else. */
  private limiting({ login, address, knownBrowser }: Attempt): Counter {
    return knownBrowser === null ? [this.pair, keyOf(login, networkOf(address))] : [this.browser, knownBrowser];
  }

  /** One that the configuration sets; 0 is none. */
  private unlessOff(keyPrefix: string, points: number, duration: number): RateLimiterPostgres | undefined {
    return points === 0 ? undefined : this.limiter(keyPrefix, { points, duration });
  }

  private limiter(keyPrefix: string, limit: Limit): RateLimiterPostgres {
    return limiterOf(this.dataSource, keyPrefix, limit);
  }
}

/** @throws {Refusal} session.tooManyAttempts */
function refuseBlocked(state: State | undefined): void {
  if (state && state.points >= state.limit) throw tooMany(state.leftMs, 'session.tooManyAttempts');
}

/** What a limiter throws. @throws {Refusal} session.tooManyAttempts */
function refuseAttempts(refused: { msBeforeNext?: number }): never {
  refuseLimited(refused, 'session.tooManyAttempts');
}

function keyOfCodes({ accountId, knownBy }: CodesOf): string {
  return knownBy === null ? keyOf(accountId) : keyOf(accountId, knownBy);
}

/** Counts one of today's; a limit of 0 is none. @throws {Refusal} `code` */
async function today(
  tx: EntityManager,
  what: string,
  whose: readonly string[],
  most: number,
  code: ProblemCode,
): Promise<void> {
  if (most === 0) return;
  const waitMs = await countToday(tx, `${what}:${keyOf(...whose)}`, most);
  if (waitMs !== undefined) throw tooMany(waitMs, code);
}

/** Whoever has one IPv6 address has its whole /64. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.');
}

/** Of whoever asks now. */
function ownNetwork(): string {
  return networkOf(currentOrigin()?.address ?? '');
}
