import { IsBoolean, IsIn, IsInt, IsNumber, Matches, Max, Min, MinLength } from 'class-validator';
import { IsHttpUrl, IsPostgresUrl, IsReadableFile } from './rules.js';
import { FromEnv } from './variable.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export const LOG_FORMATS = ['pretty', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

const YES_OR_NO = 'must be true or false';
const ADDRESS = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@]+):([1-9]\d{0,4})$/;

/**
 * Everything that can be configured, each field bound to one environment variable: the only place that reads them.
 * Here PostgreSQL and Temporal may be absent (`guohe start` then brings its own); API and worker take {@link Config}.
 */
export class Settings {
  /** Properties that may not be absent although they have no default. */
  static readonly required: readonly string[] = [];

  @FromEnv('PORT', {
    reading: 'number',
    default: '3000',
    must: 'must be a whole number from 0 to 65535 (0 lets the system choose)',
    remedy: 'Set a free TCP port, for example PORT=3000',
  })
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @FromEnv('HOST', {
    reading: 'text',
    default: '127.0.0.1',
    must: 'must be a host name or an IP address',
    remedy: 'Use 127.0.0.1 for this machine alone or 0.0.0.0 for all its networks',
  })
  @Matches(/^[0-9A-Za-z:._-]+$/)
  host: string;

  @FromEnv('PUBLIC_URL', {
    reading: 'text',
    must: 'must be an http:// or https:// address without ? and #',
    remedy: 'Give the address under which people reach the service, for example https://guohe.example.org',
  })
  @IsHttpUrl()
  publicUrl?: string;

  @FromEnv('TRUST_PROXY', {
    reading: 'number',
    default: '0',
    must: 'must be a whole number from 0 to 10: how many reverse proxies stand before the API',
    remedy: 'Set 1 behind one proxy that appends to X-Forwarded-For, 0 where clients connect directly',
  })
  @IsInt()
  @Min(0)
  @Max(10)
  trustProxy: number;

  @FromEnv('DATABASE_URL', {
    reading: 'text',
    must: 'must be an address of the form postgres://user:password@host:5432/database',
    remedy: 'Give the address of a PostgreSQL database; only `guohe start` may leave it out and then runs its own',
    secret: true,
  })
  @IsPostgresUrl()
  databaseUrl?: string;

  @FromEnv('DATABASE_POOL', {
    reading: 'number',
    default: '10',
    must: 'must be a whole number from 1 to 500',
    remedy: 'Set how many connections each process keeps, for example DATABASE_POOL=10',
  })
  @IsInt()
  @Min(1)
  @Max(500)
  databasePool: number;

  @FromEnv('TEMPORAL_ADDRESS', {
    reading: 'text',
    must: 'must be host:port, without a scheme',
    remedy:
      'Give the frontend of a Temporal cluster, for example temporal.example.org:7233; only `guohe start` may leave it out and then runs its own',
  })
  @Matches(ADDRESS)
  temporalAddress?: string;

  @FromEnv('TEMPORAL_NAMESPACE', {
    reading: 'text',
    default: 'default',
    must: 'must be a namespace of letters, digits, dots, hyphens and underscores',
    remedy: 'Give the name of a namespace that exists in the cluster',
  })
  @Matches(/^[\w.-]{2,255}$/)
  temporalNamespace: string;

  @FromEnv('TEMPORAL_TASK_QUEUE', {
    reading: 'text',
    default: 'guohe',
    must: 'must be a name of 1 to 200 letters, digits, dots, hyphens and underscores',
    remedy: 'Give API and workers of one installation the same queue, for example TEMPORAL_TASK_QUEUE=guohe',
  })
  @Matches(/^[\w.-]{1,200}$/)
  temporalTaskQueue: string;

  @FromEnv('TEMPORAL_DEPLOYMENT', {
    reading: 'text',
    must: 'must be a name of 1 to 200 letters, digits, hyphens and underscores',
    remedy:
      'Give the name of the deployment whose versions Temporal is to tell apart, for example TEMPORAL_DEPLOYMENT=guohe, or leave it out',
  })
  @Matches(/^[\w-]{1,200}$/)
  temporalDeployment?: string;

  @FromEnv('TEMPORAL_BUILD_ID', {
    reading: 'text',
    must: 'must be a version of 1 to 200 letters, digits, dots, hyphens and underscores',
    remedy: 'Give the version of this build, for example TEMPORAL_BUILD_ID=1.4.0',
  })
  @Matches(/^[\w.-]{1,200}$/)
  temporalBuildId?: string;

  @FromEnv('TEMPORAL_TLS', {
    reading: 'boolean',
    must: YES_OR_NO,
    remedy: 'Set true to encrypt with the authorities this machine trusts; it is implied by a TLS file or an API key',
  })
  @IsBoolean()
  temporalTls?: boolean;

  @FromEnv('TEMPORAL_TLS_CA', {
    reading: 'text',
    must: 'must be a readable file',
    remedy: "Give the path of the PEM file with the cluster's root certificate, or leave it out to trust the system's",
  })
  @IsReadableFile()
  temporalTlsCa?: string;

