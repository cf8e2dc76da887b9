import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import type yauzl from 'yauzl';

/** Sizes and checksum follow the bytes. */
const DESCRIBED_AFTER = 0x8;
const NAME_IS_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** Extra fields in the directory: when it was written, and sizes beyond four gigabytes. */
const KNOWN_EXTRAS = [0x5455, 0x0001];
const DIRECTORY_RECORD_BYTES = 46;
/** From here on a number needs more bytes than the first version of the format has for it. */
const LARGE = 0xffff_ffff;
const MANY = 0xffff;
/** Versions of the format that the end of a large archive names. */
const WRITTEN_BY = 0x033f;
const READ_BY = 45;

/**
 * Where an archive may be read as two: tools go by its directory, or from one local header to the next, and a forged one shows each of
 * them other files. So it has to be what we write: entry behind entry without a gap, every header as the directory has it, nothing
 * behind what is unpacked. @param zip whose entries have all been read @returns what cannot be relied on
 */
export async function ambiguityIn(
  path: string,
  zip: yauzl.ZipFile,
  entries: readonly yauzl.Entry[],
): Promise<string | undefined> {
  const file = await open(path);
  try {
    let at = 0;
    for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
      const end = entry.relativeOffsetOfLocalHeader === at ? await endOf(file, zip, entry) : undefined;
      if (end === undefined) return entry.fileName;
      at = end;
    }
    return (await isDirectoryAt(at, file, zip, entries)) ? undefined : path;
  } finally {
    await file.close();
  }
}

/** Where the entry ends; undefined where it is told in two ways. */
async function endOf(file: FileHandle, zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number | undefined> {
  const { compressedSize, uncompressedSize, crc32, generalPurposeBitFlag: flags, compressionMethod: method } = entry;
  const local = await zip.readLocalFileHeaderPromise(entry);
  const after = (flags & DESCRIBED_AFTER) !== 0;
  const [ofCrc, ofPacked, ofPlain] = after ? [0, 0, 0] : [crc32, compressedSize, uncompressedSize];
  const alike =
    local.fileName.equals(entry.fileNameRaw) &&
    (flags & ~DESCRIBED_AFTER) === NAME_IS_UTF8 &&
    entry.extraFields.every(({ id }) => KNOWN_EXTRAS.includes(id)) &&
    local.extraFieldLength === 0 &&
    local.generalPurposeBitFlag === flags &&
    local.compressionMethod === method &&
    [local.crc32, local.compressedSize, local.uncompressedSize].join() === [ofCrc, ofPacked, ofPlain].join();
  const end = local.fileDataStart + compressedSize;
  if (!alike) return undefined;
  if (method === DEFLATED ? (await unpackedOf(zip, entry)) !== compressedSize : method !== STORED) return undefined;
  return after ? endOfDescriptor(file, end, entry) : end;
}

/** How many of its packed bytes are used: whatever lies behind them is for other readers. */
async function unpackedOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> {
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflate = raw.pipe(createInflateRaw());
  raw.once('error', (error) => inflate.destroy(error));
  for await (const _ of inflate);
  return inflate.bytesWritten;
}

async function endOfDescriptor(
  file: FileHandle,
  at: number,
  { crc32, compressedSize, uncompressedSize, relativeOffsetOfLocalHeader }: yauzl.Entry,
): Promise<number | undefined> {
  const large = [compressedSize, uncompressedSize, relativeOffsetOfLocalHeader].some((each) => each >= LARGE);
  const wanted = Buffer.alloc(large ? 24 : 16);
  wanted.write('PK\x07\x08', 'latin1');
  wanted.writeUInt32LE(crc32, 4);
  if (large) {
    wanted.writeBigUInt64LE(BigInt(compressedSize), 8);
    wanted.writeBigUInt64LE(BigInt(uncompressedSize), 16);
  } else {
    wanted.writeUInt32LE(compressedSize, 8);
    wanted.writeUInt32LE(uncompressedSize, 12);
  }
  return (await bytesAt(file, at, wanted.length)).equals(wanted) ? at + wanted.length : undefined;
}

/** Begins the directory here, and does the end of the archive say so in the one way that there is? */
async function isDirectoryAt(
  at: number,
  file: FileHandle,
  zip: yauzl.ZipFile,
  entries: readonly yauzl.Entry[],
): Promise<boolean> {
  const records = entries.map(
    (entry) => DIRECTORY_RECORD_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
  );
  const size = records.reduce((sum, each) => sum + each, 0);
  const wanted = endOfArchive(at, size, entries.length);
  const said = await bytesAt(file, at + size, wanted.length + 1);
  return Number(zip.readEntryCursor) === at + size && said.equals(wanted);
}

/** Nothing comes behind it. */
function endOfArchive(at: number, size: number, count: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  for (const where of [8, 10]) end.writeUInt16LE(Math.min(count, MANY), where);
  end.writeUInt32LE(Math.min(size, LARGE), 12);
  end.writeUInt32LE(Math.min(at, LARGE), 16);
  if (count < MANY && size < LARGE && at < LARGE) return end;
  const large = Buffer.alloc(76);
  large.write('PK\x06\x06', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(WRITTEN_BY, 12);
  large.writeUInt16LE(READ_BY, 14);
  for (const [where, value] of [
    [24, count],
    [32, count],
    [40, size],
    [48, at],
    [64, at + size],
  ] as const) {
    large.writeBigUInt64LE(BigInt(value), where);
  }
  large.write('PK\x06\x07', 56, 'latin1');
  large.writeUInt32LE(1, 72);
  return Buffer.concat([large, end]);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
