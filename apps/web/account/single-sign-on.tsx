import { useEffect, useState } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/queries.js';
import { Door } from '../app/door.js';
import { useSay } from '../app/language.js';
import { tellOthers } from '../app/session-news.js';
import { ProblemAlert } from '../common/states.js';
import { ASIDE } from './to-directory.js';

/** As the browser was sent here: the router writes what looks like a number or a list in its own way. */
function queryOfArrival(): string {
  const [arrival] = performance.getEntriesByType('navigation');
  return new URL(arrival?.name ?? window.location.href).search.slice(1);
}

/** Where the directory sends people back to: what it said is shown to the service at once, and is good once. */
export function BackFromDirectory() {
  const say = useSay();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    const answer = queryOfArrival();
    // Neither in the history nor in what is copied from the address bar.
    window.history.replaceState(null, '', window.location.pathname);
    send('post', '/api/v1/single-sign-on/completion', { body: { answer: answer || 'none' } }).then(
      ({ accountId, returnTo }) => {
        const way = returnTo.startsWith(`${ASIDE}/`) ? returnTo.slice(ASIDE.length + 1) : undefined;
        tellOthers(accountId, way);
        if (way === undefined) return window.location.assign(returnTo);
        setDone(true);
        window.close();
      },
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
        <p className="quiet">
          {done
            ? say(
                '已登录，请关闭本窗口，回到原来的页面继续。',
                'Signed in: close this window, and go on where you were.',
              )
            : say('正在登录……', 'Signing in …')}
        </p>
      )}
    </Door>
  );
}
