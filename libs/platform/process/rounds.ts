/** Work that is done in rounds, with a pause between them, until it is stopped. A round that fails is told, and followed by the next. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private isStopping = false;

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
      .catch(this.failed)
      .then(() => {
        if (!this.isStopping) this.timer = setTimeout(() => this.start(), this.pauseMs);
      });
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.round;
  }
}
