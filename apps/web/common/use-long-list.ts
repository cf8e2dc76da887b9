import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type RefObject } from 'react';
import { usePaper } from '../app/paper.js';
import type { Pages } from './table.js';

interface LongListProps<Row> {
  readonly pages: Pages<Row>;
  readonly id: (row: Row) => string;
  /** About as high as a row is: it is measured once it is shown. */
  readonly rowPx: number;
  readonly gapPx?: number;
}

interface LongList<Row> {
  /** What it scrolls in. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** On paper all that have been read. */
  readonly shown: readonly { readonly index: number; readonly key: string; readonly row: Row }[];
  /** Of each row that is shown, which says its `data-index`. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
  /** Pixels of the rows that are not drawn. */
  readonly above: number;
  readonly below: number;
}

/** Rows drawn above and below what is seen. */
const BEYOND = 12;

/** Of many thousand rows those in sight are drawn, and the next page is read before its rows are reached. */
export function useLongList<Row>({ pages, id, rowPx, gapPx = 0 }: LongListProps<Row>): LongList<Row> {
  const paper = usePaper();
  const frame = useRef<HTMLDivElement>(null);
  const { rows, more, error, isFetching, isFetchingNextPage, isFetchNextPageError } = pages;
  // Printing takes the frame away, and with it how far somebody had scrolled.
  const scrolled = useRef(0);
  useEffect(() => {
    if (!paper) scrolled.current = frame.current?.scrollTop ?? 0;
  });
  const virtual = useVirtualizer({
    count: rows.length,
    // Its frame is as high as all rows there, which is no reason to read on.
    enabled: !paper,
    initialOffset: () => scrolled.current,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    gap: gapPx,
    overscan: BEYOND,
    getItemKey: (index) => id(rows[index] as Row),
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  // What has failed is asked for again by a person alone, or once the list has been read again.
  const isHeld = isFetchNextPageError || isFetchingNextPage || (error !== null && isFetching);
  useEffect(() => {
    if (more && !paper && !isHeld && last >= rows.length - 2 * BEYOND) more();
  }, [more, paper, isHeld, last, rows.length]);
  const indices = paper ? rows.map((_, index) => index) : inSight.map(({ index }) => index);
  return {
    frame,
    shown: indices.map((index) => ({ index, key: id(rows[index] as Row), row: rows[index] as Row })),
    measure: paper ? undefined : virtual.measureElement,
    above: paper ? 0 : (inSight[0]?.start ?? 0),
    below: paper ? 0 : Math.max(0, virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)),
  };
}
