import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { isPolyglot, isPolyglotArchive } from './polyglot.js';
import { inspectArchive, type ArchiveProblem } from './archive.js';

/** What may be uploaded: extension as file-type names it → media type and the endings a name may have. */
export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', endings: ['.pdf'], archive: false },
  png: { mediaType: 'image/png', endings: ['.png'], archive: false },
  jpg: { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], archive: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['.docx'],
    archive: true,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['.xlsx'],
    archive: true,
  },
  mp4: { mediaType: 'video/mp4', endings: ['.mp4'], archive: false },
} as const;

export type FileKind = keyof typeof FILE_KINDS;

export const MEDIA_TYPES: readonly string[] = Object.values(FILE_KINDS).map(({ mediaType }) => mediaType);
/** For people: "PDF, PNG, …". */
export const ALLOWED_NAMES = Object.keys(FILE_KINDS).join(', ').toUpperCase();

export type FileVerdict =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly problem: 'typeNotAllowed' | 'polyglot' | ArchiveProblem }
  | {
      readonly ok: false;
      readonly problem: 'contentDiffers';
      readonly extension: string;
      readonly found: string | null;
    };

/** Decides by the content what a file is, and refuses where its name claims something else. */
export async function judgeFile(path: string, name: string): Promise<FileVerdict> {
  const extension = extname(name).toLowerCase();
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  const kind = kindOf(detected?.ext);
  const claimed = Object.values(FILE_KINDS).find(({ endings }) => (endings as readonly string[]).includes(extension));
  if (claimed === undefined) return { ok: false, problem: 'typeNotAllowed' };
  if (claimed.archive && (detected?.ext === 'zip' || kind === 'docx' || kind === 'xlsx')) {
    const problem = await inspectArchive(path);
    if (problem !== undefined) return { ok: false, problem };
  }
  if (kind === undefined || FILE_KINDS[kind] !== claimed) {
    return { ok: false, problem: 'contentDiffers', extension, found: detected?.mime ?? null };
  }
  if (await (claimed.archive ? isPolyglotArchive(path) : isPolyglot(path))) return { ok: false, problem: 'polyglot' };
  return { ok: true, mediaType: FILE_KINDS[kind].mediaType };
}

function kindOf(ext: string | undefined): FileKind | undefined {
  return ext !== undefined && Object.hasOwn(FILE_KINDS, ext) ? (ext as FileKind) : undefined;
}
