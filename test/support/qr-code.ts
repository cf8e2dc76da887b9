import decode from 'qr/decode.js';
import type { Rectangle } from './pdf.js';

/** Pixels of a module, and modules of white around them all, as a camera needs them. */
const MODULE_PX = 4;
const QUIET_ZONE = 4;

/** The rows of a code, `#` where it is dark, drawn by rectangles that are as high as one module. Its corner is seven of them wide. */
export function matrixOf(rectangles: readonly Rectangle[]): string[] {
  const [left, top] = [Math.min(...rectangles.map(({ x }) => x)), Math.min(...rectangles.map(({ y }) => y))];
  const right = Math.max(...rectangles.map(({ x, width }) => x + width));
  const corner = rectangles.find(({ x, y }) => x === left && y === top)?.width ?? 0;
  const size = Math.round((right - left) / (corner / 7));
  const unit = (right - left) / size;
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '.'));
  for (const { x, y, width } of rectangles) {
    const from = Math.round((x - left) / unit);
    const row = rows[Math.round((y - top) / unit)] as string[];
    row.fill('#', from, from + Math.round(width / unit));
  }
  return rows.map((row) => row.join(''));
}

/** What a code says, as a camera reads it. */
export function readQrCode(rows: readonly string[]): string {
  const size = (rows.length + 2 * QUIET_ZONE) * MODULE_PX;
  const isDark = (pixel: number) => {
    const [x, y] = [pixel % size, Math.floor(pixel / size)].map((at) => Math.floor(at / MODULE_PX) - QUIET_ZONE);
    return rows[y as number]?.[x as number] === '#';
  };
  // Red, green and blue of each pixel.
  const data = Uint8Array.from({ length: 3 * size * size }, (_, at) => (isDark(Math.floor(at / 3)) ? 0 : 255));
  return decode({ width: size, height: size, data });
}
