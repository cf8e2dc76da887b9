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

const BACKOFF_MS = [200, 500, 1_000, 2_000, 5_000, 10_000] as const;
/** A process that has served this long counts as healthy: the next accident begins with the shortest pause. */
const HEALTHY_AFTER_MS = 30_000;

/** A program that is kept running until it is stopped: when it dies, it is started again, with growing pauses. */
export class ManagedProcess {
  #child: ChildProcess | undefined;
  #identity: ProcessIdentity | undefined;
  #stopping = false;
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
    this.#stopping = true;
    await this.#restarting;
    const identity = this.#identity;
    if (identity && (await isAlive(identity))) {
      const steps: readonly Step[] = hurry ? [['SIGKILL', 5_000]] : [...this.spec.stop, ['SIGKILL', 5_000]];
      if (!(await stopProcess(identity, steps))) this.log.error(`${this.name} (process ${identity.pid}) does not end.`);
    }
    await rm(this.#record, { force: true });
  }

  /** Kills it at once, as an accident would. Whoever has told it to stop is still waited for. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  get #record(): string {
    return join(this.spec.runFolder, `${this.spec.name}.json`);
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
    this.#identity = child.pid === undefined ? undefined : await identify(child.pid);
    if (this.#identity) {
      await mkdir(dirname(this.#record), { recursive: true });
      await writeFile(this.#record, JSON.stringify({ ...this.#identity, stop: this.spec.stop }));
    }
    const abort = new AbortController();
    const failure = await Promise.race([this.spec.ready(child, abort.signal).then(() => undefined), ended]);
    abort.abort();
    if (failure) throw (await this.spec.explain?.()) ?? failure;
    const servingSince = Date.now();
    void ended.then(() => this.#onEnd(child, servingSince));
  }

  #onEnd(child: ChildProcess, servingSince: number): void {
    if (this.#stopping) return;
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
    while (!this.#stopping) {
      const wait = BACKOFF_MS[Math.min(this.#accidents, BACKOFF_MS.length - 1)] ?? 10_000;
      this.#accidents += 1;
      await pause(wait);
      if (this.#stopping) return;
      try {
        await this.#launch();
        this.log.info(`${this.name} serves again (已恢复).`);
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.log.error(
          `${reason} Next attempt in ${(BACKOFF_MS[Math.min(this.#accidents, BACKOFF_MS.length - 1)] ?? 0) / 1000} s.`,
        );
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
