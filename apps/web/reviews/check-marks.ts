import { isBlank } from '#domain/common/blank.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';

export type CheckItem = Schemas['ChecklistItemDto'];
type Verdict = 'pass' | 'fail';

/** How an item was judged; a reason says why it fails. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: string;
}

interface OnRecord {
  readonly verdict: Verdict | null;
  readonly reason: string;
}

/** What was judged here, and is not on record yet. */
interface Unsent extends Judged {
  /** What was on record as it was judged. */
  readonly base: OnRecord;
  /** What was sent since, whether or not it came: where the record has one of them, nobody else was there. */
  readonly sent: readonly Judged[];
}

/** By item. */
export type Unsents = Readonly<Record<string, Unsent>>;

const onRecord = ({ verdict, reason }: CheckItem): OnRecord => ({ verdict, reason: reason ?? '' });

function isSame(one: OnRecord, other: OnRecord): boolean {
  return one.verdict === other.verdict && (one.verdict === 'pass' || one.reason.trim() === other.reason.trim());
}

/** What is still to be sent, beside what the record has now, from here or from a colleague. */
export function remaining(unsent: Unsents, items: readonly CheckItem[]): Unsents {
  return Object.fromEntries(
    items.flatMap((item) => {
      const own = unsent[item.item];
      const left = own && beside(own, onRecord(item));
      return left ? [[item.item, left]] : [];
    }),
  );
}

/** Of two who judged an item differently, whoever found it wanting is heard; what both found stands, one behind the other. */
function beside(own: Unsent, record: OnRecord): Unsent | null {
  if (isSame(own, record)) return null;
  if (record.verdict !== 'fail' || isSame(record, own.base) || own.sent.some((sent) => isSame(record, sent)))
    return own;
  if (own.verdict === 'pass' || record.reason.includes(own.reason.trim())) return null;
  const reason = own.reason.startsWith(record.reason) ? own.reason : `${record.reason}\n${own.reason}`;
  return { ...own, base: record, reason };
}

/** With what was judged since, which counts from the record as it is. */
export function judgedSince(
  unsent: Unsents,
  items: readonly CheckItem[],
  judged: Readonly<Record<string, Judged>>,
): Unsents {
  const left = remaining(unsent, items);
  const added = items.flatMap((item) => {
    const to = judged[item.item];
    return to ? [[item.item, { ...to, base: onRecord(item), sent: left[item.item]?.sent ?? [] }]] : [];
  });
  return { ...left, ...(Object.fromEntries(added) as Unsents) };
}

/** Is it said why it fails, in no more than can be kept? */
export const isExplained = (reason: string): boolean =>
  !isBlank(reason) && reason.length <= LENGTHS.CheckMarkDto.reason;

/** What can be sent: a failure is, once it is explained. */
export function sendable(unsent: Unsents): Unsents {
  return Object.fromEntries(
    Object.entries(unsent).filter(([, { verdict, reason }]) => verdict === 'pass' || isExplained(reason)),
  );
}

/** Each goes over what the page has read. */
export function marksOf(unsent: Unsents, items: readonly CheckItem[]): Schemas['CheckMarkDto'][] {
  return items.flatMap(({ item, version }) => {
    const own = unsent[item];
    return own ? [{ item, verdict: own.verdict, version, ...(own.verdict === 'fail' && { reason: own.reason }) }] : [];
  });
}

/** As sent now. */
export function asSent(unsent: Unsents): Unsents {
  return Object.fromEntries(
    Object.entries(unsent).map(([item, own]) => {
      const { verdict, reason } = own;
      const known = own.sent.some((sent) => sent.verdict === verdict && sent.reason === reason);
      return [item, known ? own : { ...own, sent: [...own.sent, { verdict, reason }] }];
    }),
  );
}

/** The list as it stands on the page. */
export function shown(items: readonly CheckItem[], unsent: Unsents): CheckItem[] {
  return items.map((item) => {
    const own = unsent[item.item];
    return own ? { ...item, verdict: own.verdict, reason: own.reason } : item;
  });
}
