import { differenceOfPart } from '#domain/dossier/difference.js';
import { mergePart, type MergeConflict, type Side } from '#domain/dossier/merge.js';
import type { PartName } from '#domain/dossier/parts.js';
import { Refused } from '../api/client.js';
import { draftKey, forgetDraft, isBeingKept, keepDraft, partsKept, type Content } from './draft-store.js';
import { beginFrom, type KeptRow } from './kept-drafts.js';
import { readAgainAfter, savedMeanwhile, savePart, type SavedPart } from './save-part.js';

export type DraftState =
  /** `merged`: with what somebody else, or another tab, had saved meanwhile. */
  | { readonly kind: 'saved'; readonly at: string | null; readonly merged?: boolean }
  | { readonly kind: 'typing' | 'saving' | 'offline' }
  /** Both changed the same: a person chooses. */
  | { readonly kind: 'conflict'; readonly theirs: SavedPart; readonly conflicts: readonly MergeConflict[] }
  | { readonly kind: 'refused'; readonly error: Refused };

export interface Place {
  readonly accountId: string;
  readonly dossierId: string;
  readonly part: PartName;
}

/** What is to be seen of a draft. */
export interface Seen {
  readonly content: Content;
  readonly state: DraftState;
  /** False where the browser has no room: then what is typed lives as long as its page. */
  readonly kept: boolean;
}

const PAUSE_MS = 1_000;
const RETRY_MS = 8_000;

const isSame = (part: PartName, a: Content, b: Content) => differenceOfPart(part, a, b).length === 0;

/**
 * A part while it is filled in: kept in this browser at every stroke, on the server after a pause. Nothing typed is lost: what
 * the server has not got yet is found again here, and goes there once the network is back. What others saved meanwhile is merged.
 * There is one for a part, whoever looks at it: whoever leaves the part and comes back finds the same one, still sending.
 */
export class PartDraft {
  private readonly key: string;
  private readonly viewers = new Set<() => void>();
  private version: number;
  private base: Content;
  private unsent: boolean;
  private merged: boolean;
  /** What a conflict calls theirs holds more than the server does: drafts that merged by themselves. */
  private ahead: boolean;
  /** Rows of other tabs that went into this draft. */
  private adopted: string[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private keeping: Promise<unknown> = Promise.resolve();
  private seen: Seen;
  private savedAt: string | null;

  constructor(
    private readonly place: Place,
    saved: SavedPart,
    drafts: readonly KeptRow[],
  ) {
    this.key = draftKey(place.accountId, place.dossierId, place.part);
    this.version = saved.version;
    this.savedAt = saved.savedAt;
    const { content, base, conflict, adopted, merged } = beginFrom(saved, drafts);
    this.base = base;
    this.merged = merged;
    this.adopted = [...adopted];
    this.ahead = !isSame(place.part, conflict?.theirs ?? content, saved.content);
    const state: DraftState = conflict
      ? { kind: 'conflict', theirs: { ...saved, content: conflict.theirs }, conflicts: conflict.conflicts }
      : this.ahead
        ? { kind: 'typing' }
        : { kind: 'saved', at: saved.savedAt };
    this.unsent = state.kind !== 'saved';
    this.seen = { content, state, kept: true };
    if (!this.unsent && this.adopted.length > 0) this.forget();
  }

  get isUnsent(): boolean {
    return this.unsent;
  }

  /** Would closing the page take along what neither the server nor, so far, the browser has? */
  get isHeldHereAlone(): boolean {
    return this.unsent && (!this.seen.kept || isBeingKept(this.key));
  }

  get typed(): { readonly base: Content; readonly content: Content } {
    return { base: this.base, content: this.seen.content };
  }

  get part(): PartName {
    return this.place.part;
  }

  isOf(accountId: string, dossierId: string): boolean {
    return this.place.accountId === accountId && this.place.dossierId === dossierId;
  }

  readonly look = (): Seen => this.seen;

  readonly watch = (viewer: () => void): (() => void) => {
    this.viewers.add(viewer);
    if (this.seen.state.kind === 'typing') this.later(0);
    return () => {
      this.viewers.delete(viewer);
      if (this.viewers.size > 0) return;
      if (this.unsent && this.seen.state.kind !== 'conflict') void this.save();
      else this.rest();
    };
  };

  /** @param to what is in the part, or how it is changed: by whoever began long before, such as a file that has arrived */
  readonly change = (to: Content | ((now: Content) => Content)): void => {
    const newest = open.get(this.key) ?? this;
    if (newest !== this) return newest.change(to);
    const content = typeof to === 'function' ? to(this.seen.content) : to;
    if (content === this.seen.content) return;
    open.set(this.key, this);
    this.unsent = true;
    this.show({ content, state: { kind: 'typing' } });
    this.keep();
    this.later(PAUSE_MS);
  };

  /** What was typed and cannot be saved is given up. */
  readonly drop = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.unsent = false;
    this.show({ content: this.base, state: { kind: 'saved', at: this.savedAt } });
    this.forget();
    this.rest();
  };

