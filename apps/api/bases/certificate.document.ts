import type { Content, ContentCanvas } from 'pdfmake/interfaces.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { BASE_MARKS, CERTIFICATE_TEXTS } from '#contracts/base-texts.js';
import { dateInChinese } from '#domain/common/calendar-date.js';
import type { BaseType, LocalizedText } from '#domain/measures/measure.js';
import type { PdfDocument } from '#platform/pdf/pdf.js';
import { qrCode } from '#platform/pdf/qr-code.js';

/** What a certificate states of a base. */
export interface Certificate {
  readonly certificateNumber: string;
  readonly name: string;
  readonly organisation: string;
  readonly type: BaseType;
  readonly accreditedOn: string;
  readonly state: 'accredited' | 'underRectification' | 'revoked';
  readonly rehearsal: boolean;
  /** The measures under which it was accredited, and who accredited it. */
  readonly measure: LocalizedText;
  readonly authority: LocalizedText;
}

// A4, landscape, in points.
const PAGE = { width: 841.89, height: 595.28 };
const RED = '#9f1d20';
const GOLD = '#b8925a';
const INK = '#2b2b2b';
const GREY = '#6f6a64';
const QR_SIZE = 92;
/** Characters of both names together that would push the text into the foot of the page. */
const LONG_NAMES = 70;

/** 认定证书, as it is printed: the same base in the same state gives the same document. `checkUrl`: where anybody checks it. */
export function certificateDocument(certificate: Certificate, checkUrl: string): PdfDocument {
  const { certificateNumber, accreditedOn, authority } = certificate;
  const mark = markOf(certificate);
  return {
    title: `${CERTIFICATE_TEXTS.title.zh} ${certificateNumber}`,
    author: authority.zh,
    date: new Date(`${accreditedOn}T00:00:00Z`),
    content: {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [92, 74, 92, 60],
      language: 'zh-CN',
      defaultStyle: { color: INK, fontSize: 11 },
      background: () => frame(),
      ...(mark && { watermark: { text: mark.zh, color: RED, opacity: 0.16, bold: true, angle: -28, fontSize: 96 } }),
      content: [...heading(), ...statement(certificate), ...ending(certificate, checkUrl)],
    },
  };
}

/** What stands across a certificate that does not hold. */
function markOf({ rehearsal, state }: Certificate): LocalizedText | undefined {
  if (rehearsal) return BASE_MARKS.rehearsal;
  return state === 'accredited' ? undefined : BASE_MARKS[state];
}

function heading(): Content[] {
  return [
    {
      text: CERTIFICATE_TEXTS.base.zh,
      fontSize: 21,
      bold: true,
      color: GOLD,
      alignment: 'center',
      characterSpacing: 7,
    },
    {
      text: CERTIFICATE_TEXTS.title.zh.split('').join(' '),
      fontSize: 46,
      bold: true,
      color: RED,
      alignment: 'center',
      characterSpacing: 6,
      margin: [0, 4, 0, 0],
    },
    {
      text: CERTIFICATE_TEXTS.title.en.toUpperCase(),
      fontSize: 10,
      color: GREY,
      alignment: 'center',
      characterSpacing: 2.2,
      margin: [0, 0, 0, 26],
    },
  ];
}

function statement({ organisation, name, type, measure }: Certificate): Content[] {
  const typeText = BASE_TYPE_TEXTS[type];
  const fontSize = organisation.length + name.length > LONG_NAMES ? 12.5 : 17;
  return [
    {
      text: [
        { text: `根据《${measure.zh}》，经评审并向社会公示，认定 ` },
        { text: organisation, bold: true },
        { text: ' 依托建设的 ' },
        { text: `“${name}”`, bold: true, color: RED },
        { text: ` 为北京国际科技合作基地（${typeText.zh}）。` },
      ],
      fontSize,
      lineHeight: 1.5,
      leadingIndent: 2 * fontSize,
    },
    {
      text: `Under the ${measure.en}, the base named above, built by the host named above, is accredited as a ${CERTIFICATE_TEXTS.base.en} (${typeText.en}).`,
      fontSize: 9.5,
      color: GREY,
      lineHeight: 1.3,
      margin: [0, 8, 0, 0],
    },
  ];
}

/** At the foot of the page whatever the length of the names: the number and the code on the left, who signs on the right. */
function ending({ certificateNumber, accreditedOn, authority }: Certificate, checkUrl: string): Content[] {
  const top = PAGE.height - 74 - QR_SIZE - 12;
  return [
    { ...qrCode(checkUrl, QR_SIZE), absolutePosition: { x: 92, y: top } },
    {
      absolutePosition: { x: 92 + QR_SIZE + 18, y: top + 6 },
      columns: [
        {
          width: 250,
          stack: [
            { text: `${CERTIFICATE_TEXTS.number.zh}　${certificateNumber}`, bold: true, fontSize: 13 },
            { text: CERTIFICATE_TEXTS.number.en, fontSize: 8.5, color: GREY, margin: [0, 0, 0, 12] },
            { text: CERTIFICATE_TEXTS.scan.zh, fontSize: 10 },
            { text: CERTIFICATE_TEXTS.scan.en, fontSize: 8.5, color: GREY },
            { text: checkUrl, fontSize: 8, color: GREY, margin: [0, 2, 0, 0] },
          ],
        },
      ],
    },
    {
      absolutePosition: { x: PAGE.width - 92 - 280, y: top + 24 },
      columns: [
        {
          width: 280,
          alignment: 'center',
          stack: [
            ...authority.zh.split('、').map((name) => ({ text: name, fontSize: 14, bold: true, lineHeight: 1.25 })),
            { text: dateInChinese(accreditedOn), fontSize: 14, margin: [0, 4, 0, 0] },
          ],
        },
      ],
    },
  ];
}

/** A double border with corners. */
function frame(): ContentCanvas {
  const border = (inset: number, lineWidth: number, lineColor: string) => ({
    type: 'rect' as const,
    x: inset,
    y: inset,
    w: PAGE.width - 2 * inset,
    h: PAGE.height - 2 * inset,
    lineWidth,
    lineColor,
  });
  const corner = (right: boolean, bottom: boolean) => {
    const x = (from: number) => (right ? PAGE.width - from : from);
    const y = (from: number) => (bottom ? PAGE.height - from : from);
    const points = [
      [40, 84],
      [40, 40],
      [84, 40],
    ].map(([across, down]) => ({ x: x(across as number), y: y(down as number) }));
    return { type: 'polyline' as const, lineWidth: 3, lineColor: RED, points };
  };
  return {
    canvas: [
      border(24, 2.4, RED),
      border(30, 0.6, GOLD),
      border(40, 0.6, GOLD),
      corner(false, false),
      corner(true, false),
      corner(false, true),
      corner(true, true),
    ],
  };
}
