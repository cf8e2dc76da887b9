import { PRODUCT } from '#domain/common/product.js';
import { useEffect, useRef } from 'react';
import { useSay } from './language.js';

/**
 * The window is named after the page's heading, and whoever goes to another page is taken to it: the keyboard begins there, and
 * it is read aloud. What somebody has already begun to do on the page goes on.
 */
export function usePageHead(path: string | undefined): void {
  const say = useSay();
  const desk = say(PRODUCT);
  const last = useRef(path);
  useEffect(() => {
    let due = last.current !== undefined && last.current !== path;
    last.current = path;
    const look = () => {
      const heading = document.querySelector<HTMLElement>('#root h1:not([data-passing])');
      if (!heading) return;
      const title = heading.textContent === desk ? desk : `${heading.textContent} · ${desk}`;
      if (document.title !== title) document.title = title;
      if (!due) return;
      due = false;
      const at = document.activeElement;
      if (at && at !== document.body && !at.closest('header, nav')) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.getElementById('root') as HTMLElement, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    look();
    return () => observer.disconnect();
  }, [path, desk]);
}
