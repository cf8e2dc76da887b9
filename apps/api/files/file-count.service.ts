import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import type { StoredFile } from '#persistence/entities/dossier.entities.js';
import { Config } from '#platform/config/config.js';

/** How many files there may be: a store is not filled by one account. Uploads at the same moment may exceed it by themselves, no more. */
@Injectable()
export class FileCount {
  constructor(private readonly config: Config) {}

  /** @throws {Refusal} file.tooManyToday, file.tooManyInDossier */
  async refuseTooMany(tx: EntityManager, file: Pick<StoredFile, 'uploadedBy' | 'dossierId'>): Promise<void> {
    const { maxDailyFiles, maxDossierFiles } = this.config;
    const [count] = await tx.query<[{ today: number; inDossier: number }]>(
      `SELECT (SELECT count(*)::int FROM stored_file WHERE uploaded_by = $1 AND uploaded_at > now() - interval '1 day') AS today,
         (SELECT count(*)::int FROM stored_file WHERE dossier_id = $2) AS "inDossier"`,
      [file.uploadedBy, file.dossierId],
    );
    if (count.today >= maxDailyFiles) throw new Refusal('file.tooManyToday', { limit: maxDailyFiles });
    if (count.inDossier >= maxDossierFiles) throw new Refusal('file.tooManyInDossier', { limit: maxDossierFiles });
  }
}
