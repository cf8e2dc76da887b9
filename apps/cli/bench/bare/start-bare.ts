import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Instance } from '../instance.js';

/** The worker of the bare program, beside Guohe's. */
export async function startBareWorker(instance: Instance): Promise<ChildProcess> {
  return (await startBare('./worker.js', instance)).child;
}

/** A process of the bare programs on the servers of an instance, with what it says once it serves. It ends when it is disconnected. */
export async function startBare(
  script: './worker.js' | './door.js',
  { databaseUrl, temporalAddress }: Instance,
): Promise<{ readonly child: ChildProcess; readonly ready: unknown }> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [ready] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The bare ${script} ended before it served.`);
    }),
  ])) as [unknown];
  return { child, ready };
}
