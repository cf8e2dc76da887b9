import { ValidateBy } from 'class-validator';
import { accessSync, constants, statSync } from 'node:fs';
import { readKeys } from '../crypto/key-ring.js';

/** The value names a regular file that this process may read. */
export function IsReadableFile(): PropertyDecorator {
  return ValidateBy({
    name: 'isReadableFile',
    validator: { validate: (value) => typeof value === 'string' && isReadableFile(value) },
  });
}

/** A list of named keys of 32 bytes. */
export function AreKeys(): PropertyDecorator {
  return ValidateBy({
    name: 'areKeys',
    validator: { validate: (value) => typeof value === 'string' && readKeys(value) !== undefined },
  });
}

/** A `postgres://` address with a host and a database name. */
export function IsPostgresUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isPostgresUrl',
    validator: { validate: (value) => typeof value === 'string' && isPostgresUrl(value) },
  });
}

/** An `http(s)://` address to which paths can be added. */
export function IsHttpUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isHttpUrl',
    validator: {
      validate: (value) => typeof value === 'string' && isHttpUrl(value),
    },
  });
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isHttpUrl(value: string): boolean {
  const url = parsed(value);
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '';
}

function isPostgresUrl(value: string): boolean {
  const url = parsed(value);
  return (
    url !== undefined &&
    ['postgres:', 'postgresql:'].includes(url.protocol) &&
    (url.hostname !== '' || url.searchParams.has('host')) &&
    url.pathname.length > 1
  );
}

function parsed(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}
