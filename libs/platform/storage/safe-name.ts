import { extname } from 'node:path';
import { HIDDEN_CHARACTERS } from '#domain/common/hidden-characters.js';

const MAX_LENGTH = 200;
const LONGEST_EXTENSION = 10;
/** Characters that end up somewhere else, hide, or turn the reading direction (report‮fdp.exe). */
const UNSAFE = new RegExp(`[${HIDDEN_CHARACTERS}<>:"|?*]`, 'gu');
/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name for people, never used as a path: the last component, without unsafe characters, at most 200 long. */
export function safeName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(UNSAFE, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = extname(plain);
  const extension = ending.length > LONGEST_EXTENSION ? '' : ending;
  const stem = plain.slice(0, plain.length - extension.length);
  const bounded = [...stem].slice(0, MAX_LENGTH - extension.length).join('');
  return `${bounded === '' || RESERVED.test(bounded) ? `file-${bounded}`.replace(/-$/, '') : bounded}${extension}`;
}

/** RFC 6266 / RFC 5987: the name in ASCII for old clients, and as it is for all others. */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
