import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useSay } from '../app/language.js';
import { usePaper } from '../app/paper.js';
import { RowOf } from './row-of.js';
import { Loaded, Nothing } from './states.js';
import { Cells, Head, LeftOff, type Pages, type TableProps } from './table.js';
import { TableFrame } from './table-frame.js';
import './long-table.css';

/** As high as a row of two lines: rows are measured once they are shown. */
const ROW_PX = 58;
/** Rows drawn above and below what is seen. */
const BEYOND = 12;

interface LongTableProps<Row> extends Omit<TableProps<Row>, 'rows'> {
  readonly pages: Pages<Row>;
  readonly none: string;
  /** Where all of the list can be had, for the paper that does not have all of it. */
  readonly whole?: string;
}

/**
 * A list of many thousand rows: those in sight alone are drawn, and the next page is read before its rows are reached. It scrolls in
 * a frame of its own, by the arrow keys too. On paper stand all that have been read, and a word on whether there are more.
 */
export function LongTable<Row>({ none, ...table }: LongTableProps<Row>) {
  const { pages } = table;
  return (
    <Loaded query={pages}>{() => (pages.rows.length === 0 ? <Nothing>{none}</Nothing> : <Rows {...table} />)}</Loaded>
  );
}

/** Drawn together with its frame, which is measured as soon as it is there. */
function Rows<Row>({ pages, whole, label, id, columns }: Omit<LongTableProps<Row>, 'none'>) {
  const say = useSay();
  const paper = usePaper();
  const frame = useRef<HTMLDivElement>(null);
  const { rows, more, isFetchingNextPage } = pages;
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
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    getItemKey: (index) => id(rows[index] as Row),
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !paper && !isFetchingNextPage && last >= rows.length - 2 * BEYOND) more();
  }, [more, paper, isFetchingNextPage, last, rows.length]);
  const shown = paper ? rows.map((row, index) => ({ index, key: id(row) })) : inSight;
  const above = paper ? 0 : (inSight[0]?.start ?? 0);
  const below = paper ? 0 : Math.max(0, virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0));
  return (
    <>
      <TableFrame className="scroll long" frame={frame} label={label}>
        <table className="plain" aria-rowcount={more ? -1 : rows.length + 1}>
          <Head columns={columns} />
          <tbody>
            <Gap px={above} span={columns.length} />
            {shown.map(({ index, key }) => (
              <tr
                key={key}
                ref={paper ? undefined : virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
              >
                <RowOf value={String(key)}>
                  <Cells row={rows[index] as Row} columns={columns} />
                </RowOf>
              </tr>
            ))}
            <Gap px={below} span={columns.length} />
          </tbody>
        </table>
      </TableFrame>
      <LeftOff pages={pages} whole={whole} />
      <p className={more ? 'quiet no-print' : 'quiet'} role="status">
        {more
          ? say(`已读取 ${rows.length} 行，向下滚动继续读取`, `${rows.length} rows read; scroll on for more`)
          : say(`共 ${rows.length} 行`, `${rows.length} rows`)}
      </p>
    </>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ px, span }: { px: number; span: number }) {
  return px > 0 ? (
    <tr aria-hidden="true" className="gap">
      <td colSpan={span} style={{ height: px }} />
    </tr>
  ) : null;
}
