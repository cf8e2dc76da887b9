import { useState } from 'react';
import { atWork } from '../api/at-work.js';
import { Refused } from '../api/client.js';

/** One thing at a time that a button does: whether it is under way, and why the last one was refused. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Refused | null>(null);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await atWork(work());
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, attempt };
}
