import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import {
  delivered,
  deliveryPutOff,
  stopWebhook,
  takeDueDeliveries,
  type DueDelivery,
  type Outcome,
} from '#persistence/record/webhooks/deliveries.js';
import { Rounds } from '#platform/process/rounds.js';
import type { Seal } from '#platform/crypto/sealed.js';
import { postEvent } from '#platform/webhooks/post-event.js';
import type { Network } from '#platform/webhooks/reachable.js';

const PAGE = 10;
const POLL_EVERY_MS = 1_000;
/** After each failed attempt; about a day and a half in all, then the system counts as failing. */
const PAUSES_SECONDS = [5, 30, 120, 600, 3_600, 10_800, 36_000, 86_400] as const;
const GONE = 410;

/** Tells other systems of events, each at least once under the same id; what they answer decides how it goes on. */
export class Courier {
  private readonly rounds = new Rounds(
    () => this.send(),
    POLL_EVERY_MS,
    (error) => this.logger.warn({ err: error }, 'events are not sent now'),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: Seal,
    private readonly allowed: readonly Network[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  private async send(): Promise<void> {
    for (let taken = PAGE; taken === PAGE && !this.rounds.stopping;) {
      const due = await takeDueDeliveries(this.dataSource, PAGE);
      taken = due.length;
      await Promise.all(due.map((delivery) => this.deliver(delivery)));
    }
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const outcome = await this.attempt(delivery);
    const { status } = outcome;
    if (status !== null && status >= 200 && status < 300) return delivered(this.dataSource, delivery.id, outcome);
    const pause = PAUSES_SECONDS[delivery.attempts - 1];
    const { webhookId, attempts } = delivery;
    this.logger.warn({ webhookId, attempts, status, reason: outcome.error }, 'an event was not taken');
    if (status !== GONE && pause !== undefined) return deliveryPutOff(this.dataSource, delivery.id, outcome, pause);
    return stopWebhook(this.dataSource, delivery, outcome, status === GONE ? 'gone' : 'failing');
  }

  private async attempt({ webhookId, url, secret, eventId, event }: DueDelivery): Promise<Outcome> {
    try {
      const opened = this.seal.open(secret, `webhook/${webhookId}/secret`);
      const body = JSON.stringify(event);
      return { status: await postEvent({ url, secret: opened, id: eventId, body }, this.allowed), error: null };
    } catch (error) {
      return { status: null, error: (error as Error).message.slice(0, 500) };
    }
  }
}
