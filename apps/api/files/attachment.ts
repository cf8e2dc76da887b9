import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { attachmentHeader } from '#platform/storage/safe-name.js';

interface Opened {
  readonly file: { readonly name: string; readonly mediaType: string; readonly sha256: string };
  readonly stream: Readable;
  readonly sizeBytes: number;
}

/** A stored file as an answer: to be kept, never shown by the browser, whatever it holds. */
export function asAttachment({ file, stream, sizeBytes }: Opened, reply: FastifyReply): StreamableFile {
  void reply.headers({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
    ETag: `"${file.sha256}"`,
  });
  return new StreamableFile(stream, {
    type: file.mediaType,
    disposition: attachmentHeader(file.name),
    length: sizeBytes,
  });
}
