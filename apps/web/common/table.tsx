import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../app/language.js';
import { RowOf } from './row-of.js';
import { Loaded, Nothing, ProblemAlert, Reading } from './states.js';
import { TableFrame } from './table-frame.js';
import type { Refused } from '../api/client.js';

export interface Column<Row> {
  readonly name: string;
  readonly number?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** On a phone each row stands by itself, every value beside the name of its column; the first is its heading. */
  readonly stacks?: boolean;
}

/** A table that scrolls by itself where it is too wide. */
export function Table<Row>({ label, rows, id, columns, stacks }: TableProps<Row>) {
  return (
    <TableFrame label={label}>
      <table className={stacks ? 'plain stacks' : 'plain'} {...roleOf('table', stacks)}>
        <Head columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)} {...roleOf('row', stacks)}>
              <RowOf value={id(row)}>
                <Cells row={row} columns={columns} stacks={stacks} />
              </RowOf>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Rows that stand by themselves are no table for every browser: they say that they are one. */
function roleOf(role: 'table' | 'row' | 'cell', stacks: boolean | undefined) {
  return stacks ? { role } : {};
}

export function Head<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ name, number }) => (
          <th key={name} scope="col" className={number ? 'number' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellsProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly stacks?: boolean;
}

export function Cells<Row>({ row, columns, stacks }: CellsProps<Row>) {
  return columns.map(({ name, number, cell }) => (
    <td key={name} className={number ? 'number' : undefined} data-column={stacks && name} {...roleOf('cell', stacks)}>
      {cell(row)}
    </td>
  ));
}

/** What `usePages` gives. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly more?: () => void;
  readonly data?: unknown;
  readonly error: Refused | null;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  /** What is in `error` is why it could not be read on. */
  readonly isFetchNextPageError: boolean;
  readonly refetch: () => unknown;
}

interface PagedTableProps<Row> extends Omit<TableProps<Row>, 'rows'> {
  readonly pages: Pages<Row>;
  readonly none: string;
}

/** On paper alone: that there are more rows than stand there, and how they are had. */
export function LeftOff<Row>({ pages: { rows, more }, whole }: { pages: Pages<Row>; whole?: string | undefined }) {
  const say = useSay();
  if (!more) return null;
  return (
    <p className="paper-only">
      {say(
        `仅印出前 ${rows.length} 行，其后还有：未读取的不在纸上。`,
        `These are the first ${rows.length} rows, and there are more: what has not been read is not on paper.`,
      )}{' '}
      {whole ??
        say('需要其余各行的，请在页面上继续读取后再打印。', 'Read on before you print, to have the others, too.')}
    </p>
  );
}

/** Below a list: why it could not be read on, until somebody asks for it again. */
export function NotReadOn<Row>({ pages }: { pages: Pages<Row> }) {
  const { error, more, isFetchNextPageError, isFetchingNextPage } = pages;
  if (!isFetchNextPageError) return null;
  return isFetchingNextPage ? <Reading /> : <ProblemAlert error={error} onRetry={more} />;
}

/** A list by keyset pages, read on by a button. */
export function PagedTable<Row>({ pages, none, ...table }: PagedTableProps<Row>) {
  const say = useSay();
  return (
    <>
      <Loaded query={pages}>
        {() => (pages.rows.length === 0 ? <Nothing>{none}</Nothing> : <Table rows={pages.rows} {...table} />)}
      </Loaded>
      <NotReadOn pages={pages} />
      <LeftOff pages={pages} />
      {pages.more && (
        <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
          {say('继续读取', 'Read more')}
        </Button>
      )}
    </>
  );
}
