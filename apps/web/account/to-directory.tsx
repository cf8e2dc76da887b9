import { Button } from 'antd';
import { useState } from 'react';
import { Refused } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { beginWay } from '../app/session-news.js';
import { newId } from '../common/new-id.js';
import { ProblemAlert } from '../common/states.js';
import { placeToReturn } from './place-to-return.js';

/** What a window returns to, with its way, that was opened beside a page: it has nothing more to do then. */
export const ASIDE = '/desk/signed-in';

/**
 * The way to the directory, where there is one.
 * @param aside in a window of its own, so that this page is not left with what was typed there
 */
export function ToDirectory({ aside = false }: { aside?: boolean }) {
  const say = useSay();
  const { data } = useGet('/api/v1/single-sign-on');
  const [error, setError] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  if (!data?.offered) return null;
  const leave = async () => {
    // At once: browsers open none later, for an answer to what somebody has clicked.
    const beside = aside ? window.open('', '_blank') : null;
    const way = newId();
    if (beside) beginWay(way);
    setBusy(true);
    try {
      const { location } = await send('post', '/api/v1/single-sign-on', {
        body: { returnTo: beside ? `${ASIDE}/${way}` : placeToReturn() },
      });
      (beside ?? window).location.assign(location);
    } catch (caught) {
      beside?.close();
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
      setBusy(false);
      return;
    }
    // Whoever closes that window without signing in may go there again.
    if (beside) setBusy(false);
  };
  return (
    <div className="to-directory">
      <ProblemAlert error={error} />
      <Button block loading={busy} onClick={() => void leave()}>
        {say(`使用${data.name}登录`, `Sign in with ${data.name}`)}
      </Button>
    </div>
  );
}
