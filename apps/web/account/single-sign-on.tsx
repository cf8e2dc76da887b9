import { useEffect, useState } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/queries.js';
import { Door } from '../app/door.js';
import { useSay } from '../app/language.js';
import { ProblemAlert } from '../common/states.js';

/** As the browser was sent here: the router writes what looks like a number or a list in its own way. */
function queryOfArrival(): string {
  const [arrival] = performance.getEntriesByType('navigation');
  return new URL(arrival?.name ?? window.location.href).search.slice(1);
}

/** Where the directory sends people back to: what it said is shown to the service at once, and is good once. */
export function BackFromDirectory() {
  const say = useSay();
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    const answer = queryOfArrival();
    // Neither in the history nor in what is copied from the address bar.
    window.history.replaceState(null, '', window.location.pathname);
    send('post', '/api/v1/single-sign-on/completion', { body: { answer: answer || 'none' } }).then(
      ({ returnTo }) => window.location.assign(returnTo),
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        setRefused(error);
      },
    );
  }, []);
  return (
    <Door>
      {refused ? (
        <>
          <ProblemAlert error={refused} />
          <p>
            <a href="/desk">{say('回到登录页', 'Back to the sign-in page')}</a>
          </p>
        </>
      ) : (
        <p className="quiet">{say('正在登录……', 'Signing in …')}</p>
      )}
    </Door>
  );
}
