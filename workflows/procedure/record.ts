/** How workflows speak with the record. */

/** Tried again for as long as PostgreSQL is away; a refusal is not retried and goes back to whoever asked. */
export const RETRY = {
  initialInterval: '50 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '5 seconds',
} as const;

/** Local activities: somebody waits for the answer, and each is one short transaction that changes nothing when it is repeated. */
export const AT_ONCE = {
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '365 days',
  localRetryThreshold: '1 minute',
  retry: RETRY,
} as const;

/** The same, over every case of a meeting or every base of a campaign. */
export const OVER_MANY = { ...AT_ONCE, startToCloseTimeout: '2 minutes' } as const;

/** The record's clock may be a little behind this one: so long is waited before it is asked whether a limit has passed. */
export const CLOCK_TOLERANCE_MS = 100;

let earlier: Promise<unknown> = Promise.resolve();

/**
 * One question to the record at a time, in the order in which they are asked; `question` is put together when its turn comes.
 * Two local activities under way at once may end in one order when they run and in another when their history is replayed: a
 * run that had to be taken up by another worker would then be stuck. (A run has its modules, and so its queue, for itself.)
 */
export function inTurn<T>(question: () => Promise<T>): Promise<T> {
  const answer = earlier.then(question);
  earlier = answer.catch(() => undefined);
  return answer;
}
