import { hideUrlPasswords } from '../logging/logger.js';

/** Why something could not be started, in one sentence or two for a person: what is wrong and what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }

  /** Nobody answers at the address of the database, or not as expected (exit code 69, EX_UNAVAILABLE). */
  static unreachableDatabase(error: Error): StartFailure {
    if (/role "guohe_\w+"/.test(error.message)) {
      return new StartFailure(
        `The database does not let this process act in its role (数据库角色不可用): ${error.message}. Run \`npx guohe migrate\` as the owner of the database, and make whoever DATABASE_URL names a member of that role.`,
        69,
      );
    }
    return new StartFailure(
      `The database cannot be reached (无法连接数据库): ${error.message}. Check DATABASE_URL and that the server runs.`,
      69,
    );
  }

  /** The owner of the database may not make the roles as which API and worker act (exit code 77, EX_NOPERM). */
  static rolesMissing(error: Error, statements: string): StartFailure {
    return new StartFailure(
      `The roles of the database cannot be made (无法创建数据库角色): ${error.message}. Let an administrator of the server run: ${statements}`,
      77,
    );
  }

  /** As `unreachableDatabase`. */
  static unreachableTemporal(error: Error, address: string): StartFailure {
    return new StartFailure(
      `Temporal cannot be reached (无法连接) at ${address}: ${error.message}. Check TEMPORAL_ADDRESS and that the cluster runs.`,
      69,
    );
  }
}

/** Tells a person why a process does not start, and ends it. */
export function exitOnFailure({ message, exitCode }: StartFailure): never {
  process.stderr.write(`${hideUrlPasswords(message)}\n`);
  process.exit(exitCode);
}

/** What a full disk says, wherever it says it. */
const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|database or disk is full/i;

/** Turns an error of the system, or the output of a program, about `path` into a {@link StartFailure}. */
export function startFailure(error: unknown, doing: string, path: string): StartFailure {
  if (error instanceof StartFailure) return error;
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  if (DISK_FULL.test(text)) return diskFull(path);
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/i.test(text)) {
    return new StartFailure(
      `${doing} failed: this user may not write to ${path} (没有写入权限). Check who owns it, or choose another folder: GUOHE_DATA=/path/to/folder.`,
    );
  }
  return new StartFailure(`${doing} failed: ${text.trim()}`);
}

/** The sentence about a disk on which `path` has no room left. */
export function diskFull(path: string): StartFailure {
  return new StartFailure(
    `The disk is full (磁盘已满): there is no room for ${path}. Free some space, or choose a folder on another disk: GUOHE_DATA=/path/to/folder.`,
  );
}
