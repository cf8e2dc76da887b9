import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Place } from '#platform/storage/s3-files.js';

/** An S3-compatible server with one bucket. */
export interface S3Server {
  readonly place: Required<Pick<S3Place, 'bucket' | 'region' | 'endpoint' | 'accessKeyId' | 'secretAccessKey'>>;
  /** Ends it; what it holds stays. */
  away(): Promise<void>;
  /** Starts it again where it was. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

const BUCKET = 'guohe-files';
/** The one that the server knows. */
const KEY = 'S3RVER';

export async function startS3(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'guohe-s3-'));
  let port = 0;
  const start = async () => {
    const child = fork(join(import.meta.dirname, 's3-server.mjs'), [folder, BUCKET, String(port)], {
      execArgv: ['--openssl-legacy-provider'],
    });
    [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return child;
  };
  let server = await start();
  const away = async () => {
    server.kill('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    place: {
      bucket: BUCKET,
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: KEY,
      secretAccessKey: KEY,
    },
    away,
    async back() {
      server = await start();
    },
    async stop() {
      await away();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the configuration says of it. */
export function settingsOf({ place }: S3Server) {
  return {
    S3_BUCKET: place.bucket,
    S3_ENDPOINT: place.endpoint,
    S3_ACCESS_KEY_ID: place.accessKeyId,
    S3_SECRET_ACCESS_KEY: place.secretAccessKey,
  };
}
