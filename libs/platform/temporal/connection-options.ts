import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.js';

/** How client and worker reach Temporal; fits both `Connection.connect` and `NativeConnection.connect`. */
export interface TemporalConnectionOptions {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?:
    | true
    | {
        readonly serverNameOverride?: string;
        readonly serverRootCACertificate?: Buffer;
        readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
      };
}

type TemporalFields = Pick<
  Config,
  | 'temporalAddress'
  | 'temporalTls'
  | 'temporalTlsCa'
  | 'temporalTlsCert'
  | 'temporalTlsKey'
  | 'temporalTlsServerName'
  | 'temporalApiKey'
>;

/** Reads the TLS files that the configuration names; the configuration has checked that they are readable. */
export function temporalConnectionOptions(config: TemporalFields): TemporalConnectionOptions {
  const {
    temporalAddress: address,
    temporalApiKey: apiKey,
    temporalTlsCa: ca,
    temporalTlsCert: cert,
    temporalTlsKey: key,
  } = config;
  const serverNameOverride = config.temporalTlsServerName;
  const files = ca ?? cert ?? serverNameOverride;
  if (!files) return { address, ...(apiKey && { apiKey }), ...((config.temporalTls || apiKey) && { tls: true }) };
  return {
    address,
    ...(apiKey && { apiKey }),
    tls: {
      ...(serverNameOverride && { serverNameOverride }),
      ...(ca && { serverRootCACertificate: readFileSync(ca) }),
      ...(cert && key && { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
    },
  };
}
