import { Fragment } from 'react';
import { useSay } from '../app/language.js';
import { RowOf } from './row-of.js';
import { Loaded, Nothing } from './states.js';
import { Cells, Head, LeftOff, NotReadOn, type Pages, type TableProps } from './table.js';
import { TableFrame } from './table-frame.js';
import { useLongList } from './use-long-list.js';
import './long-table.css';

/** As high as a row of two lines. */
const ROW_PX = 58;

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
  const { rows, more } = pages;
  const { frame, shown, measure, below } = useLongList({ pages, id, rowPx: ROW_PX });
  return (
    <>
      <TableFrame className="scroll long" frame={frame} label={label}>
        <table className="plain" aria-rowcount={more ? -1 : rows.length + 1}>
          <Head columns={columns} />
          <tbody>
            {shown.map(({ index, key, row, gap }) => (
              <Fragment key={key}>
                <Gap px={gap} span={columns.length} />
                <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
                  <RowOf value={key}>
                    <Cells row={row} columns={columns} />
                  </RowOf>
                </tr>
              </Fragment>
            ))}
            <Gap px={below} span={columns.length} />
          </tbody>
        </table>
      </TableFrame>
      <NotReadOn pages={pages} />
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
