import { standInFor } from '../api/on-behalf.js';
import { useSay } from './language.js';
import { usePerson } from './session.js';

/** 代办: in whose name one acts. Nothing for those who stand in for nobody. */
export function StandingIn() {
  const say = useSay();
  const { standsInFor, onBehalfOf } = usePerson();
  const absent = new Map([...standsInFor, ...(onBehalfOf ? [onBehalfOf] : [])].map((each) => [each.accountId, each]));
  if (absent.size === 0) return null;
  const choose = (accountId: string) => {
    standInFor(accountId || undefined);
    // Nothing that was read in the other name stays on the page.
    window.location.assign('/desk');
  };
  return (
    <select
      className="native standing-in"
      aria-label={say('以谁的名义办理', 'In whose name')}
      value={onBehalfOf?.accountId ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{say('本人办理', 'In my own name')}</option>
      {[...absent.values()].map(({ accountId, displayName }) => (
        <option key={accountId} value={accountId}>
          {say(`代${displayName}办理`, `For ${displayName}`)}
        </option>
      ))}
    </select>
  );
}
