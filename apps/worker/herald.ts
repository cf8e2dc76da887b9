import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { nextDigestAt } from '#domain/clock/digest-time.js';
import { writeDigest } from '#persistence/record/mail/digest.js';
import { passOn } from '#persistence/record/mail/pass-on.js';

const PAGE = 200;
const POLL_EVERY_MS = 1_000;

/** Passes on what the record tells people: from a notice to the mails of those who want it so, at once or once a day. */
export class Herald {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly place: { readonly publicUrl: string; readonly digestHour: number },
    private readonly logger: Logger,
  ) {}

  start(): void {
    const again = () => {
      this.round = this.passOn()
        .then(() => this.digests())
        .catch((error: unknown) => this.logger.warn({ err: error }, 'notices are not passed on now'))
        .then(() => {
          if (!this.stopping) this.timer = setTimeout(again, POLL_EVERY_MS);
        });
    };
    again();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async passOn(): Promise<void> {
    const { publicUrl, digestHour } = this.place;
    const how = { publicUrl, nextDigestAt: nextDigestAt(new Date(), digestHour), limit: PAGE };
    while (!this.stopping && (await passOn(this.dataSource, how)) === PAGE);
  }

  private async digests(): Promise<void> {
    while (!this.stopping && (await writeDigest(this.dataSource, this.place.publicUrl)));
  }
}
