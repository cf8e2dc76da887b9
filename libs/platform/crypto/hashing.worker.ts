import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import type { HashingTask } from './hashing-threads.js';

/** Behind everybody who waits for an answer: what a hash is computed for may take a moment longer, a page may not. */
const PRIORITY = 10;

// On Linux the priority is this thread's; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(PRIORITY);

parentPort?.on('message', (task: HashingTask) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: HashingTask): string | boolean {
  if ('cost' in task) return hashSync(task.password, task.cost);
  try {
    return verifySync(task.stored, task.password);
  } catch {
    return false; // no such hash
  }
}
