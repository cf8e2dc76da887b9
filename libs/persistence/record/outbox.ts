import type { EntityManager } from 'typeorm';

/** Has the messages to a run that wait for their next attempt sent at once. @returns how many */
export async function sendAgain(record: Pick<EntityManager, 'query'>, workflowId: string): Promise<number> {
  const [, waiting] = await record.query<[unknown, number]>(
    `UPDATE outbox SET next_attempt_at = now() WHERE workflow_id = $1 AND next_attempt_at > now()`,
    [workflowId],
  );
  if (waiting > 0) await record.query(`NOTIFY outbox`);
  return waiting;
}
