/** What fails again and again waits for so long at most: what it fails of may be back, and is to be noticed within five seconds. */
const LONGEST_PAUSE_MS = 4_000;

/** The pause after so many failures in a row: none has the usual one, each further one twice that of the one before. */
export function pauseAfter(failures: number, pauseMs: number): number {
  return Math.max(pauseMs, Math.min(pauseMs * 2 ** failures, LONGEST_PAUSE_MS));
}

/**
 * Work that is done in rounds, with a pause between them, until it is stopped. A round that fails is told, and followed by the next
 * after a longer pause.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private isStopping = false;
  /** In a row. */
  private failures = 0;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly pauseMs: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** A long round asks, so as to end early. */
  get stopping(): boolean {
    return this.isStopping;
  }

  start(): void {
    this.round = this.work()
      .then(
        () => void (this.failures = 0),
        (error: unknown) => {
          this.failures += 1;
          this.failed(error);
        },
      )
      .then(() => {
        if (!this.isStopping) this.timer = setTimeout(() => this.start(), pauseAfter(this.failures, this.pauseMs));
      });
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.round;
  }
}
