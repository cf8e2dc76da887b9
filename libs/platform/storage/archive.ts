import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import yauzl from 'yauzl';

export type ArchiveProblem = 'archiveBroken' | 'archiveTooLarge' | 'hasMacros';

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED_BYTES = 500 * 1_048_576;
/** XML packs well, but not this well: office files come to 5–30. */
const MAX_RATIO = 200;
/** Small entries may pack extremely without being of any danger. */
const RATIO_FROM_BYTES = 10 * 1_048_576;
const ENCRYPTED = 0x1;

/** Where an office file says what its parts are, whatever they are called. */
const CONTENT_TYPES = '[Content_Types].xml';
const LONGEST_CONTENT_TYPES = 1_048_576;
const MACROS = /macroEnabled|vbaProject/i;
/** A letter by its number, as XML lets write any. */
const BY_NUMBER = /&#(?:x([0-9a-f]{1,8})|(\d{1,8}));/gi;
/** What an entity of its own stands for only an XML parser knows; office files may have none (ISO/IEC 29500-2). */
const OWN_ENTITIES = /<!(?:DOCTYPE|ENTITY)/i;

/**
 * Looks at a zip file (DOCX, XLSX): too many entries, too much unpacked, packed too densely, encrypted, with names that leave
 * the archive, or with macros. Every entry is unpacked and thrown away, for a directory may lie about sizes: yauzl fails at the
 * first byte beyond what is stated.
 */
export async function inspectArchive(path: string): Promise<ArchiveProblem | undefined> {
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, strictFileNames: true });
  } catch {
    return 'archiveBroken';
  }
  try {
    if (zip.entryCount > MAX_ENTRIES) return 'archiveTooLarge';
    let packed = 0;
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'archiveBroken';
      if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName)) return 'hasMacros';
      if (unpacked > MAX_UNPACKED_BYTES) return 'archiveTooLarge';
      if (entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize > MAX_RATIO * entry.compressedSize) {
        return 'archiveTooLarge';
      }
      if (entry.fileName === CONTENT_TYPES) {
        if (entry.uncompressedSize > LONGEST_CONTENT_TYPES) return 'archiveTooLarge';
        const types = await buffer(await zip.openReadStreamPromise(entry));
        const text = types.toString('latin1').replaceAll('\0', '');
        if (OWN_ENTITIES.test(text)) return 'archiveBroken';
        if (MACROS.test(readable(text))) return 'hasMacros';
      } else if (!entry.fileName.endsWith('/')) await unpacks(zip, entry);
    }
    return unpacked > RATIO_FROM_BYTES && unpacked > MAX_RATIO * packed ? 'archiveTooLarge' : undefined;
  } catch {
    return 'archiveBroken';
  } finally {
    zip.close();
  }
}

/** With every ASCII letter as itself: types are made of no others. */
function readable(xml: string): string {
  return xml.replace(BY_NUMBER, (_, hexadecimal?: string, decimal?: string) =>
    String.fromCharCode(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)),
  );
}

/** @throws {Error} where an entry is not of the size that the directory states */
async function unpacks(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<void> {
  const content = await zip.openReadStreamPromise(entry);
  await finished(content.resume());
}
