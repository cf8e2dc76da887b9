import { useCallback, useEffect, useRef, useState } from 'react';
import { differenceOfPart } from '#domain/dossier/difference.js';
import { mergePart, type MergeConflict, type Side } from '#domain/dossier/merge.js';
import type { PartName } from '#domain/dossier/parts.js';
import { api, Refused, told, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { keepDraft, type Content, type KeptDraft } from './draft-store.js';

export interface SavedPart {
  readonly version: number;
  readonly content: Content;
  readonly savedAt: string | null;
}

export type DraftState =
  /** `merged`: with what somebody else, or another tab, had saved meanwhile. */
  | { readonly kind: 'saved'; readonly at: string | null; readonly merged?: boolean }
  | { readonly kind: 'typing' | 'saving' | 'offline' }
  /** Both changed the same: a person chooses. */
  | { readonly kind: 'conflict'; readonly theirs: SavedPart; readonly conflicts: readonly MergeConflict[] }
  | { readonly kind: 'refused'; readonly error: Refused };

const PAUSE_MS = 1_000;
const RETRY_MS = 8_000;

interface Begun {
  readonly base: Content;
  readonly content: Content;
  readonly state: DraftState;
  readonly merged: boolean;
}

/** What is there to go on with: what the server has, and what this browser kept that never got there. */
function begin(part: PartName, saved: SavedPart, kept: KeptDraft | null): Begun {
  const whole: DraftState = { kind: 'saved', at: saved.savedAt };
  if (!kept) return { base: saved.content, content: saved.content, state: whole, merged: false };
  const { content, conflicts } = mergePart(kept.base, kept.content, saved.content);
  if (conflicts.length > 0)
    return {
      base: kept.base,
      content: kept.content,
      state: { kind: 'conflict', theirs: saved, conflicts },
      merged: true,
    };
  const state: DraftState = isSame(part, content, saved.content) ? whole : { kind: 'typing' };
  return { base: saved.content, content, state, merged: kept.version !== saved.version };
}

const isSame = (part: PartName, a: Content, b: Content) => differenceOfPart(part, a, b).length === 0;

/**
 * A part while it is filled in: kept in this browser at every stroke, on the server after a pause. Nothing typed is lost: what
 * the server has not got yet is found again here, and goes there once the network is back. What others saved meanwhile is merged.
 */
export function useDraft(dossierId: string, part: PartName, key: string, first: SavedPart, kept: KeptDraft | null) {
  const [begun] = useState(() => begin(part, first, kept));
  const [content, setContent] = useState(begun.content);
  const [state, setState] = useState(begun.state);
  const version = useRef(first.version);
  const base = useRef(begun.base);
  const latest = useRef(begun.content);
  const merged = useRef(begun.merged);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const unsent = useRef(begun.state.kind !== 'saved');

  const keep = useCallback(() => {
    const draft = { version: version.current, base: base.current, content: latest.current };
    void keepDraft(key, unsent.current ? draft : null);
  }, [key]);

  const adopt = useCallback((to: Content) => {
    latest.current = to;
    setContent(to);
  }, []);

  const save = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    clearTimeout(timer.current);
    const sent = latest.current;
    setState({ kind: 'saving' });
    const later = (ms: number) => (timer.current = setTimeout(() => void save(), ms));
    try {
      const answer = await told(
        api.PUT('/api/v1/dossiers/{id}/parts/{part}', {
          params: { path: { id: dossierId, part: part as 'base' }, header: { 'If-Match': `"${version.current}"` } },
          body: sent as never,
        }),
      );
      version.current = answer.version;
      base.current = sent;
      unsent.current = latest.current !== sent;
      keep();
      if (unsent.current) later(PAUSE_MS);
      else setState({ kind: 'saved', at: answer.savedAt, merged: merged.current });
      merged.current = false;
      readAgainAfter(part);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { status, code } = error.problem;
      if (code === 'dossier.stale') {
        const theirs = asSaved(error.problem['current'] as Schemas['PartContentDto']);
        const both = mergePart(base.current, latest.current, theirs.content);
        if (both.conflicts.length > 0) setState({ kind: 'conflict', theirs, conflicts: both.conflicts });
        else {
          version.current = theirs.version;
          base.current = theirs.content;
          merged.current = true;
          adopt(both.content);
          keep();
          later(0);
        }
      } else {
        setState(status === 0 ? { kind: 'offline' } : { kind: 'refused', error });
        if (status === 0 || status >= 500 || status === 401) later(RETRY_MS);
      }
    } finally {
      busy.current = false;
    }
  }, [dossierId, part, keep, adopt]);

  const change = useCallback(
    (to: Content) => {
      adopt(to);
      unsent.current = true;
      setState({ kind: 'typing' });
      keep();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [adopt, keep, save],
  );

  /** What a person chose where both had changed the same. */
  const settle = useCallback(
    (theirs: SavedPart, choices: Readonly<Record<string, Side>>) => {
      const { content: chosen } = mergePart(base.current, latest.current, theirs.content, choices);
      version.current = theirs.version;
      base.current = theirs.content;
      unsent.current = !isSame(part, chosen, theirs.content);
      adopt(chosen);
      keep();
      if (unsent.current) void save();
      else setState({ kind: 'saved', at: theirs.savedAt });
    },
    [part, adopt, keep, save],
  );

  useEffect(() => {
    const online = () => {
      if (unsent.current) void save();
    };
    window.addEventListener('online', online);
    if (begun.state.kind === 'typing') void save();
    else if (kept && begun.state.kind === 'saved') keep();
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      if (unsent.current) void save();
    };
    // Once for this part: its component is keyed by dossier and part.
  }, []);

  return { content, state, change, settle };
}

/** What is shown of the dossier elsewhere on the page, once a part of it is saved. */
function readAgainAfter(part: PartName): void {
  const paths = ['/api/v1/dossiers/{id}/completeness', '/api/v1/dossiers/{id}/claims', '/api/v1/cases/{id}/correction'];
  // The head of the page shows the base's name, and attachments name partners.
  if (part === 'base' || part === 'partners') paths.push('/api/v1/dossiers/{id}');
  for (const path of paths) void queries.invalidateQueries({ queryKey: [path] });
}

function asSaved({ version, content, savedAt }: Schemas['PartContentDto']): SavedPart {
  return { version, content: (content ?? {}) as Content, savedAt };
}
