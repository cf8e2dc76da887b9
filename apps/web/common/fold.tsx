import { Collapse, type CollapseProps } from 'antd';
import { useState } from 'react';
import { usePaper } from '../app/paper.js';

type FoldProps = Pick<CollapseProps, 'className' | 'size'> & { readonly items: NonNullable<CollapseProps['items']> };

/** What is folded away on the screen; on paper it stands open. */
export function Fold({ items, ...rest }: FoldProps) {
  const paper = usePaper();
  const [open, setOpen] = useState<string[]>([]);
  const all = items.map(({ key }) => String(key));
  return <Collapse {...rest} items={items} activeKey={paper ? all : open} onChange={setOpen} />;
}
