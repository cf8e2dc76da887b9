import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { noteMailboxes } from '#persistence/record/looks.js';
import { mailBounced, mailRetried, MAY_RETRY } from '#persistence/record/mail/outbox.js';
import { audit } from '#persistence/record/trail.js';
import { readDeliveryReport } from '#platform/mail/delivery-report.js';
import type { BounceDto, MailDto, MailListQuery } from './mails.dto.js';

interface Row extends Omit<MailDto, 'createdAt' | 'endedAt'> {
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const MAILS = `SELECT id, kind, account_id AS "accountId", address, state, attempts, last_error AS "lastError",
  ${MAY_RETRY} AS "mayRetry", created_at AS "createdAt", ended_at AS "endedAt" FROM mail`;

/** What became of the mails: whoever waits for one that never came can be told why. */
@Injectable()
export class MailsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ state, limit, after }: MailListQuery, actor: ActorRef): Promise<MailDto[]> {
    const rows = await this.dataSource.query<Row[]>(
      `${MAILS} WHERE ($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [state ?? null, after ?? null, limit],
    );
    await noteMailboxes(this.dataSource, 'mails', rows, actor);
    return rows.map(toDto);
  }

  /** @throws {Refusal} request.notFound */
  async get(id: string, record: Pick<EntityManager, 'query'> = this.dataSource): Promise<MailDto> {
    const [row] = await record.query<Row[]>(`${MAILS} WHERE id = $1`, [id]);
    if (!row) throw new Refusal('request.notFound');
    return toDto(row);
  }

  /** At once; one that waits already is left to wait. @throws {Refusal} request.notFound, mail.cannotRetry */
  async retry(id: string, actor: ActorRef): Promise<MailDto> {
    return this.dataSource.transaction(async (tx) => {
      const { state, attempts, lastError } = await this.get(id, tx);
      if (!(await mailRetried(tx, id))) throw new Refusal('mail.cannotRetry');
      await audit(tx, {
        subject: { kind: 'mail', id },
        actorId: actor.accountId,
        actorRole: actor.roles.includes('caseOfficer') ? 'caseOfficer' : 'administrator',
        action: 'retryMail',
        before: { state, attempts, lastError },
      });
      return this.get(id, tx);
    });
  }

  /** Repeated, it is recorded once. @throws {Refusal} mail.noReport, also where there is no such mail */
  async bounce(source: string, actor: ActorRef): Promise<BounceDto> {
    const report = readDeliveryReport(source);
    const known = report && (await this.dataSource.query<unknown[]>(`SELECT FROM mail WHERE id = $1`, [report.mailId]));
    if (!report || known?.length === 0) throw new Refusal('mail.noReport');
    const { mailId, failed, reason } = report;
    if (!failed) return { mailId, recorded: false };
    return this.dataSource.transaction(async (tx) => {
      const recorded = await mailBounced(tx, mailId, reason);
      // What the server wrote names mailboxes: it stands with the mail.
      if (recorded) {
        await audit(tx, {
          subject: { kind: 'mail', id: mailId },
          actorId: actor.accountId,
          actorRole: 'administrator',
          action: 'recordBounce',
        });
      }
      return { mailId, recorded };
    });
  }
}

function toDto({ createdAt, endedAt, ...mail }: Row): MailDto {
  return { ...mail, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
