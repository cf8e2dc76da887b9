import type { EntityManager } from 'typeorm';
import { notify } from './trail.js';

type Record = Pick<EntityManager, 'query'>;

/** A file that nobody reads before it was looked at. */
export interface UnscannedFile {
  readonly id: string;
  readonly storageKey: string;
  readonly sha256: string;
  readonly attempts: number;
}

const TAKEN_FOR_SECONDS = 300;

export async function takeUnscanned(record: Record, limit: number): Promise<UnscannedFile[]> {
  const [rows] = await record.query<[UnscannedFile[]]>(
    `UPDATE stored_file SET scan_attempts = scan_attempts + 1, scan_next_at = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM stored_file WHERE scan = 'waiting' AND scan_next_at <= now()
       ORDER BY scan_next_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, storage_key AS "storageKey", sha256, scan_attempts AS attempts`,
    [limit, TAKEN_FOR_SECONDS],
  );
  return rows;
}

export async function scanPutOff(record: Record, id: string, seconds: number): Promise<void> {
  await record.query(`UPDATE stored_file SET scan_next_at = now() + make_interval(secs => $2) WHERE id = $1`, [
    id,
    seconds,
  ]);
}

/** What was found. Whoever uploaded a file that stays closed is told. */
export async function scanned(
  tx: EntityManager,
  id: string,
  { kind, finding }: { readonly kind: 'clean' | 'infected' | 'unscannable'; readonly finding?: string },
): Promise<void> {
  const [rows] = await tx.query<[{ name: string; uploadedBy: string | null }[]]>(
    `UPDATE stored_file SET scan = $2, scan_finding = $3, scanned_at = now() WHERE id = $1 AND scan = 'waiting'
     RETURNING name, uploaded_by AS "uploadedBy"`,
    [id, kind, finding ?? null],
  );
  const [file] = rows;
  if (!file?.uploadedBy || kind === 'clean') return;
  const to = { accountId: file.uploadedBy };
  await notify(tx, `file/${id}/${kind}`, null, [{ to, template: `file.${kind}`, params: { name: file.name } }]);
}
