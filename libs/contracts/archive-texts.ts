import type { LocalizedText } from '#domain/measures/measure.js';

/** What stands on the summary of a dossier's archive. */
export const ARCHIVE_TEXTS = {
  title: { zh: '申报书归档摘要', en: 'Summary of the archive of a dossier' },
  type: { zh: '类型', en: 'Type' },
  receipt: { zh: '回执编号', en: 'Receipt' },
  none: { zh: '（尚未提交）', en: '(not submitted yet)' },
  revision: { zh: '版次', en: 'Revision' },
  contentHash: { zh: '内容摘要', en: 'Hash of the content' },
  submittedAt: { zh: '提交时间', en: 'Submitted at' },
  parts: { zh: '已填写的部分', en: 'Parts that are filled in' },
  files: { zh: '文件（{count} 个）', en: 'Files ({count})' },
  absent: { zh: '未收入', en: 'left out' },
} as const satisfies Record<string, LocalizedText>;
