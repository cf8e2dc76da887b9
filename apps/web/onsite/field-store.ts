import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
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

export async function keepRecord(key: string, record: FieldRecord): Promise<void> {
  await (await store()).put('records', record, key);
}

/** @returns the photo's id until the server has given it one */
export async function keepPhoto(file: File): Promise<string> {
  const id = `${LOCAL}${crypto.randomUUID()}`;
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
