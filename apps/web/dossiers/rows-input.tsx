import { Button, Checkbox, Collapse, Pagination } from 'antd';
import { useState } from 'react';
import { useLanguage, useSay } from '../app/language.js';
import { FilesField } from '../common/files-field.js';
import { newId } from '../common/new-id.js';
import type { DossierProblem } from './dossier-problems.js';
import { Fields } from './fields.js';
import './pages.css';
import { titleOf } from './row-title.js';
import { SheetRows } from './sheet-rows.js';
import type { TableSpec } from './specs.js';

/** Rows that are shown at once. */
const PAGE = 50;

type Row = Readonly<Record<string, unknown>>;

interface RowsInputProps {
  readonly part: string;
  readonly label: string;
  readonly table: TableSpec;
  readonly dossierId: string;
  readonly rows: readonly Row[];
  readonly problems: readonly DossierProblem[];
  /** Changes the rows as they are by then: a file may arrive long after. */
  readonly onEdit: (edit: (rows: readonly Row[]) => readonly Row[]) => void;
}

/** The rows of a table: each is opened to be filled in, or many are pasted at once. */
export function RowsInput({ part, label, table, dossierId, rows, problems, onEdit }: RowsInputProps) {
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState<string[]>([]);
  const [page, setPage] = useState(1);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const wrong = new Map<number, DossierProblem[]>();
  for (const problem of problems) {
    const [, index] = /^rows\.(\d+)(?:\.|$)/.exec(problem.path) ?? [];
    if (index) wrong.set(Number(index), [...(wrong.get(Number(index)) ?? []), problem]);
  }
  // A row that is being mended stays, though it is right by now.
  const isWanted = (row: Row, index: number) => !onlyWrong || wrong.has(index) || open.includes(String(row['id']));
  const wanted = rows.flatMap((row, index) => (isWanted(row, index) ? [{ row, index }] : []));
  // Five hundred rows at once would make every stroke wait.
  const last = Math.max(1, Math.ceil(wanted.length / PAGE));
  const shown = wanted.slice((Math.min(page, last) - 1) * PAGE, Math.min(page, last) * PAGE);
  const add = () => {
    const id = newId();
    onEdit((now) => [...now, { id, evidence: [] }]);
    setOpen([id]);
    setOnlyWrong(false);
    setPage(Math.ceil((rows.length + 1) / PAGE));
  };
  const set = (id: unknown, change: (row: Row) => Row) =>
    onEdit((now) =>
      now.some((row) => row['id'] === id) ? now.map((row) => (row['id'] === id ? change(row) : row)) : now,
    );
  return (
    <div role="group" aria-label={label}>
      <div className="row">
        <span className="quiet">
          {say(`共 ${rows.length} 条，最多 ${table.maxRows} 条`, `${rows.length} rows, ${table.maxRows} at most`)}
        </span>
        <Button onClick={add} disabled={rows.length >= table.maxRows}>
          {say('添加一条', 'Add a row')}
        </Button>
        <SheetRows label={label} table={table} rows={rows} onChange={(to) => onEdit(() => to)} />
        {wrong.size > 0 && (
          <Checkbox checked={onlyWrong} onChange={({ target }) => setOnlyWrong(target.checked)}>
            {say(`只看待完善的 ${wrong.size} 条`, `Only the ${wrong.size} to mend`)}
          </Checkbox>
        )}
      </div>
      {shown.length > 0 && (
        <Collapse
          className="rows"
          size="small"
          activeKey={open}
          onChange={(keys) => setOpen([keys].flat())}
          items={shown.map(({ row, index }) => {
            const own = wrong.get(index) ?? [];
            const evidence = (row['evidence'] ?? []) as string[];
            return {
              key: String(row['id']),
              label: (
                <span>
                  {index + 1}. {titleOf(row, table, language) || say('（未填写）', '(empty)')}{' '}
                  <span className="quiet">
                    {say(
                      `证明材料 ${evidence.length} 份`,
                      `${evidence.length} ${evidence.length === 1 ? 'file' : 'files'}`,
                    )}
                  </span>
                  {own.length > 0 && (
                    <span className="wrong"> {say(`${own.length} 处待完善`, `${own.length} to mend`)}</span>
                  )}
                </span>
              ),
              children: (
                <>
                  <Fields
                    fields={table.fields}
                    content={row}
                    at={`rows.${index}.`}
                    idPrefix={`${part}-${String(row['id'])}`}
                    problems={own}
                    onChange={(to) => set(row['id'], () => to)}
                  />
                  <h3>{say('证明材料', 'Evidence')}</h3>
                  {table.evidence === 'counts' && evidence.length === 0 && (
                    <p className="quiet">
                      {say('没有证明材料的，不计入评分。', 'Without a file it counts for nothing.')}
                    </p>
                  )}
                  <FilesField
                    label={say(`第 ${index + 1} 条的证明材料`, `Evidence of row ${index + 1}`)}
                    dossierId={dossierId}
                    value={evidence}
                    onEdit={(edit) =>
                      set(row['id'], (now) => ({ ...now, evidence: edit((now['evidence'] ?? []) as string[]) }))
                    }
                  />
                  <p className="row actions-end">
                    <Button danger onClick={() => onEdit((now) => now.filter((each) => each['id'] !== row['id']))}>
                      {say('删除本条', 'Delete this row')}
                    </Button>
                  </p>
                </>
              ),
            };
          })}
        />
      )}
      {last > 1 && (
        <Pagination
          size="small"
          align="end"
          current={Math.min(page, last)}
          pageSize={PAGE}
          total={wanted.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </div>
  );
}
