import type { Content } from 'pdfmake/interfaces.js';
import { ARCHIVE_TEXTS } from '#contracts/archive-texts.js';
import { sentence } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import type { PdfDocument } from '#platform/pdf/pdf.js';
import { PRODUCT } from '#domain/common/product.js';
import type { ManifestFile } from './archive.service.js';
import type { DossierDetailDto } from './dossiers.dto.js';

/** A dossier on a page or two: what it is, and the hash of every file that goes with it. */
export function archiveDocument(dossier: DossierDetailDto, files: readonly ManifestFile[], at: Date): PdfDocument {
  const { title, type, receipt, none, revision, contentHash, submittedAt, absent } = ARCHIVE_TEXTS;
  const facts: [string, string][] = [
    [type.zh, BASE_TYPE_TEXTS[dossier.type].zh],
    [receipt.zh, dossier.receiptNumber ?? none.zh],
    [revision.zh, String(dossier.revision)],
    [contentHash.zh, (dossier.handedIn && dossier.contentHash) || none.zh],
    [submittedAt.zh, (dossier.handedIn && dossier.submittedAt) || none.zh],
    [ARCHIVE_TEXTS.parts.zh, String(dossier.parts.filter(({ version }) => version > 0).length)],
  ];
  const listed: Content[] = files.map(({ path, sha256, absentBecause }) => ({
    text: [`${path}\n`, { text: absentBecause ? `${absent.zh}：${absentBecause}` : sha256, fontSize: 8 }],
    margin: [0, 2, 0, 2],
  }));
  return {
    title: `${title.zh} ${dossier.baseName}`,
    author: PRODUCT.zh,
    date: at,
    content: {
      pageSize: 'A4',
      pageMargins: [56, 56, 56, 56],
      language: 'zh-CN',
      defaultStyle: { fontSize: 11, lineHeight: 1.4 },
      content: [
        { text: title.zh, fontSize: 16, bold: true, alignment: 'center' },
        { text: dossier.baseName, fontSize: 13, alignment: 'center', margin: [0, 6, 0, 14] },
        { table: { widths: [90, '*'], body: facts }, layout: 'lightHorizontalLines' },
        {
          text: sentence(ARCHIVE_TEXTS.files, { count: files.length }).zh,
          bold: true,
          margin: [0, 14, 0, 6],
        },
        ...listed,
      ],
    },
  };
}
