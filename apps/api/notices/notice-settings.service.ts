import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { TOPIC_TEXTS, TOPICS, USUAL_WAY, type Topic, type Way } from '#contracts/notice-topics.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { masked } from '#domain/people/personal-data.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { isOfDirectory } from '#persistence/directory-identities.js';
import { forgetResets } from '#persistence/password-resets.js';
import { enqueueMail } from '#persistence/record/mail/order-mail.js';
import { audit } from '#persistence/record/trail.js';
import { Config } from '#platform/config/config.js';
import { Pseudonyms } from '#platform/crypto/pseudonyms.js';
import { MailLimitsService } from '../sessions/mail-limits.service.js';
import { ReassuranceService, type AskedBy } from '../sessions/reassurance.service.js';
import type { GiveAddressDto, NoticeSettingsDto, TopicWayDto } from './notice-settings.dto.js';

const CODE_MINUTES = 30;
const MOST_ATTEMPTS = 5;
const BETWEEN_CODES_SECONDS = 60;

interface Row {
  readonly address: string | null;
  readonly unchecked: string | null;
  readonly refusedBecause: string | null;
  readonly ways: Partial<Record<Topic, Way>> | null;
}

/** How a person is told of things beside the inbox: at which mailbox, and of what. */
@Injectable()
export class NoticeSettingsService {
  private readonly pseudonyms: Pseudonyms;

  constructor(
    private readonly dataSource: DataSource,
    private readonly reassurance: ReassuranceService,
    private readonly mails: MailLimitsService,
    config: Config,
  ) {
    this.pseudonyms = Pseudonyms.of(config.personalDataKeys);
  }

