import { ValidateBy } from 'class-validator';
import { accessSync, constants, statSync } from 'node:fs';
import { readKeys } from '../crypto/key-ring.js';
import { readDirectoryRoles } from '#domain/people/directory-roles.js';
import { isMailAddress } from '#domain/people/mail-address.js';
import { readNetworks } from '../webhooks/reachable.js';

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

/** An `smtp(s)://` address: a host, perhaps a port, a user and a password, nothing else. */
export function IsSmtpUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isSmtpUrl',
    validator: { validate: (value) => typeof value === 'string' && isSmtpUrl(value) },
  });
}

/** A mailbox: an address, or a name before an address in angle brackets. */
export function IsMailbox(): PropertyDecorator {
  return ValidateBy({
    name: 'isMailbox',
    validator: { validate: (value) => typeof value === 'string' && isMailbox(value) },
  });
}

/** Networks in the notation 10.20.0.0/16, parted by commas. */
export function AreNetworks(): PropertyDecorator {
  return ValidateBy({
    name: 'areNetworks',
    validator: { validate: (value) => typeof value === 'string' && readNetworks(value) !== undefined },
  });
}

/** An OpenID provider: over TLS, but on this machine. */
export function IsIssuer(): PropertyDecorator {
  return ValidateBy({
    name: 'isIssuer',
    validator: { validate: (value) => typeof value === 'string' && isHttpUrl(value) && isSafe(new URL(value)) },
  });
}

/** Roles with the values of a claim that give them. */
export function AreDirectoryRoles(): PropertyDecorator {
  return ValidateBy({
    name: 'areDirectoryRoles',
    validator: { validate: (value) => typeof value === 'string' && readDirectoryRoles(value) !== undefined },
  });
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isOfThisMachine(hostname);
}

/** As it stands in an address. */
export function isOfThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isSmtpUrl(value: string): boolean {
  const url = parsed(value);
  return (
    url !== undefined &&
    ['smtp:', 'smtps:'].includes(url.protocol) &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search === '' &&
    url.hash === '' &&
    (url.username === '') === (url.password === '')
  );
}

function isMailbox(value: string): boolean {
  const [, name, address] = /^(?:([^<>"@\r\n]{1,100}) )?<?([^<>\s]+)>?$/.exec(value) ?? [];
  return address !== undefined && isMailAddress(address) && (value === address || value === `${name} <${address}>`);
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
