import type { Client } from '@temporalio/client';

/** A worker that asks for work. */
export interface PollingWorker {
  /** Process and machine, as it calls itself. */
  readonly identity: string;
  readonly lastPollAt: Date;
  readonly buildId: string | null;
}

export interface TaskQueue {
  readonly workers: readonly PollingWorker[];
  /** Tasks that no worker has taken yet, about; null where the server does not count them. */
  readonly waiting: number | null;
}

/** Turns of procedures and steps of theirs are asked for one by one. */
const KINDS = [1, 2] as const;
/** A worker asks again at least every minute: who has been silent for longer is gone. */
const SILENT_AFTER_MS = 90_000;

/** Who polls the queue, and what waits in it. @throws where Temporal does not answer */
export async function taskQueue({ connection }: Client, namespace: string, name: string): Promise<TaskQueue> {
  const answers = await Promise.all(
    KINDS.map((taskQueueType) =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name },
        taskQueueType,
        reportStats: true,
      }),
    ),
  );
  const workers = new Map<string, PollingWorker>();
  for (const { identity, lastAccessTime, deploymentOptions } of answers.flatMap(({ pollers }) => pollers ?? [])) {
    const lastPollAt = new Date(Number(lastAccessTime?.seconds ?? 0) * 1_000);
    if (Date.now() - lastPollAt.getTime() >= SILENT_AFTER_MS) continue;
    const known = workers.get(identity ?? '');
    if (known && known.lastPollAt >= lastPollAt) continue;
    workers.set(identity ?? '', { identity: identity ?? '', lastPollAt, buildId: deploymentOptions?.buildId || null });
  }
  const counts = answers.map(({ stats }) => stats?.approximateBacklogCount ?? null);
  return {
    workers: [...workers.values()].sort((one, other) => (one.identity < other.identity ? -1 : 1)),
    waiting: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + Number(count), 0),
  };
}
