import { useSyncExternalStore } from 'react';
import { Refused } from '../api/client.js';
import { queries } from '../api/queries.js';
import { ProblemAlert } from '../common/states.js';
import { isShown, watchShown } from '../common/shown-failures.js';

const cache = queries.getQueryCache();

/** A refusal is an answer; a line or a server that fails is none. */
const hasNoAnswer = ({ problem: { status } }: Refused): boolean => status === 0 || status === 429 || status >= 500;

const failed = () =>
  cache.getAll().flatMap((query) => {
    const { status, error, data } = query.state;
    const silent = status === 'error' && data === undefined && query.getObserversCount() > 0;
    return silent && error instanceof Refused && hasNoAnswer(error) && !isShown(error) ? [{ query, error }] : [];
  });

function watch(changed: () => void): () => void {
  const ends = [cache.subscribe(changed), watchShown(changed)];
  return () => ends.forEach((end) => end());
}

/** What a page could not read and does not say itself: nothing that is missing looks as if there were nothing. */
export function FailedReadings() {
  const error = useSyncExternalStore(watch, () => failed()[0]?.error ?? null);
  return <ProblemAlert error={error} onRetry={() => failed().forEach(({ query }) => void query.fetch())} />;
}
