import { StreamableFile } from '@nestjs/common';
import { COLUMN_TEXTS, SHEET_TEXTS, YES, type ColumnName } from '#contracts/spreadsheet-texts.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { ColumnKind, Value } from '#platform/spreadsheet/xlsx-cell.js';
import { XLSX, xlsxStream, type Sheet } from '#platform/spreadsheet/xlsx-stream.js';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import type { Language } from './exports.dto.js';

/** A column of what is exported: how it is headed, and what a row has in it. Texts in two languages are shown in the one asked for. */
export interface ExportColumn<Row> {
  readonly name: ColumnName;
  readonly kind?: ColumnKind;
  readonly width?: number;
  readonly of: (row: Row) => Value | boolean | LocalizedText;
}

const USUAL_WIDTH: Readonly<Record<ColumnKind, number>> = { text: 20, count: 10, yuan: 18, date: 12, instant: 17 };

export function sheetOf<Row>(
  name: keyof typeof SHEET_TEXTS,
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  lang: Language,
): Sheet {
  return {
    name: SHEET_TEXTS[name][lang],
    columns: columns.map(({ name: column, kind = 'text', width = USUAL_WIDTH[kind] }) => ({
      title: COLUMN_TEXTS[column][lang],
      kind,
      width,
    })),
    rows: shown(rows, (row) => columns.map(({ of }) => inLanguage(of(row), lang))),
  };
}

/** Under a name of Latin letters, which every browser keeps as it is. */
export function workbookFile(name: string, sheets: readonly Sheet[]): StreamableFile {
  return new StreamableFile(xlsxStream(sheets), {
    type: XLSX,
    disposition: attachmentHeader(`${name}.xlsx`),
  });
}

async function* shown<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  line: (row: Row) => readonly Value[],
): AsyncGenerator<readonly Value[]> {
  for await (const row of rows) yield line(row);
}

function inLanguage(value: Value | boolean | LocalizedText, lang: Language): Value {
  if (typeof value === 'boolean') return value ? YES[lang] : null;
  return typeof value === 'object' && value !== null ? value[lang] : value;
}
