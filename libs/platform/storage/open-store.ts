import { ConfigError, type Config } from '../config/config.js';
import { FileStore } from './file-store.js';
import { LocalFiles } from './local-files.js';

type StoreSettings = Pick<
  Config,
  'storageFolder' | 's3Bucket' | 's3Region' | 's3Endpoint' | 's3AccessKeyId' | 's3SecretAccessKey'
>;

/** The store that the configuration names. @throws {ConfigError} where its bucket cannot be used */
export async function openStore({
  storageFolder,
  s3Bucket: bucket,
  s3Region: region,
  s3Endpoint: endpoint,
  s3AccessKeyId: accessKeyId,
  s3SecretAccessKey: secretAccessKey,
}: StoreSettings): Promise<FileStore> {
  if (bucket === undefined) return new FileStore(storageFolder, new LocalFiles(storageFolder));
  // Loaded only where it is used: it is as large as the rest of the API.
  const { S3Files } = await import('./s3-files.js');
  const kept = new S3Files({ bucket, region, endpoint, accessKeyId, secretAccessKey });
  const wrong = await kept.check();
  if (wrong !== undefined) throw new ConfigError([`S3_BUCKET is "${bucket}": ${wrong}.`]);
  return new FileStore(storageFolder, kept);
}
