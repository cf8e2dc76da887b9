import { useEffect, useRef } from 'react';
import { Refused, SIGNED_IN_AGAIN } from '../api/client.js';

/**
 * What sends something; where the session was over, once more as soon as the same person has signed in again over the page. Whoever has
 * left the form by then has given it up.
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
      await new Promise((signedIn) => window.addEventListener(SIGNED_IN_AGAIN, signedIn, { once: true }));
      if (left.current) throw caught;
      return through(work);
    }
  };
}
