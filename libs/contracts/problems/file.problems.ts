import type { ProblemText } from './problem-text.js';

export const FILE_PROBLEMS = {
  'file.none': {
    status: 400,
    zh: '请选择一个文件，以表单方式上传。',
    en: 'Choose one file and send it as a form: multipart/form-data, in the field named file.',
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
  'file.polyglot': {
    status: 422,
    zh: '文件同时是网页或压缩包，拒绝接收；请重新生成后上传。',
    en: 'The file is a web page or an archive at the same time; it is not accepted. Make it anew and upload that.',
  },
  'file.beingScanned': {
    status: 409,
    zh: '文件正在进行安全检查，通过后即可下载；请稍后再试。',
    en: 'The file is still being looked at for malware; try again in a while.',
  },
  'file.infected': {
    status: 409,
    zh: '文件未通过安全检查，不能下载；请清除后重新上传。',
    en: 'Malware was found in this file and it stays closed: upload a clean one.',
  },
  'file.unscannable': {
    status: 409,
    zh: '文件过大，无法进行安全检查，不能下载；请联系管理员，或者上传较小的文件。',
    en: 'The file is too large to be looked at for malware and stays closed: tell the administrator, or upload a smaller one.',
  },
  'file.linkExpired': {
    status: 404,
    zh: '下载链接无效或已过期，请返回系统重新下载。',
    en: 'The link is not valid, or no longer; go back and ask for the file again.',
  },
  'file.tooManyToday': {
    status: 429,
    zh: '您在 24 小时内已上传 {limit} 个文件，达到上限，请明天再传，或者将材料合并成较少的文件。',
    en: 'You have uploaded {limit} files within 24 hours, which is the limit: go on tomorrow, or put papers together into fewer files.',
  },
  'file.tooManyOfStrangers': {
    status: 429,
    zh: '从您所在的网络近日上传的文件过多，请在 {minutes} 分钟后再试，或者将材料合并成较少的文件。',
    en: 'Too many files from your network lately; try again in {minutes} minutes, or put papers together into fewer files.',
  },
  'file.tooManyInDossier': {
    status: 409,
    zh: '一份申报书最多附 {limit} 个文件，请将材料合并成较少的文件。',
    en: 'A dossier has {limit} files at most: put papers together into fewer files.',
  },
  'upload.tooMany': {
    status: 409,
    zh: '未完成的上传已达 {limit} 个，请先完成或取消其中一些。',
    en: '{limit} of your uploads are not finished: go on with one of them, or give it up.',
  },
  'upload.offsetDiffers': {
    status: 409,
    zh: '续传的位置与已收到的不一致，请先查询已收到的字节数。',
    en: 'The upload is not at this offset: ask how far it is, and go on from there.',
  },
  'upload.moreThanAnnounced': {
    status: 413,
    zh: '发送的内容超过开始上传时声明的大小，多出的部分未保存；文件如有改动，请重新上传。',
    en: 'These are more bytes than the upload was announced with; none of them was kept. Where the file has changed, upload it anew.',
  },
  'upload.busy': {
    status: 423,
    zh: '同一上传正在另一请求中进行，请稍后再试。',
    en: 'Another request goes on with this upload; try again in a while.',
  },
  'upload.malformed': {
    status: 400,
    zh: '不符合续传协议：请检查请求头。',
    en: 'This is no request of the tus protocol 1.0.0: look at Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata and Content-Type.',
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
