import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { newId } from '../common/new-id.js';
import { seal, unsealed } from '../common/seal.js';

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

/** Sealed: nobody reads it from the disk without being signed in as who typed it. What an earlier version kept lies in the clear. */
type Row = Uint8Array<ArrayBuffer> | KeptDraft;

interface Schema extends DBSchema {
  drafts: { key: string; value: Row };
}

let opened: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** Undefined where the browser keeps nothing (some private windows): then a draft lives as long as its page. */
function database(): Promise<IDBPDatabase<Schema> | undefined> {
  opened ??= new Promise((resolve) => {
    const here = openDB<Schema>('guohe', 2, {
      upgrade(db, from) {
        if (from === 0) db.createObjectStore('drafts');
      },
      // A tab of an earlier version holds it: nothing is kept until that is closed.
      blocked: () => resolve(undefined),
      // A later version waits for it.
      blocking() {
        opened = Promise.resolve(undefined);
        void here.then((db) => db.close());
      },
    });
    here.then(
      (db) => {
        resolve(db);
        opened = here;
      },
      () => resolve(undefined),
    );
  });
  return opened;
}

const dossierKey = (accountId: string, dossierId: string): string => `${accountId}/${dossierId}/`;

/** Drafts are of a person: whoever signs in next at the same computer does not find them. */
export const draftKey = (accountId: string, dossierId: string, part: string): string =>
  `${dossierKey(accountId, dossierId)}${part}`;

/** Each tab has a row of its own: two that are open at the same part without a network do not overwrite each other. */
const TAB = newId();
const ownRow = (key: string): string => `${key}/${TAB}`;
const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

let last: Promise<unknown> = Promise.resolve();

/** The store keeps the order in which it was asked, however long it takes to seal. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** What the tabs of this browser have kept of a part, oldest first, each by the name of its row. */
export async function keptDrafts(key: string): Promise<(readonly [row: string, draft: KeptDraft])[]> {
  const drafts = await readable(`${key}/`);
  return drafts.sort(([, one], [, other]) => one.at - other.at);
}

/** What no key of this page opens is left out and stays: another page may have the key. */
async function readable(prefix: string): Promise<(readonly [row: string, draft: KeptDraft])[]> {
  const store = (await database())?.transaction('drafts').store;
  if (!store) return [];
  const [names, rows] = await Promise.all([store.getAllKeys(under(prefix)), store.getAll(under(prefix))]);
  const drafts = await Promise.all(
    names.map(async (name, at) => {
      const row = rows[at] as Row;
      return [name, row instanceof Uint8Array ? await unsealed<KeptDraft>(row, name) : row] as const;
    }),
  );
  return drafts.flatMap(([name, draft]) => (draft ? [[name, draft] as const] : []));
}

/** The parts of a dossier of which this browser keeps what the server has not got. */
export async function partsKept(accountId: string, dossierId: string): Promise<string[]> {
  const prefix = dossierKey(accountId, dossierId);
  const drafts = await readable(prefix);
  return [...new Set(drafts.map(([name]) => name.slice(prefix.length).split('/')[0] as string))];
}

/** What is still to be kept, or being sealed: of each part the newest alone. */
const pending = new Map<string, KeptDraft>();

/** Is what was typed last not kept yet? */
export const isBeingKept = (key: string): boolean => pending.has(key);

/**
 * Committed at once: a page that is closed a moment later does not take it along.
 * @returns whether it is kept: not on a full disk, nor where the browser keeps nothing; undefined where a later one, or none, is kept instead
 */
export async function keepDraft(key: string, draft: KeptDraft): Promise<boolean | undefined> {
  pending.set(key, draft);
  try {
    return await inTurn(async () => {
      if (pending.get(key) !== draft) return undefined;
      // First: a transaction waits for nothing but its own requests.
      const row = await seal(draft, ownRow(key));
      const transaction = (await database())?.transaction('drafts', 'readwrite', { durability: 'relaxed' });
      if (!transaction) return false;
      const done = transaction.store.put(row, ownRow(key));
      transaction.commit();
      await done;
      return true;
    });
  } catch {
    return false;
  } finally {
    if (pending.get(key) === draft) pending.delete(key);
  }
}

/** The server has it: this tab's row, and those of others that went with it. */
export function forgetDraft(key: string, others: readonly string[]): Promise<void> {
  pending.delete(key);
  return inTurn(async () => {
    const transaction = (await database())?.transaction('drafts', 'readwrite', { durability: 'relaxed' });
    if (!transaction) return;
    const done = [ownRow(key), ...others].map((row) => transaction.store.delete(row));
    transaction.commit();
    await Promise.all(done);
  });
}

/** The dossier itself is gone. */
export async function forgetDossier(accountId: string, dossierId: string): Promise<void> {
  await (await database())?.delete('drafts', under(dossierKey(accountId, dossierId)));
}
