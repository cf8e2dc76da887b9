import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** With the focus on a link of a row, or of an item of a list, the arrows go to that above or below; on what is explained in a table, or can be marked there, also along the row. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event;
  if (!(key in STEPS) || !(target instanceof HTMLElement)) return;
  const kind = ['.explained', '.pick'].find((each) => target.matches(`td ${each}`));
  const to = kind ? alikeFrom(target, key, kind) : linkFrom(target, key);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

const isAlongTheRow = (key: string) => key === 'ArrowLeft' || key === 'ArrowRight';

function linkFrom(from: HTMLElement, key: string): HTMLElement | null | undefined {
  if (isAlongTheRow(key) || !(from instanceof HTMLAnchorElement)) return null;
  // Within a row a list, such as that of its files, has items of its own.
  const row = from.closest('tr') ?? from.closest('li');
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  return next?.querySelector<HTMLElement>('a[href]');
}

/** Of its column, or of whatever column: rows without any are passed over. */
function alikeFrom(from: HTMLElement, key: string, kind: string): HTMLElement | undefined {
  const columnOf = (each: HTMLElement) => each.closest('td')?.cellIndex;
  const all = [...(from.closest('table')?.querySelectorAll<HTMLElement>(kind) ?? [])];
  const along = isAlongTheRow(key) ? all : all.filter((each) => columnOf(each) === columnOf(from));
  return along[along.indexOf(from) + (STEPS[key] ?? 0)];
}
