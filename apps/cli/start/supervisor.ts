import type { Settings } from '#platform/config/config.js';
import type { InstanceLock } from '#platform/embedded/instance-lock.js';
import type { ManagedProcessSpec } from '#platform/embedded/managed-process.js';
import { ManagedProcess, stopOrphans } from '#platform/embedded/managed-process.js';
import { ownKeys } from '#platform/embedded/own-keys.js';
import { assertPortFree, freePort } from '#platform/embedded/ports.js';
import { STOPPING, announceInstance } from '#platform/embedded/running-instance.js';
import {
  STOP_ORDER,
  logFolder,
  neededPostgres,
  neededTemporal,
  runFolder,
  type NeededPostgres,
} from '#platform/embedded/servers.js';
import type { StartFailure } from '#platform/embedded/start-failure.js';
import type { Logger } from '#platform/logging/logger.js';
import { migrate } from '../migrate.js';
import { registerOn } from '../search-attributes.command.js';
import { seedDatabase } from '../seed/seed-database.js';
import type { DemoAccounts } from '../seed/seed.js';
import type { Started } from './banner.js';
import { checkDataFolder, lockDataFolder } from './checks.js';
import { allowsDemo, service, serviceEnvironment } from './services.js';
import type { Shutdown } from './shutdown.js';

/** `guohe start`: brings what is missing, starts API and worker, keeps all of it running and stops it in order. */
export class Supervisor {
  readonly #processes = new Map<string, ManagedProcess>();
  #hurry = false;
  #fatal: StartFailure | undefined;
  #lock: InstanceLock | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly log: Logger,
    private readonly shutdown: Shutdown,
  ) {
    shutdown.onHurry(() => this.#hurryUp());
  }

  /** Resolves when everything serves, or when it was told to stop meanwhile. @throws {StartFailure} */
  async start(): Promise<Started | undefined> {
    const begun = Date.now();
    const { settings } = this;
    await checkDataFolder(settings);
    const surroundings = { say: (text: string) => this.log.info(text), aborted: this.shutdown.requested };
    this.#lock = await lockDataFolder(settings, surroundings);
    const orphans = await stopOrphans(runFolder(settings), STOP_ORDER);
    if (orphans.length > 0)
      this.log.warn(`An earlier start was cut off; what it left running was stopped: ${orphans.join(', ')}.`);
    await assertPortFree(settings.host, settings.port);
    const port = settings.port || (await freePort());

    const [postgres, temporal] = await settled([
      neededPostgres(settings, surroundings).then(async (server) => {
        if (server.process) await this.#run(server.process);
        await server.afterStart?.();
        const { applied } = await migrate(server.databaseUrl, passwordsOf(server));
        if (applied.length > 0)
          this.log.info(`The database schema was brought up to date (${applied.length} migrations).`);
        const { measures, years } = await seedDatabase(server.databaseUrl, { demoAccounts: allowsDemo(settings) });
        if (measures.length > 0) this.log.info(`Measures loaded: ${measures.join(', ')}.`);
        if (years.length > 0) this.log.info(`Holidays loaded: ${years.join(', ')}.`);
        return server;
      }),
      neededTemporal(settings, surroundings).then(async (server) => {
        if (server.process) await this.#run(server.process);
        if (server.process) await this.#registerSearchAttributes(server.address);
        return server;
      }),
    ]);
    if (this.shutdown.requested.aborted) return undefined;

    const given = { port, databaseUrl: postgres.databaseUrl, temporalAddress: temporal.address };
    const personalDataKeys = settings.personalDataKeys ?? (await ownKeys(settings, 'personal-data'));
    const auditSigningKeys = settings.auditSigningKeys ?? (await ownKeys(settings, 'audit-signing'));
    const keys = { personalDataKeys, auditSigningKeys };
    const env = (login: 'guohe_api' | 'guohe_worker') => {
      const databaseUrl = postgres.logins?.[login].databaseUrl ?? postgres.databaseUrl;
      return serviceEnvironment(settings, { ...given, ...keys, databaseUrl });
    };
    await announceInstance(this.#lock, { ...given, url: '' });
    await settled([
      this.#run(service({ name: 'worker', settings, env: env('guohe_worker') })),
      this.#run(service({ name: 'API', settings, env: env('guohe_api') })),
    ]);
    if (this.shutdown.requested.aborted) return undefined;

    const shownHost = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(settings.host) ? 'localhost' : settings.host;
    const url = settings.publicUrl ?? `http://${shownHost}:${port}`;
    await announceInstance(this.#lock, { ...given, url });
    return {
      url,
      seconds: (Date.now() - begun) / 1000,
      dataFolder: settings.dataFolder,
      logFolder: logFolder(settings),
      temporalUiUrl: temporal.uiUrl,
      demo: allowsDemo(settings) ? await demoAccounts() : undefined,
    };
  }

  /** Of the server that is ours; a cluster's operator registers them there. Without them all works, only nothing is found by them. */
  async #registerSearchAttributes(temporalAddress: string): Promise<void> {
    const { temporalNamespace } = this.settings;
    await registerOn({ temporalAddress, temporalNamespace }).catch((error: Error) =>
      this.log.warn(`Temporal's search attributes were not registered: ${error.message}`),
    );
  }

  /** Process numbers of what runs, by name. */
  get pids(): Readonly<Record<string, number | undefined>> {
    return Object.fromEntries([...this.#processes].map(([name, { pid }]) => [name, pid]));
  }

  /** Why it gave up by itself, if it did. */
  get fatal(): StartFailure | undefined {
    return this.#fatal;
  }

  /** Stops what runs, in order; resolves when all of it has ended. */
  async stop(): Promise<void> {
    // On a full disk nobody can be told; it stops all the same.
    await this.#lock?.describe(STOPPING).catch(() => undefined);
    for (const name of STOP_ORDER) {
      const running = this.#processes.get(name);
      if (!running) continue;
      this.log.info(`Stopping ${name} …`);
      await running.stop(this.#hurry);
    }
    await this.#lock?.release();
  }

  async #run(spec: ManagedProcessSpec): Promise<void> {
    if (this.shutdown.requested.aborted) return;
    const running = new ManagedProcess(spec, this.log, (failure) => {
      this.#fatal = failure;
      this.shutdown.request(failure.message);
    });
    this.#processes.set(spec.name, running);
    await Promise.race([running.start(), this.shutdown.untilRequested()]);
  }

  #hurryUp(): void {
    if (this.#hurry) return;
    this.#hurry = true;
    this.log.warn('Told a second time: what still runs is killed (强制停止).');
    for (const running of this.#processes.values()) void running.stop(true);
  }
}

function passwordsOf({ logins }: NeededPostgres) {
  return logins && { guohe_api: logins.guohe_api.password, guohe_worker: logins.guohe_worker.password };
}

async function demoAccounts(): Promise<DemoAccounts> {
  const { readDemoAccounts } = await import('../seed/seed.js');
  return readDemoAccounts();
}

/** Waits for all, also when one fails: nothing is still being started while the rest is stopped. */
async function settled<T extends readonly unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const outcomes = await Promise.allSettled(work);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return Promise.all(work) as Promise<unknown> as Promise<T>;
}
