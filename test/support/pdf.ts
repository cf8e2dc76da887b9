import { inflateSync } from 'node:zlib';

/** What a PDF of ours shows. */
export interface PdfView {
  /** All text in the order of drawing, without line breaks. */
  readonly text: string;
  /** Filled rectangles in points, in the order of drawing. */
  readonly rectangles: readonly Rectangle[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads the pages of a PDF as pdfkit writes them: plain objects, deflated streams, fonts with their table of characters. */
export function readPdf(bytes: Uint8Array): PdfView {
  const objects = objectsOf(Buffer.from(bytes));
  const tables = fontTables(objects);
  const pages = [...objects.values()].flatMap(({ head }) => {
    const contents = /\/Type \/Page\n[\s\S]*\/Contents (\d+) 0 R/.exec(head)?.[1];
    return contents ? [objects.get(contents)?.stream ?? ''] : [];
  });
  return {
    text: pages.map((page) => textOf(page, tables)).join(''),
    rectangles: pages.flatMap(rectanglesOf),
  };
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const whole = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of whole.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const head = whole.slice(from, whole.indexOf('endobj', from));
    const begins = head.indexOf('stream\n');
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const at = from + begins + 'stream\n'.length;
    const raw = begins < 0 ? Buffer.alloc(0) : pdf.subarray(at, at + length);
    const stream = /\/FlateDecode/.test(head) ? inflateSync(raw) : raw;
    objects.set(match[1] as string, {
      head: begins < 0 ? head : head.slice(0, begins),
      stream: stream.toString('latin1'),
    });
  }
  return objects;
}

/** By the name that pages call a font: what its glyphs mean. */
function fontTables(objects: ReadonlyMap<string, PdfObject>): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const { head } of objects.values()) {
    for (const [, name, font] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font as string)?.head ?? '')?.[1];
      const table = objects.get(unicode ?? '')?.stream ?? '';
      const characters = [...table.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) =>
        [...(list as string).matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => fromUtf16(hex as string)),
      );
      tables.set(name as string, characters);
    }
  }
  return tables;
}

function textOf(page: string, tables: ReadonlyMap<string, readonly string[]>): string {
  let font: readonly string[] = [];
  let text = '';
  for (const [, name, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = tables.get(name) ?? [];
    for (const [, hex] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi)) {
      for (const glyph of (hex as string).match(/.{4}/g) ?? []) text += font[Number.parseInt(glyph, 16)] ?? '';
    }
  }
  return text;
}

function rectanglesOf(page: string): Rectangle[] {
  const drawn = page.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\n[\s\S]*?\n(f|S)\n/g);
  return [...drawn].flatMap(([, x, y, width, height, painted]) =>
    painted === 'f' ? [{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }] : [],
  );
}

function fromUtf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
