import { open, type FileHandle } from 'node:fs/promises';

const EDGE_BYTES = 4_096;
/** Programs that open zip files look for the end of the directory so far from the end of the file, whatever stands behind it. */
const TAIL_BYTES = 1_048_576;
/** So much of a file is looked at whole, a piece at a time: no video has to be read for it. */
const WHOLE_BYTES = 32 * 1_048_576;
const PIECE_BYTES = 262_144;
/** What a browser would run that guessed at the content, by its beginning. */
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|img|object|embed|\?php)[\s/>]/i;
/** What runs wherever it stands. Fewer: notes in a PDF have a `<body>`, and what drew a picture may say so in an `<svg>`. */
const MARKUP_WITHIN = /<(?:!doctype\s{1,16}html|html|script|iframe|\?php)[\s/>]/i;
/** Archives that programs find behind whatever stands before them: RAR and 7z. */
const ARCHIVES_WITHIN = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'];
/** The longest that it matches, so that none is missed between two pieces. */
const OVERLAP_BYTES = 64;
/** Programs that show a PDF look for this in its first kilobyte, whatever stands before. */
const PDF = '%PDF-';
const PDF_WITHIN_BYTES = 1_024;
/** The end of a zip's directory, with whose help the whole file opens as an archive, too. */
const END_OF_ZIP = Buffer.from('504b0506', 'hex');
const END_BYTES = 22;
const ENTRY_OF_DIRECTORY = Buffer.from('504b0102', 'hex');
/** Where a directory is too long to be found by the end itself. */
const LOCATOR_OF_ZIP64 = Buffer.from('504b0607', 'hex');
const LOCATOR_BYTES = 20;

/** Is a file that passes for a document or a picture a web page or an archive at the same time? Such a file is made to deceive. */
export async function isPolyglot(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = (await bytesAt(handle, 0, Math.min(size, EDGE_BYTES))).toString('latin1');
    // What is one by right has it at its very beginning.
    if (MARKUP.test(head) || head.slice(0, PDF_WITHIN_BYTES).indexOf(PDF) > 0) return true;
    if (await hasAnotherWithin(handle, size)) return true;
    const start = Math.max(0, size - TAIL_BYTES);
    const tail = await bytesAt(handle, start, size - start);
    for (let at = tail.lastIndexOf(END_OF_ZIP); at >= 0; at = at > 0 ? tail.lastIndexOf(END_OF_ZIP, at - 1) : -1) {
      if (await endsZip(handle, tail.subarray(at), start + at)) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/**
 * The same of an office document, which is an archive by right: is there a page or a PDF where programs that do not ask for archives
 * look, in its first entry as it was stored, or in the remark behind its directory?
 */
export async function isPolyglotArchive(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, EDGE_BYTES);
    for (const position of [0, size - length]) {
      const edge = (await bytesAt(handle, position, length)).toString('latin1');
      if (edge.includes(PDF) || MARKUP.test(edge)) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/** In a larger file only at its beginning and its end is it looked for. UTF-16 is markup with a zero beside each letter. */
async function hasAnotherWithin(handle: FileHandle, size: number): Promise<boolean> {
  const parts = size <= WHOLE_BYTES ? [[0, size]] : [[0, TAIL_BYTES], [size - TAIL_BYTES, size]]; // prettier-ignore
  for (const [from = 0, to = 0] of parts) {
    for (let at = from; at < to; at += PIECE_BYTES) {
      const piece = (await bytesAt(handle, at, Math.min(PIECE_BYTES + OVERLAP_BYTES, to - at))).toString('latin1');
      if (MARKUP_WITHIN.test(piece) || ARCHIVES_WITHIN.some((magic) => piece.includes(magic))) return true;
      if (MARKUP_WITHIN.test(piece.replaceAll('\0', ''))) return true;
    }
  }
  return false;
}

/** Four bytes alone may be chance: a comment must lead to the end of the file, or there is a directory where one should lie. */
async function endsZip(handle: FileHandle, end: Buffer, at: number): Promise<boolean> {
  if (end.length < END_BYTES) return false;
  const left = end.length - END_BYTES - end.readUInt16LE(20);
  if (left < 0) return false;
  if (left === 0) return true;
  if ((await bytesAt(handle, at - LOCATOR_BYTES, 4)).equals(LOCATOR_OF_ZIP64)) return true;
  // Right before its end, or where it says: programs try both.
  for (const directory of [at - end.readUInt32LE(12), end.readUInt32LE(16)]) {
    if (directory < at && (await bytesAt(handle, directory, 4)).equals(ENTRY_OF_DIRECTORY)) return true;
  }
  return false;
}

/** Fewer, or none, where the file has no more. */
async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) return Buffer.alloc(0);
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