  async get({ accountId }: ActorRef): Promise<NoticeSettingsDto> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT CASE WHEN a.email_verified_at IS NOT NULL THEN a.email END AS address,
         (SELECT c.address FROM address_check c WHERE c.account_id = a.id AND c.expires_at > now()) AS unchecked,
         (SELECT m.last_error FROM mail m WHERE m.account_id = a.id AND m.state = 'refused' AND m.address = a.email
            AND m.id = (SELECT max(l.id::text)::uuid FROM mail l WHERE l.account_id = a.id AND l.address = a.email AND l.state <> 'waiting')) AS "refusedBecause",
         (SELECT jsonb_object_agg(w.topic, w.way) FROM notice_way w WHERE w.account_id = a.id) AS ways
       FROM account a WHERE a.id = $1`,
      [accountId],
    );
    const { ways = null, address = null, unchecked = null, refusedBecause = null } = row ?? {};
    return {
      address,
      unchecked,
      refusedBecause,
      passwordAsked: !(await isOfDirectory(this.dataSource, accountId)),
      topics: TOPICS.map((topic) => ({ topic, topicText: TOPIC_TEXTS[topic], way: ways?.[topic] ?? USUAL_WAY })),
    };
  }

  async choose(ways: readonly TopicWayDto[], actor: ActorRef): Promise<NoticeSettingsDto> {
    const last = new Map(ways.map(({ topic, way }) => [topic, way]));
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO notice_way (account_id, topic, way) SELECT $1, topic, way FROM unnest($2::text[], $3::text[]) AS w (topic, way)
         ON CONFLICT (account_id, topic) DO UPDATE SET way = excluded.way`,
        [actor.accountId, [...last.keys()], [...last.values()]],
      );
      await auditOwn(tx, actor, 'chooseNotices', { after: Object.fromEntries(last) });
    });
    return this.get(actor);
  }

  /**
   * Sends a code to the address; only who enters it has that mailbox. By the mailbox a new password can be had: so the present one is asked.
   * @throws {Refusal} mail.addressInvalid, mail.codeJustSent, mail.tooMany, account.passwordWrong, session.notFresh, session.codeNeeded,
   *   session.codeWrong, session.tooManyAttempts
   */
  async give({ address, ...given }: GiveAddressDto, by: AskedBy, actor: ActorRef): Promise<NoticeSettingsDto> {
    const { accountId, displayName } = actor;
    await this.reassurance.reassure(given, by);
    await this.refuseJustSent(accountId);
    await this.mails.admit(actor, address, 'address');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.dataSource.transaction(async (tx) => {
      const kept = await tx.query<{ locale: 'zh' | 'en'; present: string | null }[]>(
        `INSERT INTO address_check (account_id, address, code_hash, expires_at) VALUES ($1, $2, $3, now() + make_interval(mins => $4))
         ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, code_hash = excluded.code_hash,
           expires_at = excluded.expires_at, sent_at = now(), attempts = 0
           WHERE address_check.sent_at < now() - make_interval(secs => $5)
         RETURNING (SELECT locale FROM account WHERE id = $1) AS locale,
           (SELECT email FROM account WHERE id = $1 AND email_verified_at IS NOT NULL) AS present`,
        [accountId, address, hashed(code, accountId), CODE_MINUTES, BETWEEN_CODES_SECONDS],
      );
      const [check] = kept;
      if (!check) throw justSent();
      const { locale, present } = check;
      const params = { name: displayName, code };
      await enqueueMail(tx, { to: address, template: 'addressCheck', params, locale, accountId });
      await auditOwn(tx, actor, 'giveAddress', {
        before: this.trailOf(accountId, present),
        after: this.trailOf(accountId, address),
      });
    });
    return this.get(actor);
  }

  /** @throws {Refusal} mail.codeWrong */
  async check(code: string, actor: ActorRef): Promise<NoticeSettingsDto> {
    const { accountId, roles } = actor;
    const right = await this.dataSource.transaction(async (tx) => {
      // Counted before it is compared: many guesses at once are as many as one after the other.
      const [[tried]] = await tx.query<[{ address: string; right: boolean }[]]>(
        `UPDATE address_check SET attempts = attempts + 1 WHERE account_id = $1 AND expires_at > now() AND attempts < $2
         RETURNING address, code_hash = $3 AS right`,
        [accountId, MOST_ATTEMPTS, hashed(code, accountId)],
      );
      if (!tried?.right) return false;
      await this.tellMailboxUntilNow(tx, actor, tried.address);
      const [known] = await tx.query<{ email: string }[]>(
        `SELECT email FROM account WHERE id = $1 AND email_verified_at IS NOT NULL FOR NO KEY UPDATE`,
        [accountId],
      );
      await tx.query(`UPDATE account SET email = $2, email_verified_at = now() WHERE id = $1`, [
        accountId,
        tried.address,
      ]);
      await tx.query(`DELETE FROM address_check WHERE account_id = $1`, [accountId]);
      await forgetResets(tx, accountId);
      await audit(tx, {
        subject: { kind: 'account', id: accountId },
        actorId: accountId,
        actorRole: roles[0] ?? 'system',
        action: 'checkAddress',
        before: this.trailOf(accountId, known?.email),
        after: this.trailOf(accountId, tried.address),
      });
      return true;
    });
    if (!right) throw refusalAt('code', 'mail.codeWrong', { minutes: CODE_MINUTES });
    return this.get(actor);
  }

  /** Before it counts as a mail of the day. @throws {Refusal} mail.codeJustSent */
  private async refuseJustSent(accountId: string): Promise<void> {
    const [just] = await this.dataSource.query<unknown[]>(
      `SELECT FROM address_check WHERE account_id = $1 AND sent_at >= now() - make_interval(secs => $2)`,
      [accountId, BETWEEN_CODES_SECONDS],
    );
    if (just) throw justSent();
  }

  /**
   * A mailbox goes with the person, the trail stays: its pseudonym tells whether it was changed, and, with the account in it, not who
   * shares it; nor does whoever tries addresses find it.
   */
  private trailOf(accountId: string, address: string | null | undefined): object {
    const pseudonym = address ? this.pseudonyms.for(`${accountId}/${address.toLowerCase()}`) : null;
    return { addressPseudonym: pseudonym };
  }

  /** Should it be a stranger who has given another one, its owner hears of it where the stranger does not read. */
  private async tellMailboxUntilNow(
    tx: EntityManager,
    { accountId, displayName }: ActorRef,
    address: string,
  ): Promise<void> {
    const [known] = await tx.query<{ email: string; locale: 'zh' | 'en' }[]>(
      `SELECT email, locale FROM account
       WHERE id = $1 AND email_verified_at IS NOT NULL AND lower(email) <> lower($2) FOR NO KEY UPDATE`,
      [accountId, address],
    );
    if (!known) return;
    const params = { name: displayName, addressMasked: masked('email', address) };
    await enqueueMail(tx, { to: known.email, template: 'addressChanged', params, locale: known.locale, accountId });
  }
}

function justSent(): Refusal {
  return new Refusal('mail.codeJustSent', { seconds: BETWEEN_CODES_SECONDS });
}

/** The account is part of it: equal codes of two people have nothing in common. */
function hashed(code: string, accountId: string): string {
  return createHash('sha256').update(`${accountId}/${code}`).digest('hex');
}
