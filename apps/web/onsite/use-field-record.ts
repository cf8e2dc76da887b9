import { useCallback, useEffect, useRef, useState } from 'react';
import { atWork, BY_ITSELF } from '../api/at-work.js';
import { Refused } from '../api/client.js';
import { readAgain } from '../api/queries.js';
import { acknowledged, changed, changesIn, NOTHING, type FieldRecord } from './field-record.js';
import { changeRecord, hearOfChanges, readRecord, recordKey, sendingAlone } from './field-store.js';
import { sync, type OnRecord } from './sync.js';

export type Line = 'idle' | 'sending' | 'offline';

/** How long after the last stroke it is sent, and how soon it is tried again. */
const PAUSE_MS = 1_500;
const AGAIN_MS = 15_000;

/** What the rules refuse stays refused until somebody changes it; a server that is away is asked again. */
const passes = ({ problem: { status } }: Refused): boolean => status >= 500 || status === 429;

/**
 * What is found on site: kept in this browser first, sent whenever there is a line. `now` is what the server has, as it was last
 * read.
 */
export function useFieldRecord(accountId: string, caseId: string, now: OnRecord) {
  const key = recordKey(accountId, caseId);
  const [record, setRecord] = useState<FieldRecord>(NOTHING);
  const [line, setLine] = useState<Line>('idle');
  const [kept, setKept] = useState(true);
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const latest = useRef({ record, now });
  latest.current.now = now;
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const writing = useRef({ last: Promise.resolve(), open: 0, failed: false });

  const show = useCallback((to: FieldRecord) => setRecord((latest.current.record = to)), []);

  /** On the page at once, then among what is kept, in the order in which it came about; what other tabs kept stays. */
  const become = useCallback(
    (change: (before: FieldRecord) => FieldRecord) => {
      show(change(latest.current.record));
      const { current } = writing;
      current.open += 1;
      current.last = current.last.then(async () => {
        const written = await changeRecord(key, change).catch(() => undefined);
        current.open -= 1;
        current.failed = written === undefined;
        setKept(!current.failed);
        if (written && current.open === 0) show(written);
      });
      return current.last;
    },
    [key, show],
  );

  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    clearTimeout(timer.current);
    setLine('sending');
    let again = false;
    try {
      let sent = 0;
      await writing.current.last;
      const sending = sendingAlone(key, async () => {
        const answer = await sync({
          caseId,
          // Another tab may have sent some of it a moment ago. What could not be kept is on this page alone.
          record: writing.current.failed ? latest.current.record : await readRecord(key),
          onSent: async (kind, id, before, as) => {
            sent += 1;
            await become((record) => acknowledged(record, kind, id, before, as));
          },
        });
        setRefused(answer);
        again = [...answer.values()].some(passes);
      });
      await atWork(sending, BY_ITSELF);
      if (sent > 0) await readAgain();
      setLine('idle');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setLine('offline');
      again = true;
    } finally {
      busy.current = false;
    }
    if (again) timer.current = setTimeout(() => void sendAll(), AGAIN_MS);
  }, [key, caseId, become]);

  const change = useCallback(
    <K extends keyof FieldRecord>(kind: K, id: string, own: Partial<FieldRecord[K][string]['own']>) => {
      const at = latest.current.now[kind][id];
      if (!at) return;
      void become((before) => {
        const base = before[kind][id]?.base ?? at;
        const mine = { ...(before[kind][id]?.own ?? base), ...own };
        return changed(before, kind, id, { base, own: mine } as FieldRecord[K][string]);
      });
    },
    [become],
  );

  /** Of two that differ one is kept: ours goes over what the server has now, or is dropped. */
  const choose = useCallback(
    <K extends keyof FieldRecord>(kind: K, id: string, keep: 'mine' | 'theirs') => {
      const theirs = latest.current.now[kind][id];
      if (!theirs) return;
      void become((before) => {
        const mine = before[kind][id]?.own;
        if (!mine) return before;
        const own = keep === 'mine' ? mine : theirs;
        return changed(before, kind, id, { base: theirs, own } as FieldRecord[K][string]);
      });
    },
    [become],
  );

  useEffect(() => {
    const read = () =>
      void readRecord(key).then(
        (found) => {
          if (writing.current.open === 0 && !writing.current.failed) show(found);
        },
        () => {
          writing.current.failed = true;
          setKept(false);
        },
      );
    read();
    return hearOfChanges(key, read);
  }, [key, show]);
  // Once after each change: what waits for a person (a remark, a choice, a mended entry) is not sent over and over.
  useEffect(() => {
    if (changesIn(record) === 0) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void sendAll(), PAUSE_MS);
  }, [record, sendAll]);
  useEffect(() => {
    const back = () => void sendAll();
    const gone = () => setLine('offline');
    window.addEventListener('online', back);
    window.addEventListener('offline', gone);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('offline', gone);
      clearTimeout(timer.current);
    };
  }, [sendAll]);

  return { record, line, kept, refused, change, choose, sendAll };
}
