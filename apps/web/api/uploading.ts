import type { Problem } from './client.js';

export interface UploadOptions {
  readonly dossierId?: string;
  /** Given by a visitor as such: not for the organisation that the person may apply for, too. */
  readonly asExpert?: boolean;
  /** Under the same key a small file is stored once, however often it is sent. */
  readonly key?: string;
  /** Whole percents. */
  readonly onProgress?: (percent: number) => void;
  /** The line has dropped, it is tried again; or goes on. */
  readonly onWaiting?: (waiting: boolean) => void;
  readonly signal?: AbortSignal;
}

/** Why an upload was ended: its page was left. What has arrived is kept, for whoever chooses the same file again. */
export const LEFT = 'left';

export const STILL_UPLOADING: Problem = {
  status: 422,
  code: 'client.stillUploading',
  sentence: {
    zh: '还有文件正在上传，尚未提交：请待上传完成，或取消上传后再提交。',
    en: 'A file is still on its way, so nothing was sent: wait until it is there, or cancel it.',
  },
};

export const LINE_DROPPED: Problem = {
  status: 0,
  code: 'client.uploadBroken',
  sentence: {
    zh: '上传中断，请检查网络后重试，大文件从中断处继续。',
    en: 'The upload broke off. Check the network and try again: a large file goes on where it stopped.',
  },
};
