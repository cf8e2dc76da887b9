import type { ProblemText } from './problem-text.js';

export const FILE_PROBLEMS = {
  'file.none': {
    status: 400,
    zh: '请选择一个文件，以表单方式上传。',
    en: 'Send one file in the field `file` of a multipart/form-data request.',
  },
  'file.tooLarge': { status: 413, zh: '文件超过 {limitMb} MB。', en: 'The file is larger than {limitMb} MB.' },
  'file.empty': { status: 422, zh: '文件是空的。', en: 'The file is empty.' },
  'file.typeNotAllowed': {
    status: 422,
    zh: '只接受 {allowed} 文件；这个文件的内容不在其中。',
    en: 'Only {allowed} files are accepted; the content of this one is none of them.',
  },
  'file.contentDiffers': {
    status: 422,
    zh: '文件名的扩展名是“{extension}”，实际内容为：{foundZh}。',
    en: 'The name ends in "{extension}" but the content is {foundEn}.',
  },
  'file.archiveBroken': {
    status: 422,
    zh: '文件已损坏或被加密，无法打开。',
    en: 'The file is damaged or encrypted and cannot be opened.',
  },
  'file.archiveTooLarge': {
    status: 422,
    zh: '文件解压后过大，拒绝接收。',
    en: 'The file would unpack to too much; it is not accepted.',
  },
  'file.hasMacros': {
    status: 422,
    zh: '文件含有宏程序，拒绝接收。',
    en: 'The file contains macros; it is not accepted.',
  },
  'file.interrupted': {
    status: 400,
    zh: '上传中断，未保存任何内容。',
    en: 'The upload was interrupted; nothing was kept.',
  },
  'file.storageFull': {
    status: 507,
    zh: '存储空间不足，请联系管理员；未保存任何内容。',
    en: 'The storage is full; tell the administrator. Nothing was kept.',
  },
  'file.storageAway': {
    status: 503,
    zh: '文件存储暂时不可用，未保存任何内容，请稍后重试。',
    en: 'The store of files does not answer. Nothing was kept; try again in a while.',
  },
  'file.missing': {
    status: 500,
    zh: '文件内容缺失，请凭请求编号联系管理员。',
    en: 'The content of the file is missing; quote the request id to the administrator.',
  },
} as const satisfies Record<string, ProblemText>;
