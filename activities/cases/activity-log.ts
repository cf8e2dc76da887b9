import { Context, log } from '@temporalio/activity';

/** Into the log of the activity. Whoever commits a move without a worker has none. */
export function say(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void {
  if (currentActivity()) log[level](message, facts);
}

/** Undefined outside of a worker. */
export function currentActivity(): Context | undefined {
  try {
    return Context.current();
  } catch {
    return undefined;
  }
}
