import { IsBoolean, IsIn, IsInt, IsNumber, Matches, Max, Min, MinLength } from 'class-validator';
import { IsHttpUrl } from './rules.js';
import { YES_OR_NO } from './server.settings.js';
import { FromEnv } from './variable.js';
import { LimitSettings } from './limit.settings.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export const LOG_FORMATS = ['pretty', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/**
 * Everything that can be configured, each field bound to one environment variable: the only place that reads them.
 * Here PostgreSQL and Temporal may be absent (`guohe start` then brings its own); API and worker take {@link Config}.
 */
export class Settings extends LimitSettings {
  /** Properties that may not be absent although they have no default. */
  static readonly required: readonly string[] = [];

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
      'Give the folder for uploaded files, shared by all API processes, or leave it out for GUOHE_DATA/files; with S3_BUCKET what has just arrived waits there',
  })
  @MinLength(1)
  storageFolder?: string;

  @FromEnv('S3_BUCKET', {
    reading: 'text',
    must: 'must be the name of a bucket: 3 to 63 small letters, digits, points and hyphens',
    remedy: 'Give the bucket in which uploaded files are kept, or leave it out to keep them in GUOHE_STORAGE',
  })
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
  s3Bucket?: string;

  @FromEnv('S3_REGION', {
    reading: 'text',
    default: 'us-east-1',
    must: 'must be the name of a region',
    remedy: 'Give the region of the bucket; where the store has none, leave it out',
  })
  @Matches(/^[a-z0-9-]+$/)
  s3Region: string;

  @FromEnv('S3_ENDPOINT', {
    reading: 'text',
    must: 'must be an http:// or https:// address without ? and #',
    remedy: 'Give the address of an S3-compatible store, or leave it out for that of Amazon',
  })
  @IsHttpUrl()
  s3Endpoint?: string;

  @FromEnv('S3_ACCESS_KEY_ID', {
    reading: 'text',
    must: 'must be a key id without blanks',
    remedy: 'Give the id of the key that opens the bucket, or leave it out where the machine has a role of its own',
  })
  @Matches(/^\S+$/)
  s3AccessKeyId?: string;

  @FromEnv('S3_SECRET_ACCESS_KEY', {
    reading: 'text',
    must: 'must be a key without blanks',
    remedy: 'Give the secret that goes with S3_ACCESS_KEY_ID',
    secret: true,
  })
  @Matches(/^\S+$/)
  s3SecretAccessKey?: string;

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

  @FromEnv('MAX_DAILY_FILES', {
    reading: 'number',
    default: '2000',
    must: 'must be a whole number from 1 to 1000000',
    remedy: 'Set how many files one person may upload in 24 hours, for example MAX_DAILY_FILES=2000',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  maxDailyFiles: number;

  @FromEnv('MAX_DOSSIER_FILES', {
    reading: 'number',
    default: '1000',
    must: 'must be a whole number from 1 to 1000000',
    remedy: 'Set how many files may belong to one dossier, for example MAX_DOSSIER_FILES=1000',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  maxDossierFiles: number;

  @FromEnv('RATE_LIMIT_PER_MINUTE', {
    reading: 'number',
    default: '600',
    must: 'must be a whole number from 0 to 1000000 (0 switches the limit off)',
    remedy:
      'Set how many requests one address, and one person, may make in a minute at each process of the API, for example RATE_LIMIT_PER_MINUTE=600',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  rateLimitPerMinute: number;

  @FromEnv('SIGN_IN_LIMIT_PER_MINUTE', {
    reading: 'number',
    default: '30',
    must: 'must be a whole number from 0 to 1000000 (0 switches the limit off)',
    remedy:
      'Set after how many attempts to sign in from one address in a minute others are slowed, for example SIGN_IN_LIMIT_PER_MINUTE=30',
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
 * The settings of a process that serves (API, worker, migrations): PostgreSQL, Temporal and the keys are named and every default
 * is filled in.
 */
export class Config extends Settings {
  static override readonly required: readonly string[] = [
    'databaseUrl',
    'temporalAddress',
    'personalDataKeys',
    'auditSigningKeys',
  ];

  declare databaseUrl: string;
  declare temporalAddress: string;
  declare personalDataKeys: string;
  declare auditSigningKeys: string;
  /** Where people reach the service; without PUBLIC_URL the local address. */
  declare publicUrl: string;
  /** GUOHE_STORAGE, or `files` in the data folder; absolute, as the data folder is. */
  declare storageFolder: string;
  declare rehearsalAllowed: boolean;
  declare demoAccounts: boolean;
}
