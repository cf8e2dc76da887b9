import type { Content } from 'pdfmake/interfaces.js';
import { LETTER_TEXTS } from '#contracts/letter-texts.js';
import { dateInChinese } from '#domain/common/calendar-date.js';
import type { PdfDocument } from '#platform/pdf/pdf.js';
import type { LetterDto } from './letters.dto.js';

// As official letters are set: a red head, the number under it, 小二 for the title; in points.
const RED = '#c1121f';
const WIDTH = 595.28;
const MARGINS = { left: 80, top: 72, right: 74, bottom: 72 };
const BODY = 13.5;

/** 通知 on paper. A preview and a rehearsal say so across the page. */
export function letterDocument(letter: LetterDto): PdfDocument {
  const mark = letter.rehearsal
    ? LETTER_TEXTS.rehearsal
    : letter.state === 'preview'
      ? LETTER_TEXTS.preview
      : undefined;
  return {
    title: letter.title,
    author: letter.authority,
    date: new Date(`${letter.date}T00:00:00Z`),
    content: {
      pageSize: 'A4',
      pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, MARGINS.bottom],
      language: 'zh-CN',
      defaultStyle: { fontSize: BODY, lineHeight: 1.5 },
      ...(mark && { watermark: { text: mark.zh, color: RED, opacity: 0.12, bold: true, angle: -45 } }),
      content: [...head(letter), ...body(letter), ...signature(letter)],
      footer: (page: number, pages: number) =>
        pages > 1 ? { text: `— ${page} —`, alignment: 'center' as const, fontSize: 10 } : null,
    },
  };
}

function head({ authority, number }: LetterDto): Content[] {
  const width = WIDTH - MARGINS.left - MARGINS.right;
  return [
    ...authority.split('、').map((name) => ({
      text: name,
      fontSize: 23,
      bold: true,
      color: RED,
      alignment: 'center' as const,
      lineHeight: 1.2,
      characterSpacing: 2,
    })),
    { text: number ?? LETTER_TEXTS.unnumbered.zh, alignment: 'right', fontSize: 12, margin: [0, 14, 0, 2] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.8, lineColor: RED }] },
  ];
}

/** The first paragraph is the salutation: it alone is not indented. */
function body({ title, paragraphs }: LetterDto): Content[] {
  return [
    { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [10, 26, 10, 18], lineHeight: 1.4 },
    ...paragraphs.map((text, index) => ({ text, leadingIndent: index === 0 ? 0 : 2 * BODY, margin: 2 })),
  ];
}

function signature({ authority, date }: LetterDto): Content[] {
  const lines = [...authority.split('、'), dateInChinese(date)];
  return [
    {
      columns: [
        { width: '*', text: '' },
        { width: 250, alignment: 'center', stack: lines, lineHeight: 1.4 },
      ],
      margin: [0, 34, 0, 0],
      unbreakable: true,
    },
  ];
}
