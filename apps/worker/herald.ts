import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { nextDigestAt } from '#domain/clock/digest-time.js';
import { writeDigest } from '#persistence/record/mail/digest.js';
import { momentOf } from '#persistence/record/moment.js';
import { remindOfReconsiderations } from '#persistence/record/reconsideration-reminder.js';
import { passOn } from '#persistence/record/mail/pass-on.js';
import { Rounds } from '#platform/process/rounds.js';

const PAGE = 200;
const POLL_EVERY_MS = 1_000;

/** Passes on what the record tells people: from a notice to the mails of those who want it so, at once or once a day. */
export class Herald {
  private readonly rounds = new Rounds(
    () =>
      remindOfReconsiderations(this.dataSource)
        .then(() => this.passOn())
        .then(() => this.digests()),
    POLL_EVERY_MS,
    (error) => this.logger.warn({ err: error }, 'notices are not passed on now'),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly place: { readonly publicUrl: string; readonly digestHour: number },
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  private async passOn(): Promise<void> {
    const { publicUrl, digestHour } = this.place;
    const how = { publicUrl, nextDigestAt: nextDigestAt(await momentOf(this.dataSource), digestHour), limit: PAGE };
    while (!this.rounds.stopping && (await passOn(this.dataSource, how)) === PAGE);
  }

  private async digests(): Promise<void> {
    while (!this.rounds.stopping && (await writeDigest(this.dataSource, this.place.publicUrl)));
  }
}
