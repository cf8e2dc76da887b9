import { Suspense, useCallback, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useMay } from '../app/permissions.js';
import type { ReadOn } from '../common/read-on.js';
import { lazyPart } from '../common/script-missing.js';
import type { Column } from '../common/table.js';
import type { PickProps } from './many-cases-bar.js';
import type { Marked } from './marks.js';

/** What may be acted on with others: an application, of a batch. */
export interface Pickable {
  readonly caseId: string;
  readonly title: string;
  readonly batchId: string;
}

interface ManyCases<Row> {
  /** Those of the list, the first with a mark to set. */
  readonly columns: readonly Column<Row>[];
  /** Stands before the list: how many are marked, and what may be done with them. */
  readonly bar: ReactNode;
}

interface ListProps<Row> {
  /** Which list it is: with another filter it is another. */
  readonly list: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly pages: ReadOn;
  readonly pickable: (row: Row) => Pickable | undefined;
}

// The list is drawn without; nobody marks anything before they have seen it.
const Bar = lazyPart(() => import('./many-cases-bar.js').then((m) => m.Bar));

/** In a list of cases some are marked, and acted on together, by whoever may. */
export function useManyCases<Row>({ list, rows, columns, pages, pickable }: ListProps<Row>): ManyCases<Row> {
  const may = useMay('act:inBulk');
  // One case may wait for several things.
  const cases = useMemo(
    () => [...new Map(rows.flatMap((row) => pickable(row) ?? []).map((each) => [each.caseId, each])).values()],
    [rows, pickable],
  );
  const [kept, setMarked] = useState<Marked>();
  const [Mark, setMark] = useState<ComponentType<PickProps>>();
  const onCome = useCallback((come: ComponentType<PickProps>) => setMark(() => come), []);
  const [first, ...others] = columns;
  if (!may || !first) return { columns, bar: null };
  const marked = kept?.list === list ? kept : { list, all: false, others: new Set<string>(), last: '' };
  const cell = (row: Row) => {
    const one = pickable(row);
    return (
      <>
        {one && (Mark ? <Mark of={one} cases={cases} marked={marked} onMark={setMarked} /> : <span className="pick" />)}
        {first.cell(row)}
      </>
    );
  };
  const awaited = <div className="filters many-cases" />;
  return {
    columns: [{ ...first, cell }, ...others],
    bar: (
      <Suspense fallback={cases.length > 0 && awaited}>
        <Bar cases={cases} marked={marked} onMark={setMarked} pages={pages} onCome={onCome} />
      </Suspense>
    ),
  };
}