  /** What a person chose where both had changed the same. */
  readonly settle = (theirs: SavedPart, choices: Readonly<Record<string, Side>>): void => {
    const { content } = mergePart(this.base, this.seen.content, theirs.content, choices);
    this.version = theirs.version;
    this.base = theirs.content;
    this.unsent = this.ahead || !isSame(this.place.part, content, theirs.content);
    this.show({ content });
    if (this.unsent) {
      this.keep();
      void this.save();
    } else {
      this.show({ state: { kind: 'saved', at: theirs.savedAt } });
      this.forget();
    }
  };

  /** One request at a time: whoever asks meanwhile waits for that one. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending ??= this.send().finally(() => {
      this.sending = undefined;
      this.rest();
    });
    return this.sending;
  }

  /** Saves now what is not saved yet, as far as it can be. */
  async flush(): Promise<void> {
    while (this.unsent && this.seen.state.kind !== 'conflict') {
      await this.save();
      const { kind } = this.seen.state;
      if (kind === 'refused' || kind === 'offline') break;
    }
    await this.keeping;
  }

  private async send(): Promise<void> {
    const { dossierId, part } = this.place;
    const sent = this.seen.content;
    this.show({ state: { kind: 'saving' } });
    try {
      const answer = await savePart(dossierId, part, { version: this.version, content: sent });
      this.version = answer.version;
      this.savedAt = answer.savedAt;
      this.base = sent;
      this.unsent = this.seen.content !== sent;
      if (this.unsent) {
        this.keep();
        this.later(PAUSE_MS);
      } else {
        this.forget();
        this.show({ state: { kind: 'saved', at: answer.savedAt, merged: this.merged } });
      }
      this.merged = false;
      readAgainAfter(part);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const theirs = savedMeanwhile(error);
      if (theirs) this.meet(theirs);
      else this.refuse(error);
    }
  }

  /** Somebody else was first. */
  private meet(theirs: SavedPart): void {
    const { content, conflicts } = mergePart(this.base, this.seen.content, theirs.content);
    this.ahead = false;
    if (conflicts.length > 0) {
      this.show({ state: { kind: 'conflict', theirs, conflicts } });
      return;
    }
    this.version = theirs.version;
    this.base = theirs.content;
    this.merged = true;
    this.show({ content });
    this.keep();
    this.later(0);
  }

  private refuse(error: Refused): void {
    const { status } = error.problem;
    this.show({ state: status === 0 ? { kind: 'offline' } : { kind: 'refused', error } });
    if (status === 0 || status >= 500 || status === 401 || status === 429) this.later(RETRY_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private show(change: Partial<Seen>): void {
    this.seen = { ...this.seen, ...change };
    for (const viewer of this.viewers) viewer();
  }

  private keep(): void {
    const { version, base } = this;
    const draft = { version, base, content: this.seen.content, at: Date.now() };
    this.after(
      keepDraft(this.key, draft).then((kept) => {
        if (kept !== undefined && kept !== this.seen.kept) this.show({ kept });
        this.rest();
      }),
    );
  }

  /** The browser's store keeps the order in which it was asked. */
  private after(asked: Promise<unknown>): void {
    this.keeping = Promise.all([this.keeping, asked]);
  }

  private forget(): void {
    const others = this.adopted.splice(0);
    this.after(forgetDraft(this.key, others));
  }

  /** Nobody looks, nothing is under way: what could not be saved lies in the browser, and is begun from there the next time. */
  private rest(): void {
    if (open.get(this.key) !== this || this.viewers.size > 0 || this.isHeldHereAlone) return;
    if (!this.sending && this.timer === undefined) open.delete(this.key);
  }
}

const open = new Map<string, PartDraft>();
window.addEventListener('online', () => {
  for (const draft of open.values()) if (draft.isUnsent) void draft.save();
});
window.addEventListener('beforeunload', (event) => {
  if ([...open.values()].some((draft) => draft.isHeldHereAlone)) event.preventDefault();
});

/** The draft of a part: the one that is still on its way, or one begun from what the server has and this browser kept. */
export function openDraft(place: Place, saved: SavedPart, drafts: readonly KeptRow[]): PartDraft {
  const key = draftKey(place.accountId, place.dossierId, place.part);
  const before = open.get(key);
  if (before?.isUnsent) return before;
  const draft = new PartDraft(place, saved, drafts);
  open.set(key, draft);
  return draft;
}

/** The draft of a part that this page still holds. */
export const draftOf = ({ accountId, dossierId, part }: Place): PartDraft | undefined =>
  open.get(draftKey(accountId, dossierId, part));

/** Saves what is still being typed. @returns the parts of which the server has not got everything all the same */
export async function unsavedParts(accountId: string, dossierId: string): Promise<string[]> {
  const drafts = [...open.values()].filter((draft) => draft.isOf(accountId, dossierId));
  await Promise.all(drafts.map((draft) => draft.flush()));
  const held = drafts.filter((draft) => draft.isUnsent).map((draft) => draft.part);
  return [...new Set([...held, ...(await partsKept(accountId, dossierId))])];
}
