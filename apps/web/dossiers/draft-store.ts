import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export type Content = Record<string, unknown>;

/** What was typed into a part and has not reached the server yet. */
export interface KeptDraft {
  /** The version that was changed, and what it held: what others save meanwhile is merged by it. */
  readonly version: number;
  readonly base: Content;
  readonly content: Content;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
}

let opened: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** Undefined where the browser keeps nothing (some private windows): then a draft lives as long as its page. */
function database(): Promise<IDBPDatabase<Schema> | undefined> {
  opened ??= openDB<Schema>('guohe', 1, { upgrade: (db) => void db.createObjectStore('drafts') }).catch(
    () => undefined,
  );
  return opened;
}

/** Drafts are of a person: whoever signs in next at the same computer does not find them. */
export const draftKey = (accountId: string, dossierId: string, part: string): string =>
  `${accountId}/${dossierId}/${part}`;

export async function keptDraft(key: string): Promise<KeptDraft | null> {
  return (await (await database())?.get('drafts', key)) ?? null;
}

/** Committed at once: a page that is closed a moment later does not take it along. */
export async function keepDraft(key: string, draft: KeptDraft | null): Promise<void> {
  const transaction = (await database())?.transaction('drafts', 'readwrite', { durability: 'relaxed' });
  if (!transaction) return;
  const done = draft ? transaction.store.put(draft, key) : transaction.store.delete(key);
  transaction.commit();
  // A full disk: the page still holds it, and says that it is not saved.
  await done.catch(() => undefined);
}
