import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export type Content = Record<string, unknown>;

/** What was typed into a part and has not reached the server yet. */
export interface KeptDraft {
  /** The version that was changed, and what it held: what others save meanwhile is merged by it. */
  readonly version: number;
  readonly base: Content;
  readonly content: Content;
  /** When the last stroke was kept, in milliseconds. */
  readonly at: number;
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

const dossierKey = (accountId: string, dossierId: string): string => `${accountId}/${dossierId}/`;

/** Drafts are of a person: whoever signs in next at the same computer does not find them. */
export const draftKey = (accountId: string, dossierId: string, part: string): string =>
  `${dossierKey(accountId, dossierId)}${part}`;

/** Each tab has a row of its own: two that are open at the same part without a network do not overwrite each other. */
const TAB = crypto.randomUUID();
const ownRow = (key: string): string => `${key}/${TAB}`;
const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** What the tabs of this browser have kept of a part, oldest first, each by the name of its row. */
export async function keptDrafts(key: string): Promise<(readonly [row: string, draft: KeptDraft])[]> {
  const rows = (await database())?.transaction('drafts').store;
  if (!rows) return [];
  const [names, drafts] = await Promise.all([rows.getAllKeys(under(`${key}/`)), rows.getAll(under(`${key}/`))]);
  return names
    .map((name, at): readonly [string, KeptDraft] => [name, drafts[at] as KeptDraft])
    .sort(([, one], [, other]) => one.at - other.at);
}

/** The parts of a dossier of which this browser keeps what the server has not got. */
export async function partsKept(accountId: string, dossierId: string): Promise<string[]> {
  const prefix = dossierKey(accountId, dossierId);
  const names = (await (await database())?.getAllKeys('drafts', under(prefix))) ?? [];
  return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] as string))];
}

/**
 * Committed at once: a page that is closed a moment later does not take it along.
 * @returns whether it is kept: not on a full disk, nor where the browser keeps nothing
 */
export async function keepDraft(key: string, draft: KeptDraft): Promise<boolean> {
  try {
    const transaction = (await database())?.transaction('drafts', 'readwrite', { durability: 'relaxed' });
    if (!transaction) return false;
    const done = transaction.store.put(draft, ownRow(key));
    transaction.commit();
    await done;
    return true;
  } catch {
    return false;
  }
}

/** The server has it: this tab's row, and those of others that went with it. */
export async function forgetDraft(key: string, others: readonly string[]): Promise<void> {
  const transaction = (await database())?.transaction('drafts', 'readwrite', { durability: 'relaxed' });
  if (!transaction) return;
  const done = [ownRow(key), ...others].map((row) => transaction.store.delete(row));
  transaction.commit();
  await Promise.all(done);
}

/** The dossier itself is gone. */
export async function forgetDossier(accountId: string, dossierId: string): Promise<void> {
  await (await database())?.delete('drafts', under(dossierKey(accountId, dossierId)));
}
