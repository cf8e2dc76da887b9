import { Readable } from 'node:stream';
import { zipStream, type ArchiveEntry } from '../storage/zip-stream.js';
import { cellXml, headCellXml, STYLES, type ColumnKind, type Value } from './xlsx-cell.js';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Value[]> | Iterable<readonly Value[]>;
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet has no more rows than this; what would need more breaks off, so that nobody takes a part for the whole. */
const MOST_ROWS = 1_048_576;
const CHUNK_CHARACTERS = 65_536;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** The first that an archive can name. */
const NO_TIME = new Date(1980, 0, 1);
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook as a stream: rows are asked for as the reader takes them, whatever their number. Texts are texts in every cell, also those
 * that begin as a formula does. It says nothing of who made it, nor when: the same rows are the same bytes.
 */
export function xlsxStream(sheets: readonly Sheet[]): Readable {
  const entries: ArchiveEntry[] = [
    { path: '[Content_Types].xml', content: xml(contentTypes(sheets.length)) },
    { path: '_rels/.rels', content: xml(relations([['officeDocument', 'xl/workbook.xml']])) },
    { path: 'xl/workbook.xml', content: xml(workbook(sheets)) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: xml(
        relations([
          ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ),
    },
    { path: 'xl/styles.xml', content: xml(STYLES) },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      open: async () => Readable.from(chunks(sheetXml(sheet)), { objectMode: false }),
    })),
  ];
  return zipStream(entries, NO_TIME);
}

function xml(text: string): Buffer {
  return Buffer.from(DECLARATION + text);
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ];
  const overrides = parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const lines = sheets.map(
    ({ name }, index) => `<sheet name="${attribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${lines.join('')}</sheets></workbook>`;
}

/** The first row names the columns and stays in sight. */
async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  const letters = columns.map((_, index) => lettersOf(index));
  yield `<row r="1">${columns.map(({ title }, index) => headCellXml(`${letters[index]}1`, title)).join('')}</row>`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    if (number > MOST_ROWS) throw new Error('a sheet cannot hold so many rows');
    const at = number;
    const cells = columns.map(({ kind }, index) => cellXml(`${letters[index]}${at}`, row[index] ?? null, kind));
    yield `<row r="${at}">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** 0 → A, 26 → AA. */
function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

/** Small texts together: each chunk costs a turn of every stream that it passes. */
async function* chunks(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
