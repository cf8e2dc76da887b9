import { Button, Input, Modal } from 'antd';
import { useContext, useMemo, useRef, useState } from 'react';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { newId } from '../common/new-id.js';
import { saveFile } from '../common/save-file.js';
import { ProblemAlert } from '../common/states.js';
import { useAttempt } from '../common/use-attempt.js';
import { useKept } from '../common/use-kept.js';
import { cellOf, columnsOf, ID_COLUMN, readSheet, type Cell, type ReadSheet } from './cells.js';
import { Surroundings } from './field-input.js';
import { labelOf } from './labels.js';
import { readSheetFile } from './sheet-file-later.js';
import type { TableSpec } from './specs.js';

type Row = Readonly<Record<string, unknown>>;

interface SheetRowsProps {
  readonly label: string;
  readonly table: TableSpec;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Rows from a spreadsheet and into one: pasted, or as a file; what was exported and changed comes back to its rows. */
export function SheetRows({ label, table, rows, onChange }: SheetRowsProps) {
  const say = useSay();
  const language = useLanguage();
  const { partners } = useContext(Surroundings);
  const { data: reference } = useGet('/api/v1/reference');
  const words = useMemo(() => ({ reference, partners }), [reference, partners]);
  const [lines, setLines] = useState<Cell[][] | null>(null);
  const [failed, setFailed] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const taking = useAttempt();
  const giving = useAttempt();
  const take = async (file: File) => {
    setFailed(false);
    // Chosen once more, the same file is taken once more.
    if (chooser.current) chooser.current.value = '';
    const { linesOfFile } = await readSheetFile();
    await linesOfFile(file).then(setLines, () => setFailed(true));
  };
  const give = async () => {
    const columns = columnsOf(table.fields);
    const headings = [...columns.map(([, field]) => say(labelOf(field))), ID_COLUMN[language]];
    const cells = rows.map((row) => [
      ...columns.map(([name, { form }]) => cellOf(row[name], form, words, language)),
      String(row['id']),
    ]);
    const { fileOfLines } = await readSheetFile();
    saveFile(await fileOfLines(headings, cells), `${label}.xlsx`);
  };
  return (
    <>
      <Button onClick={() => setLines([])}>{say('从表格粘贴', 'Paste from a spreadsheet')}</Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={say('导入表格文件', 'Import a spreadsheet')}
        onChange={({ target: { files } }) => {
          const file = files?.[0];
          if (file) void taking.attempt(() => take(file));
        }}
      />
      <Button loading={taking.busy} onClick={() => chooser.current?.click()}>
        {say('导入表格文件', 'Import a spreadsheet')}
      </Button>
      <Button loading={giving.busy} onClick={() => void giving.attempt(give)}>
        {say('导出表格文件', 'Export as a spreadsheet')}
      </Button>
      <ProblemAlert error={taking.error ?? giving.error} />
      {failed && (
        <p className="wrong" role="alert">
          {say(
            '该文件不是表格文件，请另存为“Excel 工作簿”后再导入。',
            'This file is no spreadsheet. Save it as an Excel workbook (.xlsx) and choose it again.',
          )}
        </p>
      )}
      {lines && (
        <Preview
          label={label}
          table={table}
          rows={rows}
          lines={lines}
          words={words}
          onClose={() => setLines(null)}
          onTake={(taken) => {
            onChange(taken);
            setLines(null);
          }}
        />
      )}
    </>
  );
}

interface PreviewProps {
  readonly label: string;
  readonly table: TableSpec;
  readonly rows: readonly Row[];
  /** Of a file; empty where they are to be pasted. */
  readonly lines: readonly (readonly Cell[])[];
  readonly words: Parameters<typeof readSheet>[2];
  readonly onClose: () => void;
  readonly onTake: (rows: readonly Row[]) => void;
}

/** What is about to be taken in, and what cannot be read, before anything changes. */
function Preview({ label, table, rows, lines, words, onClose, onTake }: PreviewProps) {
  const say = useSay();
  const [typed, setTyped, forget] = useKept(`${label}/pasted`, '');
  const pasting = lines.length === 0;
  const all = useMemo(() => (pasting ? linesOf(typed) : lines), [pasting, typed, lines]);
  const sheet = useMemo(
    // Every row that is there, and all that there is room for: the rest of ten thousand lines is not looked at.
    () => readSheet(all, table.fields, words, 2 * table.maxRows),
    [all, table, words],
  );
  const { taken, added, changed, left } = takeIn(sheet, rows, table.maxRows);
  const beyond = left + sheet.beyond;
  return (
    <Modal
      open
      title={pasting ? say('从表格粘贴', 'Paste from a spreadsheet') : say('导入表格文件', 'Import a spreadsheet')}
      okText={
        changed > 0
          ? say(`加入 ${added} 条，更新 ${changed} 条`, `Add ${added}, change ${changed} rows`)
          : say(`加入 ${added} 条`, `Add ${added} rows`)
      }
      okButtonProps={{ disabled: added + changed === 0 }}
      onOk={() => {
        forget();
        onTake(taken);
      }}
      onCancel={onClose}
    >
      {pasting && (
        <>
          <p>
            {say(
              '首行可以是列名，否则按此顺序：',
              'The first line may name the columns; otherwise they stand in this order: ',
            )}
            {columnsOf(table.fields)
              .map(([, field]) => say(labelOf(field)))
              .join(say('、', ', '))}
          </p>
          <Input.TextArea
            aria-label={say('粘贴的内容', 'What you paste')}
            className="pasted"
            rows={8}
            wrap="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </>
      )}
      <div aria-live="polite">
        {beyond > 0 && (
          <p className="wrong">
            {say(
              `本表最多 ${table.maxRows} 条，其余 ${beyond} 条不会加入。`,
              `The table holds ${table.maxRows} rows: ${beyond} more are left out.`,
            )}
          </p>
        )}
        {sheet.unknown.length > 0 && (
          <p className="wrong">
            {say('没有这些列，不会导入：', 'No such columns, left out: ')}
            {sheet.unknown.join(say('、', ', '))}
          </p>
        )}
        <Unreadable sheet={sheet} />
      </div>
    </Modal>
  );
}

const SHOWN = 20;

function Unreadable({ sheet: { unreadable } }: { sheet: ReadSheet }) {
  const say = useSay();
  if (unreadable.length === 0) return null;
  return (
    <>
      <p className="wrong">
        {say(
          `${unreadable.length} 个单元格无法识别，将留空：`,
          `${unreadable.length} cells cannot be read and stay empty:`,
        )}
      </p>
      <ul className="inner-list">
        {unreadable.slice(0, SHOWN).map(({ line, field, cell }) => (
          <li key={`${line}/${field.label.en}`}>
            {say(
              `第 ${line} 行“${labelOf(field).zh}”：${cell.slice(0, 60)}`,
              `line ${line}, ${labelOf(field).en}: ${cell.slice(0, 60)}`,
            )}
          </li>
        ))}
        {unreadable.length > SHOWN && <li>…</li>}
      </ul>
    </>
  );
}

const linesOf = (typed: string): string[][] =>
  typed
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));

/** Rows that were exported are changed and keep their files; the others are added as long as there is room. */
function takeIn({ rows: read }: ReadSheet, rows: readonly Row[], maxRows: number) {
  const known = new Map(rows.map((row) => [row['id'], row]));
  const changes = new Map<unknown, Row>();
  const fresh: Row[] = [];
  let left = 0;
  for (const { id, values } of read) {
    if (Object.values(values).every((value) => value === undefined)) continue;
    const own = id === undefined ? undefined : known.get(id);
    if (own) changes.set(id, { ...own, ...values });
    else if (rows.length + fresh.length < maxRows) fresh.push({ id: newId(), evidence: [], ...values });
    else left += 1;
  }
  const taken = [...rows.map((row) => changes.get(row['id']) ?? row), ...fresh];
  return { taken, added: fresh.length, changed: changes.size, left };
}
