import { create, type BitMatrix } from 'qrcode';
import type { ContentCanvas } from 'pdfmake/interfaces.js';

/** Neighbouring rows overlap by so much, in modules: viewers would show hairlines between them. */
const OVERLAP = 0.04;

/** A QR code of `text` (error correction M), `size` points wide, as vectors; its quiet zone is up to the page. */
export function qrCode(text: string, size: number): ContentCanvas {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  const runs = Array.from({ length: modules.size }, (_, row) => darkRuns(modules, row)).flat();
  return {
    canvas: runs.map(({ row, from, to }) => ({
      type: 'rect' as const,
      x: from * unit,
      y: row * unit,
      w: (to - from) * unit,
      h: (1 + OVERLAP) * unit,
      color: 'black',
    })),
  };
}

interface Run {
  readonly row: number;
  readonly from: number;
  /** The first light module after it. */
  readonly to: number;
}

/** Dark modules of a row that stand side by side. */
function darkRuns(modules: BitMatrix, row: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < modules.size; column += 1) {
    const from = column;
    while (column < modules.size && modules.get(row, column)) column += 1;
    if (column > from) runs.push({ row, from, to: column });
  }
  return runs;
}
