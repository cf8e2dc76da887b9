import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { OneStop, PickStop } from './one-stop.js';
import { moveBetweenRows } from './row-keys.js';

interface TableFrameProps {
  readonly label: string;
  /** Of a frame that scrolls downwards, too. */
  readonly className?: string;
  readonly frame?: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/**
 * What a table scrolls in where it is too wide. Of all that is explained in its rows one is a stop of the Tab key, however many they are;
 * from it the arrows lead to the others. So it is with the marks that can be set in them.
 */
export function TableFrame({ label, className = 'scroll', frame, children }: TableFrameProps) {
  const own = useRef<HTMLDivElement>(null);
  const at = frame ?? own;
  const [stop, reach] = useStop(at, '.explained');
  const [pick, reachPick] = useStop(at, '.pick');
  return (
    <div
      className={className}
      ref={at}
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={moveBetweenRows}
      onFocus={({ target }) => {
        reach(target);
        reachPick(target);
      }}
    >
      <OneStop value={stop}>
        <PickStop value={pick}>{children}</PickStop>
      </OneStop>
    </div>
  );
}

/** Of all of a kind, the id of the one that is a stop of the Tab key; and what hears where the focus goes. */
function useStop(at: RefObject<HTMLDivElement | null>, kind: string) {
  const [stop, setStop] = useState('');
  // The row of the one that was is gone, or is no longer drawn.
  useLayoutEffect(() => {
    const all = [...(at.current?.querySelectorAll(kind) ?? [])];
    if (!all.some(({ id }) => id === stop)) setStop(all[0]?.id ?? '');
  });
  return [stop, (target: Element) => target.matches(kind) && setStop(target.id)] as const;
}
