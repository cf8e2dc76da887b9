import { atWork, UPLOADING } from './at-work.js';
import {
  ensureOwn,
  newKey,
  ownToken,
  Refused,
  SCRIPT_MISSING,
  SESSION_ENDED,
  type Problem,
  type Schemas,
} from './client.js';
import { ON_BEHALF_OF, onBehalfOf } from './on-behalf.js';
import { LINE_DROPPED, type UploadOptions } from './uploading.js';

/** Up to here a file goes in one request, which is over before a line drops. */
const AT_ONCE_BYTES = 4 * 1_048_576;

/** Uploads one file; a large one goes on where it broke off. @throws {Refused} */
export const upload = (file: File, options: UploadOptions = {}): Promise<Schemas['FileDto']> =>
  atWork(uploaded(file, options), UPLOADING);

async function uploaded(file: File, options: UploadOptions): Promise<Schemas['FileDto']> {
  try {
    await ensureOwn();
    if (file.size <= AT_ONCE_BYTES) return await uploadAtOnce(file, options);
    const { uploadResumably } = await import('./resumable.js').catch((caught: unknown) => {
      console.error(caught);
      throw new Refused(SCRIPT_MISSING);
    });
    return await uploadResumably(file, options);
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'session.required')
      window.dispatchEvent(new Event(SESSION_ENDED));
    throw error;
  }
}

/** XMLHttpRequest, because fetch does not tell how far it has come. */
function uploadAtOnce(
  file: File,
  { dossierId, asExpert, key = newKey(), onProgress, signal }: UploadOptions,
): Promise<Schemas['FileDto']> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const whose = new URLSearchParams({ ...(dossierId && { dossierId }), ...(asExpert && { asExpert: 'true' }) });
    request.open('POST', `/api/v1/files${whose.size > 0 ? `?${whose}` : ''}`);
    request.setRequestHeader('Idempotency-Key', key);
    const absent = onBehalfOf('/api/v1/files');
    if (absent) request.setRequestHeader(ON_BEHALF_OF, absent);
    const csrf = ownToken();
    if (csrf) request.setRequestHeader('X-CSRF-Token', csrf);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.floor((loaded / total) * 100));
    request.onerror = request.onabort = () => failed(new Refused(LINE_DROPPED));
    request.onload = () => {
      if (request.status < 300) done(request.response as Schemas['FileDto']);
      else
        failed(
          new Refused(request.response ? { ...(request.response as Problem), status: request.status } : LINE_DROPPED),
        );
    };
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}
