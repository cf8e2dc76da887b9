import { Button } from 'antd';
import { useState } from 'react';
import { Refused } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ProblemAlert } from '../common/states.js';

/** Addresses of pages that the service takes to come back to; from any other one, people come back to the inbox. */
const DESK_PAGE = /^\/desk(?:\/[A-Za-z0-9-]{1,64}){0,6}$/;

/** The way to the directory, where there is one. */
export function ToDirectory() {
  const say = useSay();
  const { data } = useGet('/api/v1/single-sign-on');
  const [error, setError] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  if (!data?.offered) return null;
  const leave = async () => {
    setBusy(true);
    try {
      const { pathname } = window.location;
      const returnTo = DESK_PAGE.test(pathname) ? pathname : '/desk';
      const { location } = await send('post', '/api/v1/single-sign-on', { body: { returnTo } });
      window.location.assign(location);
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
      setBusy(false);
    }
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
