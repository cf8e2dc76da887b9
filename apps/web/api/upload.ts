import { newKey, Refused, type Problem, type Schemas } from './client.js';

interface UploadOptions {
  readonly dossierId?: string;
  /** Whole percents. */
  readonly onProgress?: (percent: number) => void;
}

/** Uploads one file. XMLHttpRequest, because fetch does not tell how far it has come. @throws {Refused} */
export function upload(file: File, { dossierId, onProgress }: UploadOptions = {}): Promise<Schemas['FileDto']> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/files${dossierId ? `?dossierId=${encodeURIComponent(dossierId)}` : ''}`);
    request.setRequestHeader('Idempotency-Key', newKey());
    const csrf = /(?:^|; )guohe_csrf=([^;]*)/.exec(document.cookie)?.[1];
    if (csrf) request.setRequestHeader('X-CSRF-Token', decodeURIComponent(csrf));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.floor((loaded / total) * 100));
    request.onerror = () => failed(new Refused(LINE_DROPPED));
    request.onload = () => {
      if (request.status < 300) done(request.response as Schemas['FileDto']);
      else
        failed(
          new Refused(request.response ? { ...(request.response as Problem), status: request.status } : LINE_DROPPED),
        );
    };
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

const LINE_DROPPED: Problem = {
  status: 0,
  code: 'client.uploadBroken',
  sentence: {
    zh: '上传中断，请检查网络后重新选择该文件。',
    en: 'The upload broke off. Check the network and choose the file again.',
  },
};
