import { mergePart, type MergeConflict } from '#domain/dossier/merge.js';
import type { Content, KeptDraft } from './draft-store.js';

/** A draft by the name of its row in the browser. */
export type KeptRow = readonly [row: string, draft: KeptDraft];

/** What there is to go on with. */
export interface Begun {
  readonly content: Content;
  /** What the content is a change of. */
  readonly base: Content;
  /** Where a draft and what is saved now differ in the same place: `theirs` is to be chosen from beside the content. */
  readonly conflict?: { readonly theirs: Content; readonly conflicts: readonly MergeConflict[] };
  /** The rows that went into it. */
  readonly adopted: readonly string[];
  /** Somebody has saved since a draft was begun. */
  readonly merged: boolean;
}

/**
 * What the server has, with what this browser kept that never got there, from however many tabs. Of drafts that cannot be merged
 * by themselves one is put before a person; the next waits in its row until the part is opened again.
 */
export function beginFrom(saved: { version: number; content: Content }, drafts: readonly KeptRow[]): Begun {
  let content = saved.content;
  const adopted: string[] = [];
  const open: KeptRow[] = [];
  let merged = false;
  for (const [row, draft] of drafts) {
    const both = mergePart(draft.base, draft.content, content);
    if (both.conflicts.length > 0) open.push([row, draft]);
    else {
      content = both.content;
      adopted.push(row);
      merged ||= draft.version !== saved.version;
    }
  }
  const [first] = open;
  if (!first) return { content, base: saved.content, adopted, merged };
  const [row, { base, content: ours }] = first;
  const { conflicts } = mergePart(base, ours, content);
  return { content: ours, base, conflict: { theirs: content, conflicts }, adopted: [...adopted, row], merged: true };
}
