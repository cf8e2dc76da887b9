/** Every tab has the same cookie: what one does about it the others hear. */
const news = new BroadcastChannel('guohe.session');

/** @param accountId of whoever has signed in; null: nobody is any more */
export function tellOthers(accountId: string | null): void {
  news.postMessage(accountId);
}

/** @returns how to hear no more of it */
export function hearOfOthers(heard: (accountId: string | null) => void): () => void {
  const listener = ({ data }: MessageEvent<string | null>) => heard(data);
  news.addEventListener('message', listener);
  return () => news.removeEventListener('message', listener);
}
