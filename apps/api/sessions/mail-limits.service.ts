import { Injectable } from '@nestjs/common';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { refusalAt } from '#contracts/problems.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import { keyOf, limiterOf, refuseLimited } from './limiter.js';

const DAY = 86_400;

/** From one account to one mailbox: lost among other mails, it may be sent again. */
const OF_A_PAIR = { points: 5, duration: DAY };
/** To one mailbox from whomever: more than one account alone can send there, so that nobody keeps others from writing to it. */
const OF_A_MAILBOX = { points: 20, duration: DAY };
/** From one account to whatever mailboxes; officers and administrators invite whole lists of experts and organisations. */
const OF_A_PERSON = { points: 30, duration: DAY };
const OF_THE_HOUSE = { points: 300, duration: DAY };

/** Mails to a mailbox that somebody names: invitations, codes. What anybody may have sent to anybody is no means to flood a stranger. */
@Injectable()
export class MailLimitsService {
  private readonly pair: RateLimiterPostgres;
  private readonly mailbox: RateLimiterPostgres;
  private readonly person: RateLimiterPostgres;
  private readonly house: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.pair = limiterOf(dataSource, 'mail-pair', OF_A_PAIR);
    this.mailbox = limiterOf(dataSource, 'mailbox', OF_A_MAILBOX);
    this.person = limiterOf(dataSource, 'mail-person', OF_A_PERSON);
    this.house = limiterOf(dataSource, 'mail-house', OF_THE_HOUSE);
  }

  /**
   * Counts it before it is ordered, outside of the transaction that orders it, each limit only where the one before lets it through.
   * @param at the field of the body in which it was given
   * @throws {Refusal} mail.addressInvalid, mail.tooMany
   */
  async admit({ accountId, roles }: ActorRef, address: string, at = 'email'): Promise<void> {
    if (!isMailAddress(address)) throw refusalAt(at, 'mail.addressInvalid');
    const to = address.toLowerCase();
    const sender = roles.some((role) => role === 'caseOfficer' || role === 'administrator') ? this.house : this.person;
    for (const [limiter, key] of [
      [this.pair, keyOf(accountId, to)],
      [sender, keyOf(accountId)],
      [this.mailbox, keyOf(to)],
    ] as const) {
      await limiter.consume(key).catch((refused) => refuseLimited(refused, 'mail.tooMany'));
    }
  }
}
