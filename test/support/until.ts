import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition holds. @throws when it does not in time. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await condition()); await pause(50)) {
    if (Date.now() > end) throw new Error(`Still not so after ${withinMs} ms: ${condition}`);
  }
}
