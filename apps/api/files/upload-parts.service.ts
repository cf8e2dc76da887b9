import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { inTurn } from '#persistence/in-turn.js';
import { FileStore } from '#platform/storage/file-store.js';

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly dossierId: string | null;
  /** Given by an expert as such: not for their organisation. */
  readonly asExpert: boolean;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly createdAt: Date;
  readonly fileId: string | null;
}

interface Part {
  readonly storageKey: string;
  readonly sha256: string;
}

/** Uploads that have begun and are not finished: at most so many for one person. */
const MOST_OPEN = 20;
const COLUMNS = `id, name, dossier_id AS "dossierId", as_expert AS "asExpert", size_bytes::float AS "sizeBytes", received_bytes::float AS "receivedBytes",
  created_at AS "createdAt", file_id AS "fileId"`;

/**
 * What has arrived of uploads, part by part: the bytes in the store of files, on disk or in the bucket, and where they belong in the
 * record. Whichever process a client comes back to, it goes on behind the last byte that was kept.
 */
@Injectable()
export class UploadParts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: FileStore,
  ) {}

  /** @throws {Refusal} upload.tooMany */
  async begin(
    upload: Pick<UploadRow, 'id' | 'name' | 'dossierId' | 'asExpert' | 'sizeBytes'>,
    actor: ActorRef,
  ): Promise<void> {
    const { id, name, dossierId, asExpert, sizeBytes } = upload;
    const begun = await this.dataSource.transaction(async (tx) => {
      await inTurn(tx, 'uploadsOf', actor.accountId);
      return tx.query<unknown[]>(
        `INSERT INTO upload (id, account_id, dossier_id, name, size_bytes, as_expert) SELECT $1, $2, $3, $4, $5, $7
         WHERE (SELECT count(*) FROM upload WHERE account_id = $2 AND file_id IS NULL) < $6 RETURNING id`,
        [id, actor.accountId, dossierId, name, sizeBytes, MOST_OPEN, asExpert],
      );
    });
    if (begun.length === 0) throw new Refusal('upload.tooMany', { limit: MOST_OPEN });
  }

  /** @throws {Refusal} request.notFound where it is absent or another's */
  async own(id: string, { accountId }: ActorRef): Promise<UploadRow> {
    const [upload] = await this.dataSource.query<UploadRow[]>(
      `SELECT ${COLUMNS} FROM upload WHERE id = $1 AND account_id = $2`,
      [id, accountId],
    );
    if (!upload) throw new Refusal('request.notFound');
    return upload;
  }

  /**
   * Keeps what arrives from an offset on, also where it breaks off.
   * @returns how far the upload is now @throws {Refusal} upload.offsetDiffers where another request was faster
   */
  async add(id: string, offset: number, content: Readable): Promise<number> {
    const received = await this.store.receiveSome(content);
    try {
      const { sizeBytes, sha256 } = received;
      if (sizeBytes === 0) return offset;
      const key = this.store.partKey(id);
      await this.dataSource.query(
        `INSERT INTO upload_part (storage_key, upload_id, begins_at, sha256) VALUES ($1, $2, $3, $4)`,
        [key, id, offset, sha256],
      );
      await this.store.keepPart(received, key);
      const [advanced] = await this.dataSource.query<[unknown[]]>(
        `WITH part AS (UPDATE upload_part SET size_bytes = $3 WHERE storage_key = $1
           AND EXISTS (SELECT FROM upload WHERE id = $2 AND received_bytes = $4) RETURNING upload_id)
         UPDATE upload u SET received_bytes = $4::bigint + $3::bigint, advanced_at = now() FROM part
         WHERE u.id = part.upload_id AND u.received_bytes = $4 RETURNING u.id`,
        [key, id, sizeBytes, offset],
      );
      if (advanced.length === 0) {
        await this.store.remove(key);
        throw new Refusal('upload.offsetDiffers');
      }
      return offset + sizeBytes;
    } finally {
      await this.store.discard(received);
    }
  }

  /** The whole upload, each part compared with its hash. */
  async content(id: string): Promise<Readable> {
    const parts = await this.dataSource.query<Part[]>(
      `SELECT storage_key AS "storageKey", sha256 FROM upload_part WHERE upload_id = $1 AND size_bytes IS NOT NULL ORDER BY begins_at`,
      [id],
    );
    return Readable.from(this.bytesOf(parts), { objectMode: false });
  }

  private async *bytesOf(parts: readonly Part[]): AsyncGenerator<Buffer> {
    for (const { storageKey, sha256 } of parts) {
      const part = await this.store.read(storageKey, sha256);
      if (!part) throw new Refusal('file.interrupted');
      yield* part.stream as AsyncIterable<Buffer>;
    }
  }

  /** It has become a file. Said before its parts go: who still reads them, at another process, learns why they are gone. */
  async became(id: string, fileId: string): Promise<void> {
    await this.dataSource.query(`UPDATE upload SET file_id = $2 WHERE id = $1`, [id, fileId]);
    await this.removeParts(id);
  }

  /** Nothing will come of it. */
  async forget(id: string): Promise<void> {
    await this.removeParts(id);
    await this.dataSource.query(`DELETE FROM upload WHERE id = $1 AND file_id IS NULL`, [id]);
  }

  private async removeParts(id: string): Promise<void> {
    const keys = await this.dataSource.query<{ storageKey: string }[]>(
      `SELECT storage_key AS "storageKey" FROM upload_part WHERE upload_id = $1`,
      [id],
    );
    for (const { storageKey } of keys) await this.store.remove(storageKey);
    await this.dataSource.query(`DELETE FROM upload_part WHERE upload_id = $1 AND storage_key = ANY ($2)`, [
      id,
      keys.map(({ storageKey }) => storageKey),
    ]);
  }

  /** Forgets uploads of which nothing has come for a day, and what was left of the parts of files. @returns how many */
  async sweep(): Promise<number> {
    const old = await this.dataSource.query<{ id: string; fileId: string | null }[]>(
      `SELECT id, file_id AS "fileId" FROM upload WHERE advanced_at < now() - interval '1 day'
         AND (file_id IS NULL OR EXISTS (SELECT FROM upload_part p WHERE p.upload_id = id))
       UNION ALL SELECT id, NULL FROM upload u
         WHERE dossier_id IS NOT NULL AND file_id IS NULL AND NOT EXISTS (SELECT FROM dossier d WHERE d.id = u.dossier_id)`,
    );
    for (const { id, fileId } of old) await (fileId === null ? this.forget(id) : this.removeParts(id));
    return old.length;
  }
}
