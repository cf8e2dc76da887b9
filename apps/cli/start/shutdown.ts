/** Signals this close together are one: a terminal, npm and the launching process each pass on the same Ctrl-C. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Listens for the wish to stop: SIGINT, SIGTERM, SIGHUP, or the end of the process that launched this one. `requested` is
 * aborted at the first, `hurry` runs at a later one.
 */
export class Shutdown {
  readonly #controller = new AbortController();
  #first = 0;
  #hurry: () => void = () => undefined;

  constructor(private readonly onRequest: (reason: string) => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.request(signal));
    if (process.channel) {
      process.once('disconnect', () => this.request('the end of the launching process'));
      process.channel.unref();
    }
  }

  get requested(): AbortSignal {
    return this.#controller.signal;
  }

  onHurry(hurry: () => void): void {
    this.#hurry = hurry;
  }

  request(reason: string): void {
    if (!this.requested.aborted) {
      this.#first = Date.now();
      this.onRequest(reason);
      this.#controller.abort(reason);
    } else if (Date.now() - this.#first > SAME_SIGNAL_MS) this.#hurry();
  }

  /** Resolves when somebody wants it to stop. */
  untilRequested(): Promise<void> {
    return new Promise((resolve) => {
      if (this.requested.aborted) resolve();
      else this.requested.addEventListener('abort', () => resolve());
    });
  }
}
