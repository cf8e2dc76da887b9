import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { newId } from '../common/new-id.js';
import { LOCAL, NOTHING, type FieldRecord } from './field-record.js';

interface Photo {
  readonly name: string;
  readonly content: Blob;
}
interface Store extends DBSchema {
  records: { key: string; value: FieldRecord };
  photos: { key: string; value: Photo };
}

let opened: Promise<IDBPDatabase<Store>> | undefined;
const store = () =>
  (opened ??= openDB<Store>('guohe.visits', 1, {
    upgrade(database) {
      database.createObjectStore('records');
      database.createObjectStore('photos');
    },
  }));

/** Of one person on one case: who else uses this browser has a record of their own. */
export const recordKey = (accountId: string, caseId: string): string => `${accountId}/${caseId}`;

export async function readRecord(key: string): Promise<FieldRecord> {
  return (await (await store()).get('records', key)) ?? NOTHING;
}

const TOLD = 'guohe.visits';

/**
 * Changes what is kept, in one transaction: another tab of the same visit has a say in the same record.
 * @throws where the device is full; then nothing is changed
 */
export async function changeRecord(key: string, change: (kept: FieldRecord) => FieldRecord): Promise<FieldRecord> {
  const transaction = (await store()).transaction('records', 'readwrite');
  const to = change((await transaction.store.get(key)) ?? NOTHING);
  await transaction.store.put(to, key);
  await transaction.done;
  const channel = new BroadcastChannel(TOLD);
  channel.postMessage(key);
  channel.close();
  return to;
}

/** Hears of what other tabs of this browser have changed. @returns ends it */
export function hearOfChanges(key: string, heard: () => void): () => void {
  const channel = new BroadcastChannel(TOLD);
  channel.onmessage = ({ data }) => {
    if (data === key) heard();
  };
  return () => channel.close();
}

/** One tab at a time sends: two would take each other's photos away. Pages over an unprotected line know no locks. */
export function sendingAlone(key: string, work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request(`${TOLD}/${key}`, work) : work();
}

/** @returns the photo's id until the server has given it one. @throws where the device is full */
export async function keepPhoto(file: File): Promise<string> {
  const id = `${LOCAL}${newId()}`;
  await (await store()).put('photos', { name: file.name, content: file }, id);
  return id;
}

export async function readPhoto(id: string): Promise<File | undefined> {
  const photo = await (await store()).get('photos', id);
  return photo && new File([photo.content], photo.name, { type: photo.content.type });
}

export async function dropPhoto(id: string): Promise<void> {
  await (await store()).delete('photos', id);
}
