import { useEffect, useRef } from 'react';

/** A list that scrolls by itself, as on a phone: what is chosen in it is in sight, whoever chose it and wherever. */
export function useInSight<E extends HTMLElement>(chosen: string) {
  const list = useRef<E>(null);
  useEffect(() => {
    const frame = list.current;
    const current = frame?.querySelector('[aria-current]');
    if (!frame || !current) return;
    const [around, at] = [frame.getBoundingClientRect(), current.getBoundingClientRect()];
    if (at.top >= around.top && at.bottom <= around.bottom) return;
    frame.scrollTop += at.top - around.top - (around.height - at.height) / 2;
  }, [chosen]);
  return list;
}
