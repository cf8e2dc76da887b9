/** Too many wait for their turn already. It is answered as the problem of this code. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
  readonly code = 'server.busy';
}

/** Lets so many pieces of work go on at once; the others wait in the order in which they came. */
export class Turns {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws {NoTurn} */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken < this.atOnce) this.taken += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) throw new NoTurn('too many wait');
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
