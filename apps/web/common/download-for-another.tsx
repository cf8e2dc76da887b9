import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { fetched } from '../api/client.js';
import { useSay } from '../app/language.js';
import { announce } from './announce.js';
import { saveFile } from './save-file.js';
import { useAttempt } from './use-attempt.js';

/** What is asked for in another's name. */
export function DownloadForAnother({ address, children }: { address: string; children: ReactNode }) {
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
