import { isOfThisMachine } from './rules.js';
import type { Settings } from './settings.js';

/** An sslmode with which PostgreSQL is spoken to encrypted or not at all, its certificate checked. */
const STRICT_SSL = ['require', 'verify-ca', 'verify-full'];

/** What keeps an installation that wants everything encrypted from starting: each address of another machine that is not, and an ear open to them. */
export function unencrypted(settings: Settings): string[] {
  const { encryptedOnly, publicUrl, databaseUrl, temporalAddress, s3Endpoint, clamavAddress, webhookNetworks } =
    settings;
  if (!encryptedOnly) return [];
  const { temporalTls, temporalTlsCa, temporalTlsCert, temporalApiKey } = settings;
  const temporalEncrypts = temporalTls ?? temporalTlsCa ?? temporalTlsCert ?? temporalApiKey;
  const open: readonly (readonly [name: string, isOpen: unknown, remedy: string])[] = [
    ['PUBLIC_URL', publicUrl && isPlain(publicUrl), 'give an https:// address'],
    ['DATABASE_URL', databaseUrl && mayBePlain(databaseUrl), 'add ?sslmode=verify-full to it'],
    ['TEMPORAL_ADDRESS', isElsewhere(temporalAddress) && !temporalEncrypts, 'set TEMPORAL_TLS=true'],
    ['S3_ENDPOINT', s3Endpoint && isPlain(s3Endpoint), 'give an https:// address'],
    ['CLAMAV_ADDRESS', isElsewhere(clamavAddress), 'run clamd, which knows no encryption, on this machine'],
    ['WEBHOOK_NETWORKS', webhookNetworks, 'leave it out: events go there without TLS, too'],
  ];
  const problems = open.flatMap(([name, isOpen, remedy]) =>
    isOpen ? [`${name} leads to what is not encrypted, but ENCRYPTED_ONLY is set: ${remedy}.`] : [],
  );
  return [...problems, ...heardUnencrypted(settings)];
}

/** The API itself listens in clear: to other machines only where people reach it by a proxy that encrypts. */
function heardUnencrypted({ host, publicUrl }: Settings): string[] {
  const isBehindTls = publicUrl !== undefined && new URL(publicUrl).protocol === 'https:';
  if (['localhost', '127.0.0.1', '::1'].includes(host) || isBehindTls) return [];
  return [
    `HOST is ${JSON.stringify(host)}, where other machines are listened to without encryption, but ENCRYPTED_ONLY is set: put a proxy that encrypts before the API and give its https:// address as PUBLIC_URL, or set HOST=127.0.0.1.`,
  ];
}

function isPlain(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== 'https:' && !isOfThisMachine(hostname);
}

/** A host among the parameters goes before that of the address; a folder is that of a socket of this machine. */
function mayBePlain(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? hostname;
  return !host.startsWith('/') && !isOfThisMachine(host) && !STRICT_SSL.includes(searchParams.get('sslmode') ?? '');
}

/** `host:port`, as it was checked. */
function isElsewhere(address: string | undefined): boolean {
  return address !== undefined && !isOfThisMachine(address.replace(/:\d+$/, ''));
}
