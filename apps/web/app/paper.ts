import { useSyncExternalStore } from 'react';
import { queries } from '../api/queries.js';

const media = matchMedia('print');
const listeners = new Set<() => void>();
let preparing = false;
const tell = () => listeners.forEach((listener) => listener());
media.addEventListener('change', tell);

export const isPaper = (): boolean => media.matches || preparing;

export const subscribeToPaper = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Is the page printed, or about to be? Then nothing of it is folded away. */
export const usePaper = (): boolean => useSyncExternalStore(subscribeToPaper, isPaper);

const LOOK_MS = 100;
const AT_MOST_MS = 20_000;

/** Of an element that still draws itself: paper waits for it. */
export const DRAWING = { 'data-drawing': true };

/** Is something of the page still read, or drawn? */
const unfinished = (): boolean =>
  queries.isFetching() > 0 || document.querySelector('main .loading, main [data-drawing]') !== null;

/** Prints the page with all that it folds away, once that is read and drawn. */
export async function printWhole(): Promise<void> {
  preparing = true;
  tell();
  const until = Date.now() + AT_MOST_MS;
  do await new Promise((done) => setTimeout(done, LOOK_MS));
  while (unfinished() && Date.now() < until);
  window.print();
  preparing = false;
  tell();
}
