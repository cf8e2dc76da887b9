import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** What goes into an archive: bytes at hand, or ones that are opened when their turn comes; of a known size where they are packed already. */
export type ArchiveEntry =
  | { readonly path: string; readonly content: Buffer }
  | { readonly path: string; readonly sizeBytes?: number; readonly open: () => Promise<Readable> };

/**
 * An archive as a stream: one entry after the other, none of them whole in memory, nothing on disk. Where an entry cannot be read
 * the stream breaks, so that nobody takes a part for the whole.
 */
export function zipStream(entries: readonly ArchiveEntry[], at: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // What was uploaded is packed already: pictures, PDFs, office files.
  const options = { mtime: at, mode: 0o100_644, compress: false };
  zip.on('error', (error: Error) => output.destroy(error));
  for (const entry of entries) {
    if ('content' in entry) zip.addBuffer(entry.content, entry.path, { ...options, compress: true });
    else {
      const packed = entry.sizeBytes === undefined ? { compress: true } : { size: entry.sizeBytes };
      zip.addReadStreamLazy(entry.path, { ...options, ...packed }, (done) => {
        entry.open().then(
          (stream) => {
            stream.once('error', (error) => output.destroy(error));
            output.once('close', () => stream.destroy());
            done(null, stream);
          },
          (error: unknown) => done(error, undefined as never),
        );
      });
    }
  }
  zip.end();
  return output;
}
