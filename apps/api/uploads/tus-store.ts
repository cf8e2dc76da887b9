import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import type { ActorRef } from '#contracts/actor.js';
import { safeName } from '#platform/storage/safe-name.js';
import type { UploadParts } from '../files/upload-parts.service.js';

/** The store of files as the tus server wants one, for one person. */
export class TusStore extends DataStore {
  constructor(
    private readonly parts: UploadParts,
    private readonly actor: ActorRef,
  ) {
    super();
    this.extensions = ['creation', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { filename, dossierId, asExpert } = upload.metadata ?? {};
    await this.parts.begin(
      {
        id: upload.id,
        name: safeName(filename ?? ''),
        dossierId: dossierId || null,
        asExpert: asExpert === 'true' && !dossierId,
        sizeBytes: upload.size ?? 0,
      },
      this.actor,
    );
    return upload;
  }

  override write(content: Readable, id: string, offset: number): Promise<number> {
    return this.parts.add(id, offset, content);
  }

  override async getUpload(id: string): Promise<Upload> {
    const { name, dossierId, sizeBytes, receivedBytes, createdAt } = await this.parts.own(id, this.actor);
    const metadata = { filename: name, ...(dossierId !== null && { dossierId }) };
    return new Upload({ id, size: sizeBytes, offset: receivedBytes, metadata, creation_date: createdAt.toISOString() });
  }

  override async remove(id: string): Promise<void> {
    await this.parts.own(id, this.actor);
    await this.parts.forget(id);
  }
}
