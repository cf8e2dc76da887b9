import { validateSync } from 'class-validator';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unencrypted } from './encrypted-only.js';
import { Config, Settings } from './settings.js';
import type { Variable } from './variable.js';
import { readValue, variables } from './variable.js';

export { Config, Settings } from './settings.js';
export type { LogFormat, LogLevel } from './settings.js';

/** Exit code of a process that refuses its configuration (EX_CONFIG of sysexits.h). */
export const EXIT_CONFIG = 78;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration cannot be used. `problems` holds one sentence for every variable at fault; `message` holds them all. */
export class ConfigError extends Error {
  readonly exitCode = EXIT_CONFIG;
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['The configuration cannot be used (配置有误):', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/**
 * Configuration of a serving process (API, worker, migrate …) from its environment.
 * @throws {ConfigError} naming every problem at once.
 */
export function loadConfig(env: Environment): Config {
  const config = read(new Config(), env, Config.required);
  const shownHost = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host) ? 'localhost' : config.host;
  config.publicUrl ??= `http://${shownHost}:${config.port}`;
  config.storageFolder = storageFolderOf(config);
  config.rehearsalAllowed ??= false;
  config.demoAccounts ??= false;
  return config;
}

/**
 * Settings of `guohe start`, which brings the servers that are not named.
 * @throws {ConfigError} naming every problem at once.
 */
export function loadSettings(env: Environment): Settings {
  return read(new Settings(), env, Settings.required);
}

/** Where uploaded files lie, or arrive. */
export function storageFolderOf({ storageFolder, dataFolder }: Settings): string {
  return resolve(storageFolder ?? join(dataFolder, 'files'));
}

/** Tells a person what is wrong with the configuration and ends the process with {@link EXIT_CONFIG}; rethrows anything else. */
export function exitOnConfigError(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}

function read<T extends Settings>(settings: T, env: Environment, required: readonly string[]): T {
  const unreadable: string[] = [];
  const given = new Map(variables().map((variable) => [variable, textOf(variable, env, unreadable)]));
  for (const [variable, text] of given) Object.assign(settings, { [variable.property]: readValue(variable, text) });
  const refused = new Set(validateSync(settings, { stopAtFirstError: true }).map(({ property }) => property));
  for (const property of required) if (settings[property as keyof T] === undefined) refused.add(property);
  const problems = variables()
    .filter(({ property }) => refused.has(property))
    .map((variable) => problem(variable, given.get(variable)));
  problems.push(...unreadable, ...pairs(settings, refused));
  if (problems.length === 0) problems.push(...unencrypted(settings));
  if (problems.length > 0) throw new ConfigError(problems);
  settings.dataFolder = resolve(settings.dataFolder);
  return settings;
}

/**
 * What a variable says; a secret may lie in a file instead, which NAME_FILE names: so vaults give them out.
 * @param unreadable is told of a file that cannot be read, or in which there is nothing, and of a secret that is said twice
 */
function textOf({ name, secret }: Variable, env: Environment, unreadable: string[]): string | undefined {
  const file = secret && env[`${name}_FILE`]?.trim();
  if (!file) return env[name];
  if (env[name]?.trim()) {
    unreadable.push(`${name} and ${name}_FILE are both set, and nobody can tell which of the two counts: remove one.`);
    return env[name];
  }
  const text = textIn(file);
  if (text === '') {
    unreadable.push(
      `${name}_FILE is ${JSON.stringify(file)}: it must be a readable file that is not empty. Give the path of the file that holds ${name}.`,
    );
  }
  return text || undefined;
}

/** Empty also where there is no such file. */
function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Rules between variables. */
function pairs(settings: Settings, refused: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  if ((settings.temporalTlsCert === undefined) !== (settings.temporalTlsKey === undefined)) {
    const [given, missing] = settings.temporalTlsCert ? ['CERT', 'KEY'] : ['KEY', 'CERT'];
    problems.push(
      `TEMPORAL_TLS_${missing} is not set, but TEMPORAL_TLS_${given} is: they go together. Set both or neither.`,
    );
  }
  if ((settings.temporalDeployment === undefined) !== (settings.temporalBuildId === undefined)) {
    const [given, missing] = settings.temporalDeployment ? ['DEPLOYMENT', 'BUILD_ID'] : ['BUILD_ID', 'DEPLOYMENT'];
    problems.push(`TEMPORAL_${missing} is not set, but TEMPORAL_${given} is: they go together. Set both or neither.`);
  }
  if ((settings.s3AccessKeyId === undefined) !== (settings.s3SecretAccessKey === undefined)) {
    const [given, missing] = settings.s3AccessKeyId
      ? ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY']
      : ['SECRET_ACCESS_KEY', 'ACCESS_KEY_ID'];
    problems.push(`S3_${missing} is not set, but S3_${given} is: they go together. Set both or neither.`);
  }
  if (settings.smtpUrl !== undefined && !refused.has('smtpUrl') && settings.mailFrom === undefined) {
    problems.push(
      'MAIL_FROM is not set, but SMTP_URL is: give the mailbox in whose name mails are sent, for example MAIL_FROM=Guohe <no-reply@guohe.example.org>.',
    );
  }
  problems.push(...ofTheDirectory(settings));
  if (
    settings.temporalTls === false &&
    (settings.temporalTlsCa ?? settings.temporalTlsCert ?? settings.temporalApiKey)
  ) {
    problems.push(
      'TEMPORAL_TLS is "false", but a TLS file or an API key is set, which need TLS. Remove TEMPORAL_TLS or the others.',
    );
  }
  return problems;
}

/** What signing in at a directory needs, all of it or nothing. */
const OF_THE_DIRECTORY = {
  OIDC_ISSUER: 'oidcIssuer',
  OIDC_CLIENT_ID: 'oidcClientId',
  OIDC_CLIENT_SECRET: 'oidcClientSecret',
  OIDC_ROLES: 'oidcRoles',
} as const satisfies Record<string, keyof Settings>;

function ofTheDirectory(settings: Settings): string[] {
  const names = Object.keys(OF_THE_DIRECTORY) as (keyof typeof OF_THE_DIRECTORY)[];
  const missing = names.filter((name) => settings[OF_THE_DIRECTORY[name]] === undefined);
  const given = names.find((name) => !missing.includes(name));
  if (!given) return [];
  return missing.map(
    (name) => `${name} is not set, but ${given} is: they go together. Set all of ${names.join(', ')} or none.`,
  );
}

function problem(variable: Variable, text: string | undefined): string {
  const given = text?.trim();
  const state = !given
    ? 'is not set'
    : variable.secret
      ? 'has a value that cannot be used'
      : `is ${JSON.stringify(given.slice(0, 80))}`;
  return `${variable.name} ${state}: it ${variable.must}. ${variable.remedy}.`;
}
