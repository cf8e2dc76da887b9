import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';

/** Files that an organisation hands in are its own; they stay until the transaction ends. @throws {Refusal} request.notFound, with the first that is none */
export async function refuseForeignFiles(
  tx: EntityManager,
  organisationId: string | null,
  files: readonly string[],
): Promise<void> {
  const own = await tx.query<{ id: string }[]>(
    `SELECT id FROM stored_file WHERE id = ANY($1) AND organisation_id = $2 FOR KEY SHARE`,
    [files, organisationId],
  );
  const missing = files.findIndex((file) => !own.some(({ id }) => id === file));
  if (missing < 0) return;
  const detail = { zh: '不是本单位已上传的文件', en: 'is no file that your organisation has uploaded' };
  throw new Refusal('request.notFound', {}, { errors: [{ path: `files.${missing}`, code: 'notFound', detail }] });
}
