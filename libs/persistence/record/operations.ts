import type { EntityManager } from 'typeorm';
import type { QueueName } from '#contracts/operations-texts.js';
import { CLOSED_SCANS } from '../entities/dossier.entities.js';

type Record = Pick<EntityManager, 'query'>;

/** What waits to be passed on, and since when. */
export interface QueueDepth {
  readonly queue: QueueName;
  readonly waiting: number;
  /** Of these, tried in vain at least once. */
  readonly failing: number;
  readonly oldestAt: Date | null;
}

/** Each queue is short but where something is wrong, and has an index of its own. */
export async function queueDepths(record: Record): Promise<QueueDepth[]> {
  return record.query<QueueDepth[]>(
    Object.entries(QUEUES)
      .map(([queue, from]) => `SELECT '${queue}' AS queue, ${from}`)
      .join(' UNION ALL '),
  );
}

const depth = (failing: string, since: string, from: string) =>
  `count(*)::int AS waiting, (count(*) FILTER (WHERE ${failing}))::int AS failing, min(${since}) AS "oldestAt" FROM ${from}`;

const QUEUES: Readonly<globalThis.Record<QueueName, string>> = {
  messages: depth('attempts > 0', 'created_at', 'outbox'),
  decisions: depth('false', 'created_at', `command WHERE state = 'pending'`),
  notices: depth('false', 'created_at', 'notice WHERE NOT passed_on'),
  digests: depth('false', 'due_at', 'digest_item WHERE due_at <= now()'),
  mails: depth('last_error IS NOT NULL', 'created_at', `mail WHERE state = 'waiting'`),
  events: depth(
    'd.last_error IS NOT NULL OR d.last_status IS NOT NULL',
    'd.created_at',
    `webhook_delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.state = 'waiting' AND w.disabled_at IS NULL`,
  ),
  scans: depth('scan_attempts > 1', 'uploaded_at', `stored_file WHERE scan = 'waiting'`),
};

export interface FailedMails {
  readonly refused: number;
  readonly givenUp: number;
  readonly bounced: number;
}

export async function failedMails(record: Record): Promise<FailedMails> {
  const states = ['refused', 'givenUp', 'bounced'].map(
    (state) => `(count(*) FILTER (WHERE state = '${state}'))::int AS "${state}"`,
  );
  const [row] = await record.query<[FailedMails]>(
    `SELECT ${states.join(', ')} FROM mail WHERE state IN ('refused', 'givenUp', 'bounced')`,
  );
  return row;
}

/** Systems that are told no more, because they failed for long or said that they are gone. */
export async function stoppedWebhooks(record: Record): Promise<number> {
  const [{ count }] = await record.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM webhook WHERE disabled_because IN ('failing', 'gone')`,
  );
  return count;
}

export interface StoredFiles {
  readonly files: number;
  readonly bytes: number;
  readonly waiting: number;
  readonly infected: number;
  readonly unscannable: number;
  readonly openUploads: number;
}

/** What is known of the stored files, and how many of them stay closed. */
export async function storedFiles(record: Record): Promise<StoredFiles> {
  const closed = CLOSED_SCANS.map((scan) => `(count(*) FILTER (WHERE scan = '${scan}'))::int AS ${scan}`);
  const [row] = await record.query<[StoredFiles]>(
    `SELECT count(*)::int AS files, coalesce(sum(size_bytes), 0)::float8 AS bytes, ${closed.join(', ')},
       (SELECT count(*)::int FROM upload WHERE file_id IS NULL) AS "openUploads"
     FROM stored_file`,
  );
  return row;
}
