import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Options } from '@node-rs/argon2';
import { Turns } from '../process/turns.js';

export type HashingTask =
  { readonly password: string; readonly cost: Options } | { readonly password: string; readonly stored: string };

/**
 * A hash takes a core for as long as it lasts: half of them at most are for hashing, so that others are answered meanwhile. So many
 * wait at most, which is some seconds; whoever comes then is told so.
 */
const AT_ONCE = Math.max(1, availableParallelism() >> 1);
const turns = new Turns(AT_ONCE, 128);

/** Built or from its source, as this file is. */
const THREAD = new URL(`./hashing.worker${import.meta.url.slice(-3)}`, import.meta.url);

const idle: Worker[] = [];

/**
 * Computed by threads of our own, of a lower priority: those of libuv are as important as the one that answers requests.
 * @throws {NoTurn}
 */
export function hashed(task: HashingTask): Promise<string | boolean> {
  return turns.take(async () => {
    const thread = idle.pop() ?? new Worker(THREAD);
    thread.ref();
    const heard = once(thread, 'message');
    thread.postMessage(task);
    const [answer] = (await heard) as [string | boolean];
    thread.unref(); // a command that has nothing else to do may end
    idle.push(thread);
    return answer;
  });
}
