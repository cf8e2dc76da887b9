import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { PRODUCT } from '#domain/common/product.js';

/** What a document is made of; typeface, date and origin are set here. */
export type PdfContent = Omit<TDocumentDefinitions, 'info' | 'images' | 'attachments' | 'files'>;

export interface PdfDocument {
  readonly title: string;
  readonly author: string;
  /** Of what is stated, not of the printing: the same content gives the same bytes. */
  readonly date: Date;
  readonly content: PdfContent;
}

type Printer = typeof pdfmake & { virtualfs: { writeFileSync(name: string, content: Buffer): void } };

const FAMILY = 'Noto Sans SC';
const WEIGHTS = { normal: '400Regular', bold: '700Bold' } as const;

let opened: Promise<Printer> | undefined;

/** A PDF with its typeface embedded: simplified Chinese, Latin, Greek, Cyrillic. It reads nothing from disk or network. */
export async function renderPdf({ title, author, date, content }: PdfDocument): Promise<Buffer> {
  const printer = await (opened ??= openPrinter());
  const info = { title, author, subject: title, creator: PRODUCT.zh, producer: PRODUCT.en, creationDate: date };
  const { defaultStyle, ...rest } = content;
  return printer.createPdf({ ...rest, info, defaultStyle: { font: FAMILY, ...defaultStyle } }).getBuffer();
}

/** The two weights are 10 MB each: read once a process, when the first document is asked for. */
async function openPrinter(): Promise<Printer> {
  const printer = (await import('pdfmake')).default as unknown as Printer;
  const { resolve } = createRequire(import.meta.url);
  for (const weight of Object.values(WEIGHTS)) {
    const file = resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
    printer.virtualfs.writeFileSync(weight, await readFile(file));
  }
  printer.setFonts({ [FAMILY]: { ...WEIGHTS } });
  printer.setLocalAccessPolicy(() => false);
  printer.setUrlAccessPolicy(() => false);
  return printer;
}
