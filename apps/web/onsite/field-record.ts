/** What somebody on site has found on one item of the checklist. */
export interface MarkEntry {
  readonly verdict: 'pass' | 'fail' | null;
  readonly remark: string;
  /** Files by id; those that lie in this browser alone are `local:…`. */
  readonly files: readonly string[];
}
/** … and on one indicator. */
export interface ValueEntry {
  readonly verified: number | null;
  readonly remark: string;
  readonly files: readonly string[];
}
export type Entry = MarkEntry | ValueEntry;

/** An entry as it was when somebody began to change it, and as it is to become. */
export interface Change<T extends Entry> {
  readonly base: T;
  readonly own: T;
}

/** Everything on site that the server has not got yet. */
export interface FieldRecord {
  readonly marks: Readonly<Record<string, Change<MarkEntry>>>;
  readonly values: Readonly<Record<string, Change<ValueEntry>>>;
}
export const NOTHING: FieldRecord = { marks: {}, values: {} };

export const LOCAL = 'local:';
export const isLocal = (file: string): boolean => file.startsWith(LOCAL);

/** How a change stands against what the server has now. */
export type Standing = 'settled' | 'incomplete' | 'toSend' | 'conflict';

/**
 * Somebody else may have recorded the same item meanwhile: then neither is overwritten before somebody has chosen. What the
 * rules refuse anyway (a failure without a remark) waits until it is complete.
 */
export function standingOf<T extends Entry>({ base, own }: Change<T>, now: T): Standing {
  if (same(own, now)) return 'settled';
  if (!same(base, now)) return 'conflict';
  return isComplete(own) ? 'toSend' : 'incomplete';
}

function isComplete(entry: Entry): boolean {
  if ('verified' in entry) return entry.verified !== null;
  return entry.verdict !== null && (entry.verdict === 'pass' || entry.remark.trim() !== '');
}

export function same(one: Entry, other: Entry): boolean {
  const judged = (entry: Entry) => ('verified' in entry ? entry.verified : entry.verdict);
  return (
    judged(one) === judged(other) &&
    one.remark.trim() === other.remark.trim() &&
    one.files.length === other.files.length &&
    one.files.every((file, index) => file === other.files[index])
  );
}

/** A change put into a record; one that leads back to where it began is none. */
export function changed<K extends keyof FieldRecord>(
  record: FieldRecord,
  kind: K,
  id: string,
  change: FieldRecord[K][string],
): FieldRecord {
  const { [id]: _, ...others } = record[kind];
  const kept = same(change.own, change.base) ? others : { ...others, [id]: change };
  return { ...record, [kind]: kept };
}

/** The server has an entry as it was `sent`: what was typed since it was read (`before`) is a change of that. */
export function acknowledged<K extends keyof FieldRecord>(
  record: FieldRecord,
  kind: K,
  id: string,
  before: Entry,
  sent: Entry,
): FieldRecord {
  const current = record[kind][id];
  if (!current) return record;
  // Photos have got their ids.
  const ids = new Map(before.files.map((file, index) => [file, sent.files[index] ?? file]));
  const own = { ...current.own, files: current.own.files.map((file) => ids.get(file) ?? file) };
  return changed(record, kind, id, { base: sent, own } as unknown as FieldRecord[K][string]);
}

export const changesIn = ({ marks, values }: FieldRecord): number =>
  Object.keys(marks).length + Object.keys(values).length;
