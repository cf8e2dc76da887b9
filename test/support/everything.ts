import { inflateRawSync } from 'node:zlib';
import type { ApiClient } from '#cli/client/api-client.js';
import { exampleBody, pathOf, type ApiDescription, type Operation } from './openapi.js';
import { readPdf } from './pdf.js';

const BASE = '/api/v1';

/** One answer as somebody reads it: its headers, and all that its body says. */
export interface Said {
  readonly path: string;
  readonly said: string;
}

/** What is answered to whatever somebody tries to change with every id that is known, by the examples of the description; with its status. */
export async function answersTo(
  person: ApiClient,
  writes: readonly Operation[],
  api: ApiDescription,
  ids: readonly string[],
): Promise<(Said & { readonly status: number })[]> {
  const told: (Said & { readonly status: number })[] = [];
  for (const operation of writes) {
    for (const target of ids) {
      const path = pathOf(operation, { part: 'host' }, target);
      const body = exampleBody(operation, api);
      const answer = await person.send(operation.method, path.slice(BASE.length), body, { 'If-Match': '"1"' });
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
      const said = `${headers}\n${await answer.text()}`;
      told.push({ path: `${operation.method} ${path}`, status: answer.status, said });
    }
  }
  return told;
}

/** Those of the operations that change something of what an id names. */
export function writesOf(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ method, path }) => method !== 'GET' && path.startsWith(BASE) && path.includes('{'));
}

/** Those of the operations that only read. */
export function readsOf(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ method, path }) => method === 'GET' && path.startsWith(BASE));
}

/**
 * Everything that a person can read, with every id that is known, headers included; PDFs with their text and archives unpacked, so
 * that nothing hides in what is compressed.
 */
export async function everythingFor(
  person: ApiClient,
  reads: readonly Operation[],
  ids: readonly string[],
): Promise<Said[]> {
  const found: Said[] = [];
  for (const operation of reads) {
    const targets = operation.path.includes('{') ? ids : ids.slice(0, 1);
    for (const path of new Set(targets.map((id) => pathOf(operation, {}, id)))) {
      const answer = await person.send('GET', path.slice(BASE.length));
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
      found.push({ path, said: `${headers}\n${legible(Buffer.from(await answer.arrayBuffer()))}` });
    }
  }
  return found;
}

function legible(bytes: Buffer): string {
  const plain = bytes.toString('utf8');
  if (plain.startsWith('%PDF-')) return `${plain}\n${readPdf(bytes).text}\n${utf16In(bytes)}`;
  return plain.startsWith('PK') ? `${plain}\n${unpacked(bytes)}` : plain;
}

/** Titles and authors of a PDF are UTF-16 where they are Chinese. */
function utf16In(bytes: Buffer): string {
  const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
  const shifted = Buffer.from(bytes.subarray(1, bytes.length - ((bytes.length - 1) % 2))).swap16();
  return swapped.toString('utf16le') + shifted.toString('utf16le');
}

/** What an archive holds; its central directory knows the sizes that its entries, being streamed, do not. */
function unpacked(bytes: Buffer): string {
  let text = '';
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, header] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(from, from + size);
    text += legible(method === 8 ? inflateRawSync(packed) : packed);
  }
  return text;
}
