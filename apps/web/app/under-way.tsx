import { useRouterState } from '@tanstack/react-router';
import { useSay } from './language.js';

/** Is the next page on its way? */
export const useUnderWay = (): boolean => useRouterState({ select: ({ isLoading }) => isLoading });

/** A line at the top for as long as the next page is on its way: what was pressed has been heard. */
export function UnderWay() {
  const say = useSay();
  return useUnderWay() ? (
    <div className="under-way no-print" role="progressbar" aria-label={say('正在打开页面', 'Opening the page')} />
  ) : null;
}
