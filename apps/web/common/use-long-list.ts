import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { usePaper } from '../app/paper.js';
import { isHeld } from './read-on.js';
import type { Pages } from './table.js';

interface LongListProps<Row> {
  readonly pages: Pages<Row>;
  readonly id: (row: Row) => string;
  /** About as high as a row is: it is measured once it is shown. */
  readonly rowPx: number;
  readonly gapPx?: number;
}

interface Shown<Row> {
  readonly index: number;
  readonly key: string;
  readonly row: Row;
  /** Pixels of the rows before it that are not drawn. */
  readonly gap: number;
}

interface LongList<Row> {
  /** What it scrolls in. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** On paper all that have been read. */
  readonly shown: readonly Shown<Row>[];
  /** Of each row that is shown, which says its `data-index`. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
  /** Pixels of the rows behind the last that are not drawn. */
  readonly below: number;
}

/** Rows drawn above and below what is seen. */
const BEYOND = 12;

/** Of many thousand rows those in sight are drawn, and the next page is read before its rows are reached. */
export function useLongList<Row>({ pages, id, rowPx, gapPx = 0 }: LongListProps<Row>): LongList<Row> {
  const paper = usePaper();
  const frame = useRef<HTMLDivElement>(null);
  const { rows, more } = pages;
  // Printing takes the frame away, and with it how far somebody had scrolled.
  const scrolled = useRef(0);
  useEffect(() => {
    if (!paper) scrolled.current = frame.current?.scrollTop ?? 0;
  });
  const focus = useFocusedRow(frame, rows, id);
  const virtual = useVirtualizer({
    count: rows.length,
    // Its frame is as high as all rows there, which is no reason to read on.
    enabled: !paper,
    initialOffset: () => scrolled.current,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    gap: gapPx,
    overscan: BEYOND,
    // Whoever is on a row stays on it, however far the list is scrolled, and goes on from there.
    rangeExtractor: (range) => {
      const at = focus.indexIn(rows);
      const held = at < 0 ? [] : [at - 1, at, at + 1].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...defaultRangeExtractor(range), ...held])].sort((a, b) => a - b);
    },
    getItemKey: (index) => id(rows[index] as Row),
  });
  const inSight = virtual.getVirtualItems();
  // The row that the focus is on may be far below.
  const last = virtual.range?.endIndex ?? 0;
  const held = isHeld(pages);
  useEffect(() => {
    if (more && !paper && !held && last >= rows.length - 3 * BEYOND) more();
  }, [more, paper, held, last, rows.length]);
  const drawn = paper ? rows.map((_, index) => ({ index, gap: 0 })) : withGaps(inSight, gapPx);
  return {
    frame,
    shown: drawn.map(({ index, gap }) => ({ index, gap, key: id(rows[index] as Row), row: rows[index] as Row })),
    measure: paper ? undefined : virtual.measureElement,
    below: paper ? 0 : Math.max(0, virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)),
  };
}

/** Each with the pixels between it and the one that is drawn before it. */
function withGaps(items: readonly VirtualItem[], gapPx: number): { index: number; gap: number }[] {
  return items.map(({ index, start }, at) => {
    const before = items[at - 1];
    return { index, gap: Math.max(0, start - (before ? before.end + gapPx : 0)) };
  });
}

/** The row that the focus is on; where it goes, the focus goes to the one that comes to its place. */
function useFocusedRow<Row>(frame: RefObject<HTMLDivElement | null>, rows: readonly Row[], id: (row: Row) => string) {
  const drawn = useRef(rows);
  const focused = (): number => {
    const { activeElement } = document;
    const row = frame.current?.contains(activeElement) ? activeElement?.closest<HTMLElement>('[data-index]') : null;
    return row ? Number(row.dataset['index']) : -1;
  };
  const before = focused();
  useLayoutEffect(() => {
    drawn.current = rows;
    if (before < 0 || document.activeElement !== document.body) return;
    const place = Math.min(before, rows.length - 1);
    frame.current?.querySelector<HTMLElement>(`[data-index="${place}"] a[href]`)?.focus();
  });
  return {
    indexIn: (now: readonly Row[]): number => {
      const at = focused();
      const row = drawn.current[at];
      if (row === undefined || now === drawn.current) return at;
      const key = id(row);
      return now.findIndex((each) => id(each) === key);
    },
  };
}
