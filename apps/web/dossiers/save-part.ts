import type { PartName } from '#domain/dossier/parts.js';
import { api, byItself, type Refused, told, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { Content } from './draft-store.js';

export interface SavedPart {
  readonly version: number;
  readonly content: Content;
  readonly savedAt: string | null;
}

/** Saves a part over the version that was changed. @throws {Refused} such as dossier.stale, of which `savedMeanwhile` tells more */
export function savePart(
  dossierId: string,
  part: PartName,
  { version, content }: Pick<SavedPart, 'version' | 'content'>,
): Promise<Schemas['PartContentDto']> {
  return told(
    api.PUT('/api/v1/dossiers/{id}/parts/{part}', {
      params: { path: { id: dossierId, part: part as 'base' }, header: { 'If-Match': `"${version}"` } },
      body: content as never,
      fetch: byItself,
    }),
  );
}

/** What somebody else was first with, where a save was refused for that. */
export function savedMeanwhile({ problem }: Refused): SavedPart | undefined {
  if (problem.code !== 'dossier.stale') return undefined;
  const { version, content, savedAt } = problem['current'] as Schemas['PartContentDto'];
  return { version, content: (content ?? {}) as Content, savedAt };
}

/** What is shown of the dossier elsewhere on the page, once a part of it is saved. */
export function readAgainAfter(part: PartName): void {
  const paths = ['/api/v1/dossiers/{id}/completeness', '/api/v1/dossiers/{id}/claims', '/api/v1/cases/{id}/correction'];
  // The head of the page shows the base's name, and attachments name partners.
  if (part === 'base' || part === 'partners') paths.push('/api/v1/dossiers/{id}');
  for (const path of paths) void queries.invalidateQueries({ queryKey: [path] });
}
