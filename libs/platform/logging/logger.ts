import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogFormat, LogLevel } from '../config/config.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** The process or part that speaks: `api`, `worker`, `start` … */
  readonly name: string;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Of which every line speaks besides what it is given, such as the request. */
  readonly mixin?: () => object;
  /** Where lines go; standard output unless given. */
  readonly destination?: DestinationStream;
}

/** Fields that never reach a log, wherever they stand up to two levels deep. */
const SECRET_FIELDS = [
  'password', 'passwordHash', 'token', 'secret', 'apiKey', 'temporalApiKey', 'databaseUrl', 'idNumber', 'authorization', 'cookie',
]; // prettier-ignore
const REDACTED_PATHS = [
  ...SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
];

const URL_PASSWORD = /(\/\/[^\s/:@"]*:)[^\s/@"]+@/g;

/** Hides the password of every address in a text, as in `postgres://user:***@host/db`. */
export function hideUrlPasswords(text: string): string {
  return text.includes('://') ? text.replace(URL_PASSWORD, '$1***@') : text;
}

/**
 * A logger that writes JSON lines or, for people, coloured text; both are written by this process itself, so nothing
 * is lost when it ends. Secrets are redacted, and so are passwords inside addresses, also in texts of errors.
 */
export function createLogger({ name, logLevel, logFormat, mixin, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level: logLevel,
    base: { pid: process.pid },
    ...(mixin && { mixin }),
    redact: { paths: REDACTED_PATHS, censor: '***' },
    serializers: { err: loggedError },
    hooks: { streamWrite: hideUrlPasswords },
  };
  const sink = destination ?? pino.destination({ dest: 1, sync: true });
  return pino(options, logFormat === 'pretty' ? prettyStream(sink, destination === undefined) : sink);
}

/** What a log says of an error. Errors of the database quote rows and parameters: of them only code and constraint remain. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, driverError, cause } = error as Error & {
    code?: unknown;
    driverError?: { code?: string; constraint?: string; routine?: string };
    cause?: unknown;
  };
  const database =
    driverError && `database error ${driverError.code} ${driverError.constraint ?? driverError.routine ?? ''}`;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: database?.trim() ?? error.message,
    ...(code !== undefined && { code }),
    stack: frames?.slice(0, 12).join('\n') ?? '',
    ...(cause instanceof Error && !driverError && { cause: loggedError(cause) }),
  };
}

/** Turns each JSON line into text before it goes on, in this process and at once. */
function prettyStream(sink: DestinationStream, onStandardOutput: boolean): DestinationStream {
  const prettify = prettyFactory({
    colorize: onStandardOutput && process.stdout.isTTY === true && !process.env['NO_COLOR'],
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname',
    singleLine: true,
  });
  return { write: (line) => void sink.write(prettify(line)) };
}
