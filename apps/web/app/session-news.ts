/** Every tab has the same cookie: what one does about it the others hear. */
const news = new BroadcastChannel('guohe.session');

interface News {
  /** Of whoever has signed in; null: nobody is any more. */
  readonly accountId: string | null;
  /** The way to the directory that was begun beside a page. */
  readonly way?: string | undefined;
}

/** @param way where it was gone */
export function tellOthers(accountId: string | null, way?: string): void {
  news.postMessage({ accountId, way } satisfies News);
}

/** @returns how to hear no more of it */
export function hearOfOthers(heard: (told: News) => void): () => void {
  const listener = ({ data }: MessageEvent<News>) => heard(data);
  news.addEventListener('message', listener);
  return () => news.removeEventListener('message', listener);
}

const begun = new Set<string>();

/** Somebody leaves this page for the directory, in a window beside it. */
export const beginWay = (way: string): void => void begun.add(way);
export const isBegunHere = (way: string | undefined): boolean => way !== undefined && begun.has(way);
