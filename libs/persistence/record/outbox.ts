import type { EntityManager } from 'typeorm';
import { WAKE } from './trail.js';

/** Has the messages to a run that wait for their next attempt sent at once. @returns how many */
export async function sendAgain(record: Pick<EntityManager, 'query'>, workflowId: string): Promise<number> {
  const [, waiting] = await record.query<[unknown, number]>(
    `UPDATE outbox SET next_attempt_at = now(), place = 0 WHERE workflow_id = $1 AND next_attempt_at > now()`,
    [workflowId],
  );
  if (waiting > 0) await record.query(`NOTIFY outbox`);
  return waiting;
}

/**
 * Is the start of a run still to be relayed? Whoever asks waits for it: where it was written by an act over many, it goes before the
 * others of that act.
 */
export async function hastenStart(record: Pick<EntityManager, 'query'>, workflowId: string): Promise<boolean> {
  const waiting = await record.query<{ place: number }[]>(
    `SELECT place FROM outbox WHERE workflow_id = $1 AND kind = 'start'`,
    [workflowId],
  );
  if (waiting.some(({ place }) => place > 0)) {
    // One that is locked is being relayed.
    await record.query(
      `WITH rows AS (
         UPDATE outbox SET place = 0 WHERE id IN (
           SELECT id FROM outbox WHERE workflow_id = $1 AND kind = 'start' AND place > 0 FOR UPDATE SKIP LOCKED)
       ) ${WAKE.text}`,
      [workflowId],
    );
  }
  return waiting.length > 0;
}
