import { Tooltip } from 'antd';
import { useContext, useId, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { OneStop } from './one-stop.js';

interface ExplainedProps {
  readonly title: ReactNode;
  /** Somebody has asked: what is still to be read for it may be read now. */
  readonly onAsked?: () => void;
  readonly children: ReactNode;
}

/**
 * What is explained to whoever points at it, touches it or comes to it: a list of hundreds makes no tooltip before.
 * A finger leaves as soon as it is lifted: what it asked for stays until something else is touched.
 */
export function Explained({ title, onAsked, children }: ExplainedProps) {
  const id = useId();
  const stop = useContext(OneStop);
  const tabIndex = stop === null || stop === id ? 0 : -1;
  const [asked, setAsked] = useState<'mouse' | 'touch' | 'focus' | null>(null);
  const shown = useRef<HTMLSpanElement>(null);
  // With its tooltip it is another element, which stands in the place of what had the focus.
  useLayoutEffect(() => {
    if (asked === 'focus' || asked === 'touch') shown.current?.focus({ preventScroll: true });
  }, [asked]);
  const ask = (by: 'mouse' | 'touch' | 'focus') => {
    // The focus that a finger brings asks for nothing new.
    setAsked((before) => (before === 'touch' && by === 'focus' ? before : by));
    onAsked?.();
  };
  const point = ({ pointerType }: PointerEvent) => ask(pointerType === 'touch' ? 'touch' : 'mouse');
  if (asked)
    return (
      <Tooltip title={title} defaultOpen trigger={asked === 'touch' ? 'focus' : ['hover', 'focus']}>
        <span ref={shown} id={id} tabIndex={tabIndex} className="explained" onPointerEnter={point}>
          {children}
        </span>
      </Tooltip>
    );
  return (
    <span id={id} tabIndex={tabIndex} className="explained" onPointerEnter={point} onFocus={() => ask('focus')}>
      {children}
    </span>
  );
}
