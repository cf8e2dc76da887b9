import type { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { audit } from './trail.js';

/** What was opened: a file, or a dossier with all its files. */
interface Looked {
  readonly subject: { readonly kind: 'file' | 'dossier'; readonly id: string };
  readonly action: 'openFile' | 'takeArchive';
  readonly organisationId: string | null;
  readonly uploadedBy?: string | null;
}

/**
 * Files hold licences, identity papers and signatures: whoever opens one that is not their own or their organisation's is on the trail,
 * before the first byte is given.
 */
export async function noteLook(
  dataSource: DataSource,
  { subject, action, organisationId, uploadedBy = null }: Looked,
  { accountId, roles, organisationId: own }: ActorRef,
): Promise<void> {
  if (uploadedBy === accountId || (organisationId !== null && organisationId === own)) return;
  await dataSource.transaction((tx) =>
    audit(tx, { subject, actorId: accountId, actorRole: roles[0] ?? 'system', action }),
  );
}
