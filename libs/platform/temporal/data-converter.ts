import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { Settings } from '../config/config.js';
import { EncryptingCodec } from './payload-codec.js';

/** How what is sent through Temporal is written: encrypted where there are keys for it. The same for clients, workers and replay. */
export function dataConverterOf({ temporalCodecKeys }: Pick<Settings, 'temporalCodecKeys'>): DataConverter | undefined {
  if (temporalCodecKeys === undefined) return undefined;
  return {
    payloadCodecs: [EncryptingCodec.of(temporalCodecKeys)],
    failureConverterPath: fileURLToPath(new URL('./encrypted-failures.js', import.meta.url)),
  };
}
