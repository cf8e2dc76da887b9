import { Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';

interface ExplainedProps {
  readonly title: ReactNode;
  /** Somebody has asked: what is still to be read for it may be read now. */
  readonly onAsked?: () => void;
  /** False where very many stand together: it is explained where it is pointed at or tapped, and is no stop for the keyboard. */
  readonly tabStop?: boolean;
  readonly children: ReactNode;
}

/** What is explained to whoever points at it or comes to it: a list of hundreds makes no tooltip before. */
export function Explained({ title, onAsked, tabStop = true, children }: ExplainedProps) {
  const tabIndex = tabStop ? 0 : -1;
  const [asked, setAsked] = useState<'pointer' | 'focus' | null>(null);
  const ask = (by: 'pointer' | 'focus') => {
    setAsked(by);
    onAsked?.();
  };
  if (asked)
    return (
      <Tooltip title={title} defaultOpen trigger={['hover', 'focus']}>
        {/* It stands in the place of what had the focus. */}
        <span tabIndex={tabIndex} className="explained" autoFocus={asked === 'focus'}>
          {children}
        </span>
      </Tooltip>
    );
  return (
    <span tabIndex={tabIndex} className="explained" onPointerEnter={() => ask('pointer')} onFocus={() => ask('focus')}>
      {children}
    </span>
  );
}
