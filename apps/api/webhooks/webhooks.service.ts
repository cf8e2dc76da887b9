import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { inTurn } from '#persistence/in-turn.js';
import { audit } from '#persistence/record/trail.js';
import { Config } from '#platform/config/config.js';
import { Seal } from '#platform/crypto/sealed.js';
import { addressesOf, isIn, readNetworks } from '#platform/webhooks/reachable.js';
import { uuidv7 } from '../common/ids.js';
import type { AddedWebhookDto, AddWebhookDto, ChangeWebhookDto, WebhookDto } from './webhooks.dto.js';

interface Row extends Omit<WebhookDto, 'createdAt' | 'disabledAt'> {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

const MOST = 20;
const COLUMNS = `id, url, topics, created_at AS "createdAt", disabled_at AS "disabledAt", disabled_because AS "disabledBecause"`;

/** Other systems that are told of events. Each has a secret of its own, by which it knows that it is us. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly seal: Seal,
  ) {}

  async list(): Promise<WebhookDto[]> {
    return (await this.dataSource.query<Row[]>(`SELECT ${COLUMNS} FROM webhook ORDER BY id DESC`)).map(toDto);
  }

  /** @throws {Refusal} webhook.addressUnfit, webhook.unreachable, webhook.tooMany */
  async add({ url, topics = [] }: AddWebhookDto, actor: ActorRef): Promise<AddedWebhookDto> {
    const target = await this.fitAddress(url);
    const id = uuidv7();
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    return this.dataSource.transaction(async (tx) => {
      await inTurn(tx, 'webhook');
      const rows = await tx.query<Row[]>(
        `INSERT INTO webhook (id, url, secret, topics, created_by) SELECT $1, $2, $3, $4, $5
         WHERE (SELECT count(*) FROM webhook) < $6 RETURNING ${COLUMNS}`,
        [id, target, this.seal.seal(secret, `webhook/${id}/secret`), topics, actor.accountId, MOST],
      );
      const [row] = rows;
      if (!row) throw new Refusal('webhook.tooMany', { limit: MOST });
      await trail(tx, id, actor, 'addWebhook', { url: target, topics });
      return { ...toDto(row), secret };
    });
  }

  /** @throws {Refusal} request.notFound */
  async change(id: string, { enabled, topics }: ChangeWebhookDto, actor: ActorRef): Promise<WebhookDto> {
    return this.dataSource.transaction(async (tx) => {
      const [before] = await tx.query<Row[]>(`SELECT ${COLUMNS} FROM webhook WHERE id = $1 FOR UPDATE`, [id]);
      const [[row]] = await tx.query<[Row[]]>(
        `UPDATE webhook SET topics = coalesce($2, topics),
           disabled_at = CASE WHEN $3 THEN NULL WHEN $3 IS NULL THEN disabled_at ELSE coalesce(disabled_at, now()) END,
           disabled_because = CASE WHEN $3 THEN NULL WHEN $3 IS NULL THEN disabled_because ELSE coalesce(disabled_because, 'byHand') END
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [id, topics ?? null, enabled ?? null],
      );
      if (!before || !row) throw new Refusal('request.notFound');
      await trail(tx, id, actor, 'changeWebhook', settingsOf(row), settingsOf(before));
      return toDto(row);
    });
  }

  /** @throws {Refusal} request.notFound */
  async remove(id: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [rows] = await tx.query<[{ url: string }[]]>(`DELETE FROM webhook WHERE id = $1 RETURNING url`, [id]);
      if (!rows[0]) throw new Refusal('request.notFound');
      await trail(tx, id, actor, 'removeWebhook', null, { url: rows[0].url });
    });
  }

  /** What is refused here is refused again whenever something is sent: a name may lead elsewhere by then. */
  private async fitAddress(given: string): Promise<string> {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    const plain = url?.protocol === 'http:';
    if (
      !url ||
      !(plain || url.protocol === 'https:') ||
      url.username !== '' ||
      url.password !== '' ||
      url.hash !== ''
    ) {
      throw refusalAt('url', 'webhook.addressUnfit');
    }
    const allowed = readNetworks(this.config.webhookNetworks ?? '') ?? [];
    const addresses = await addressesOf(url.hostname, allowed).catch(() => {
      throw refusalAt('url', 'webhook.unreachable');
    });
    if (plain && !addresses.every(({ address }) => isIn(address, allowed)))
      throw refusalAt('url', 'webhook.addressUnfit');
    return url.href;
  }
}

export function trail(
  tx: EntityManager,
  id: string,
  actor: ActorRef,
  action: GroundedAction,
  after: object | null,
  before?: object,
): Promise<void> {
  const subject = { kind: 'webhook', id } as const;
  return audit(tx, { subject, actorId: actor.accountId, actorRole: 'administrator', action, before, after });
}

function settingsOf({ disabledAt, disabledBecause, topics }: Row): object {
  return { enabled: disabledAt === null, disabledBecause, topics };
}

function toDto({ createdAt, disabledAt, ...webhook }: Row): WebhookDto {
  return { ...webhook, createdAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null };
}
