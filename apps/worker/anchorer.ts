import type { Logger } from 'pino';
import { anchorTrail, type Anchoring } from '#activities/audit/anchoring.js';
import { anchorsBefore } from '#persistence/record/audit/anchors.js';

const MINUTE_MS = 60_000;

/**
 * Anchors the trail every so often after the last anchor, whoever made that: a worker that is started again and again within that time
 * anchors when it is due, too. Several workers take turns: whoever comes second finds nothing that has grown.
 */
export class Anchorer {
  private readonly everyMs: number;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly anchoring: Anchoring,
    everyMinutes: number,
    private readonly logger: Logger,
  ) {
    this.everyMs = everyMinutes * MINUTE_MS;
  }

  start(): void {
    if (this.everyMs > 0) this.round = this.begin();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async begin(): Promise<void> {
    this.next(Math.min(this.everyMs, Math.max(0, this.everyMs - (await this.ageOfLastMs()))));
  }

  private next(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => (this.round = this.anchor().then(() => this.next(this.everyMs))), afterMs);
  }

  /** Without end where there is none yet, or it cannot be told: then the anchoring itself says what is wrong. */
  private async ageOfLastMs(): Promise<number> {
    try {
      const [last] = await anchorsBefore(this.anchoring.dataSource.manager, undefined, 1);
      return last ? Date.now() - Date.parse(last.at) : Infinity;
    } catch (error) {
      this.logger.error({ err: error }, 'when the trail was anchored last could not be read');
      return Infinity;
    }
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
