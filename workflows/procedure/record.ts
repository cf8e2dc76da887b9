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

/** The record's clock may be a little behind this one: so long is waited before it is asked whether a limit has passed. */
export const CLOCK_TOLERANCE_MS = 100;
