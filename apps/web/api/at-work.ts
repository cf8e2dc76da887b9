import type { Text } from '../app/language.js';

const WORKING: Text = { zh: '正在处理', en: 'Working' };
export const UPLOADING: Text = { zh: '正在上传文件', en: 'Uploading a file' };
/** What a browser saves goes on wherever somebody is by then. */
export const DOWNLOADING: Text = { zh: '正在下载，可继续办理其他事项', en: 'Downloading; you can go on meanwhile' };

/** Nobody waits for what a page saves by itself: the line stands for it, and the form says how its saving goes. */
export const BY_ITSELF: Text = { zh: '', en: '' };

/** What somebody waits for, wherever it was begun, by what is said of it. */
const all = new Set<{ readonly said: Text }>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** As long as it takes, every page shows and says that it is under way: whatever was pressed has been heard. */
export async function atWork<T>(work: Promise<T>, said = WORKING): Promise<T> {
  const one = { said };
  all.add(one);
  tell();
  try {
    return await work;
  } finally {
    all.delete(one);
    tell();
  }
}

/** What is said of the one that was begun last; of what goes on by itself only where there is nothing else. */
export function saidOfWork(): Text | undefined {
  const said = [...all].map((one) => one.said);
  return said.findLast((each) => each !== BY_ITSELF) ?? said[0];
}

export function watchWork(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
