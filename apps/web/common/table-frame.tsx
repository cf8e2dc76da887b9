import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { OneStop } from './one-stop.js';
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
 * from it the arrows lead to the others.
 */
export function TableFrame({ label, className = 'scroll', frame, children }: TableFrameProps) {
  const own = useRef<HTMLDivElement>(null);
  const at = frame ?? own;
  const [stop, setStop] = useState('');
  // The row of the one that was is gone, or is no longer drawn.
  useLayoutEffect(() => {
    const all = [...(at.current?.querySelectorAll('.explained') ?? [])];
    if (!all.some(({ id }) => id === stop)) setStop(all[0]?.id ?? '');
  });
  return (
    <div
      className={className}
      ref={at}
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={moveBetweenRows}
      onFocus={({ target }) => target.matches('.explained') && setStop(target.id)}
    >
      <OneStop value={stop}>{children}</OneStop>
    </div>
  );
}
