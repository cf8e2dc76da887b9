import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging/logger.js';
import type { ProcessIdentity, Step } from './process-identity.js';
import { identify, isAlive, stopProcess } from './process-identity.js';
import { StartFailure } from './start-failure.js';

export interface ManagedProcessSpec {
  readonly name: string;
  /** Starts the program anew. */
  readonly spawn: () => ChildProcess;
  /** Resolves when the program serves; called anew for every start. */
  readonly ready: (child: ChildProcess, aborted: AbortSignal) => Promise<void>;
  /** How it is told to end. */
  readonly stop: readonly Step[];
  /** Why a program that ended before it served did so, when that is known. */
  readonly explain?: () => Promise<StartFailure | undefined>;
  /** Where its number is kept while it runs, for the next start to find what a killed supervisor left behind. */
  readonly runFolder: string;
  /** Exit codes that are no accident: starting again would not help. */
  readonly fatalExitCodes?: readonly number[];
}

const BACKOFF_MS = [200, 500, 1_000, 2_000, 5_000] as const;
const LONGEST_PAUSE_MS = 10_000;
/** A process that has served this long counts as healthy: the next accident begins with the shortest pause. */
const HEALTHY_AFTER_MS = 30_000;

/** A program that is kept running until it is stopped: when it dies, it is started again, with growing pauses. */
export class ManagedProcess {
  #child: ChildProcess | undefined;
  #identity: Promise<ProcessIdentity | undefined> = Promise.resolve(undefined);
  readonly #stopping = new AbortController();
  #accidents = 0;
  #restarting: Promise<void> | undefined;

  constructor(
    private readonly spec: ManagedProcessSpec,
    private readonly log: Logger,
    /** Called when it will not be started again although nobody stopped it. */
    private readonly onFatal: (failure: StartFailure) => void = () => undefined,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it for the first time. @throws {StartFailure} when it ends before it serves. */
  async start(): Promise<void> {
    await this.#launch();
  }

  /** Ends it for good; `hurry` kills what has not ended by itself. */
  async stop(hurry: boolean): Promise<void> {
    this.#stopping.abort();
    const identity = await this.#identity;
    if (identity && (await isAlive(identity))) {
      const steps: readonly Step[] = hurry ? [['SIGKILL', 5_000]] : [...this.spec.stop, ['SIGKILL', 5_000]];
      if (!(await stopProcess(identity, steps))) this.log.error(`${this.name} (process ${identity.pid}) does not end.`);
    }
    await this.#restarting;
    await rm(this.#record, { force: true });
  }

  get #record(): string {
    return join(this.spec.runFolder, `${this.spec.name}.json`);
  }

  get #backoffMs(): number {
    return BACKOFF_MS[this.#accidents] ?? LONGEST_PAUSE_MS;
  }

  async #launch(): Promise<void> {
    const child = this.spec.spawn();
    this.#child = child;
    const ended = new Promise<StartFailure>((resolve) => {
      child.once('error', (error) => resolve(new StartFailure(`${this.name} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => {
        const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
        resolve(new StartFailure(`${this.name} ${how} before it served.`, code || 1));
      });
    });
    this.#identity = child.pid === undefined ? Promise.resolve(undefined) : identify(child.pid);
    const abort = new AbortController();
    try {
      await this.#keepRecord();
      const failure = await Promise.race([this.spec.ready(child, abort.signal).then(() => undefined), ended]);
      if (failure) throw (await this.spec.explain?.()) ?? failure;
    } catch (error) {
      // Alive but not serving: the next attempt must not meet it.
      child.kill('SIGKILL');
      await ended;
      throw error;
    } finally {
      abort.abort();
    }
    const servingSince = Date.now();
    void ended.then(() => this.#onEnd(child, servingSince));
  }

  async #keepRecord(): Promise<void> {
    const identity = await this.#identity;
    if (!identity) return;
    await mkdir(dirname(this.#record), { recursive: true });
    await writeFile(this.#record, JSON.stringify({ ...identity, stop: this.spec.stop }));
  }

  #onEnd(child: ChildProcess, servingSince: number): void {
    if (this.#stopping.signal.aborted) return;
    const { exitCode, signalCode } = child;
    const how = signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
    if (exitCode !== null && this.spec.fatalExitCodes?.includes(exitCode)) {
      this.onFatal(new StartFailure(`${this.name} ${how} and would do so again.`, exitCode));
      return;
    }
    if (Date.now() - servingSince > HEALTHY_AFTER_MS) this.#accidents = 0;
    this.log.error(`${this.name} ${how}; it is started again (意外退出，正在重启).`);
    this.#restarting = this.#restart();
  }

  async #restart(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      await pause(this.#backoffMs, undefined, { signal }).catch(() => undefined);
      this.#accidents += 1;
      if (signal.aborted) return;
      try {
        await this.#launch();
        this.log.info(`${this.name} serves again (已恢复).`);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        this.log.error(`${reason} Next attempt in ${this.#backoffMs / 1000} s.`);
      }
    }
  }
}

/**
 * Stops what an earlier supervisor, killed before it could, has left running: servers last, as in an orderly stop.
 * Resolves to the names of what was found alive.
 */
export async function stopOrphans(runFolder: string, order: readonly string[]): Promise<string[]> {
  const files = (await readdir(runFolder).catch(() => [] as string[])).filter((file) => file.endsWith('.json'));
  const rank = (file: string) => (order.indexOf(file.slice(0, -5)) + order.length + 1) % (order.length + 1);
  const found: string[] = [];
  for (const file of files.sort((a, b) => rank(a) - rank(b))) {
    const path = join(runFolder, file);
    const record = JSON.parse((await readFile(path, 'utf8')) || 'null') as (ProcessIdentity & { stop: Step[] }) | null;
    if (record && (await isAlive(record))) {
      found.push(file.slice(0, -5));
      await stopProcess(record, [...record.stop, ['SIGKILL', 5_000]]);
    }
    await rm(path, { force: true });
  }
  return found;
}
