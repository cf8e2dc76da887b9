import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Refused } from '../api/client.js';
import { standInFor } from '../api/on-behalf.js';

const isOver = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'delegation.none';

/** Once nobody is stood in for any more, which whatever is read next is told: on in one's own name. @param failed who is here */
export function useOwnNameOnceOver(failed: Refused | null): void {
  const client = useQueryClient();
  // Before this page listened.
  const over = isOver(failed);
  useEffect(() => {
    const goOn = () => {
      standInFor(undefined);
      void client.invalidateQueries();
    };
    if (over) goOn();
    return client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isOver(event.action.error)) goOn();
    });
  }, [over, client]);
}
