import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { FileStore } from '#platform/storage/file-store.js';
import { UploadParts } from './upload-parts.service.js';

const EVERY_MS = 24 * 3_600_000;

/**
 * Bytes that were kept and never recorded, because a process was killed in between or because nobody knows whether the
 * commit went through. They are set aside first and removed weeks later: a record that was restored from yesterday, or an
 * address of the wrong database, must not cost a file.
 */
@Injectable()
export class UnrecordedFiles implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UnrecordedFiles.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: FileStore,
    private readonly uploads: UploadParts,
  ) {}

  onApplicationBootstrap(): void {
    const round = () =>
      this.sweep()
        .catch((error: unknown) => this.logger.warn(error, 'stored files could not be compared with the record'))
        .then(() => {
          if (!this.stopped) this.timer = setTimeout(round, EVERY_MS).unref();
        });
    void round();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** One round over everything that is stored. @returns how many files were set aside */
  private async sweep(): Promise<number> {
    await this.store.sweep();
    await withEyesOfTheHouse(() => this.uploads.sweep());
    let aside = 0;
    for await (const keys of this.store.settledKeys()) {
      if (this.stopped) break;
      const rows = await withEyesOfTheHouse(() =>
        this.dataSource.query<{ storage_key: string }[]>(
          `SELECT storage_key FROM stored_file WHERE storage_key = ANY($1)`,
          [keys],
        ),
      );
      const recorded = new Set(rows.map((row) => row.storage_key));
      for (const key of keys.filter((each) => !recorded.has(each))) {
        await this.store.setAside(key);
        aside += 1;
      }
    }
    if (aside > 0) this.logger.warn(`${aside} stored files that the record does not know were set aside`);
    return aside;
  }
}
