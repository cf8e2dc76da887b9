import { useState, useSyncExternalStore } from 'react';
import type { KeptRow } from './kept-drafts.js';
import { openDraft, type Place } from './part-draft.js';
import type { SavedPart } from './save-part.js';

/** A part's draft on the page that fills it in. */
export function useDraft(place: Place, saved: SavedPart, kept: readonly KeptRow[]) {
  const [draft] = useState(() => openDraft(place, saved, kept));
  const seen = useSyncExternalStore(draft.watch, draft.look);
  return { ...seen, change: draft.change, settle: draft.settle, drop: draft.drop };
}
