import { isAwaited, useGet } from '../api/queries.js';

/** Read of an inbox beside a case. */
const READ = 50;

/** What waits first for whoever looks, and whether a case may be among all that waits: an inbox may be longer than what is read. */
export function useNextWork() {
  const query = useGet('/api/v1/work-items', { query: { limit: READ } });
  const { data: work = [] } = query;
  const holds = (id: string) => work.length === READ || work.some(({ caseId }) => caseId === id);
  return { work, holds, isAwaited: isAwaited(query) };
}
