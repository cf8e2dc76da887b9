import type { DataSource } from 'typeorm';
import { loadSettings, storageFolderOf } from '#platform/config/config.js';
import { Signer } from '#platform/crypto/signing.js';
import { readOwnKeys } from '#platform/embedded/own-keys.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import type { FileStore } from '#platform/storage/file-store.js';
import { openStore } from '#platform/storage/open-store.js';

/** The trail, where its anchors lie, and the keys that sign them. */
export interface Trail {
  readonly record: DataSource;
  readonly store: FileStore;
  readonly signer: Signer;
}

/** Runs `work` on the servers and with the keys that the settings name, else those of the running instance. */
export async function onTrail(work: (trail: Trail) => Promise<void>): Promise<void> {
  const settings = loadSettings(process.env);
  const { databaseUrl } = await serversOf(settings);
  const keys = settings.auditSigningKeys ?? (await readOwnKeys(settings.dataFolder, 'audit-signing'));
  if (keys === undefined) {
    throw new StartFailure(
      `No keys to know the anchors by (没有签名密钥): set AUDIT_SIGNING_KEYS to those of API and worker, or GUOHE_DATA to the folder of the instance.`,
      78,
    );
  }
  const store = await openStore({ ...settings, storageFolder: storageFolderOf(settings) });
  const { createDataSource } = await import('#persistence/data-source.js');
  const record = createDataSource({ databaseUrl, pool: 2, applicationName: 'guohe-audit' });
  await record.initialize().catch((error: Error) => {
    throw StartFailure.unreachableDatabase(error);
  });
  try {
    await work({ record, store, signer: Signer.of(keys) });
  } finally {
    await record.destroy();
  }
}

/** Public keys of whoever signs here, where this machine knows: an evidence package is verified anywhere. */
export async function knownSigners(): Promise<readonly string[]> {
  const settings = loadSettings(process.env);
  const keys = settings.auditSigningKeys ?? (await readOwnKeys(settings.dataFolder, 'audit-signing'));
  return keys === undefined ? [] : [...Signer.of(keys).publicKeys.values()];
}
