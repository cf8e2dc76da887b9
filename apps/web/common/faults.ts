import { useEffect, useState } from 'react';
import { Refused } from '../api/client.js';
import type { Text } from '../app/language.js';
import { byRow } from './refusal-details.js';

/** What is wrong with a control, by the id that it has on the page. */
export interface Fault {
  readonly at: string;
  readonly text: Text;
}

/** Of a row: with what the refusal calls it. */
export interface RowFault extends Fault {
  readonly path: string;
}

/** Thrown on with the ids of the rows that were sent. */
export function namingRows(list: string, ids: readonly string[]): (caught: unknown) => never {
  return (caught) => {
    throw caught instanceof Refused ? new Refused(byRow(caught.problem, list, ids)) : caught;
  };
}

/** The control of a row; `member` where it has more than one. */
export const controlId = (list: string, row: string, member = ''): string => `${list}.${row}.${member}`;

/** What was refused of rows; what is said of all of them is told where it is told of the form. @param own the members that have a control of their own; all else stands at the row's first one */
export function rowFaults(error: Refused | null | undefined, list: string, own: readonly string[] = []): RowFault[] {
  return (error?.problem.errors ?? []).flatMap(({ path, detail }) => {
    const [of, row, member = ''] = path.split('.');
    const at = controlId(list, row ?? '', own.includes(member) ? member : '');
    return of === list && row ? [{ at, text: detail, path }] : [];
  });
}

/** Of what was refused of rows, what nobody has changed since. */
export function useUnmended(error: Refused | null, list: string, own: readonly string[] = []) {
  const [changed, setChanged] = useState<{ of: Refused | null; ids: readonly string[] }>({ of: null, ids: [] });
  const ids = changed.of === error ? changed.ids : [];
  const told = rowFaults(error, list, own);
  const faults = told.filter(({ at }) => !ids.includes(at));
  const isOfRowsAlone = told.length > 0 && told.length === error?.problem.errors?.length;
  return {
    faults,
    /** What is said above them, until all that it is about has been changed. */
    error: isOfRowsAlone && faults.length === 0 ? null : error,
    /** Fields beside which their part of it stands, or has stood. */
    atFields: told.map(({ path }) => path),
    mend: (...at: readonly string[]) => setChanged({ of: error, ids: [...ids, ...at] }),
  };
}

/** What is told, for a form that saves itself: told again after each change, it is the same. */
export const wordsOf = (faults: readonly Fault[]): string =>
  faults.map(({ at, text }) => `${at} ${text.zh}`).join('\n');

/** Leads to what is wrong as it is told, unless somebody goes on typing elsewhere. @param told changes whenever something is */
export function useLedTo(faults: readonly Fault[], told: unknown): void {
  const first = faults[0]?.at;
  // Once for what was told, not for each stroke that mends it.
  useEffect(() => {
    if (told && first && !document.activeElement?.matches('input:not([type=radio]), textarea'))
      document.getElementById(first)?.focus();
  }, [told]);
}

export const wrongId = (id: string): string => `${id}-wrong`;

/** What marks a control as wrong, and says that it is explained beneath. */
export function faultProps(id: string, faults: readonly Fault[]) {
  return faults.some(({ at }) => at === id)
    ? { id, status: 'error' as const, 'aria-invalid': true, 'aria-describedby': wrongId(id) }
    : { id };
}
