import { Button } from 'antd';
import { useState } from 'react';
import { atWork } from '../api/at-work.js';
import { useSay } from '../app/language.js';
import { printWhole } from '../app/paper.js';

/** 打印: what is folded away, too. */
export function PrintButton() {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    await atWork(printWhole());
    setBusy(false);
  };
  return (
    <Button loading={busy} onClick={() => void print()}>
      {say('打印', 'Print')}
    </Button>
  );
}
