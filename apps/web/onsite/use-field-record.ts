import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused } from '../api/client.js';
import { readAgain } from '../api/queries.js';
import { acknowledged, changed, changesIn, NOTHING, type FieldRecord } from './field-record.js';
import { keepRecord, readRecord, recordKey } from './field-store.js';
import { sync, type OnRecord } from './sync.js';

export type Line = 'idle' | 'sending' | 'offline';

/** How long after the last stroke it is sent, and how soon it is tried again. */
const PAUSE_MS = 1_500;
const AGAIN_MS = 15_000;

/**
 * What is found on site: kept in this browser first, sent whenever there is a line. `now` is what the server has, as it was last
 * read.
 */
export function useFieldRecord(accountId: string, caseId: string, now: OnRecord) {
  const key = recordKey(accountId, caseId);
  const [record, setRecord] = useState<FieldRecord>(NOTHING);
  const [line, setLine] = useState<Line>('idle');
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const latest = useRef({ record, now });
  latest.current = { record, now };
  const busy = useRef(false);
  const writing = useRef<Promise<unknown>>(Promise.resolve());

  /** What is on the page is what is kept, in the order in which it came about. */
  const become = useCallback(
    (to: FieldRecord) => {
      latest.current.record = to;
      setRecord(to);
      return (writing.current = writing.current.then(() => keepRecord(key, to)));
    },
    [key],
  );

  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setLine('sending');
    try {
      let sent = 0;
      const answer = await sync({
        caseId,
        record: latest.current.record,
        onSent: async (kind, id, before, as) => {
          sent += 1;
          await become(acknowledged(latest.current.record, kind, id, before, as));
        },
      });
      setRefused(answer);
      if (sent > 0) await readAgain();
      setLine('idle');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setLine('offline');
    } finally {
      busy.current = false;
    }
  }, [caseId, become]);

  const change = useCallback(
    <K extends keyof FieldRecord>(kind: K, id: string, own: Partial<FieldRecord[K][string]['own']>) => {
      const before = latest.current.record;
      const base = before[kind][id]?.base ?? latest.current.now[kind][id];
      if (!base) return;
      const mine = { ...(before[kind][id]?.own ?? base), ...own };
      void become(changed(before, kind, id, { base, own: mine } as FieldRecord[K][string]));
    },
    [become],
  );

  /** Of two that differ one is kept: ours goes over what the server has now, or is dropped. */
  const choose = useCallback(
    <K extends keyof FieldRecord>(kind: K, id: string, keep: 'mine' | 'theirs') => {
      const theirs = latest.current.now[kind][id];
      const mine = latest.current.record[kind][id]?.own;
      if (!theirs || !mine) return;
      const own = keep === 'mine' ? mine : theirs;
      void become(changed(latest.current.record, kind, id, { base: theirs, own } as FieldRecord[K][string]));
    },
    [become],
  );

  useEffect(() => {
    void readRecord(key).then((kept) => setRecord((latest.current.record = kept)));
  }, [key]);
  useEffect(() => {
    if (changesIn(record) === 0) return;
    const timer = setTimeout(() => void sendAll(), line === 'offline' ? AGAIN_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [record, line, sendAll]);
  useEffect(() => {
    const back = () => void sendAll();
    const gone = () => setLine('offline');
    window.addEventListener('online', back);
    window.addEventListener('offline', gone);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('offline', gone);
    };
  }, [sendAll]);

  return { record, line, refused, change, choose, sendAll };
}
