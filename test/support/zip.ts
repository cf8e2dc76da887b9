import { crc32, deflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** What the headers claim, where they lie. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
  /** As it is, not deflated. */
  readonly stored?: boolean;
  /** What its own header says, unlike the directory. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Bytes that belong to no file: before it, and behind what is unpacked of it. */
  readonly before?: Buffer;
  readonly trailing?: string;
}

/** A zip file as office programs write it: deflated entries and a central directory. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const {
      name,
      content,
      claimedSize,
      encrypted = false,
      stored = false,
      before = Buffer.alloc(0),
      trailing = '',
    } = entry;
    const plain = Buffer.from(content);
    const packed = Buffer.concat([stored ? plain : deflateRawSync(plain), Buffer.from(trailing, 'latin1')]);
    const file = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    facts.writeUInt16LE(stored ? 0 : 8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimedSize ?? plain.length, 18);
    facts.writeUInt16LE(file.length, 22);
    const own = Buffer.from(facts);
    own.writeUInt32LE(entry.localSize ?? facts.readUInt32LE(18), 18);
    const ownName = Buffer.from(entry.localName ?? name, 'utf8');
    const local = Buffer.concat([before, Buffer.from('PK\x03\x04', 'latin1'), own, ownName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset + before.length, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, file]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

const MAIN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const;

/** A minimal office document, with further entries. */
export function officeFile(kind: keyof typeof MAIN, ...more: readonly ZipEntry[]): Buffer {
  return officeFileAfter(kind, [], more);
}

/** The same, with entries before its own. */
export function officeFileAfter(
  kind: keyof typeof MAIN,
  first: readonly ZipEntry[],
  more: readonly ZipEntry[] = [],
): Buffer {
  const [main, contentType] = MAIN[kind];
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${contentType}"/></Types>`;
  return zipOf([
    ...first,
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: main, content: '<document/>' },
    ...more,
  ]);
}

/** What is in an archive, by path. */
export async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks));
  }
  return found;
}
