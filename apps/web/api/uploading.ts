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

export const LINE_DROPPED: Problem = {
  status: 0,
  code: 'client.uploadBroken',
  sentence: {
    zh: '上传中断，请检查网络后重试，大文件从中断处继续。',
    en: 'The upload broke off. Check the network and try again: a large file goes on where it stopped.',
  },
};
