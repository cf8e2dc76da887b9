import { useState } from 'react';
import { forgetValues, here, keepValues, keptValues } from './kept-form.js';

const PART = 'value';

/**
 * What is typed or chosen outside a form of an act, and not sent yet: it outlives a reload, and leaving the page, in this tab.
 * @param name only one at its address
 * @returns the value; how it changes; how it is forgotten once it was sent
 */
export function useKept<T>(name: string, start: T): [T, (to: T) => void, () => void] {
  const [at] = useState(here);
  const [value, setValue] = useState<T>(() => {
    const kept = keptOf<T>(name);
    return kept === undefined ? start : kept;
  });
  const change = (to: T) => {
    keepValues(name, [PART], { [PART]: to }, at);
    setValue(to);
  };
  const forget = () => {
    forgetValues(name, at);
    setValue(start);
  };
  return [value, change, forget];
}

const keptOf = <T>(name: string): T | undefined => keptValues(name, [PART])[PART] as T | undefined;