  @FromEnv('TEMPORAL_TLS_CERT', {
    reading: 'text',
    must: 'must be a readable file',
    remedy: 'Give the path of the PEM file with the client certificate, together with TEMPORAL_TLS_KEY',
  })
  @IsReadableFile()
  temporalTlsCert?: string;

  @FromEnv('TEMPORAL_TLS_KEY', {
    reading: 'text',
    must: 'must be a readable file',
    remedy: 'Give the path of the PEM file with the client key, together with TEMPORAL_TLS_CERT',
  })
  @IsReadableFile()
  temporalTlsKey?: string;

  @FromEnv('TEMPORAL_TLS_SERVER_NAME', {
    reading: 'text',
    must: 'must be a host name',
    remedy: "Give the name in the cluster's certificate if it differs from the address",
  })
  @Matches(/^[0-9A-Za-z._-]+$/)
  temporalTlsServerName?: string;

  @FromEnv('TEMPORAL_API_KEY', {
    reading: 'text',
    must: 'must be a key of at least 8 characters without blanks',
    remedy: 'Give an API key of the cluster, or leave it out',
    secret: true,
  })
  @Matches(/^\S+$/)
  @MinLength(8)
  temporalApiKey?: string;

  @FromEnv('GUOHE_TEMPORAL_CLI', {
    reading: 'text',
    must: 'must be a readable file',
    remedy: 'Give the path of the `temporal` command line tool, or leave it out to have it found, downloaded or built',
  })
  @IsReadableFile()
  temporalCli?: string;

  @FromEnv('GUOHE_DATA', {
    reading: 'text',
    default: '.guohe',
    must: 'must be the path of a folder',
    remedy: 'Give a folder that may be written to; it is created when it does not exist',
  })
  @MinLength(1)
  dataFolder: string;

  @FromEnv('GUOHE_STORAGE', {
    reading: 'text',
    must: 'must be the path of a folder',
    remedy:
      'Give the folder for uploaded files, shared by all API and worker processes, or leave it out for GUOHE_DATA/files',
  })
  @MinLength(1)
  storageFolder?: string;

  @FromEnv('MAX_UPLOAD_MB', {
    reading: 'number',
    default: '50',
    must: 'must be a whole number from 1 to 2048',
    remedy: 'Set the largest file in MB, for example MAX_UPLOAD_MB=50',
  })
  @IsInt()
  @Min(1)
  @Max(2048)
  maxUploadMb: number;

  @FromEnv('RATE_LIMIT_PER_MINUTE', {
    reading: 'number',
    default: '600',
    must: 'must be a whole number from 0 to 1000000 (0 switches the limit off)',
    remedy: 'Set how many requests one address may make in a minute, for example RATE_LIMIT_PER_MINUTE=600',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  rateLimitPerMinute: number;

  @FromEnv('SIGN_IN_LIMIT_PER_MINUTE', {
    reading: 'number',
    default: '10',
    must: 'must be a whole number from 0 to 1000000 (0 switches the limit off)',
    remedy:
      'Set how many attempts to sign in one address may make in a minute, for example SIGN_IN_LIMIT_PER_MINUTE=10',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  signInLimitPerMinute: number;

  @FromEnv('SHUTDOWN_SECONDS', {
    reading: 'number',
    default: '20',
    must: 'must be a number from 1 to 600',
    remedy:
      'Set how long a process may take to finish its work when it is told to stop, for example SHUTDOWN_SECONDS=20',
  })
  @IsNumber()
  @Min(1)
  @Max(600)
  shutdownSeconds: number;

  @FromEnv('LOG_LEVEL', {
    reading: 'text',
    default: 'info',
    must: `must be one of ${LOG_LEVELS.join(', ')}`,
    remedy: 'Set for example LOG_LEVEL=info',
  })
  @IsIn(LOG_LEVELS)
  logLevel: LogLevel;

  @FromEnv('LOG_FORMAT', {
    reading: 'text',
    default: 'pretty',
    must: `must be one of ${LOG_FORMATS.join(', ')}`,
    remedy: 'Set pretty for people or json for machines',
  })
  @IsIn(LOG_FORMATS)
  logFormat: LogFormat;

  @FromEnv('REHEARSAL_ALLOWED', {
    reading: 'boolean',
    must: YES_OR_NO,
    remedy: 'Set true only where batches may be rehearsed with shortened working days, never in production',
  })
  @IsBoolean()
  rehearsalAllowed?: boolean;

  @FromEnv('DEMO_ACCOUNTS', {
    reading: 'boolean',
    must: YES_OR_NO,
    remedy: 'Set true only where the published demo accounts may sign in, never in production',
  })
  @IsBoolean()
  demoAccounts?: boolean;
}

/**
 * The settings of a process that serves (API, worker, migrations): PostgreSQL and Temporal are named and every default is
 * filled in.
 */
export class Config extends Settings {
  static override readonly required: readonly string[] = ['databaseUrl', 'temporalAddress'];

  declare databaseUrl: string;
  declare temporalAddress: string;
  /** Where people reach the service; without PUBLIC_URL the local address. */
  declare publicUrl: string;
  /** GUOHE_STORAGE, or `files` in the data folder; absolute, as the data folder is. */
  declare storageFolder: string;
  declare rehearsalAllowed: boolean;
  declare demoAccounts: boolean;
}
