import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { saidOfWork, watchWork } from '../api/at-work.js';
import { queries } from '../api/queries.js';
import { useSay, type Text } from './language.js';

/** What is over by then nobody has to be told of: it would be said together with what came of it. */
const SAID_AFTER_MS = 500;
const OPENING: Text = { zh: '正在打开页面', en: 'Opening the page' };
const READING: Text = { zh: '正在读取', en: 'Loading' };

const cache = queries.getQueryCache();

/** Does somebody look at a place whose content, or more of it, has not come yet? What is merely read again changes nothing that they see. */
const isReading = (): boolean =>
  cache.getAll().some((query) => {
    const { fetchStatus, data, fetchMeta } = query.state;
    return (
      fetchStatus === 'fetching' && (data === undefined || !!fetchMeta?.fetchMore) && query.getObserversCount() > 0
    );
  });
const watchReadings = (changed: () => void) => cache.subscribe(changed);

/** Is the next page on its way? */
export const useUnderWay = (): boolean => useRouterState({ select: ({ isLoading }) => isLoading });

/**
 * A line at the top for as long as anything is under way that somebody asked for: the next page, what was sent, what a filter shows. What
 * was pressed has been heard, whatever the page itself shows of it; who listens is told where it takes longer. What a page saves by itself has the line, too.
 */
export function UnderWay() {
  const say = useSay();
  const opening = useUnderWay();
  const work = useSyncExternalStore(watchWork, saidOfWork);
  const reading = useSyncExternalStore(watchReadings, isReading);
  const shown = opening ? OPENING : (work ?? (reading ? READING : undefined));
  const what = say(shown);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const saying = setTimeout(() => setSaid(what), what ? SAID_AFTER_MS : 0);
    return () => clearTimeout(saying);
  }, [what]);
  return (
    <div className="no-print">
      {shown && <div className="under-way" aria-hidden />}
      <p className="visually-hidden under-way-said" role="status">
        {said}
      </p>
    </div>
  );
}
