import type { Logger } from 'pino';
import { anchorTrail, type Anchoring } from '#activities/audit/anchoring.js';

/** Anchors the trail every so often. Several workers take turns: whoever comes second finds nothing that has grown. */
export class Anchorer {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly anchoring: Anchoring,
    private readonly everyMinutes: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    if (this.everyMinutes > 0) this.timer = setInterval(() => (this.round = this.anchor()), this.everyMinutes * 60_000);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async anchor(): Promise<void> {
    try {
      const anchor = await anchorTrail(this.anchoring);
      if (anchor)
        this.logger.info({ anchor: anchor.number, chains: anchor.chains, root: anchor.root }, 'the trail is anchored');
    } catch (error) {
      this.logger.error({ err: error }, 'the trail could not be anchored');
    }
  }
}
