import { Select } from 'antd';
import { standInFor } from '../api/on-behalf.js';
import { useSay } from './language.js';

interface StandInChoiceProps {
  readonly absent: readonly { readonly accountId: string; readonly displayName: string }[];
  /** The account of the one in whose name one acts now. */
  readonly chosen: string | undefined;
}

/** A choice that is opened before anything is chosen: it leaves the page. */
export function StandInChoice({ absent, chosen = '' }: StandInChoiceProps) {
  const say = useSay();
  const choose = (accountId: string) => {
    standInFor(accountId || undefined);
    // Nothing that was read in the other name stays on the page.
    window.location.assign('/desk');
  };
  return (
    <Select
      className="standing-in"
      aria-label={say('以谁的名义办理', 'In whose name')}
      value={chosen}
      onChange={choose}
      options={[
        { value: '', label: say('本人办理', 'In my own name') },
        ...absent.map(({ accountId, displayName }) => ({
          value: accountId,
          label: say(`代${displayName}办理`, `For ${displayName}`),
        })),
      ]}
    />
  );
}
