import { Context, log } from '@temporalio/activity';

/** Into the log of the activity. Whoever commits a move without a worker has none. */
export function say(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void {
  if (isActivity()) log[level](message, facts);
}

function isActivity(): boolean {
  try {
    return Context.current() !== undefined;
  } catch {
    return false;
  }
}
