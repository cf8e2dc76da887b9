import { DetailedError, Upload } from 'tus-js-client';
import { atWork } from './at-work.js';
import type { Schemas } from './client.js';
import { ownToken, Refused, type Problem } from './client.js';
import { ON_BEHALF_OF, onBehalfOf } from './on-behalf.js';
import { send } from './queries.js';
import { LEFT, LINE_DROPPED, type UploadOptions } from './uploading.js';

/** Small enough that a proxy passes it on and a dropped line costs little, large enough to be few. */
const CHUNK_BYTES = 4 * 1_048_576;
/** Tried again for about two minutes; after that, choosing the same file goes on where it broke off, also on another day. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** Uploads a large file by the tus protocol, going on behind the last byte that arrived. @throws {Refused} */
export async function uploadResumably(file: File, options: UploadOptions): Promise<Schemas['FileDto']> {
  const uploadId = await sent(file, options);
  const { fileId } = await send('get', '/api/v1/uploads/{id}', { path: { id: uploadId } });
  return send('get', '/api/v1/files/{id}', { path: { id: fileId as string } });
}

function sent(file: File, { dossierId, asExpert, onProgress, onWaiting, signal }: UploadOptions): Promise<string> {
  return new Promise((done, failed) => {
    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      metadata: { filename: file.name, ...(dossierId && { dossierId }), ...(asExpert && { asExpert: 'true' }) },
      // The same file for another dossier is another upload.
      fingerprint: () => Promise.resolve(['guohe', file.name, file.size, file.lastModified, dossierId ?? ''].join('/')),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        const absent = onBehalfOf('/api/v1/uploads');
        if (absent) request.setHeader(ON_BEHALF_OF, absent);
        const token = ownToken();
        if (token) request.setHeader('X-CSRF-Token', token);
      },
      onProgress: (bytes, of) => {
        onWaiting?.(false);
        onProgress?.(Math.floor((bytes / of) * 100));
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
        if (again) onWaiting?.(true);
        return again;
      },
      onError: (error) => failed(new Refused(problemOf(error))),
      onSuccess: () => done(upload.url?.split('/').at(-1) as string),
    });
    signal?.addEventListener('abort', () => {
      // What has arrived is thrown away, too, where it was cancelled: nobody waits for it any more.
      void atWork(upload.abort(signal.reason !== LEFT)).catch(() => undefined);
      failed(new Refused(LINE_DROPPED));
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}

function problemOf(error: Error): Problem {
  if (!(error instanceof DetailedError)) return LINE_DROPPED;
  const status = error.originalResponse?.getStatus() ?? 0;
  try {
    return { ...(JSON.parse(error.originalResponse?.getBody() ?? '') as Problem), status };
  } catch {
    return LINE_DROPPED;
  }
}
