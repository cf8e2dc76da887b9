import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A built process of ours, as it runs in production. */
export interface ServingProcess {
  readonly pid: number;
  /** What it has written so far. */
  output(): string;
  /** Its address, if it has one. */
  readonly url: string;
  /** Tells it to end and waits until it has; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** kill -9 */
  kill(): Promise<void>;
}

/** Forks `dist/<script>` and waits until it says that it is ready. @throws with its output when it ends before. */
export async function serve(script: string, env: Record<string, string>): Promise<ServingProcess> {
  const child = fork(resolve(ROOT, 'dist', script), { env, execArgv: [], silent: true, cwd: ROOT });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = await new Promise<{ url?: string }>((resolved, rejected) => {
    child.on('message', (message: { ready?: boolean; url?: string }) => message.ready && resolved(message));
    child.once('error', rejected);
    child.once('exit', (code, signal) =>
      rejected(new Error(`${script} ended (${signal ?? code}) before it served:\n${output}`)),
    );
  });
  return {
    pid: child.pid ?? 0,
    url: ready.url ?? '',
    output: () => output,
    stop: async () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}
