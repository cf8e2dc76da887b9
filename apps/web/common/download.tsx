import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { fetched } from '../api/client.js';
import { onBehalfOf } from '../api/on-behalf.js';
import { useSay } from '../app/language.js';
import { announce } from './announce.js';
import { saveFile } from './save-file.js';
import { useAttempt } from './use-attempt.js';

/**
 * What the API gives to keep: files, archives, workbooks, letters. In one's own name it is a plain link, which the browser saves as it
 * comes; no link says in whose name it is followed, so that in another's the page asks for it itself.
 */
export function Download({ address, children }: { address: string; children: ReactNode }) {
  const absent = onBehalfOf(new URL(address, location.origin).pathname);
  return absent ? (
    <InAnothersName address={address}>{children}</InAnothersName>
  ) : (
    <a href={address} download>
      {children}
    </a>
  );
}

function InAnothersName({ address, children }: { address: string; children: ReactNode }) {
  const say = useSay();
  const { busy, error, attempt } = useAttempt();
  useEffect(() => {
    if (error) void announce.error(say(error.problem.sentence));
  }, [error]);
  const take = () =>
    attempt(async () => {
      const { content, name } = await fetched(address);
      saveFile(content, name);
    });
  return (
    <Button type="link" className="download" loading={busy} onClick={() => void take()}>
      {children}
    </Button>
  );
}
