import { formatHundredths } from '#domain/common/exact.js';
import { runsAsFormula } from './formula.js';

/**
 * - `text`; `count`: a whole number; `yuan`: whole fen, shown as yuan, exact
 * - `date`: a calendar day 'YYYY-MM-DD'; `instant`: ISO 8601, shown in Beijing time
 */
export type ColumnKind = 'text' | 'count' | 'yuan' | 'date' | 'instant';
export type Value = string | number | null;

/** Indexes into `cellXfs` below. */
const STYLE = { head: 1, quoted: 2, date: 3, instant: 4, yuan: 5, count: 6 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const FORMATS =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>';
const FONTS =
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>';
const FILLS =
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
const BORDERS = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>';
const PLAIN = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
const numbered = (format: number) =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
const CELLS = [
  `<xf ${PLAIN} xfId="0"/>`,
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  // As Excel itself marks a text that was typed with an apostrophe before it: edited, it stays a text.
  `<xf ${PLAIN} xfId="0" quotePrefix="1"/>`,
  numbered(164),
  numbered(165),
  numbered(4),
  numbered(1),
];

export const STYLES = `<styleSheet xmlns="${MAIN}">${FORMATS}${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1"><xf ${PLAIN}/></cellStyleXfs><cellXfs count="${CELLS.length}">${CELLS.join('')}</cellXfs></styleSheet>`;

/** XML has no place for them. */
const NO_CHARACTERS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Excel takes no longer text in a cell. */
const LONGEST_TEXT = 32_767;

export function headCellXml(at: string, title: string): string {
  return textXml(at, title, STYLE.head);
}

/** @param at such as `B7` */
export function cellXml(at: string, value: Value, kind: ColumnKind): string {
  if (value === null || value === '') return '';
  switch (kind) {
    case 'text': {
      const text = String(value);
      return textXml(at, text, runsAsFormula(text) ? STYLE.quoted : 0);
    }
    case 'count':
      return numberXml(at, String(Number(value)), STYLE.count);
    case 'yuan':
      return numberXml(at, formatHundredths(Number(value)), STYLE.yuan);
    case 'date':
      return numberXml(at, String(serialOf(Date.parse(`${value}T00:00:00Z`))), STYLE.date);
    case 'instant':
      return numberXml(at, String(serialOf(Date.parse(String(value)) + BEIJING_MS)), STYLE.instant);
  }
}

/** The text stands in the cell itself, as a text: what it begins with means nothing. */
function textXml(at: string, text: string, style: number): string {
  const shown = text.slice(0, LONGEST_TEXT).replace(NO_CHARACTERS, '');
  // `_x0041_` would be read as the character of that number.
  const escaped = shown
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
  return `<c r="${at}" t="inlineStr"${styled(style)}><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

function numberXml(at: string, number: string, style: number): string {
  return `<c r="${at}"${styled(style)}><v>${number}</v></c>`;
}

function styled(style: number): string {
  return style === 0 ? '' : ` s="${style}"`;
}

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** Days since the day zero of spreadsheets. */
function serialOf(ms: number): number {
  return (ms - FIRST_DAY) / DAY_MS;
}
