import { useCallback, useEffect, useRef, useState } from 'react';
import { api, Refused, told, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';

export type Content = Record<string, unknown>;

export type DraftState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'typing' | 'saving' }
  /** Somebody else, or another tab, has saved this part meanwhile. */
  | { readonly kind: 'conflict'; readonly theirs: Schemas['PartContentDto'] }
  | { readonly kind: 'refused'; readonly error: Refused };

const PAUSE_MS = 1_000;
const RETRY_MS = 8_000;
const keyOf = (dossierId: string, part: string) => `guohe.draft.${dossierId}.${part}`;

/**
 * A part while it is filled in: kept in this browser at every stroke, on the server after a pause. Nothing typed is lost: what
 * the server has not got yet is found again here.
 */
export function useDraft(
  dossierId: string,
  part: string,
  first: { readonly version: number; readonly content: Content; readonly savedAt: string | null },
) {
  const kept = useRef(readKept(keyOf(dossierId, part)));
  const found = kept.current && kept.current.version === first.version ? kept.current.content : undefined;
  const [content, setContent] = useState<Content>(found ?? first.content);
  const [state, setState] = useState<DraftState>(found ? { kind: 'typing' } : { kind: 'saved', at: first.savedAt });
  const version = useRef(first.version);
  const latest = useRef(content);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);

  const save = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const sent = latest.current;
    setState({ kind: 'saving' });
    try {
      const answer = await told(
        api.PUT('/api/v1/dossiers/{id}/parts/{part}', {
          params: { path: { id: dossierId, part: part as 'base' }, header: { 'If-Match': `"${version.current}"` } },
          body: sent as never,
        }),
      );
      version.current = answer.version;
      if (latest.current === sent) {
        localStorage.removeItem(keyOf(dossierId, part));
        setState({ kind: 'saved', at: answer.savedAt });
      } else timer.current = setTimeout(() => void save(), PAUSE_MS);
      void queries.invalidateQueries({ queryKey: ['/api/v1/dossiers/{id}/completeness'] });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.problem.code === 'dossier.stale')
        setState({ kind: 'conflict', theirs: error.problem['current'] as Schemas['PartContentDto'] });
      else {
        setState({ kind: 'refused', error });
        if (error.problem.status === 0 || error.problem.status >= 500 || error.problem.status === 401)
          timer.current = setTimeout(() => void save(), RETRY_MS);
      }
    } finally {
      busy.current = false;
    }
  }, [dossierId, part]);

  const change = useCallback(
    (to: Content) => {
      latest.current = to;
      setContent(to);
      setState({ kind: 'typing' });
      localStorage.setItem(keyOf(dossierId, part), JSON.stringify({ version: version.current, content: to }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [dossierId, part, save],
  );

  /** One of the two is kept: ours over theirs, or theirs. */
  const settle = useCallback(
    (theirs: Schemas['PartContentDto'], keep: 'ours' | 'theirs') => {
      version.current = theirs.version;
      if (keep === 'theirs') {
        latest.current = theirs.content as Content;
        setContent(theirs.content as Content);
        localStorage.removeItem(keyOf(dossierId, part));
        setState({ kind: 'saved', at: theirs.savedAt });
      } else void save();
    },
    [dossierId, part, save],
  );

  useEffect(() => {
    if (found) void save();
    return () => {
      clearTimeout(timer.current);
      if (localStorage.getItem(keyOf(dossierId, part))) void save();
    };
    // Once for this part: its component is keyed by dossier and part.
  }, []);

  return { content, state, change, settle };
}

function readKept(key: string): { readonly version: number; readonly content: Content } | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as { version: number; content: Content } | null;
  } catch {
    return null;
  }
}
