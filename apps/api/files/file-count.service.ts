import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { inTurn } from '#persistence/in-turn.js';
import type { StoredFile } from '#persistence/entities/dossier.entities.js';
import { Config } from '#platform/config/config.js';

/** How many files there may be: a store is not filled by one account. */
@Injectable()
export class FileCount {
  constructor(private readonly config: Config) {}

  /** In the transaction that adds the file: others of the person and of the dossier wait for its end. @throws {Refusal} file.tooManyToday, file.tooManyInDossier */
  async refuseTooMany(tx: EntityManager, file: Pick<StoredFile, 'uploadedBy' | 'dossierId'>): Promise<void> {
    const { maxDailyFiles, maxDossierFiles } = this.config;
    await inTurn(tx, 'filesOf', file.uploadedBy ?? '');
    if (file.dossierId) await inTurn(tx, 'filesIn', file.dossierId);
    const [count] = await tx.query<[{ today: number; inDossier: number }]>(
      `SELECT (SELECT count(*)::int FROM stored_file WHERE uploaded_by = $1 AND uploaded_at > now() - interval '1 day') AS today,
         (SELECT count(*)::int FROM stored_file WHERE dossier_id = $2) AS "inDossier"`,
      [file.uploadedBy, file.dossierId],
    );
    if (count.today >= maxDailyFiles) throw new Refusal('file.tooManyToday', { limit: maxDailyFiles });
    if (count.inDossier >= maxDossierFiles) throw new Refusal('file.tooManyInDossier', { limit: maxDossierFiles });
  }
}
