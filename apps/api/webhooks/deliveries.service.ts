import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import type { PageQuery } from '../common/page.js';
import type { DeliveryDto } from './webhooks.dto.js';
import { trail } from './webhooks.service.js';

interface Row extends Omit<DeliveryDto, 'createdAt' | 'nextAttemptAt' | 'endedAt'> {
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly endedAt: Date | null;
}

const COLUMNS = `id, event_id AS "eventId", event->>'type' AS type, state, attempts, last_status AS "lastStatus",
  last_error AS "lastError", created_at AS "createdAt", ended_at AS "endedAt",
  CASE WHEN state = 'waiting' THEN next_attempt_at END AS "nextAttemptAt"`;

/** What was sent to other systems, and what they said. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** @throws {Refusal} request.notFound */
  async list(webhookId: string, { limit, after }: PageQuery): Promise<DeliveryDto[]> {
    await this.refuseOff(webhookId, { mayBeOff: true });
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${COLUMNS} FROM webhook_delivery WHERE webhook_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [webhookId, after ?? null, limit],
    );
    return rows.map(toDto);
  }

  /** @throws {Refusal} request.notFound, webhook.switchedOff */
  async try(webhookId: string, actor: ActorRef): Promise<DeliveryDto> {
    await this.refuseOff(webhookId);
    const id = uuidv7();
    const event = {
      specversion: '1.0',
      id,
      source: this.config.publicUrl,
      type: 'guohe.trial',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: {},
    };
    return this.dataSource.transaction(async (tx) => {
      const rows = await tx.query<[Row]>(
        `INSERT INTO webhook_delivery (id, webhook_id, event_id, event) VALUES ($1, $2, $1, $3) RETURNING ${COLUMNS}`,
        [id, webhookId, JSON.stringify(event)],
      );
      await trail(tx, webhookId, actor, 'tryWebhook', { deliveryId: id });
      return toDto(rows[0]);
    });
  }

  /** At once, under the id that the event has had. @throws {Refusal} request.notFound, webhook.switchedOff */
  async redeliver(webhookId: string, id: string, actor: ActorRef): Promise<DeliveryDto> {
    await this.refuseOff(webhookId);
    return this.dataSource.transaction(async (tx) => {
      const [[row]] = await tx.query<[Row[]]>(
        `UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_attempt_at = now(), ended_at = NULL
         WHERE webhook_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
        [webhookId, id],
      );
      if (!row) throw new Refusal('request.notFound');
      await trail(tx, webhookId, actor, 'redeliverWebhook', { deliveryId: id });
      return toDto(row);
    });
  }

  private async refuseOff(id: string, { mayBeOff = false } = {}): Promise<void> {
    const [webhook] = await this.dataSource.query<{ off: boolean }[]>(
      `SELECT disabled_at IS NOT NULL AS off FROM webhook WHERE id = $1`,
      [id],
    );
    if (!webhook) throw new Refusal('request.notFound');
    if (webhook.off && !mayBeOff) throw new Refusal('webhook.switchedOff');
  }
}

function toDto({ createdAt, nextAttemptAt, endedAt, ...delivery }: Row): DeliveryDto {
  return {
    ...delivery,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
