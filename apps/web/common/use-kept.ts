import { useState } from 'react';
import { forgetValues, keepValues, keptValues } from './kept-form.js';

const PART = 'value';

/**
 * What is typed or chosen outside a form of an act, and not sent yet: it outlives a reload, and leaving the page, in this tab.
 * @param name only one at its address
 * @returns the value; how it changes; how it is forgotten once it was sent
 */
export function useKept<T>(name: string, start: T): [T, (to: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = keptValues(name, [PART]);
    return PART in kept ? (kept[PART] as T) : start;
  });
  const change = (to: T) => {
    keepValues(name, [PART], { [PART]: to });
    setValue(to);
  };
  const forget = () => {
    forgetValues(name);
    setValue(start);
  };
  return [value, change, forget];
}
