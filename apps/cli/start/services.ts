import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#platform/config/config.js';
import { EXIT_CONFIG } from '#platform/config/config.js';
import type { ManagedProcessSpec } from '#platform/embedded/managed-process.js';
import { runFolder } from '#platform/embedded/servers.js';
import { StartFailure } from '#platform/embedded/start-failure.js';

export interface ServiceOptions {
  readonly name: 'API' | 'worker';
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
}

const SCRIPTS = { API: '../../api/main.js', worker: '../../worker/main.js' } as const;
/** The API's garbage is young: after forty dossiers the process had held 366 MB with V8's usual room for it, 266 MB with this one. */
const FLAGS = { API: ['--max-semi-space-size=8'], worker: [] } as const;
const READY_WITHIN_MS = 120_000;

/** API or worker as a process of its own, as in production: everything it knows comes from its environment. */
export function service({ name, settings, env }: ServiceOptions): ManagedProcessSpec {
  const script = fileURLToPath(new URL(SCRIPTS[name], import.meta.url));
  return {
    name,
    runFolder: runFolder(settings),
    fatalExitCodes: [EXIT_CONFIG],
    stop: [['SIGTERM', (settings.shutdownSeconds + 5) * 1_000]],
    // Its own process group: Ctrl-C in a terminal reaches the supervisor alone, which ends all in order.
    spawn: () =>
      fork(script, { env, execArgv: [...FLAGS[name]], detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    ready: (child, aborted) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          child.kill('SIGKILL');
          reject(
            new StartFailure(
              `${name} does not serve within ${READY_WITHIN_MS / 1000} s; its log lines above may say why (未能按时启动，原因见上方日志).`,
            ),
          );
        }, READY_WITHIN_MS);
        aborted.addEventListener('abort', () => clearTimeout(late));
        child.on('message', (message: { ready?: boolean }) => {
          if (message.ready) resolve();
        });
      }),
  };
}

/** What API and worker are told: the settings of this start with the servers it found or brought. */
export function serviceEnvironment(
  settings: Settings,
  given: {
    port: number;
    databaseUrl: string;
    temporalAddress: string;
    personalDataKeys: string;
    auditSigningKeys: string;
  },
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (!settings.temporalAddress) {
    // Ours speaks without TLS, on the loopback interface alone.
    for (const name of Object.keys(env)) if (/^TEMPORAL_(TLS|API_KEY)/.test(name)) delete env[name];
    // gRPC would otherwise look for this machine through a proxy.
    for (const name of ['no_proxy', 'NO_PROXY'])
      env[name] = [env[name], '127.0.0.1', 'localhost'].filter(Boolean).join(',');
  }
  // What these files held is given itself.
  for (const name of ['DATABASE_URL', 'PERSONAL_DATA_KEYS', 'AUDIT_SIGNING_KEYS']) delete env[`${name}_FILE`];
  return {
    ...env,
    PORT: String(given.port),
    DATABASE_URL: given.databaseUrl,
    TEMPORAL_ADDRESS: given.temporalAddress,
    PERSONAL_DATA_KEYS: given.personalDataKeys,
    AUDIT_SIGNING_KEYS: given.auditSigningKeys,
    GUOHE_DATA: settings.dataFolder,
    REHEARSAL_ALLOWED: String(settings.rehearsalAllowed ?? isForTryingOut(settings)),
    DEMO_ACCOUNTS: String(allowsDemo(settings)),
    ...(isForTryingOut(settings) && {
      // One address stands for everybody there: `guohe demo` is some thirty persons within two minutes.
      RATE_LIMIT_PER_MINUTE: env['RATE_LIMIT_PER_MINUTE'] || '12000',
      SIGN_IN_LIMIT_PER_MINUTE: env['SIGN_IN_LIMIT_PER_MINUTE'] || '120',
      MAX_DAILY_OBJECTIONS: env['MAX_DAILY_OBJECTIONS'] || '1000',
      MAX_DAILY_OBJECTIONS_TO_CASE: env['MAX_DAILY_OBJECTIONS_TO_CASE'] || '1000',
      MAX_DAILY_FILES_OF_STRANGERS: env['MAX_DAILY_FILES_OF_STRANGERS'] || '1000',
      MAX_HOURLY_RESETS: env['MAX_HOURLY_RESETS'] || '1000',
    }),
  };
}

/** Whether the published demo accounts exist and may sign in. */
export function allowsDemo(settings: Settings): boolean {
  return settings.demoAccounts ?? isForTryingOut(settings);
}

/** An installation with a database of our own is one for trying out: what production must not have is on by default. */
function isForTryingOut(settings: Settings): boolean {
  return settings.databaseUrl === undefined;
}
