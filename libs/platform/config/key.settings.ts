import { IsInt, Max, Min } from 'class-validator';
import { AreKeys } from './rules.js';
import { ServerSettings } from './server.settings.js';
import { FromEnv } from './variable.js';

/** Secret keys. `guohe start` makes those that are not named, once, and keeps them in the data folder. */
export class KeySettings extends ServerSettings {
  @FromEnv('PERSONAL_DATA_KEYS', {
    reading: 'text',
    must: 'must be a list id:key,id:key of different ids with keys of 32 bytes in base64',
    remedy:
      'Make a key with `openssl rand -base64 32`, put it first to seal with it, and keep the earlier ones behind it until `guohe personal-data rotate` has run',
    secret: true,
  })
  @AreKeys()
  personalDataKeys?: string;

  @FromEnv('AUDIT_SIGNING_KEYS', {
    reading: 'text',
    must: 'must be a list id:key,id:key of different ids with keys of 32 bytes in base64',
    remedy:
      'Make a key with `openssl rand -base64 32`, put it first to sign with it, and keep the earlier ones behind it to know what they signed',
    secret: true,
  })
  @AreKeys()
  auditSigningKeys?: string;

  @FromEnv('AUDIT_ANCHOR_MINUTES', {
    reading: 'number',
    default: '60',
    must: 'must be a whole number from 0 to 10080 (0: only by `guohe audit anchor`)',
    remedy: 'Set how often the worker anchors the trail outside the database, for example AUDIT_ANCHOR_MINUTES=60',
  })
  @IsInt()
  @Min(0)
  @Max(10_080)
  auditAnchorMinutes: number;

  @FromEnv('TEMPORAL_CODEC_KEYS', {
    reading: 'text',
    must: 'must be a list id:key,id:key of different ids with keys of 32 bytes in base64',
    remedy:
      'Make a key with `openssl rand -base64 32`, put it first to encrypt with it, and keep the earlier ones behind it for as long as runs remember them; or leave it out',
    secret: true,
  })
  @AreKeys()
  temporalCodecKeys?: string;
}
