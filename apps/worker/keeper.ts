import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { carryOutRetention } from '#persistence/record/privacy/retention.js';
import { Rounds } from '#platform/process/rounds.js';

/** Each rule is carried out once a day; this is how often it is asked whether it was. */
const EVERY_MS = 15 * 60_000;

/** Erases what has been kept for as long as the rules of retention allow. */
export class Keeper {
  private readonly rounds = new Rounds(
    () => this.erase(),
    EVERY_MS,
    (error) => this.logger.error({ err: error }, 'the rules of retention could not be carried out'),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  private async erase(): Promise<void> {
    const erased = await carryOutRetention(this.dataSource);
    if (Object.values(erased).some((count) => count > 0)) this.logger.info({ erased }, 'kept long enough, and erased');
  }
}
