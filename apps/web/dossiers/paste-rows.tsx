import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSay } from '../app/language.js';
import { useGet } from '../api/queries.js';
import type { Schemas } from '../api/client.js';
import { labelOf } from './labels.js';
import type { FieldForm, FieldSpec, FieldSpecs } from './specs.js';

interface PasteRowsProps {
  readonly fields: FieldSpecs;
  readonly room: number;
  readonly onPaste: (rows: Record<string, unknown>[]) => void;
}

/** Rows copied from a spreadsheet: columns in the order of the form, one row a line. */
export function PasteRows({ fields, room, onPaste }: PasteRowsProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { data: reference } = useGet('/api/v1/reference', {}, { enabled: open });
  const columns = Object.entries(fields).filter(([, { form }]) => form.kind !== 'list' && form.kind !== 'fileIds');
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '');
  const take = () => {
    onPaste(lines.slice(0, room).map((line) => rowOf(line.split('\t'), columns, reference)));
    setTyped('');
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('从表格粘贴', 'Paste from a spreadsheet')}</Button>
      <Modal
        open={open}
        title={say('从表格粘贴', 'Paste from a spreadsheet')}
        okText={say(`加入 ${Math.min(lines.length, room)} 条`, `Add ${Math.min(lines.length, room)} rows`)}
        okButtonProps={{ disabled: lines.length === 0 }}
        onOk={take}
        onCancel={() => setOpen(false)}
      >
        <p>
          {say('列的顺序：', 'Columns in this order: ')}
          {columns.map(([, field]) => say(labelOf(field))).join(say('、', ', '))}
        </p>
        {lines.length > room && (
          <p className="wrong">
            {say(`只能再加 ${room} 条，其余不会加入。`, `There is room for ${room} more: the rest is left out.`)}
          </p>
        )}
        <Input.TextArea
          aria-label={say('粘贴的内容', 'What you paste')}
          rows={8}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Modal>
    </>
  );
}

function rowOf(
  cells: readonly string[],
  columns: readonly [string, FieldSpec][],
  reference?: Schemas['ReferenceDto'],
): Record<string, unknown> {
  const row: Record<string, unknown> = { id: crypto.randomUUID(), evidence: [] };
  columns.forEach(([name, { form }], index) => {
    const value = valueOf(cells[index]?.trim() ?? '', form, reference);
    if (value !== undefined) row[name] = value;
  });
  return row;
}

/** What a cell says to a field; a word may be given by its label, in either language. */
function valueOf(cell: string, form: FieldForm, reference?: Schemas['ReferenceDto']): unknown {
  if (cell === '') return undefined;
  const number = Number(cell.replaceAll(',', ''));
  switch (form.kind) {
    case 'money':
    case 'share':
      return Number.isFinite(number) ? Math.round(number * 100) : undefined;
    case 'count':
    case 'year':
    case 'area':
      return Number.isFinite(number) ? number : undefined;
    case 'boolean':
      return /^(是|yes|true|1|√)$/i.test(cell);
    case 'date':
      return cell
        .replace(/[./年月]/g, '-')
        .replace(/日$/, '')
        .replace(/-(\d)(?=-|$)/g, '-0$1');
    case 'word':
      return Object.entries(form.words).find(
        ([word, labels]) => word === cell || (labels as readonly string[]).includes(cell),
      )?.[0];
    case 'country':
      return codeOf(cell, reference);
    case 'countries':
      return cell.split(/[、,，;；\s]+/).flatMap((each) => codeOf(each, reference) ?? []);
    case 'fieldCodes':
    case 'languages':
      return cell.split(/[、,，;；\s]+/);
    default:
      return cell;
  }
}

function codeOf(cell: string, reference?: Schemas['ReferenceDto']): string | undefined {
  return reference?.countries.find(({ code, name }) => code === cell || name.zh === cell || name.en === cell)?.code;
}
