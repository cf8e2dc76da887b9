import { useEffect, useRef } from 'react';
import { Refused, SIGNED_IN_AGAIN } from '../api/client.js';

/**
 * What sends something; where the session was over, once more as soon as the same person has signed in again over the page. Whoever has
 * left the form by then has given it up; whoever has signed in in another window, perhaps hours later, may want it no more: there what
 * was typed waits for them.
 */
export function useThroughSignIn(): <T>(work: () => Promise<T>) => Promise<T> {
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => void (left.current = true);
  }, []);
  return async function through<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (caught) {
      if (!(caught instanceof Refused) || caught.problem.code !== 'session.required') throw caught;
      const again = await signedInAgain();
      if (left.current || !again) throw caught;
      return through(work);
    }
  };
}

/** @returns whether it was over this page */
function signedInAgain(): Promise<boolean> {
  return new Promise((signedIn) =>
    window.addEventListener(SIGNED_IN_AGAIN, (event) => signedIn((event as CustomEvent<boolean>).detail), {
      once: true,
    }),
  );
}
