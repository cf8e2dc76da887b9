import type { KeyboardEvent } from 'react';

/** With the focus on a link of a row, the arrows go to that of the row above or below. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key] as
    'nextElementSibling' | 'previousElementSibling' | undefined;
  if (!step || !(event.target instanceof HTMLAnchorElement)) return;
  const to = event.target.closest('tr')?.[step]?.querySelector<HTMLElement>('a[href]');
  if (!to) return;
  event.preventDefault();
  to.focus();
}
