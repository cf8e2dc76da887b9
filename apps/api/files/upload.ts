import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contracts/problems.js';
import type { FileKind } from '#platform/storage/file-kind.js';
import type { FileStore, ReceivedFile } from '#platform/storage/file-store.js';

export interface Upload {
  readonly received: ReceivedFile;
  /** As the client gave it. */
  readonly filename: string;
  /** What else stood in the form. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a form may hold: one file, and so many fields besides. */
export interface FormShape {
  /** Name of the field that holds the file. */
  readonly file: string;
  readonly fields: number;
  /** What the file may be; all that may be uploaded where none are named. */
  readonly kinds?: readonly FileKind[];
}

const FILE_ALONE: FormShape = { file: 'file', fields: 0 };
/** In bytes; how long a text may be is judged like that of any body. */
const LONGEST_FIELD = 65_536;

/**
 * Streams the one file of a multipart request to the store, under a temporary name. The request is read to its end, so that
 * the client gets its answer whatever it is; when it breaks off, or holds more than one file, nothing is left.
 * @throws {Refusal} file.none, file.tooLarge, file.interrupted, file.storageFull
 */
export async function receiveUpload(
  request: FastifyRequest,
  store: FileStore,
  limitMb: number,
  form = FILE_ALONE,
): Promise<Upload> {
  if (!request.isMultipart()) throw new Refusal('file.none');
  let upload: Omit<Upload, 'fields'> | undefined;
  const fields = new Map<string, unknown>();
  const limits = {
    fileSize: limitMb * 1_048_576,
    fields: form.fields,
    parts: form.fields + 1,
    fieldSize: LONGEST_FIELD,
  };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file') {
        fields.set(part.fieldname, part.value);
        continue;
      }
      const received = await store.receive(part.file);
      // One of the type application/octet-stream counts as a file without a name, too: what the library's type says it always has.
      const filename = part.filename as string | undefined;
      if (upload !== undefined || part.fieldname !== form.file || filename === undefined) {
        await store.discard(received);
        throw new Refusal('file.none');
      }
      upload = { received, filename };
      if (truncated(part)) throw new Refusal('file.tooLarge', { limitMb });
    }
  } catch (error) {
    if (upload !== undefined) await store.discard(upload.received);
    throw asRefusal(error);
  }
  if (upload === undefined) throw new Refusal('file.none');
  return { ...upload, fields: Object.fromEntries(fields) };
}

function truncated({ file }: MultipartFile): boolean {
  return file.truncated;
}

function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('file.storageFull');
  if (code === 'ECONNRESET' || code === 'EPIPE') return new Refusal('file.interrupted'); // whoever sent it is gone
  if (code?.startsWith('E')) return error;
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return new Refusal('file.none');
  return statusCode === undefined || statusCode < 500 ? new Refusal('file.interrupted') : error;
}
