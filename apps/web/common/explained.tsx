import { Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';

interface ExplainedProps {
  readonly title: ReactNode;
  /** Somebody has asked: what is still to be read for it may be read now. */
  readonly onAsked?: () => void;
  readonly children: ReactNode;
}

/** What is explained to whoever points at it or comes to it: a list of hundreds makes no tooltip before. */
export function Explained({ title, onAsked, children }: ExplainedProps) {
  const [asked, setAsked] = useState<'pointer' | 'focus' | null>(null);
  const ask = (by: 'pointer' | 'focus') => {
    setAsked(by);
    onAsked?.();
  };
  if (asked)
    return (
      <Tooltip title={title} defaultOpen trigger={['hover', 'focus']}>
        {/* It stands in the place of what had the focus. */}
        <span tabIndex={0} className="explained" autoFocus={asked === 'focus'}>
          {children}
        </span>
      </Tooltip>
    );
  return (
    <span tabIndex={0} className="explained" onPointerEnter={() => ask('pointer')} onFocus={() => ask('focus')}>
      {children}
    </span>
  );
}
