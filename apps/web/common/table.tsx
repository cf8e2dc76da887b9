import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../app/language.js';
import { moveBetweenRows } from './row-keys.js';
import { RowOf } from './row-of.js';
import { Loaded, Nothing } from './states.js';
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
  readonly className?: string;
}

/** A table that scrolls by itself where it is too wide. */
export function Table<Row>({ label, rows, id, columns, className }: TableProps<Row>) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label} onKeyDown={moveBetweenRows}>
      <table className={className ? `plain ${className}` : 'plain'}>
        <Head columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)}>
              <RowOf value={id(row)}>
                <Cells row={row} columns={columns} />
              </RowOf>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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

export function Cells<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return columns.map(({ name, number, cell }) => (
    <td key={name} className={number ? 'number' : undefined}>
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
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
}

interface PagedTableProps<Row> extends Omit<TableProps<Row>, 'rows'> {
  readonly pages: Pages<Row>;
  readonly none: string;
}

/** A list by keyset pages, read on by a button. */
export function PagedTable<Row>({ pages, none, ...table }: PagedTableProps<Row>) {
  const say = useSay();
  return (
    <>
      <Loaded query={pages}>
        {() => (pages.rows.length === 0 ? <Nothing>{none}</Nothing> : <Table rows={pages.rows} {...table} />)}
      </Loaded>
      {pages.more && (
        <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
          {say('继续读取', 'Read more')}
        </Button>
      )}
    </>
  );
}
