import type { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { audit } from './trail.js';

/** What was opened: a file, or a dossier with all its files. */
interface Looked {
  readonly subject: { readonly kind: 'file' | 'dossier'; readonly id: string };
  readonly action: 'openFile' | 'takeArchive';
  /** Is it the actor's own, or the organisation's for which the actor acts? */
  readonly own: boolean;
  /** For which it was handed in: its chain tells who has looked. */
  readonly caseId: string | null;
}

/** What somebody does who only looks: no step of a case, and nothing that keeps one from being undone. */
export const LOOKS: readonly string[] = ['openFile', 'takeArchive'] satisfies Looked['action'][];

/**
 * Files hold licences, identity papers and signatures: whoever opens one that is not their own or their organisation's is on the trail,
 * before the first byte is given.
 */
export async function noteLook(
  dataSource: DataSource,
  { subject, action, own, caseId }: Looked,
  { accountId, roles }: ActorRef,
): Promise<void> {
  if (own) return;
  // Nobody looks at what is another's as an applicant.
  const actorRole = roles.find((role) => role !== 'applicant') ?? 'applicant';
  await dataSource.transaction((tx) => audit(tx, { caseId, subject, actorId: accountId, actorRole, action }));
}
