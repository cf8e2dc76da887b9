import { create } from 'qrcode';
import type { Rectangle } from './pdf.js';

/** By version, of the error correction M: all code words, how many of them correct errors, and over how many blocks they are spread. */
const WORDS = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
const CORRECTING = [10, 16, 26, 36, 48, 64, 72, 88, 110, 130];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

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

/** What a code of the error correction M says, as a camera reads it that sees every module. */
export function readQrCode(rows: readonly string[]): string {
  const size = rows.length;
  const version = (size - 17) / 4;
  const isDark = (row: number, column: number) => rows[row]?.[column] === '#';
  const format = [...Array(5).keys()].reduce((bits, column) => bits * 2 + Number(isDark(8, column)), 0) ^ 0b10101;
  const masked = MASKS[format & 7] as (typeof MASKS)[number];
  // Where a code of that size has no data is the same in all of them.
  const { modules } = create('1', { version, errorCorrectionLevel: 'M' });
  const bits: number[] = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (!modules.isReserved(row, column)) bits.push(Number(isDark(row, column) !== masked(row, column)));
    }
  }
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
  return textOf(inOrder(words, version), version);
}

/** The code words that say something, block after block: they are drawn by turns. */
function inOrder(words: readonly number[], version: number): number[] {
  const saying = (WORDS[version - 1] ?? 0) - (CORRECTING[version - 1] ?? 0);
  const count = BLOCKS[version - 1] ?? 1;
  const short = Math.floor(saying / count);
  const blocks = Array.from({ length: count }, (): number[] => []);
  const longer = saying % count;
  words.slice(0, saying).forEach((word, at) => {
    const of = at < short * count ? at % count : count - longer + (at - short * count);
    blocks[of]?.push(word);
  });
  return blocks.flat();
}

function textOf(words: readonly number[], version: number): string {
  const bits = words.map((word) => word.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number) => parseInt(bits.slice(at, (at += count)).padEnd(1, '0'), 2);
  const bytes: number[] = [];
  const say = (text: string) => bytes.push(...Buffer.from(text));
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    const long = version > 9;
    if (mode === 1)
      for (let left = take(long ? 12 : 10); left > 0; left -= 3) {
        const digits = Math.min(3, left);
        say(String(take([0, 4, 7, 10][digits] as number)).padStart(digits, '0'));
      }
    else if (mode === 2)
      for (let left = take(long ? 11 : 9); left > 0; left -= 2) {
        const pair = left > 1;
        const value = take(pair ? 11 : 6);
        say((pair ? (ALPHANUMERIC[Math.floor(value / 45)] as string) : '') + ALPHANUMERIC[value % 45]);
      }
    else if (mode === 4) for (let left = take(long ? 16 : 8); left > 0; left -= 1) bytes.push(take(8));
    else throw new Error(`a code in mode ${mode}`);
  }
  return Buffer.from(bytes).toString();
}
