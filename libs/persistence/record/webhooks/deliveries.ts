import type { DataSource, EntityManager } from 'typeorm';
import { v5, v7 as uuid } from 'uuid';
import { topicOf } from '#contracts/notice-topics.js';
import type { WebhookStop } from '#contracts/webhooks.js';
import type { ToldNotice } from '../mail/pass-on.js';
import { notify } from '../trail.js';

type Record = Pick<EntityManager, 'query'>;

/** An event for another system, whose turn it is. */
export interface DueDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly eventId: string;
  readonly event: unknown;
  readonly attempts: number;
}

/** Of which the ids of events are made: an event has one id, whoever is told of it and however often. */
const EVENTS = '0d9e6a1c-2f1b-4b5c-8c3e-6f0f4a6b7d21';
/** Longer than a system is waited for; what a killed worker has taken is due again then. */
const TAKEN_FOR_SECONDS = 60;

/** Puts the events of notices down for the systems that want to know of them, each once. */
export async function putDown(tx: EntityManager, notices: readonly ToldNotice[], publicUrl: string): Promise<void> {
  const webhooks = await tx.query<{ id: string; topics: string[] }[]>(
    `SELECT id, topics FROM webhook WHERE disabled_at IS NULL`,
  );
  if (webhooks.length === 0) return;
  const events = [...new Map(notices.map((notice) => [notice.eventKey, notice])).values()];
  const wanted = webhooks.flatMap(({ id, topics }) =>
    events
      .filter(({ template }) => topics.length === 0 || topics.includes(topicOf(template)))
      .map((notice) => ({ webhookId: id, ...eventOf(notice, publicUrl) })),
  );
  if (wanted.length === 0) return;
  await tx.query(
    `INSERT INTO webhook_delivery (id, webhook_id, event_id, event)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::jsonb[]) ON CONFLICT (webhook_id, event_id) DO NOTHING`,
    [
      wanted.map(() => uuid()),
      wanted.map(({ webhookId }) => webhookId),
      wanted.map(({ id }) => id),
      wanted.map(({ event }) => JSON.stringify(event)),
    ],
  );
}

/**
 * CloudEvents 1.0. It says what happened to which case, and no more: names, reasons and marks are read at the counter, by whoever may.
 */
function eventOf({ eventKey, template, caseId, createdAt }: ToldNotice, publicUrl: string) {
  const id = v5(eventKey, EVENTS);
  const event = {
    specversion: '1.0',
    id,
    source: publicUrl,
    type: `guohe.${template}`,
    ...(caseId !== null && { subject: `cases/${caseId}` }),
    time: createdAt.toISOString(),
    datacontenttype: 'application/json',
    data: { caseId, topic: topicOf(template) },
  };
  return { id, event };
}

export async function takeDueDeliveries(record: Record, limit: number): Promise<DueDelivery[]> {
  const [rows] = await record.query<[DueDelivery[]]>(
    `UPDATE webhook_delivery d SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     FROM webhook w
     WHERE w.id = d.webhook_id AND d.id IN (
       SELECT l.id FROM webhook_delivery l JOIN webhook v ON v.id = l.webhook_id
       WHERE l.state = 'waiting' AND l.next_attempt_at <= now() AND v.disabled_at IS NULL
       ORDER BY l.next_attempt_at, l.id LIMIT $1 FOR UPDATE OF l SKIP LOCKED)
     RETURNING d.id, d.webhook_id AS "webhookId", w.url, w.secret, d.event_id AS "eventId", d.event, d.attempts`,
    [limit, TAKEN_FOR_SECONDS],
  );
  return rows;
}

/** How it went: the status of the answer, or why there was none. */
export interface Outcome {
  readonly status: number | null;
  readonly error: string | null;
}

export async function delivered(record: Record, id: string, { status }: Outcome): Promise<void> {
  await record.query(
    `UPDATE webhook_delivery SET state = 'delivered', last_status = $2, last_error = NULL, ended_at = now() WHERE id = $1`,
    [id, status],
  );
}

export async function deliveryPutOff(record: Record, id: string, { status, error }: Outcome, seconds: number) {
  await record.query(
    `UPDATE webhook_delivery SET last_status = $2, last_error = $3, next_attempt_at = now() + make_interval(secs => $4)
     WHERE id = $1`,
    [id, status, error, seconds],
  );
}

/** It is not tried again by itself, and nothing more is sent there until somebody of the commission says so: they are told. */
export async function stopWebhook(
  dataSource: DataSource,
  { id, webhookId, url }: DueDelivery,
  { status, error }: Outcome,
  because: WebhookStop,
): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query(
      `UPDATE webhook_delivery SET state = 'failed', last_status = $2, last_error = $3, ended_at = now() WHERE id = $1`,
      [id, status, error],
    );
    const [[stopped]] = await tx.query<[{ at: Date }[]]>(
      `UPDATE webhook SET disabled_at = now(), disabled_because = $2 WHERE id = $1 AND disabled_at IS NULL
       RETURNING disabled_at AS at`,
      [webhookId, because],
    );
    if (!stopped) return;
    const params = { host: new URL(url).host };
    await notify(tx, `webhook/${webhookId}/${stopped.at.toISOString()}`, null, [
      { to: { role: 'administrator' }, template: 'webhook.disabled', params },
    ]);
  });
}
