import { Tooltip } from 'antd';
import { useContext, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { OneStop } from './one-stop.js';

interface ExplainedProps {
  readonly title: ReactNode;
  /** Somebody has asked: what is still to be read for it may be read now. */
  readonly onAsked?: () => void;
  readonly children: ReactNode;
}

/** What is explained to whoever points at it or comes to it: a list of hundreds makes no tooltip before. */
export function Explained({ title, onAsked, children }: ExplainedProps) {
  const id = useId();
  const stop = useContext(OneStop);
  const tabIndex = stop === null || stop === id ? 0 : -1;
  const [asked, setAsked] = useState<'pointer' | 'focus' | null>(null);
  const shown = useRef<HTMLSpanElement>(null);
  // With its tooltip it is another element, which stands in the place of what had the focus.
  useLayoutEffect(() => {
    if (asked === 'focus') shown.current?.focus();
  }, [asked]);
  const ask = (by: 'pointer' | 'focus') => {
    setAsked(by);
    onAsked?.();
  };
  if (asked)
    return (
      <Tooltip title={title} defaultOpen trigger={['hover', 'focus']}>
        <span ref={shown} id={id} tabIndex={tabIndex} className="explained">
          {children}
        </span>
      </Tooltip>
    );
  return (
    <span
      id={id}
      tabIndex={tabIndex}
      className="explained"
      onPointerEnter={() => ask('pointer')}
      onFocus={() => ask('focus')}
    >
      {children}
    </span>
  );
}
