import { ConfigError } from '#platform/config/config.js';
import { StartFailure, diskFull } from '#platform/embedded/start-failure.js';
import { MeasureFileError } from '#platform/measures/measure-files.js';
import { hideUrlPasswords } from '#platform/logging/logger.js';

/** Exit code of a command that was called wrongly, as shells have it. */
export const EXIT_USAGE = 2;

/** Exit code when a file of ours is broken (EX_DATAERR). */
const EXIT_DATA = 65;

/** What commander throws instead of ending the process: help and version are no failures, the rest is a wrong call. */
interface CommanderError extends Error {
  readonly code: string;
  readonly exitCode: number;
}

/**
 * Ends the command: nothing more is said where commander has spoken, one sentence where a person can mend it, the whole
 * error where only we can. Exit codes: 2 wrong call, 78 wrong configuration, 65 a broken file, else that of the failure, or 1.
 */
export function exitWith(error: NodeJS.ErrnoException): never {
  if (isCommanderError(error)) process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE);
  const forPeople = error instanceof ConfigError || error instanceof StartFailure || error instanceof MeasureFileError;
  if (forPeople) {
    process.stderr.write(`${hideUrlPasswords(error.message)}\n`);
    process.exit('exitCode' in error ? error.exitCode : EXIT_DATA);
  }
  if (isDiskFull(error)) {
    process.stderr.write(`${diskFull(error.path ?? 'its files').message}\n`);
    process.exit(1);
  }
  process.stderr.write(`${hideUrlPasswords(error.stack ?? String(error))}\n`);
  process.exit(1);
}

function isDiskFull(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOSPC' || error.code === 'EDQUOT';
}

function isCommanderError(error: NodeJS.ErrnoException): error is CommanderError {
  return error.code?.startsWith('commander.') ?? false;
}
