import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './until.js';

export const ROOT = resolve(import.meta.dirname, '../..');

/** The document that `guohe start --json` writes when everything serves. */
export interface StartedGuohe {
  readonly url: string;
  readonly seconds: number;
  readonly pids: Readonly<Record<'API' | 'worker' | 'Temporal' | 'PostgreSQL', number>>;
}

/** A `guohe` command as a process, run from the build as a person would. */
export class Guohe {
  #stdout = '';
  #stderr = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
  }

  /** `root`: another copy of the project. */
  static run(args: readonly string[], env: Readonly<Record<string, string>> = {}, root = ROOT): Guohe {
    const { PATH = '', HOME = '', XDG_CACHE_HOME, GUOHE_TEMPORAL_CLI, NODE_COMPILE_CACHE } = process.env;
    const inherited = {
      PATH,
      HOME,
      ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }),
      ...(GUOHE_TEMPORAL_CLI && { GUOHE_TEMPORAL_CLI }),
      ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
    };
    return new Guohe(
      spawn(process.execPath, [join(root, 'dist/apps/cli/main.js'), ...args], {
        cwd: root,
        env: { ...inherited, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** The JSON lines written so far. */
  get lines(): readonly Record<string, unknown>[] {
    const whole = this.#stdout.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
    return whole.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Texts of the log lines written so far. */
  get messages(): readonly string[] {
    return this.lines.map(({ msg }) => String(msg ?? ''));
  }

  /** Resolves when `start --json` says that everything serves. @throws when it ends before, with what it said. */
  async untilReady(withinMs = 60_000): Promise<StartedGuohe> {
    await until(() => this.child.exitCode !== null || this.lines.some(({ ready }) => ready === true), withinMs);
    const started = this.lines.find(({ ready }) => ready === true);
    if (!started) throw new Error(`It did not get ready:\n${this.#stdout}\n${this.#stderr}`);
    return started as unknown as StartedGuohe;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Ctrl-C, unless it has ended already. */
  async stop(): Promise<number | null> {
    this.signal('SIGINT');
    return this.ended();
  }
}

/** Runs a command that is to be refused: its exit code and the sentence. */
export async function refusal(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; sentence: string }> {
  const guohe = Guohe.run(args, env);
  const code = await guohe.ended();
  return { code, sentence: guohe.stderr };
}

/** A folder for the data of an instance, which the PostgreSQL of a root process can reach. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guohe-data-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Whether a process with this number runs. */
export async function runs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) [ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
  } catch {
    return false;
  }
}

/** Whether `/health/ready` of this address says yes. */
export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
