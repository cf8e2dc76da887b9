import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { scanned, scanPutOff, takeUnscanned, type UnscannedFile } from '#persistence/record/scans.js';
import { Rounds } from '#platform/process/rounds.js';
import { scan } from '#platform/scanning/clamd.js';
import type { FileStore } from '#platform/storage/file-store.js';

const PAGE = 4;
const POLL_EVERY_MS = 1_000;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 600;

/** Has files looked at for malware. Until then they are kept and nobody reads them; a scanner that is away keeps nobody from uploading. */
export class Examiner {
  private readonly rounds = new Rounds(
    () => this.look(),
    POLL_EVERY_MS,
    (error) => this.logger.warn({ err: error }, 'files are not looked at now'),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: FileStore,
    /** host:port of clamd */
    private readonly address: string,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  private async look(): Promise<void> {
    for (let taken = PAGE; taken === PAGE && !this.rounds.stopping;) {
      const files = await takeUnscanned(this.dataSource, PAGE);
      taken = files.length;
      await Promise.all(files.map((file) => this.examine(file)));
    }
  }

  private async examine({ id, storageKey, sha256, attempts }: UnscannedFile): Promise<void> {
    try {
      const content = await this.store.read(storageKey, sha256);
      if (!content) throw new Error('its bytes are missing');
      const result = await scan(content.stream, this.address);
      if (result.kind !== 'clean') this.logger.warn({ file: id, ...result }, 'a file stays closed');
      await this.dataSource.transaction((tx) => scanned(tx, id, result));
    } catch (error) {
      this.logger.warn({ file: id, attempts, reason: (error as Error).message }, 'a file was not looked at yet');
      await scanPutOff(this.dataSource, id, Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS));
    }
  }
}
