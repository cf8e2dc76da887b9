import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePaper } from '../app/paper.js';
import { Reading } from '../common/states.js';

/** As far as a reader scrolls at once. */
const NEAR = '50%';

/** What stands far below is read once somebody comes near it, or prints it. */
export function OnceNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const paper = usePaper();
  useEffect(() => {
    if (near || !place.current) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      {
        rootMargin: NEAR,
      },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [near]);
  return near || paper ? (
    children
  ) : (
    <div ref={place}>
      <Reading />
    </div>
  );
}
