// Read and written here in the browser, without workers, which the policy of the page does not let start from a blob.
import { readSheet as readFirstSheet } from 'read-excel-file/universal';
import writeExcelFile from 'write-excel-file/universal';
import type { Cell } from './cells.js';

/** The lines of the first sheet. @throws where it is no spreadsheet */
export async function linesOfFile(file: File): Promise<Cell[][]> {
  return (await readFirstSheet(file)) as Cell[][];
}

type Written = string | number | Date | null;

/** Texts are written as texts: what begins with = is no formula. */
export function fileOfLines(headings: readonly string[], lines: readonly (readonly Written[])[]): Promise<Blob> {
  const cell = (value: Written) => {
    if (value === null) return null;
    if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
    return typeof value === 'number' ? { value, type: Number } : { value, type: String };
  };
  return writeExcelFile(
    [headings.map((value) => ({ value, fontWeight: 'bold' as const })), ...lines.map((line) => line.map(cell))],
    {
      columns: headings.map((heading) => ({ width: Math.max(12, heading.length * 2) })),
      stickyRowsCount: 1,
    },
  ).toBlob();
}
