import type { ReactNode } from 'react';
import { Refused, SCRIPT_MISSING } from '../api/client.js';
import { ProblemAlert } from './states.js';

/** What is told where the script of a part of the page did not come. */
export function scriptMissing(caught: unknown): Refused {
  console.error(caught);
  return new Refused(SCRIPT_MISSING);
}

/** Instead of a part that `lazy` could not load: the page around it stays, and what would have stood in the part, as far as it is there. */
export function inItsPlace(caught: unknown) {
  const error = scriptMissing(caught);
  return {
    default: (props: object) => (
      <>
        {(props as { children?: ReactNode }).children}
        <ProblemAlert error={error} />
      </>
    ),
  };
}
