import { IsBoolean, IsInt, Matches, Max, Min, MinLength } from 'class-validator';
import { IsHttpUrl, IsPostgresUrl, IsReadableFile } from './rules.js';
import { FromEnv } from './variable.js';

export const YES_OR_NO = 'must be true or false';
const ADDRESS = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@]+):([1-9]\d{0,4})$/;

/** Where the service is reached, and where PostgreSQL and Temporal are. */
export class ServerSettings {
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

  @FromEnv('ENCRYPTED_ONLY', {
    reading: 'boolean',
    default: 'false',
    must: YES_OR_NO,
    remedy:
      'Set true to have every address of another machine refused at which nothing is encrypted, and an open HOST without an https:// PUBLIC_URL',
  })
  @IsBoolean()
  encryptedOnly: boolean;

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
}
